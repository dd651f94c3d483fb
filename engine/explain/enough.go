package explain

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// ratio are the two numbers that a column is one divided by the other of, the first of
// them whole; nil where it is something else.
func (x *Explainer) ratio(e *check.Expr, a at) (part, whole *spot) {
	s := x.expr("", e, a)
	for s != nil && s.Kind == If {
		var next *spot
		for i, k := range s.kids {
			if k.decides {
				next = s.child(i)
			}
		}
		s = next
	}
	if s == nil || s.Op != "divide" {
		return nil, nil
	}
	part, whole = s.child(0), s.child(1)
	if part.is.Number != number.Round(part.is.Number, 0) {
		return nil, nil
	}
	return part, whole
}

// enough is how many of the whole a row outside a pool would have to have for the
// condition of the pool to let it in. It is false where the condition is something
// else than a share of a number against a limit that stands in the rules.
func (x *Explainer) enough(s *check.PoolStep, row int) (n float64, ok bool) {
	e, a := s.Filter, on(s.To, row)
	if s.Only != nil || len(e.Args) != 2 || e.Args[0].Op != check.OpColumn || e.Args[1].Op != check.OpParam && e.Args[1].Op != check.OpConst {
		return 0, false
	}
	part, whole := x.ratio(e.Args[0], a)
	limit := x.valueOf(e.Args[1], a).Number
	if part == nil || part.is.Kind != check.Number || whole.is.Missing || whole.is.Number < 1 {
		return 0, false
	}
	meets, known := passes[e.Op]
	if !known {
		return 0, false
	}
	for n := math.Floor(limit * whole.is.Number); n <= whole.is.Number && n <= limit*whole.is.Number+2; n++ {
		if n > part.is.Number && meets(number.Compare(n/whole.is.Number, limit)) {
			return n, true
		}
	}
	return 0, false
}

// passes are the comparisons that more of something can meet, by what comparing it with
// the limit gives.
var passes = map[check.Op]func(over int) bool{
	check.OpGreater:      func(over int) bool { return over > 0 },
	check.OpGreaterEqual: func(over int) bool { return over >= 0 },
}
