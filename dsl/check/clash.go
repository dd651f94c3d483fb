package check

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// farthest is how many conditions before one are held against it.
const farthest = 50

// clash finds the part of an `and` that the last one excludes, or the part of an
// `or` besides which the last one holds, so that the chain never or always does.
func (c *checker) clash(e *Expr) (p, q *Expr) {
	q = e.Args[1]
	left := e.Args[0]
	for range farthest {
		p = left
		if left.Op == e.Op {
			p = left.Args[1]
		}
		if exclude(p, q, e.Op == OpOr) {
			return p, q
		}
		if left.Op != e.Op {
			break
		}
		left = left.Args[0]
	}
	return nil, nil
}

// exclude reports whether of two conditions never both hold; with denied, never
// both do not.
func exclude(p, q *Expr, denied bool) bool {
	if p.Op == OpNot && same(p.Args[0], q) || q.Op == OpNot && same(q.Args[0], p) {
		return true
	}
	a, ok := limitOf(p, denied)
	b, good := limitOf(q, denied)
	if !ok || !good || !same(a.of, b.of) {
		return false
	}
	for _, x := range [2][2]limit{{a, b}, {b, a}} {
		if x[0].op == OpEqual && x[1].op == OpUnequal {
			return x[0].value.Equal(x[1].value)
		}
	}
	if a.op == OpEqual && b.op == OpEqual {
		return !a.value.Equal(b.value)
	}
	return a.op != OpUnequal && b.op != OpUnequal && a.value.Kind.ordered() && apart(a, b)
}

// limit is a comparison of something with a constant.
type limit struct {
	of    *Expr
	op    Op
	value Const
}

// denials are the comparisons that hold where others do not.
var denials = map[Op]Op{OpEqual: OpUnequal, OpUnequal: OpEqual, OpLess: OpGreaterEqual, OpGreaterEqual: OpLess,
	OpGreater: OpLessEqual, OpLessEqual: OpGreater}

// turned are the comparisons with the sides changed.
var turned = map[Op]Op{OpEqual: OpEqual, OpUnequal: OpUnequal, OpLess: OpGreater, OpGreater: OpLess,
	OpLessEqual: OpGreaterEqual, OpGreaterEqual: OpLessEqual}

func limitOf(e *Expr, denied bool) (limit, bool) {
	if e.Op < OpEqual || e.Op > OpGreaterEqual {
		return limit{}, false
	}
	l := limit{e.Args[0], e.Op, e.Args[1].Const}
	if e.Args[0].Op == OpConst {
		l = limit{e.Args[1], turned[e.Op], e.Args[0].Const}
	} else if e.Args[1].Op != OpConst {
		return limit{}, false
	}
	if denied {
		l.op = denials[l.op]
	}
	return l, l.of.Op != OpConst && !l.value.Missing
}

// apart reports whether no number is within both limits.
func apart(a, b limit) bool {
	if a.op == OpEqual {
		a, b = b, a
	}
	x, y := interval.Point(a.value.Number), interval.Point(b.value.Number)
	switch upward := a.op == OpGreater || a.op == OpGreaterEqual; {
	case b.op == OpEqual:
		return ordered(a.op, y, x) == never
	case upward == (b.op == OpGreater || b.op == OpGreaterEqual):
		return false
	case a.op == OpGreaterEqual && b.op == OpLessEqual:
		return ordered(OpGreater, x, y) == always
	case a.op == OpLessEqual && b.op == OpGreaterEqual:
		return ordered(OpLess, x, y) == always
	case upward:
		return ordered(OpGreaterEqual, x, y) == always
	}
	return ordered(OpLessEqual, x, y) == always
}

// clashing warns of two parts of a chain; where they are all of it, what is
// probably meant can be written in its place.
func (c *checker) clashing(e, p, q *Expr) diag.Diagnostic {
	holds, word := never, "or"
	if e.Op == OpOr {
		holds, word = always, "and"
	}
	d := conditionDecided(e.At, c.quoted(e.At), ruling{holds, clashText(c.quoted(p.At), c.quoted(q.At), e.Op == OpAnd)})
	if exclude(p, q, e.Op == OpAnd) { // the other word would be no better
		return d
	}
	write := "(" + c.quoted(p.At) + " " + lex.Spell(c.file.Lang, lex.Reserved, word) + " " + c.quoted(q.At) + ")"
	if e.Args[0] == p {
		return d.Write(write)
	}
	return d.WithHint("Did you mean `%s`?", "Mente du `%s`?", write)
}
