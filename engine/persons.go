package engine

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// ofPersons are words by which tables and columns are called that are about persons.
var ofPersons = []string{"børn", "barn", "elev", "fødsel", "født", "cpr", "personn", "borger", "patient",
	"child", "pupil", "student", "birth", "born", "person", "citizen", "resident"}

// ofPlaces are words by which they are about places all the same: kindergartens, children's houses.
var ofPlaces = []string{"institution", "have", "hus", "center", "centre", "tilbud", "skole", "care", "school", "kategori", "group"}

// LikePersons warns of the tables whose rows look like persons, before they go out of
// the house: one sentence for each. What looks so are the words for a table or for a
// column of dates, and texts like Danish person numbers.
func (s *Session) LikePersons() []diag.Text {
	var list []diag.Text
	for _, t := range s.model.Program.Tables {
		rows := s.Data(t.Name)
		if rows == nil || t.Decl.HasRows || rows.Len == 0 {
			continue
		}
		if why, ok := likePersons(rows); ok {
			list = append(list, diag.Format("Rows of `%s` look like persons (%v). Whoever gets the file can read them: send it only to those who may.",
				"Rækker i `%s` ligner personer (%v). Alle, der får filen, kan læse dem: Send den kun til dem, der må.",
				t.Name, why))
		}
	}
	return list
}

// likePersons reports whether the rows of a table look like persons, and by what.
func likePersons(t *table.Table) (diag.Text, bool) {
	for _, c := range t.Columns {
		if slices.ContainsFunc(c.Words, isPersonNumber) {
			return diag.Format("person numbers in `%s`", "personnumre i `%s`", c.Spec.Name), true
		}
	}
	if name := t.Spec.Name + " " + t.Spec.Label; holds(name, ofPersons) && !holds(name, ofPlaces) {
		return diag.Format("its name", "navnet"), true
	}
	for _, c := range t.Columns {
		if c.Spec.Kind == table.Date && holds(c.Spec.Name+" "+c.Spec.Label, ofPersons) {
			return diag.Format("dates of birth in `%s`", "fødselsdatoer i `%s`", c.Spec.Name), true
		}
	}
	return diag.Text{}, false
}

// holds reports whether a name has one of the words in it.
func holds(name string, words []string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(name, word) })
}

// isPersonNumber reports whether a text looks like a Danish person number: a day, a
// month and a year with two digits each, perhaps a hyphen or a space, four digits.
func isPersonNumber(text string) bool {
	if len(text) == 11 && (text[6] == '-' || text[6] == ' ') {
		text = text[:6] + text[7:]
	}
	if len(text) != 10 || strings.Trim(text, "0123456789") != "" {
		return false
	}
	day, month := text[:2], text[2:4]
	return "01" <= day && day <= "31" && "01" <= month && month <= "12"
}
