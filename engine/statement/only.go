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
	limits, err := j.limits(r)
	if err != nil || r.o.Failed {
		return err
	}
	by, err := r.column(j.by)
	if err != nil {
		return err
	}
	part := func(int) string { return "" }
	if j.per != nil {
		c, problems, err := j.per.Column(r.in)
		r.o.Add(problems...)
		if err != nil {
			return err
		}
		part = func(row int) string { return label(c, j.pool.Only.Per.Type.Kind, row) }
	}
	if r.o.Failed {
		return nil
	}
	r.in = table.NewBits(r.rows)
	for g, members := range r.members {
		if r.members[g], err = j.first(r.w.Meter(), members, limits[g], by, part); err != nil {
			return err
		}
		for _, row := range r.members[g] {
			r.in.Set(row, true)
		}
	}
	return nil
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

// first is the n first of some rows in each part of them, rising.
func (j *onlyJob) first(m *progress.Meter, rows []int, n float64, by []float64, part func(int) string) ([]int, error) {
	order := slices.Clone(rows)
	err := progress.Sort(m, order, func(a, b int) int {
		by := cmp.Compare(number.Show15(by[b]), number.Show15(by[a]))
		if j.pool.Only.Order.Lowest {
			by = -by
		}
		return cmp.Or(by, cmp.Compare(a, b)) // rows rise by key
	})
	taken := map[string]float64{}
	kept := order[:0]
	for _, row := range order {
		if p := part(row); taken[p] < n {
			taken[p]++
			kept = append(kept, row)
		}
	}
	slices.Sort(kept)
	return kept, err
}
