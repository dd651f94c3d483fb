package engine

import (
	"math"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// Solution is what a `solve` found: the value of its parameter.
type Solution struct {
	Solve       *check.Solve
	Value       check.Const
	Left, Right float64 // the two sides there; they differ where no step meets exactly
	Exact       bool    // they are equal
}

// solveTask is a `solve` with its compiled formulas.
type solveTask struct {
	*check.Solve
	left, right formula.Evaluator
	wanted      []bool // the tasks that the sides need
}

func (c *compiler) solve(p *plan, s *check.Solve) *solveTask {
	return &solveTask{s, c.row(s.Left, nil), c.row(s.Right, nil), p.wanted(s.Left, s.Right)}
}

// solve answers every `solve` of the model. It changes nothing of the results.
func (r *Result) solve(base *state) error {
	for i, task := range r.plan.solves {
		if err := r.session.space.doing(len(r.plan.tasks)+i, "", task.Name); err != nil {
			return err
		}
		search := &search{result: r, solve: task, base: base}
		found, ok, err := search.run()
		if err != nil {
			return err
		}
		if ok {
			r.Solutions = append(r.Solutions, found)
		}
		if ok && !found.Exact {
			r.Diagnostics.Add(solveBetween(found, r.Model.Program.Model.Currency))
		}
	}
	return nil
}

// search looks for the value of a parameter for which two formulas are equal.
type search struct {
	result *Result
	solve  *solveTask
	base   *state
	failed bool
}

// point is a value of the parameter and the two sides there.
type point struct{ x, left, right float64 }

func (p point) sign() int { return number.Compare(p.left, p.right) }

func (p point) gap() float64 { return math.Abs(p.left - p.right) }

// run finds the value by halving the range, on the grid of the parameter's
// steps if it has any, else to the last digit. It is not ok if the ends of the
// range do not bracket one, or something cannot be computed on the way.
func (s *search) run() (Solution, bool, error) {
	at, n := s.scale()
	low, err := s.try(at(0))
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	high, err := s.try(at(n))
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	if low.sign()*high.sign() > 0 {
		s.result.Diagnostics.Add(solveNotBracketed(s.solve.Solve, low, high, s.result.Model.Program.Model.Currency))
		return Solution{}, false, nil
	}
	low, high, err = s.halve(low, high, at, n)
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	best := low
	if low.sign() != 0 && (high.sign() == 0 || high.gap() < low.gap()) {
		best = high
	}
	if best, err = s.shown(best); err != nil || s.failed {
		return Solution{}, false, err
	}
	if best, err = s.roundest(best); err != nil || s.failed {
		return Solution{}, false, err
	}
	value := check.Const{Kind: s.solve.Param.Type.Kind, Number: number.Show15(best.x)}
	return Solution{s.solve.Solve, value, best.left, best.right, best.sign() == 0}, true, nil
}

// shown is the point at the number that shows the same 15 digits as a point where the sides all but meet, if they
// meet there: the end of a bracket that can no longer be told from its solution.
func (s *search) shown(near point) (point, error) {
	x := number.Show15(near.x)
	if near.sign() == 0 || x == near.x || s.solve.Param.Step != nil {
		return near, nil
	}
	p, err := s.try(x)
	if err != nil || s.failed || p.sign() != 0 {
		return near, err
	}
	return p, nil
}

// roundest is the point with the fewest digits near one where the sides meet
// that meets too: where amounts are rounded, a whole stretch of values does.
func (s *search) roundest(exact point) (point, error) {
	p := s.solve.Param
	if exact.sign() != 0 || p.Step != nil || exact.x == 0 {
		return exact, nil
	}
	whole := len(strconv.FormatFloat(math.Floor(math.Abs(exact.x)), 'f', 0, 64))
	for d := -whole; d < 15-whole; d++ {
		x := number.Round(exact.x, d)
		if x < *p.From || x > *p.To {
			continue
		}
		near, err := s.try(x)
		if err != nil || s.failed || near.sign() == 0 {
			return near, err
		}
	}
	return exact, nil
}

// scale numbers the values to look at: the steps of the parameter, or as many
// parts of the range as 15 digits tell apart.
func (s *search) scale() (at func(n float64) float64, last float64) {
	p := s.solve.Param
	from, to := *p.From, *p.To
	if p.Step != nil {
		return p.StepAt, number.Floor((to - from) / *p.Step)
	}
	const parts = 1 << 52
	return func(n float64) float64 { return from + float64((to-from)*(n/parts)) }, parts
}

// halve narrows the bracket to neighbours, or to a point where the sides meet.
func (s *search) halve(low, high point, at func(float64) float64, n float64) (point, point, error) {
	for a, b := 0.0, n; b-a > 1 && low.sign() != 0 && high.sign() != 0; {
		middle := math.Floor((a + b) / 2)
		p, err := s.try(at(middle))
		if err != nil || s.failed {
			return low, high, err
		}
		if p.sign() == 0 || p.sign() == low.sign() {
			a, low = middle, p
		} else {
			b, high = middle, p
		}
		if number.Equal(low.x, high.x) {
			break
		}
	}
	return low, high, nil
}

// try computes both sides for a value of the parameter.
func (s *search) try(x float64) (point, error) {
	r := s.result
	params := append([]check.Const(nil), s.base.params...)
	params[s.solve.Param.Slot].Number = x
	problems, err := r.session.computeIn(r.plan.with(s.base, params), s.solve.wanted)
	if err != nil {
		return point{}, err
	}
	p := point{x: x}
	for _, side := range []struct {
		from formula.Evaluator
		to   *float64
	}{{s.solve.left, &p.left}, {s.solve.right, &p.right}} {
		if problems.HasErrors() {
			break
		}
		v, more, err := side.from.At(formula.NoRow)
		if err != nil {
			return point{}, err
		}
		problems = append(problems, more...)
		*side.to = v.Number
	}
	if problems.HasErrors() {
		s.failed = true
		r.Diagnostics.Add(solveFailed(s.solve.Solve, x, problems, r.Model.Program.Model.Currency))
	}
	return p, nil
}
