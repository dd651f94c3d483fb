package engine

import (
	"context"
	"maps"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/statement"
)

// Told tells the model in sentences with what a run with these settings
// gives, and what each scenario does. Where the data are missing or wrong, it tells the rules alone; rules with
// errors are not told.
func (s *Session) Told(ctx context.Context, set Settings, lang diag.Lang) []describe.Section {
	if s.model.Diagnostics.HasErrors() {
		return nil
	}
	r, list := s.Run(ctx, set)
	defer r.Release()
	if list.HasErrors() || !r.OK() {
		return s.RulesTold(set, lang)
	}
	told := describe.Tell(s.model.Program, lang, s.values(set), r.outcome(ctx))
	if ctx.Err() != nil {
		return s.RulesTold(set, lang)
	}
	return told
}

// RulesTold tells the rules alone, with the values that their parameters have in these settings; rules with errors
// are not told.
func (s *Session) RulesTold(set Settings, lang diag.Lang) []describe.Section {
	if s.model.Diagnostics.HasErrors() {
		return nil
	}
	return describe.Tell(s.model.Program, lang, s.values(set), nil)
}

// values are those that settings give parameters; nil where they are the ones in the rules.
func (s *Session) values(set Settings) map[*check.Param]check.Const {
	out := map[*check.Param]check.Const{}
	for _, scenario := range s.model.Program.Scenarios {
		if set.Scenario != "" && scenario.Name == set.Scenario {
			for _, setting := range scenario.Settings {
				out[setting.Param] = setting.Value
			}
		}
	}
	for name, value := range set.Params {
		if p := s.model.Param(name); p != nil {
			out[p] = value
		}
	}
	maps.DeleteFunc(out, func(p *check.Param, value check.Const) bool { return value.Equal(p.Value) })
	return out
}

// outcome is what descriptions tell of a result, which must not be released before.
func (r *Result) outcome(ctx context.Context) *describe.Outcome {
	out := outcomeOf(r.figures)
	out.Try = func(in *check.Scenario, tell func(*describe.Outcome)) bool {
		return r.figures.In(ctx, r.params(in, nil, nil), func(f *statement.Figures) { tell(outcomeOf(f)) })
	}
	out.Shared = func(s *check.PoolStep) []describe.Shared { return sharedBy(ctx, r.figures, s) }
	failed := map[*check.Expect]bool{}
	for _, e := range r.Expectations {
		failed[e.Expect] = failed[e.Expect] || !e.OK
	}
	for _, not := range failed {
		if out.Checks++; !not {
			out.Passed++
		}
	}
	return out
}

// outcomeOf is what descriptions tell of figures.
func outcomeOf(f *statement.Figures) *describe.Outcome {
	return &describe.Outcome{
		Rows: func(t *check.Table) int {
			if data := f.Table(t); data != nil {
				return data.Len
			}
			return 0
		},
		Cell: func(c *check.Column, row int) check.Const {
			if values := f.Column(c); values != nil {
				return formula.At(values, c.Type.Kind, row)
			}
			return check.Const{Missing: true}
		},
		Persons: func(t *check.Table) bool {
			data := f.Table(t)
			if data == nil || t.Decl.HasRows {
				return false
			}
			_, persons := likePersons(data)
			return persons
		},
		Value:  f.Value,
		Figure: func(x check.Figure) check.Const { return f.Figure(x, 0) },
	}
}

// sharedBy is how a pool was shared; nothing where it could not be.
func sharedBy(ctx context.Context, f *statement.Figures, s *check.PoolStep) []describe.Shared {
	var out []describe.Shared
	_ = f.See(ctx, func(w *plan.Workspace) error {
		pool, err := statement.Pool(w, s)
		if err != nil {
			return err
		}
		for _, g := range pool.Groups {
			bounds := make([]string, len(g.Rows))
			for i := range bounds {
				bounds[i] = g.Result.Bound[i].String()
			}
			out = append(out, describe.Shared{Group: g.Key, Rows: g.Rows, Keys: g.Problem.Keys, Bounds: bounds})
		}
		return nil
	})
	return out
}
