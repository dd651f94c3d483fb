package statement

import (
	"cmp"
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

// side is sign to the last bit.
func (p point) side() int { return cmp.Compare(p.left, p.right) }

func (p point) gap() float64 { return math.Abs(p.left - p.right) }

// run finds the value: on the grid of the parameter's steps if it has any, else the decimal with the fewest digits. It
// is not ok if the ends of the range do not bracket one, or something cannot be computed on the way.
func (s *search) run() (Solution, bool, error) {
	p := s.solve.Param
	from, to, find := *p.From, *p.To, s.closeIn
	if p.Step != nil {
		from, to, find = p.StepAt(0), p.StepAt(s.steps()), s.onSteps
	}
	low, err := s.try(from)
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	high, err := s.try(to)
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	if low.sign()*high.sign() > 0 {
		s.o.Add(solveNotBracketed(s.solve.Solve, low, high, s.w.Currency()))
		return Solution{}, false, nil
	}
	best, err := find(low, high)
	if err != nil || s.failed {
		return Solution{}, false, err
	}
	value := check.Const{Kind: p.Type.Kind, Number: number.Show15(best.x)}
	return Solution{s.solve.Solve, value, best.left, best.right, best.sign() == 0}, true, nil
}

// steps is the number of the last step in the range.
func (s *search) steps() float64 {
	p := s.solve.Param
	return number.Floor((*p.To - *p.From) / *p.Step)
}

// onSteps is the step at which the sides meet, or come nearest to it.
func (s *search) onSteps(low, high point) (point, error) {
	for a, b := 0.0, s.steps(); b-a > 1 && low.sign() != 0 && high.sign() != 0; {
		middle := math.Floor((a + b) / 2)
		p, err := s.try(s.solve.Param.StepAt(middle))
		if err != nil || s.failed {
			return p, err
		}
		if p.sign() == 0 || p.sign() == low.sign() {
			a, low = middle, p
		} else {
			b, high = middle, p
		}
	}
	return nearer(low, high), nil
}

// nearer is the end of a bracket at which the sides are nearer to each other.
func nearer(low, high point) point {
	if high.gap() < low.gap() {
		return high
	}
	return low
}

// halvings bounds how often a range is halved until its ends are neighbours: about 60 times, and as often again if what
// is looked for is very small against the range.
const halvings = 150

// closeIn halves the range until the sides meet or no digit is left, and looks for a short decimal there.
func (s *search) closeIn(low, high point) (point, error) {
	for range halvings {
		middle := low.x + (high.x-low.x)/2
		if low.side()*high.side() >= 0 || middle == low.x || middle == high.x {
			break
		}
		p, err := s.try(middle)
		if err != nil || s.failed {
			return p, err
		}
		if p.side() == 0 || p.side() == low.side() {
			low = p
		} else {
			high = p
		}
	}
	best := nearer(low, high)
	short, ok, err := s.shortest(best.x)
	if err != nil || ok || best.sign() == 0 {
		if !ok {
			short = best
		}
		return short, err
	}
	return s.try(number.Show15(best.x)) // the sides are told where the value is that is told
}

// shortest is the point with the fewest digits beside x at which the sides meet: the decimal that people mean by what
// doubles only come near to, or one of the whole stretch of values that meet where amounts are rounded.
func (s *search) shortest(x float64) (point, bool, error) {
	whole := len(strconv.FormatFloat(math.Floor(math.Abs(x)), 'f', 0, 64))
	tried := map[float64]bool{}
	for d := -whole; d < 15-whole; d++ {
		near := number.Round(x, d)
		step := math.Copysign(number.Pow(10, float64(-d)), x-near)
		for _, at := range []float64{near, number.Round(near+step, d)} {
			if tried[at] || at < *s.solve.Param.From || at > *s.solve.Param.To {
				continue
			}
			tried[at] = true
			p, ok, err := s.probe(at)
			if ok || err != nil {
				return p, ok, err
			}
		}
	}
	return point{}, false, nil
}

// probe computes both sides where that need not be possible. It is ok if they meet.
func (s *search) probe(x float64) (point, bool, error) {
	problems, failed := s.o.Problems, s.o.Failed
	p, err := s.try(x)
	ok := !s.failed && p.sign() == 0
	s.o.Problems, s.o.Failed, s.failed = problems, failed, false
	return p, ok, err
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
