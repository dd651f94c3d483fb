package calculate

import (
	"math"

	digits "github.com/fordel-lang/fordel/engine/number"
)

func (n constant) value(*calculation) value { return value(n) }

func (a area) value(c *calculation) value {
	if a.rows == 1 && a.cols == 1 {
		return c.cell(a.from)
	}
	return value{kind: many, list: c.list(a)}
}

func (n call) value(c *calculation) value { return n.function(c, n.args) }

func (n operation) value(c *calculation) value {
	right := n.right.value(c)
	left := number(0)
	if n.left != nil {
		left = n.left.value(c)
	}
	return each(left, right, n.op)
}

// each is an operator on two values, or on those of lists one by one.
func each(a, b value, op string) value {
	if a.kind != many && b.kind != many {
		return operate(op, a, b)
	}
	if a.kind == many && b.kind == many && a.list.len() != b.list.len() {
		return missing
	}
	if xs, ok := a.numbers(); ok {
		if ys, ok := b.numbers(); ok {
			if out := fast(op, a, b, xs, ys); out != nil {
				return value{kind: many, list: out}
			}
		}
	}
	length := 0
	if a.kind == many {
		length = a.list.len()
	} else {
		length = b.list.len()
	}
	out := newList(length)
	out.mine = true
	for i := range length {
		out.set(i, operate(op, a.item(i), b.item(i)))
	}
	return value{kind: many, list: out}
}

// item is a value of a list, or the value itself.
func (v value) item(i int) value {
	if v.kind == many {
		return v.list.at(i)
	}
	return v
}

// numbers are those of a list of numbers alone, or one.
func (v value) numbers() ([]float64, bool) {
	switch {
	case v.kind == numeric:
		return []float64{v.n}, true
	case v.kind == many && v.list.vs == nil:
		return v.list.xs, true
	}
	return nil, false
}

// fast is an operator on numbers, nil for one that may go wrong.
func fast(op string, a, b value, xs, ys []float64) *list {
	f := unfailing(op)
	if f == nil {
		return nil
	}
	var out *list
	switch {
	case a.kind == many && a.list.mine:
		out = a.list
	case b.kind == many && b.list.mine:
		out = b.list
	default:
		out = newList(max(len(xs), len(ys)))
		out.mine = true
	}
	switch {
	case a.kind != many:
		for i, y := range ys {
			out.xs[i] = f(xs[0], y)
		}
	case b.kind != many:
		for i, x := range xs {
			out.xs[i] = f(x, ys[0])
		}
	default:
		for i, x := range xs {
			out.xs[i] = f(x, ys[i])
		}
	}
	return out
}

// unfailing is an operator on numbers that never goes wrong; nil for others. Conditions are 1 and 0, as whatever takes
// lists multiplies them.
func unfailing(op string) func(x, y float64) float64 {
	one := func(yes bool) float64 {
		if yes {
			return 1
		}
		return 0
	}
	switch op {
	case "+":
		return func(x, y float64) float64 { return x + y }
	case "-":
		return func(x, y float64) float64 { return x - y }
	case "*":
		return func(x, y float64) float64 { return x * y }
	case "=":
		return func(x, y float64) float64 { return one(alike(x, y)) }
	case "<>":
		return func(x, y float64) float64 { return one(!alike(x, y)) }
	case "<":
		return func(x, y float64) float64 { return one(x < y && !alike(x, y)) }
	case "<=":
		return func(x, y float64) float64 { return one(x <= y || alike(x, y)) }
	case ">":
		return func(x, y float64) float64 { return one(x > y && !alike(x, y)) }
	case ">=":
		return func(x, y float64) float64 { return one(x >= y || alike(x, y)) }
	}
	return nil
}

// operate is an operator on two values.
func operate(op string, a, b value) value {
	switch {
	case a.kind == fault:
		return a
	case b.kind == fault:
		return b
	}
	switch op {
	case "=":
		return truth(same(a, b))
	case "<>":
		return truth(!same(a, b))
	case "<":
		return truth(before(a, b))
	case ">":
		return truth(before(b, a))
	case "<=":
		return truth(!before(b, a))
	case ">=":
		return truth(!before(a, b))
	case "&":
		return texted(a.asText() + b.asText())
	}
	if a, b = a.asNumber(), b.asNumber(); a.kind == fault {
		return a
	} else if b.kind == fault {
		return b
	}
	return arithmetic(op, a.n, b.n)
}

func arithmetic(op string, x, y float64) value {
	switch op {
	case "+":
		return number(digits.Plus(x, y))
	case "-":
		return number(digits.Minus(x, y))
	case "*":
		return number(x * y)
	case "^":
		return number(math.Pow(x, y))
	}
	if y == 0 {
		return divided
	}
	return number(x / y)
}
