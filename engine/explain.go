package engine

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/report"
)

// Explainer tells why the figures of a result are what they are. It is good until
// the result is released; a result without figures has none.
func (r *Result) Explainer() *explain.Explainer {
	if !r.OK() {
		return nil
	}
	return explain.New(r.Model.Program, r.figures, r.sources, r.views)
}

// ExplainerHiding is that which tells no small counts of people, nor what would give them away.
func (r *Result) ExplainerHiding() *explain.Explainer {
	x := r.Explainer()
	if x != nil {
		x.Hide(report.Conceal(r.run()))
	}
	return x
}

// Setting is other settings of the model, with what they are called in a sentence: what
// a figure of this result is compared with. Settings that cannot be are told.
func (r *Result) Setting(set Settings, lang diag.Lang) (explain.Setting, diag.List) {
	other := &Result{Model: r.Model, session: r.session}
	list := other.set(set)
	return explain.Setting{Name: other.called(lang), Params: other.Params}, list
}

// Against tells why a figure of the result, by its address, is not what it is in other
// settings. It gives nil where there is no such figure; the error is the context's.
func (r *Result) Against(ctx context.Context, x *explain.Explainer, id string, from explain.Setting, lang diag.Lang) (*explain.Difference, error) {
	d, _, err := x.Against(ctx, id, r.called(lang), from, lang)
	return d, err
}

// called is what the settings are called in a sentence.
func (r *Result) called(lang diag.Lang) string {
	plain := r.params(r.Scenario, r.Scenario, nil)
	turned := false
	for i := range plain {
		turned = turned || plain[i] != r.Params[i]
	}
	switch {
	case r.Scenario != nil && turned:
		return diag.Format("the scenario “%s” with changes", "scenariet »%s« med ændringer", r.Scenario.Name).In(lang)
	case r.Scenario != nil:
		return diag.Format("the scenario “%s”", "scenariet »%s«", r.Scenario.Name).In(lang)
	case turned:
		return diag.Text{EN: "the current settings", DA: "de aktuelle indstillinger"}.In(lang)
	}
	return diag.Text{EN: "the rules as written", DA: "grundlaget"}.In(lang)
}
