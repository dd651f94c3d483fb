package report

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	declaration "github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Figure says what a single value of a result is, and how it is shown.
type Figure struct {
	Part      string    // of the result, of Parts
	Statement string    // that gives it
	Name      string    // in English: rate, gini; empty where the statement gives one value
	Title     diag.Text // of the figure; empty where the statement gives one value
	Label     string    // of the statement
	Type      string    // number, kr, text, flag or date
	Unit      string    // the currency of money; empty for all else
	Percent   bool      // best shown in per cent: 0.125 as 12.5 %

	Says *declaration.Figure // the figure whose words a text is; nil for any other
}

// Parts are the parts of a result that hold single values, in the order in which
// it tells them.
func Parts() []string { return append([]string{"values", "solutions"}, sections()...) }

// Measures are the parts whose statements share nothing out: benchmarks, spreads.
func Measures() []string {
	return slices.DeleteFunc(sections(), func(part string) bool {
		return part == declaration.Pool.Section || part == declaration.Grant.Section
	})
}

// sections are the parts that statements declare.
func sections() []string {
	var out []string
	for _, kind := range declaration.All {
		if kind.Section != "" {
			out = append(out, kind.Section)
		}
	}
	return out
}

// Figures are all single values that a run gives, in the order of the parts of a
// result and in each of them as the statements stand in the file.
func Figures(p *check.Program, steps []check.Step) []Figure {
	out := []Figure{}
	add := func(f Figure, t check.Type) {
		if f.Type = view.TypeName(t); t.Kind == check.Money {
			f.Unit = p.Model.Currency
		}
		out = append(out, f)
	}
	for _, v := range p.Values {
		if _, let := v.Step.(*check.ValueStep); let {
			add(Figure{Part: "values", Statement: v.Name, Label: v.Label, Percent: v.Share, Says: v.Says}, v.Type)
		}
	}
	for _, s := range p.Solves {
		add(Figure{Part: "solutions", Statement: s.Name, Label: s.Label, Percent: s.Param.Share}, s.Param.Type)
	}
	for _, part := range sections() {
		for _, step := range steps {
			in, figures := statement.SingleFigures(step)
			if in != part {
				continue
			}
			head := step.Head()
			for _, f := range figures {
				m := f.Member()
				t, percent := f.Shown()
				add(Figure{Part: part, Statement: head.Name, Name: m.Name, Title: m.Figure.Heading(m.Name), Label: head.Label, Percent: percent, Says: f.Says()}, t)
			}
		}
	}
	return out
}
