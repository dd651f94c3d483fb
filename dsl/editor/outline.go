package editor

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Heading is a statement in an outline.
type Heading struct {
	Word  string     // the statement word as the file has it; "" for one that cannot be read
	Kind  string     // the statement word in English
	Name  string     // what it declares or is about, as written
	Label string     // or its text, where it has one instead
	At    diag.Range // all of it
}

// Outline lists the statements in the order they stand.
func (d *Document) Outline() []Heading { return Outline(d.file) }

// Outline lists the statements of a file in the order they stand.
func Outline(file *dsl.File) []Heading {
	out := make([]Heading, 0, len(file.Statements))
	for _, s := range file.Statements {
		h := Heading{Kind: s.Kind().String(), At: s.Where()}
		if h.Kind != "" {
			h.Word = lex.Spell(file.Lang, lex.Statements, h.Kind)
		}
		if sc, ok := s.(*dsl.Scenario); ok && sc.Grid {
			h.Word = lex.Spell(file.Lang, lex.Statements, "scenarios")
		}
		h.Name, h.Label = title(s)
		out = append(out, h)
	}
	return out
}

// title is the name and label of a statement, as far as it has them.
func title(s dsl.Statement) (name, label string) {
	switch s := s.(type) {
	case *dsl.Model:
		return "", s.Label.Text
	case *dsl.Table:
		return s.Name.Text, s.Label.Text
	case *dsl.Param:
		return s.Name.Text, s.Label.Text
	case *dsl.Let:
		return target(s.Target), s.Label.Text
	case *dsl.Bands:
		return target(s.Target), s.Label.Text
	case *dsl.Indicator:
		return target(s.Target), s.Label.Text
	case *dsl.Count:
		return target(s.Target), s.Label.Text
	case *dsl.Scenario:
		return "", s.Label.Text
	case *dsl.Expect:
		return "", s.Text.Text
	case *dsl.Solve:
		return s.Name.Text, s.Label.Text
	case *dsl.Show:
		return s.Table.Text, ""
	case *dsl.Chart:
		return target(s.Of), ""
	case *dsl.Broken:
		return target(s.Target), ""
	}
	return titleOfResult(s)
}

// titleOfResult is title for the statements that hand out money or compare.
func titleOfResult(s dsl.Statement) (name, label string) {
	switch s := s.(type) {
	case *dsl.Pool:
		return s.Name.Text, s.Label.Text
	case *dsl.Grant:
		return s.Name.Text, s.Label.Text
	case *dsl.Split:
		return s.Name.Text, ""
	case *dsl.Earmark:
		return s.Name.Text, s.Purpose.Text
	case *dsl.Positions:
		return s.Name.Text, ""
	case *dsl.Benchmark:
		return s.Name.Text, s.Label.Text
	case *dsl.Spread:
		return s.Name.Text, s.Label.Text
	}
	return "", ""
}

// target is a name as written: `TABLE.NAME` or `NAME`.
func target(t dsl.Target) string {
	if t.Table.Text == "" {
		return t.Name.Text
	}
	return t.Table.Text + "." + t.Name.Text
}
