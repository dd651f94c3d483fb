package statement

import (
	"cmp"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// onlyJob is a pool's `only N highest FORMULA [per COLUMN]`.
type onlyJob struct {
	pool       *check.PoolStep
	n, by, per formula.Evaluator
}

// cut leaves the N first rows of each group in the pool; equals go by key.
func (j *onlyJob) cut(r *poolRun) error {
	limits, by, part, err := j.evaluate(r)
	if err != nil || r.o.Failed {
		return err
	}
	r.in = table.NewBits(r.rows)
	var ties []tie
	for g, members := range r.members {
		var equals []int
		first := 0
		if r.members[g], equals, first, err = j.first(r.w.Meter(), members, limits[g], by, part); err != nil {
			return err
		}
		if first > 0 {
			ties = append(ties, r.tieOf(g, equals, first))
		}
		for _, row := range r.members[g] {
			r.in.Set(row, true)
		}
	}
	r.tellTies(ties, r.onlyTie)
	return nil
}

// evaluate computes how many rows stay of each group, by what they are ordered, and what part of the group each is in.
func (j *onlyJob) evaluate(r *poolRun) (limits, by []float64, part func(row int) string, err error) {
	if limits, err = j.limits(r); err != nil || r.o.Failed {
		return nil, nil, nil, err
	}
	if by, err = r.column(j.by); err != nil {
		return nil, nil, nil, err
	}
	part = func(int) string { return "" }
	if j.per != nil {
		c, problems, err := j.per.Column(r.in)
		r.o.Add(problems...)
		if err != nil {
			return nil, nil, nil, err
		}
		part = func(row int) string { return label(c, j.pool.Only.Per.Type.Kind, row) }
	}
	return limits, by, part, nil
}

// limits is how many rows stay, for each group of the pool.
func (j *onlyJob) limits(r *poolRun) ([]float64, error) {
	var limits []float64
	if j.pool.Group == nil {
		v, problems, err := j.n.At(formula.NoRow)
		r.o.Add(problems...)
		if err != nil {
			return nil, err
		}
		limits = []float64{v.Number}
	} else {
		c, problems, err := j.n.Column(nil)
		r.o.Add(problems...)
		if err != nil {
			return nil, err
		}
		limits = slices.Clone(c.Numbers)
	}
	if r.o.Failed {
		return nil, nil
	}
	for i, n := range limits {
		limits[i] = number.Show15(n)
		if limits[i] < 0 || limits[i] != math.Trunc(limits[i]) {
			r.o.Add(onlyNotWhole(j.pool, n, r.place(i)))
		}
	}
	return limits, nil
}

// first is the n first of some rows in each part of them, rising; and, of the first part in the order of keys where only
// the keys of equals decided, those equals and how many of them are in.
func (j *onlyJob) first(m *progress.Meter, rows []int, n float64, by []float64, part func(int) string) (kept, equals []int, in int, err error) {
	order, err := j.order(m, rows, by)
	taken, last := map[string]float64{}, map[string]int{}
	cut := -1 // the first that is out though equal to one that is in
	for _, row := range order {
		p := part(row)
		if taken[p] < n {
			taken[p]++
			last[p] = row
			kept = append(kept, row)
		} else if at, ok := last[p]; ok && cut < 0 && number.Equal(by[row], by[at]) {
			cut = row
		}
	}
	if cut >= 0 {
		equals, in = equals15(order, by, part, cut)
	}
	slices.Sort(kept)
	return kept, equals, in, err
}

// order puts rows in the order that the first are the first of.
func (j *onlyJob) order(m *progress.Meter, rows []int, by []float64) ([]int, error) {
	order := slices.Clone(rows)
	err := progress.Sort(m, order, func(a, b int) int {
		by := cmp.Compare(number.Show15(by[b]), number.Show15(by[a]))
		if j.pool.Only.Order.Lowest {
			by = -by
		}
		return cmp.Or(by, cmp.Compare(a, b)) // rows rise by key
	})
	return order, err
}

// equals15 are the rows of a part that are equal to one of them, and how many come before it in an order.
func equals15(order []int, by []float64, part func(int) string, like int) (equals []int, before int) {
	for _, row := range order {
		if row == like {
			before = len(equals)
		}
		if part(row) == part(like) && number.Equal(by[row], by[like]) {
			equals = append(equals, row)
		}
	}
	return equals, before
}
