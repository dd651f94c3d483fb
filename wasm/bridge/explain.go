package bridge

import (
	"github.com/fordel-lang/fordel/engine/explain"
)

// explain tells why a number of the last run is what it is: one node and a page of
// those below it.
func (b *Bridge) explain(c call, p Explain) (Explained, error) {
	if b.result == nil || !b.result.OK() {
		return Explained{}, failf("nothing was computed yet", "der er ikke beregnet noget endnu")
	}
	if p.Run != 0 && p.Run != b.runs {
		return Explained{Run: b.runs, Stale: true}, nil
	}
	if b.explainer == nil {
		b.explainer = b.result.Explainer()
	}
	x := b.explainer
	x.Lang = p.Lang
	id, n := p.ID, explain.Page
	if p.Cell != nil {
		id = explain.CellID(p.Cell.Table, p.Cell.Column, p.Cell.Row)
	}
	if p.Count != nil {
		n = *p.Count
	}
	level, ok, err := x.Explain(c.ctx, id, p.From, n)
	if err != nil {
		return Explained{}, err
	}
	if !ok {
		return Explained{}, failf("there is nothing to explain at %q", "der er ikke noget at forklare ved %q", id)
	}
	out := Explained{Run: b.runs, Level: level}
	if p.Tell {
		out.Sentences, _, err = x.Tell(c.ctx, id, p.Lang)
	}
	return out, err
}
