package explain

import (
	"context"
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/conceal"
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
// stands in a table or below a column or is a single value; and the context's error.
func (x *Explainer) Against(ctx context.Context, id string, here string, from Setting, lang diag.Lang) (d *Difference, ok bool, err error) {
	return x.AgainstWorld(ctx, id, here, lang, func(id string) World { return x.setting(ctx, id, from, lang) })
}

// AgainstWorld is Against of a world, which is asked for by the address that the figure
// has in tables.
func (x *Explainer) AgainstWorld(ctx context.Context, id string, here string, lang diag.Lang, from func(id string) World) (d *Difference, ok bool, err error) {
	defer x.speak(lang)()
	err = x.see(ctx, func() {
		s := x.find(id)
		if s == nil {
			return
		}
		of := x.figureOf(s.ID)
		if of == nil || x.reason(s) != conceal.Told {
			return
		}
		a := &against{x: x, id: s.ID, of: of, World: from(s.ID)}
		d, ok = a.difference(x.newProse(lang), s, here), true
		d.Sentences = x.screened(d.Sentences, lang)
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

// setting is the world of another setting, for a figure.
func (x *Explainer) setting(ctx context.Context, id string, from Setting, lang diag.Lang) World {
	world, of, to := World{Name: from.Name}, x.figureOf(id), x.figures.Params()
	var matter []*check.Param
	for _, p := range x.program.Params {
		switch in := x.ParamInput(lang, p, from.Params[p.Slot], to[p.Slot]); {
		case from.Params[p.Slot] == to[p.Slot]:
		case of.depends(x.w, p):
			world.Inputs, matter = append(world.Inputs, in), append(matter, p)
		default:
			world.Idle = append(world.Idle, in)
		}
	}
	world.Value = func(id string, set attribution.Set) (v check.Const, ok bool, err error) {
		params := slices.Clone(from.Params)
		for i, p := range matter {
			if set.Has(Nth(i)) {
				params[p.Slot] = to[p.Slot]
			}
		}
		x.w.Begin(ctx, 1)
		err = x.w.In(params, func() error {
			v, ok, err = x.figureOf(id).in(x.w)
			return err
		})
		return v, ok, err
	}
	return world
}

// against is the comparison of a figure with another world.
type against struct {
	World
	x  *Explainer
	id string
	of *computed
}

// difference is how the figure changes, and what accounts for it.
func (a *against) difference(p *prose, s *spot, here string) *Difference {
	var from check.Const
	there, err := false, error(nil)
	if a.Lacks == nil {
		if from, there, err = a.Value(a.id, 0); err != nil {
			a.x.fail(err)
			return p.compare(s, s.is, s.is, [2]string{a.Name, here}).d
		}
	}
	if !there {
		from = check.Const{Missing: true}
	}
	c := p.compare(s, from, s.is, [2]string{a.Name, here})
	c.rest = a.Rest
	switch {
	case a.Lacks != nil:
		c.say("%s is %s with %s.", "%s er %s med %s.", c.subject(s), c.toFig(), here)
		c.say("%s", "%s", a.Lacks.In(p.lang))
	case !there:
		c.say("%s cannot be computed with %s.", "%s kan ikke beregnes med %s.", c.subject(s), a.Name)
	default:
		a.tell(c, s)
	}
	c.d.Sentences = c.out
	return c.d
}

// tell tells the figures of both, and what accounts for the change.
func (a *against) tell(c *comparison, s *spot) {
	if c.numbers() {
		a.parts(c)
	}
	c.opening(s)
	if c.d.Change != nil {
		c.together(a.held())
		c.accounted()
	}
}

// mixed is the figure where the inputs of a set are those of the run.
func (a *against) mixed(of attribution.Set) (*big.Rat, bool, error) {
	v, ok, err := a.Value(a.id, of)
	if err != nil || !ok || v.Missing {
		return nil, false, err
	}
	return rational(v.Number), true, nil
}

// mostInputs is how many inputs are told apart; what is beyond goes with the last.
const mostInputs = 60

// held is the bound that holds the row of a pool in the world that the figure comes from.
func (a *against) held() share.Bound {
	step, ok := a.of.step.(*check.PoolStep)
	if !ok || a.of.column != step.Column || a.of.fold != "" {
		return share.None
	}
	v, _, err := a.Value(CellID(step.To.Name, step.Bound.Name, a.x.keyOf(step.To, a.of.row)), 0)
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

// parts works out what the inputs account for. Those that the figure does not depend
// on account for nothing.
func (a *against) parts(c *comparison) {
	parts, err := attribution.Shapley(min(len(a.Inputs), mostInputs), a.mixed)
	if err != nil {
		a.x.fail(err)
		return
	}
	var exact []*big.Rat
	for _, part := range parts {
		alone, _ := part.Alone.Float64()
		last, _ := part.Last.Float64()
		out := Accounts{Alone: &alone, Last: &last}
		for i, in := range a.Inputs {
			if part.Inputs.Has(Nth(i)) {
				out.Inputs = append(out.Inputs, in)
			}
		}
		if out.Label = c.labels(out.Inputs, plain); out.Inputs[0].phrase {
			out.Label = capital(out.Label)
		}
		if part.Other {
			out.Label = c.pick("Other", "Andet")
		}
		out.Other = part.Other
		c.d.Parts, exact = append(c.d.Parts, out), append(exact, part.Value)
	}
	for _, in := range a.Idle {
		c.d.Parts, exact = append(c.d.Parts, Accounts{Label: in.Label, Inputs: []Input{in}, Alone: new(float64), Last: new(float64)}), append(exact, new(big.Rat))
	}
	c.d.Parts = c.add(c.d.Parts, exact)
}
