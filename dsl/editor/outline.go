package editor

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
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
		h := Heading{Kind: s.Kind().EN, Word: s.Kind().Spelling(file.Lang), At: s.Where()}
		if sc, ok := s.(*dsl.Scenario); ok && sc.Grid {
			h.Word = sc.Kind().Also.Spelling(file.Lang)
		}
		of, label := s.Subject()
		h.Name, h.Label = target(of), label.Text
		out = append(out, h)
	}
	return out
}

// target is a name as written: `TABLE.NAME` or `NAME`.
func target(t dsl.Target) string {
	if t.Table.Text == "" {
		return t.Name.Text
	}
	return t.Table.Text + "." + t.Name.Text
}
