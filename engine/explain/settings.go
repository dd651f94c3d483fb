package explain

import (
	"context"
	"math/big"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
)

// Setting is a setting of the parameters, and what it is called.
type Setting struct {
	Name   string
	Params []check.Const // by slot
}

// Against tells why the number of an address is not what it is in another setting, where
// the parameters have other values: how much of the change from there to here each of
// them accounts for. It computes what the number depends on with every combination of
// what differs, 256 at most. It gives false where there is no such node, or none that
// stands in a table or is a single value; and the context's error.
func (x *Explainer) Against(ctx context.Context, id string, here string, from Setting, lang diag.Lang) (d *Difference, ok bool, err error) {
	restore := x.speak(lang)
	defer restore()
	err = x.see(ctx, func() {
		s := x.find(id)
		if s == nil {
			return
		}
		of := x.figureOf(id)
		if of == nil || x.reason(s) != conceal.Told {
			return
		}
		a := &against{x: x, ctx: ctx, of: of, from: from.Params, to: x.figures.Params()}
		d, ok = a.difference(x.newProse(lang), s, [2]string{from.Name, here}), true
	})
	if err != nil {
		return nil, false, err
	}
	return d, ok, nil
}

// speak makes the explainer name things in a language; what it gives undoes that.
func (x *Explainer) speak(lang diag.Lang) (restore func()) {
	label, spelling := x.Lang, x.spelling
	x.Lang, x.spelling = lang, lang
	return func() { x.Lang, x.spelling = label, spelling }
}

func (x *Explainer) newProse(lang diag.Lang) *prose {
	return &prose{x: x, lang: lang, foreign: describe.Author(x.program) != lang}
}

// computed is a figure that can be computed in other settings: a cell, a value or a
// parameter.
type computed struct {
	step   check.Step // nil for data and parameters, which are what they are
	column *check.Column
	value  *check.Value
	param  *check.Param
	row    int
}

// figureOf is the figure of an address; nil of any other node.
func (x *Explainer) figureOf(id string) *computed {
	path := split(id)
	switch {
	case len(path) == 4 && path[0] == "cell":
		if c, row := x.cellOf(id); c != nil {
			return &computed{step: c.Step, column: c, row: row}
		}
	case len(path) == 2 && path[0] == "value":
		for _, v := range x.program.Values {
			if v.Name == path[1] {
				return &computed{step: v.Step, value: v}
			}
		}
	case len(path) == 2 && path[0] == "param":
		if p := x.program.Param(path[1]); p != nil {
			return &computed{param: p}
		}
	}
	return nil
}

// in is the figure in the workspace's state, after what it needs was computed; false
// where it cannot be computed there.
func (f *computed) in(w *plan.Workspace) (check.Const, bool, error) {
	if f.step != nil {
		o, err := w.Evaluate(w.Plan.Of(f.step))
		if err != nil || o.Failed {
			return check.Const{}, false, err
		}
	}
	switch {
	case f.param != nil:
		return w.Param(f.param), true, nil
	case f.value != nil:
		return w.Value(f.value), true, nil
	}
	return formula.At(w.Column(f.column), f.column.Type.Kind, f.row), true, nil
}

// depends reports whether the figure depends on a parameter.
func (f *computed) depends(w *plan.Workspace, p *check.Param) bool {
	return f.param == p || f.step != nil && w.Plan.Depends(w.Plan.Of(f.step), p)
}

// against is the comparison of a figure in two settings.
type against struct {
	x        *Explainer
	ctx      context.Context
	of       *computed
	from, to []check.Const

	differ, matter []*check.Param // that differ, and that the figure depends on
}

