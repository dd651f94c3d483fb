package main

import (
	"regexp"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// ofPersons are words by which tables and columns are called that are about persons.
var ofPersons = regexp.MustCompile(`(?i)børn|barn|elev|fødsel|født|cpr|personn|borger|patient|child|pupil|student|birth|born|person|citizen|resident`)

// ofPlaces are words by which they are about places all the same: kindergartens, children's houses.
var ofPlaces = regexp.MustCompile(`(?i)institution|have|hus|center|centre|tilbud|skole|care|school|kategori|group`)

// personNumber is what a Danish person number looks like: a day and month, a year,
// four digits.
var personNumber = regexp.MustCompile(`^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d[- ]?\d{4}$`)

// personsIn warns of tables whose rows look like persons; empty for none.
func (o *opened) personsIn(lang diag.Lang) string {
	var out strings.Builder
	for _, t := range o.Model().Program.Tables {
		rows := o.Data(t.Name)
		if rows == nil || t.Decl.HasRows || rows.Len == 0 {
			continue
		}
		if why, ok := likePersons(rows); ok {
			out.WriteString(diag.Format("fordel page: %v rows of `%s` look like persons (%v). Whoever gets the file can read them: send it only to those who may.\n",
				"fordel page: %v rækker i `%s` ligner personer (%v). Alle, der får filen, kan læse dem: send den kun til dem, der må.\n",
				diag.Number(float64(rows.Len)), t.Name, why).In(lang))
		}
	}
	return out.String()
}

// likePersons reports whether the rows of a table look like persons, and by what:
// the words for it or for a column, or texts that look like person numbers.
func likePersons(t *table.Table) (diag.Text, bool) {
	for _, c := range t.Columns {
		for _, text := range c.Words {
			if personNumber.MatchString(text) {
				return diag.Format("person numbers in `%s`", "personnumre i `%s`", c.Spec.Name), true
			}
		}
	}
	if name := t.Spec.Name + " " + t.Spec.Label; ofPersons.MatchString(name) && !ofPlaces.MatchString(name) {
		return diag.Format("its name", "navnet"), true
	}
	for _, c := range t.Columns {
		if c.Spec.Kind == table.Date && (ofPersons.MatchString(c.Spec.Name) || ofPersons.MatchString(c.Spec.Label)) {
			return diag.Format("dates of birth in `%s`", "fødselsdatoer i `%s`", c.Spec.Name), true
		}
	}
	return diag.Text{}, false
}
