package examples

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/engine"
)

// TestExpectationsCanFail edits one thing at a time, a number or a comparison of
// the rules outside the expectations or a cell of the data, until every
// expectation of an example has failed by some edit. One that never does checks
// nothing: constants against constants, a copy against its source, a condition
// over no rows.
func TestExpectationsCanFail(t *testing.T) {
	for _, dir := range dirs(t) {
		t.Run(dir, func(t *testing.T) {
			pristine := readModel(t, dir)
			pending := pristine.expectations(t, func(engine.Expectation) bool { return true })
			for _, m := range pristine.broken() {
				if len(pending) == 0 {
					return
				}
				failed := m.expectations(t, func(e engine.Expectation) bool { return !e.OK })
				pending = slices.DeleteFunc(pending, func(text string) bool { return slices.Contains(failed, text) })
			}
			for _, text := range pending {
				t.Errorf("no edit of rules or data makes it fail: %s", text)
			}
		})
	}
}

// model is a rule file and its data by file name.
type model struct {
	rules string
	data  map[string]string
}

func readModel(t *testing.T, dir string) model {
	m := model{read(t, dir, "rules.fordel"), map[string]string{}}
	files, err := filepath.Glob(filepath.Join(dir, "data", "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		m.data[filepath.Base(file)] = read(t, "", file)
	}
	return m
}

// expectations are the texts of the expectations that are asked for; none where
// rules or data have errors.
func (m model) expectations(t *testing.T, wanted func(engine.Expectation) bool) []string {
	opened, _ := engine.Open("rules.fordel", m.rules)
	session := engine.NewSession(opened)
	for file, text := range m.data {
		session.Load(strings.TrimSuffix(file, ".csv"), file, []byte(text))
	}
	result, _ := session.Run(t.Context(), engine.Settings{})
	var texts []string
	for _, e := range result.Expectations {
		if wanted(e) && !slices.Contains(texts, e.Expect.Text) {
			texts = append(texts, e.Expect.Text)
		}
	}
	return texts
}

// broken are the model's copies with one edit each, the data first.
func (m model) broken() []model {
	var out []model
	for file, text := range m.data {
		for _, edited := range editedSheets(text) {
			copied := model{m.rules, map[string]string{}}
			for name, other := range m.data {
				copied.data[name] = other
			}
			copied.data[file] = edited
			out = append(out, copied)
		}
	}
	for _, edited := range editedRules(m.rules) {
		out = append(out, model{edited, m.data})
	}
	return out
}

// editedSheets changes a cell near the top, in the middle and at the end of each
// column, and leaves the last row out.
func editedSheets(text string) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	var out []string
	for column := range strings.Split(lines[0], ";") {
		for _, row := range []int{1, len(lines) / 2, len(lines) - 1} {
			cells := strings.Split(lines[row], ";")
			if row == 0 || column >= len(cells) {
				continue
			}
			other := strings.Split(lines[1+row%(len(lines)-1)], ";")[column]
			for _, value := range []string{bumped(cells[column]), other, ""} {
				edited := slices.Clone(cells)
				edited[column] = value
				out = append(out, strings.Join(slices.Replace(slices.Clone(lines), row, row+1, strings.Join(edited, ";")), "\n"))
			}
		}
	}
	return append(out, strings.Join(lines[:len(lines)-1], "\n"))
}

// bumped is a value as another of its kind: the first figure one up, yes as no.
func bumped(value string) string {
	switch value {
	case "ja":
		return "nej"
	case "nej":
		return "ja"
	}
	at := strings.IndexAny(value, "0123456789")
	if at < 0 {
		return value
	}
	return value[:at] + string('1'+(value[at]-'0')%9) + value[at+1:]
}

// turned are the comparisons and words that an edit turns around.
var turned = map[lex.Type]string{lex.Less: ">=", lex.LessEqual: ">", lex.Greater: "<=", lex.GreaterEqual: "<",
	lex.Equal: "!=", lex.Unequal: "==", lex.Yes: "nej", lex.No: "ja", lex.And: "eller", lex.Or: "og", lex.Plus: "-", lex.Minus: "+"}

// editedRules changes a number or a text, turns a comparison around, takes a
// hundredth more of what a name stands for, or leaves out a line of a block, anywhere but
// in an expectation. Some of what comes of it is no rule file.
func editedRules(text string) []string {
	file, _ := dsl.Parse("rules.fordel", text)
	scanned, _ := lex.Scan(file.Source)
	var out []string
	for _, token := range scanned.Tokens {
		at := token.At
		if expected(file, at.Start) {
			continue
		}
		if edited := editedWord(token, text[at.Start:at.End]); edited != text[at.Start:at.End] {
			out = append(out, text[:at.Start]+edited+text[at.End:])
		}
		if line := strings.LastIndex(text[:at.Start], "\n") + 1; strings.TrimLeft(text[line:at.Start], " ") == "" && line < at.Start {
			out = append(out, text[:line]+text[line+strings.Index(text[line:], "\n")+1:])
		}
	}
	return out
}

func editedWord(token lex.Token, word string) string {
	if other, ok := turned[token.Type]; ok {
		return other
	}
	switch token.Type {
	case lex.Quoted:
		return `"` + bumped(token.Value) + `?"`
	case lex.Word:
		return "1,01 * " + word
	}
	return bumped(word)
}

func expected(file *dsl.File, at int) bool {
	return slices.ContainsFunc(file.Statements, func(s dsl.Statement) bool {
		_, is := s.(*dsl.Expect)
		return is && at >= s.Where().Start && at < s.Where().End
	})
}
