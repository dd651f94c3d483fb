package engine

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/statement"
)

// Told tells the model in sentences with what a run with the values in the rules
// gives, and what each scenario does. Where the data are missing or wrong, it tells the rules alone; rules with
// errors are not told.
func (s *Session) Told(ctx context.Context, lang diag.Lang) []describe.Section {
	if s.model.Diagnostics.HasErrors() {
		return nil
	}
	r, list := s.Run(ctx, Settings{})
	defer r.Release()
	if list.HasErrors() || !r.OK() {
		return describe.Describe(s.model.Program, lang)
	}
	told := describe.Tell(s.model.Program, lang, r.outcome(ctx))
	if ctx.Err() != nil {
		return describe.Describe(s.model.Program, lang)
	}
	return told
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
