package town

import (
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl"
)

// Headed gives CSV files, by their names, the headings that people have in their
// sheets: instead of a column's name its label in a rule file, or else the name
// with a capital letter.
func Headed(rules string, files map[string]string) (map[string]string, error) {
	text, err := os.ReadFile(rules)
	if err != nil {
		return nil, err
	}
	file, _ := dsl.Parse(rules, string(text))
	headed := map[string]string{}
	for _, s := range file.Statements {
		t, ok := s.(*dsl.Table)
		if !ok || t.HasRows {
			continue
		}
		name := t.Name.Text + ".csv"
		heading, rows, found := strings.Cut(strings.TrimPrefix(files[name], "\ufeff"), "\n")
		if !found {
			continue
		}
		columns := strings.Split(heading, ";")
		for i, column := range columns {
			columns[i] = headingOf(t, column)
		}
		headed[name] = "\ufeff" + strings.Join(columns, ";") + "\n" + rows
	}
	for name := range files {
		if headed[name] == "" {
			return nil, fmt.Errorf("%s has no table for %s", rules, name)
		}
	}
	return headed, nil
}

// headingOf is the heading of a column.
func headingOf(t *dsl.Table, name string) string {
	for _, c := range t.Columns {
		if c.Name.Text == name && c.Label.Text != "" {
			return c.Label.Text
		}
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