// difference is how the figure changes, and what accounts for it.
func (a *against) difference(p *prose, s *spot, names [2]string) *Difference {
	for _, param := range a.x.program.Params {
		if a.from[param.Slot] != a.to[param.Slot] {
			a.differ = append(a.differ, param)
			if a.of.depends(a.x.w, param) {
				a.matter = append(a.matter, param)
			}
		}
	}
	from, there, err := a.value(a.from)
	if err != nil {
		a.x.fail(err)
		return nil
	}
	if !there {
		from = check.Const{Missing: true}
	}
	c := p.compare(s, from, s.is, names)
	if !there {
		c.say("%s cannot be computed with %s.", "%s kan ikke beregnes med %s.", c.subject(s), names[0])
		c.d.Sentences = c.out
		return c.d
	}
	if c.numbers() {
		a.parts(c)
	}
	c.opening(s)
	if c.d.Change != nil {
		c.together(a.held())
		c.accounted()
	}
	c.d.Sentences = c.out
	return c.d
}

// value is the figure in a setting.
func (a *against) value(params []check.Const) (v check.Const, ok bool, err error) {
	w := a.x.w
	w.Begin(a.ctx, 1)
	err = w.In(params, func() error {
		v, ok, err = a.of.in(w)
		return err
	})
	return v, ok, err
}

// mixed is the figure where the parameters of a set have the new values.
func (a *against) mixed(of attribution.Set) (*big.Rat, bool, error) {
	params := append([]check.Const(nil), a.from...)
	for i, p := range a.matter {
		if of.Has(min(i, mostInputs-1)) {
			params[p.Slot] = a.to[p.Slot]
		}
	}
	v, ok, err := a.value(params)
	if err != nil || !ok || v.Missing {
		return nil, false, err
	}
	return rational(v.Number), true, nil
}

// mostInputs is how many inputs are told apart; what is beyond goes with the last.
const mostInputs = 60

// held is the bound that holds the row of a pool in the setting that the figure comes
// from.
func (a *against) held() share.Bound {
	step, ok := a.of.step.(*check.PoolStep)
	if !ok || a.of.column != step.Column {
		return share.None
	}
	bound := &against{x: a.x, ctx: a.ctx, of: &computed{step: step, column: step.Bound, row: a.of.row}}
	v, _, err := bound.value(a.from)
	switch {
	case err != nil:
		a.x.fail(err)
	case v.Text == share.AtCap.String():
		return share.AtCap
	case v.Text == share.AtFloor.String():
		return share.AtFloor
	}
	return share.None
}

// parts works out what the parameters account for. Those that the figure does not
// depend on account for nothing.
func (a *against) parts(c *comparison) {
	parts, err := attribution.Shapley(min(len(a.matter), mostInputs), a.mixed)
	if err != nil {
		a.x.fail(err)
		return
	}
	var exact []*big.Rat
	for _, part := range parts {
		alone, _ := part.Alone.Float64()
		last, _ := part.Last.Float64()
		out := Accounts{Alone: &alone, Last: &last}
		for i, p := range a.matter {
			if part.Inputs.Has(min(i, mostInputs-1)) {
				out.Inputs = append(out.Inputs, a.input(c.prose, p))
			}
		}
		if out.Label = c.labels(out.Inputs, plain); part.Other {
			out.Label = c.pick("Other", "Andet")
		}
		out.Other = part.Other
		c.d.Parts, exact = append(c.d.Parts, out), append(exact, part.Value)
	}
	for _, p := range a.differ {
		if !a.of.depends(a.x.w, p) {
			in := a.input(c.prose, p)
			c.d.Parts, exact = append(c.d.Parts, Accounts{Label: in.Label, Inputs: []Input{in}, Alone: new(float64), Last: new(float64)}), append(exact, new(big.Rat))
		}
	}
	c.d.Parts = c.add(c.d.Parts, exact)
}

// input is a parameter with its two values.
func (a *against) input(p *prose, param *check.Param) Input {
	unit := a.x.unit(param.Type, param.Share)
	return Input{Name: param.Name, Label: label(param.Label, param.Name),
		From: p.value(a.from[param.Slot], unit, false), To: p.value(a.to[param.Slot], unit, false)}
}
