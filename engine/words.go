package engine

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// mostWords is how many different texts a column may have for those among them
// that look the same to be looked for.
const mostWords = 20_000

// unknownWords warns of texts that the rules compare columns with and that no row of
// the data holds, or that look the same as others that some row holds. It asks
// what is read, not the rules alone, so it belongs to the data.
func (s *Session) unknownWords() (list diag.List) {
	seen := map[diag.Range]bool{}
	folded := map[*table.Column]map[string][]string{}
	for _, c := range s.model.Program.Compared {
		if c.Column == nil {
			if known, ok := s.given(c); ok && !seen[c.At] && !slices.Contains(known, c.Text) {
				seen[c.At] = true
				list.Add(textNever(c, known))
			}
			continue
		}
		column, t := s.vocabulary(c.Column)
		if column == nil || len(column.Words) == 0 || seen[c.At] {
			continue
		}
		seen[c.At] = true
		if folded[column] == nil && len(column.Words) <= mostWords {
			folded[column] = map[string][]string{}
			for _, word := range column.Words {
				f := table.Fold(word)
				folded[column][f] = append(folded[column][f], word)
			}
		}
		alike := slices.DeleteFunc(slices.Clone(folded[column][table.Fold(c.Text)]), func(word string) bool {
			return word == c.Text || s.comparedToo(c.Column, word)
		})
		switch {
		case !slices.Contains(column.Words, c.Text):
			list.Add(textNowhere(c, s.nearest(c, column, t, alike)))
		case len(alike) > 0:
			list.Add(textAlike(c, lookAlikes{column, t, alike}))
		}
	}
	return list
}

// given are all texts that a formula can give with the data there are; false where
// a column has none, so that nothing can be said.
func (s *Session) given(c check.Compared) (known []string, ok bool) {
	known = slices.Clone(c.Written)
	for _, source := range c.From {
		column, _ := s.vocabulary(source.Column)
		if column == nil || len(column.Words) == 0 {
			return nil, false
		}
		for _, word := range column.Words {
			known = append(known, source.Of(word))
		}
	}
	return known, true
}

// comparedToo reports whether the rules compare a column with that text as well.
func (s *Session) comparedToo(column *check.Column, text string) bool {
	return slices.ContainsFunc(s.model.Program.Compared, func(c check.Compared) bool { return c.Column == column && c.Text == text })
}

// vocabulary is the column whose texts a column of the data may hold, and its
// table: of a reference the keys of its target. nil where the shape of the table
// says which there are.
func (s *Session) vocabulary(c *check.Column) (*table.Column, *table.Table) {
	slot := c.Table.Slot
	if c.Ref != nil {
		slot = c.Ref.Slot
	}
	t := s.tables[slot].table
	if t == nil {
		return nil, nil
	}
	column := t.Column(c.Name)
	if c.Ref != nil {
		column = t.Key()
	}
	if column == nil || column.Spec.Kind == table.Choice || column.Codes == nil {
		return nil, nil
	}
	return column, t
}

// nearest is what a text that no row holds may stand for: one that looks the
// same; the key of the row that has it in another column; or one that is near.
func (s *Session) nearest(c check.Compared, column *table.Column, t *table.Table, alike []string) string {
	if bare := strings.TrimSpace(c.Text); slices.Contains(column.Words, bare) {
		return bare
	}
	if len(alike) > 0 {
		return alike[0]
	}
	if c.Column.Ref != nil {
		for _, other := range t.Columns {
			code := int32(slices.Index(other.Words, c.Text))
			if other.Spec.Kind == table.Text && code >= 0 {
				return column.Word(slices.Index(other.Codes, code))
			}
		}
	}
	if len(column.Words) > mostWords {
		return ""
	}
	return diag.Closest(c.Text, column.Words)
}

// lookAlikes are texts of a column, in a message: each with the first line that
// holds it.
type lookAlikes struct {
	column *table.Column
	table  *table.Table
	texts  []string
}

// In renders the list for a language; beyond five the rest are counted.
func (l lookAlikes) In(lang diag.Lang) string {
	line, and, more := " (line %d)", " and ", "%d more"
	if lang == diag.Danish {
		line, and, more = " (linje %d)", " og ", "%d flere"
	}
	var out []string
	for i, text := range l.texts {
		if i == 5 && len(l.texts) > 6 {
			out = append(out, fmt.Sprintf(more, len(l.texts)-i))
			break
		}
		out = append(out, strconv.Quote(text))
		row := slices.Index(l.column.Codes, int32(slices.Index(l.column.Words, text)))
		if n := l.table.Lines[row]; n > 0 {
			out[i] += fmt.Sprintf(line, n)
		}
	}
	if len(out) < 2 {
		return out[0]
	}
	return strings.Join(out[:len(out)-1], ", ") + and + out[len(out)-1]
}
