package main

import (
	"context"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/difference"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
)

// origin is what a number was computed with: rules, data and settings as they were given.
type origin struct {
	rules    string
	data     []string
	lang     string
	params   []pair
	scenario string
}

// otherRun is why the number is not what it is with other data, by other rules, or both.
// With other data the settings stay; other rules are computed as they are written.
func (a *againstFlags) otherRun(ctx context.Context, here origin, o *opened, r *engine.Result, x *explain.Explainer, id string, io streams) (*explain.Difference, int, error) {
	there := here
	out := engine.Other{Rules: *a.rules != "", Data: len(*a.data) > 0}
	if out.Data {
		there.data = *a.data
	}
	if out.Rules {
		there.rules, there.params, there.scenario = *a.rules, nil, ""
	}
	other, result, code, err := computed(ctx, there.rules, there.data, string(o.lang), there.params, there.scenario, io)
	if result == nil {
		return nil, code, err
	}
	out.Result, out.Name, out.Here = result, there.called(out, o.lang), here.called(out, o.lang)
	if out.Rules {
		d, ok := difference.Compare(rulesOf(other), rulesOf(o), o.lang)
		if !ok { // a word has no spelling in that language
			d, _ = difference.Compare(rulesOf(other), rulesOf(o), o.Model().Lang())
		}
		out.Was = d.Was
	}
	if out.Rules && out.Data {
		for side, pair := range []origin{{rules: there.rules, data: here.data}, {rules: here.rules, data: there.data}} {
			crossed, err := open(ctx, pair.rules, pair.data, string(o.lang), io)
			if err != nil {
				return nil, wrongUse, err
			}
			out.Crossed[side] = crossed.Session
		}
	}
	d, err := r.AgainstOther(ctx, x, id, out, o.lang)
	if err != nil {
		return nil, interrupted, err
	}
	return d, fine, nil
}

// called is what it is called in a sentence, by what is other in the two.
func (r origin) called(other engine.Other, lang diag.Lang) string {
	rules, data := diag.Format("the rules in %s", "reglerne i %s", r.rules), diag.Format("the data in %s", "data i %s", strings.Join(r.data, ", "))
	switch {
	case !other.Data:
		return rules.In(lang)
	case !other.Rules:
		return data.In(lang)
	}
	return diag.Format("%s and %s", "%s og %s", rules, data).In(lang)
}
