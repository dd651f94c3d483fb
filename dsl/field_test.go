package dsl

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/statement"
)

// TestEveryStatementIsRead sees that every declared statement has a reader, and
// every clause of its block a field to go to, and no more.
func TestEveryStatementIsRead(t *testing.T) {
	for _, d := range statement.All {
		if forms[d] == nil {
			t.Errorf("%s cannot be read", d)
		}
		if statement.Of(d.EN) != d || d.Also != nil && statement.Of(d.Also.EN) != d {
			t.Errorf("%s is not found by its word", d)
		}
	}
	if len(forms) != len(statement.All) {
		t.Errorf("%d statements are read, %d declared", len(forms), len(statement.All))
	}
	for d, fields := range map[*statement.Declaration][]field{
		&statement.Model: (&Model{}).fields(), &statement.Param: (&Param{}).fields(), &statement.Pool: (&Pool{}).fields(),
		&statement.Grant: (&Grant{}).fields(), &statement.Earmark: (&Earmark{}).fields(), &statement.Positions: (&Positions{}).fields(),
		&statement.Benchmark: (&Benchmark{}).fields(), &statement.Spread: (&Spread{}).fields(), &statement.Show: (&Show{}).fields(),
	} {
		if len(fields) != len(d.Lines.Words) {
			t.Errorf("%s has %d clauses and %d fields", d, len(d.Lines.Words), len(fields))
		}
		for _, w := range d.Lines.Words {
			if fieldOf(fields, w.EN).to == nil {
				t.Errorf("%s: what `%s` says goes nowhere", d, w.EN)
			}
		}
	}
}
