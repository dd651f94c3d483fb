package engine

import "github.com/fordel-lang/fordel/engine/explain"

// Explainer tells why the figures of a result are what they are. It is good until
// the result is released; a result without figures has none.
func (r *Result) Explainer() *explain.Explainer {
	if !r.OK() {
		return nil
	}
	return explain.New(r.Model.Program, r.figures, r.sources)
}
