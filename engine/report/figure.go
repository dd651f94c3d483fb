package report

import (
	"github.com/fordel-lang/fordel/dsl/check"
	declaration "github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Figure says what a single value of a result is, and how it is shown.
type Figure struct {
	Part      string // of the result: values, solutions, pools, grants, benchmarks or spreads
	Statement string // that gives it
	Name      string // in English: rate, gini; empty where the statement gives one value
	Label     string // of the statement
	Type      string // number, kr, text, flag or date
	Unit      string // the currency of money; empty for all else
	Percent   bool   // best shown in per cent: 0.125 as 12.5 %

	Says *declaration.Figure // the figure whose words a text is; nil for any other
}

// Figures are all single values that a run gives, in the order of the parts of a
// result and in each of them as the statements stand in the file.
func Figures(p *check.Program, steps []check.Step) []Figure {
	out := []Figure{}
	add := func(part, of, name, label string, t check.Type, percent bool, says *declaration.Figure) {
		f := Figure{Part: part, Statement: of, Name: name, Label: label, Type: view.TypeName(t), Percent: percent, Says: says}
		if t.Kind == check.Money {
			f.Unit = p.Model.Currency
		}
		out = append(out, f)
	}
	for _, v := range p.Values {
		if _, let := v.Step.(*check.ValueStep); let {
			add("values", v.Name, "", v.Label, v.Type, v.Share, v.Says)
		}
	}
	for _, s := range p.Solves {
		add("solutions", s.Name, "", s.Label, s.Param.Type, s.Param.Share, nil)
	}
	for _, kind := range declaration.All {
		for _, step := range steps {
			part, figures := statement.SingleFigures(step)
			if part == "" || part != kind.Section {
				continue
			}
			for _, f := range figures {
				t, percent := f.Shown()
				add(part, step.Head().Name, f.Member().Name, step.Head().Label, t, percent, f.Says())
			}
		}
	}
	return out
}
