package statement

import (
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
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
	*plan.Task
	left, right formula.Evaluator
}

// solve compiles a `solve`. It depends on all that its sides do but the
// parameter whose value it looks for.
func (c *compiler) solve(s *check.Solve) *solveTask {
	t := &solveTask{Solve: s, left: c.Row(s.Left, nil), right: c.Row(s.Right, nil)}
	p := s.Param
	t.Task = c.Question(s.Name, s.Decl.Where(), t, p, p.Type, p.From, p.To, p.Step, s.Left, s.Right)
	c.Without(p, t.Task)
	return t
}

// Solve answers every `solve` of the program, in the order of the file. It changes
// nothing of what is computed.
func (q *Questions) Solve(w *plan.Workspace) ([]Solution, diag.List, error) {
	var solutions []Solution
	var problems diag.List
	for _, t := range q.solves {
		if err := w.Next("", t.Solve.Name); err != nil {
			return nil, nil, err
		}
		o, err := w.Evaluate(t.Task)
		if err != nil {
			return nil, nil, err
		}
		problems.Add(o.Problems...)
		if found, ok := o.Detail.(Solution); ok {
			found.Solve = t.Solve
			solutions = append(solutions, found)
		}
	}
	return solutions, problems, nil
}

// Compute looks for the solution in states of its own.
func (t *solveTask) Compute(w *plan.Workspace, o *plan.Outcome) error {
	search := &search{w: w, o: o, solve: t, base: w.State}
	found, ok, err := search.run()
	if err != nil || !ok {
		return err
	}
	if o.Detail = found; !found.Exact {
		o.Add(solveBetween(found, w.Currency()))
	}
	return nil
}

// search looks for the value of a parameter for which two formulas are equal.
type search struct {
	w      *plan.Workspace
	o      *plan.Outcome
	solve  *solveTask
	base   *plan.State
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
		s.o.Add(solveNotBracketed(s.solve.Solve, low, high, s.w.Currency()))
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
func (s *search) try(x float64) (p point, err error) {
	params := slices.Clone(s.base.Params())
	params[s.solve.Param.Slot].Number = x
	err = s.w.Try(params, func() error {
		p, err = s.sides(x)
		return err
	})
	return p, err
}

// sides computes both sides with what is in the workspace's state.
func (s *search) sides(x float64) (point, error) {
	w := s.w
	for _, n := range s.solve.Needs {
		if _, err := w.Evaluate(n); err != nil {
			return point{}, err
		}
	}
	problems := w.State.Problems(s.base)
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
		s.o.Add(solveFailed(s.solve.Solve, x, problems, w.Currency()))
	}
	return p, nil
}
