package report

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// reads is what a column is computed from.
type reads struct {
	row   []*check.Column       // columns of its own row
	over  map[*check.Table]bool // tables whose rows are counted or added up for it
	alone bool                  // it is given by those of its row, parameters and single values alone
}

// readsOf is what each computed column of a program is computed from.
func readsOf(p *check.Program) map[*check.Column]reads {
	formulas := map[dsl.Statement][]check.Formula{}
	for _, f := range p.Formulas() {
		formulas[f.Decl] = append(formulas[f.Decl], f)
	}
	out := map[*check.Column]reads{}
	for _, t := range p.Tables {
		for _, c := range t.Columns {
			of := reads{over: map[*check.Table]bool{}}
			if c.Step != nil {
				_, of.alone = c.Step.(*check.ColumnStep)
				for _, f := range formulas[c.Step.Head().Decl] {
					if f.On == t {
						of.formula(f.Expr)
					}
				}
			}
			out[c] = of
		}
	}
	return out
}

// formula adds what a formula on the row reads.
func (r *reads) formula(e *check.Expr) {
	switch e.Op {
	case check.OpColumn:
		if e.Depth == 0 && len(e.Path) == 0 && !slices.Contains(r.row, e.Column) {
			r.row = append(r.row, e.Column)
		}
	case check.OpRows:
		r.over[e.Table], r.alone = true, false
	}
	for _, a := range e.Args {
		r.formula(a)
	}
}
