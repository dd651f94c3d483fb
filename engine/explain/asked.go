package explain

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
)

// Values are those of a formula on every row of a table, in the run. The error is that of
// a run that has to end.
func (x *Explainer) Values(ctx context.Context, e *check.Expr, on *check.Table) (values []check.Const, err error) {
	err = x.see(ctx, func() {
		n := x.figures.Table(on).Len
		column, problems, wrong := kernel.Compile(e, on, x.w).Column(nil)
		if wrong != nil {
			x.fail(wrong)
			return
		}
		for row := range n {
			v := check.Const{Kind: e.Type.Kind, Missing: true}
			if !problems.HasErrors() {
				v = formula.At(column, e.Type.Kind, row)
			}
			values = append(values, v)
		}
	})
	return values, err
}

// ValuesIn are those of a computed column on every row in another setting of the
// parameters, by slot; nil where it cannot be computed there. The error is that of a run
// that has to end.
func (x *Explainer) ValuesIn(ctx context.Context, params []check.Const, c *check.Column) (values []check.Const, err error) {
	err = x.see(ctx, func() {
		x.fail(x.w.In(params, func() error {
			of := &computed{step: c.Step, column: c}
			if _, ok, err := of.in(x.w); !ok || err != nil {
				return err
			}
			for row := range x.figures.Table(c.Table).Len {
				values = append(values, formula.At(x.w.Column(c), c.Type.Kind, row))
			}
			return nil
		}))
	})
	return values, err
}

// Written is a value as a reader reads it in a sentence.
func (x *Explainer) Written(v check.Const, t check.Type, share bool, lang diag.Lang) string {
	return x.newProse(lang).value(v, x.unit(t, share), true)
}

// Name is what a row is called.
func (x *Explainer) Name(t *check.Table, row int) string { return x.rowLabel(t, row) }

// Key is what a row is found by.
func (x *Explainer) Key(t *check.Table, row int) string { return x.keyOf(t, row) }

// Label is what a column is called.
func (x *Explainer) Label(c *check.Column) string { return x.columnLabel(c) }

// Per is one unit of what a column counts: pr. vægtet barn.
func (x *Explainer) Per(c *check.Column, lang diag.Lang) string {
	return x.newProse(lang).per(x.columnLabel(c))
}
