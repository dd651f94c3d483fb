package statement

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
)

// See lets f read what is computed: formulas can be asked in the workspace, and
// pools can be solved again. The error is that of f.
func (f *Figures) See(ctx context.Context, do func(w *plan.Workspace) error) error {
	return f.space.Seeing(ctx, f.state, func() error { return do(f.space) })
}

// In computes the statements with other values of the parameters and lets f read what
// they give, which is gone afterwards. It gives false where there is an error.
func (f *Figures) In(ctx context.Context, params []check.Const, do func(*Figures)) bool {
	ok := false
	err := f.See(ctx, func(w *plan.Workspace) error {
		return w.In(params, func() error {
			w.Begin(ctx, len(w.Plan.Tasks))
			problems, err := w.Statements()
			if ok = err == nil && !problems.HasErrors(); ok {
				do(&Figures{tables: f.tables, state: w.State, space: w})
			}
			return err
		})
	})
	return ok && err == nil
}

// Params are the values of the parameters that the figures were computed with.
func (f *Figures) Params() []check.Const { return f.state.Params() }

// PoolWorkings is how a pool was shared, for those who explain it.
type PoolWorkings struct {
	Groups []PoolGroup
	In     []int          // of each row of the table, the group that it shares in; -1 for none
	Cuts   map[int]OnlyAt // with `only`, of each row that it looked at
}

// PoolGroup is one group of a pool: what there was to share, and how that was done.
type PoolGroup struct {
	Key      string // of the group's row; empty without groups
	Rows     []int  // of the table
	Problem  share.Rows
	Rule     share.Rule
	Result   share.Result
	Workings share.Workings
	places   map[int]int
}

// At is the place of a row of the table among those of the group.
func (g *PoolGroup) At(row int) int { return g.places[row] }

// OnlyAt is where `only` cuts, seen from a row.
type OnlyAt struct {
	Place, Of int     // of the row, from 1, among those of its part
	Limit     float64 // how many are let in
	Last, Out int     // the last row that is in and the first that is out; -1 for none
}

// Pool solves a pool of a workspace again and keeps how. Its state must be one in which
// the pool could be shared. The error is that of a run that has to end.
func Pool(w *plan.Workspace, s *check.PoolStep) (*PoolWorkings, error) {
	job := *w.Plan.Of(s).Job.(*poolJob)
	only := job.only
	job.only, job.scratch = nil, &scratch{}
	r := &poolRun{poolJob: &job, w: w, o: &plan.Outcome{}, rows: w.Table(s.To).Len}
	out := &PoolWorkings{In: make([]int, r.rows)}
	stages := []func() error{r.selectRows, func() error { return out.cut(r, only) }, r.findAmounts, r.evaluate}
	for _, stage := range stages {
		if err := stage(); err != nil {
			return nil, err
		}
	}
	for row := range out.In {
		out.In[row] = -1
	}
	for g, members := range r.members {
		group := PoolGroup{Key: r.place(g).key, Rows: members, places: map[int]int{}}
		for i, row := range members {
			out.In[row], group.places[row] = g, i
		}
		group.Problem, group.Rule = r.problem(g)
		solver := share.Solver{Tick: r.tick, Workings: &group.Workings}
		var err error
		if group.Result, err = solver.Share(group.Problem, group.Rule); r.stop != nil {
			return nil, r.stop
		} else if err != nil {
			return nil, err
		}
		out.Groups = append(out.Groups, group)
	}
	return out, nil
}

// cut leaves the rows that `only` lets in, and notes where each stands.
func (p *PoolWorkings) cut(r *poolRun, only *onlyJob) error {
	if only == nil {
		return nil
	}
	limits, by, part, err := only.evaluate(r)
	if err != nil {
		return err
	}
	p.Cuts = map[int]OnlyAt{}
	for g, members := range r.members {
		order, err := only.order(r.w.Meter(), members, by)
		if err != nil {
			return err
		}
		parts := map[string][]int{}
		for _, row := range order {
			parts[part(row)] = append(parts[part(row)], row)
		}
		for _, rows := range parts {
			n := min(int(limits[g]), len(rows))
			cut := OnlyAt{Of: len(rows), Limit: limits[g], Last: -1, Out: -1}
			if n > 0 {
				cut.Last = rows[n-1]
			}
			if n < len(rows) {
				cut.Out = rows[n]
			}
			for i, row := range rows {
				cut.Place = i + 1
				p.Cuts[row] = cut
			}
		}
	}
	return only.cut(r)
}
