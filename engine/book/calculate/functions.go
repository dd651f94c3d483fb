package calculate

import (
	"math"
	"slices"
	"strings"

	digits "github.com/fordel-lang/fordel/engine/number"
)

// function computes a call from its parts: those of a condition that do not count are not asked for.
type function func(c *calculation, args []node) value

// functions are those there are, by name.
func functions() map[string]function {
	out := map[string]function{
		"NA": func(*calculation, []node) value { return missing }, "IF": choose, "IFERROR": unlessWrong, "AND": and, "OR": or, "NOT": not,
		"EXACT": exact, "ISERROR": isError, "ISNUMBER": isNumber, "SUBSTITUTE": substitute, "UPPER": letters(strings.ToUpper), "LOWER": letters(strings.ToLower),
		"ROUND": round, "ROW": row, "INDEX": at, "MATCH": match,
		"COUNTIF": countIfs, "COUNTIFS": countIfs, "SUMIFS": sumIfs, "SUMPRODUCT": sumProduct,
		"SUM": ofNumbers(sum), "AVERAGE": ofNumbers(mean), "MIN": ofNumbers(least), "MAX": ofNumbers(most), "MEDIAN": ofNumbers(median), "STDEV": ofNumbers(stdDev),
		"COUNT": ofNumbers(func(xs []float64) value { return number(float64(len(xs))) }), "SMALL": small,
		"DATE": date, "EDATE": monthsLater, "YEAR": part(year), "MONTH": part(month), "DAY": part(day),
	}
	for name, f := range simple {
		out[name] = numberwise(f)
	}
	return out
}

// simple are functions of one number.
var simple = map[string]func(float64) float64{"ABS": math.Abs, "INT": digits.Floor, "SQRT": math.Sqrt, "EXP": digits.Exp, "LN": digits.Ln, "LOG10": log10,
	"SIGN": func(x float64) float64 {
		switch {
		case x > 0:
			return 1
		case x < 0:
			return -1
		}
		return 0
	}}

// log10 is right where its whole part is asked for, which is how many digits a number has.
func log10(x float64) float64 {
	y := math.Log10(x)
	if near := math.Round(y); math.Abs(y-near) < 1e-9 && math.Abs(near) < 300 {
		if power := digits.Pow(10, near); x >= power {
			return max(y, near)
		}
		return min(y, math.Nextafter(near, math.Inf(-1)))
	}
	return y
}

func choose(c *calculation, args []node) value {
	switch v := args[0].value(c).asNumber(); {
	case v.kind != numeric:
		return v
	case v.n != 0:
		return args[1].value(c)
	case len(args) > 2:
		return args[2].value(c)
	}
	return truth(false)
}

func unlessWrong(c *calculation, args []node) value {
	if v := args[0].value(c); v.kind != fault {
		return v
	}
	return args[1].value(c)
}

// and and or compute all their parts, as workbooks do: an error in any is one.
func and(c *calculation, args []node) value {
	return flags(c, args, func(yes, all int) bool { return yes == all })
}
func or(c *calculation, args []node) value {
	return flags(c, args, func(yes, _ int) bool { return yes > 0 })
}

func flags(c *calculation, args []node, holds func(yes, all int) bool) value {
	yes := 0
	for _, a := range args {
		v := a.value(c).asNumber()
		if v.kind != numeric {
			return v
		}
		if v.n != 0 {
			yes++
		}
	}
	return truth(holds(yes, len(args)))
}

func not(c *calculation, args []node) value {
	v := args[0].value(c).asNumber()
	if v.kind != numeric {
		return v
	}
	return truth(v.n == 0)
}

// through is a function of a value, or of those of a list one by one.
func through(v value, f func(value) value) value {
	if v.kind != many {
		return f(v)
	}
	out := newList(v.list.len())
	out.mine = true
	for i := range out.xs {
		out.set(i, f(v.list.at(i)))
	}
	return value{kind: many, list: out}
}

func exact(c *calculation, args []node) value {
	a, b := args[0].value(c), args[1].value(c)
	if a.kind != many {
		a, b = b, a
	}
	i := -1
	return through(a, func(x value) value {
		i++
		y := b.item(i)
		switch {
		case x.kind == fault:
			return x
		case y.kind == fault:
			return y
		}
		return truth(x.asText() == y.asText())
	})
}

func isError(c *calculation, args []node) value {
	return through(args[0].value(c), func(v value) value { return truth(v.kind == fault) })
}

func isNumber(c *calculation, args []node) value {
	return through(args[0].value(c), func(v value) value { return truth(v.kind == numeric) })
}

func letters(f func(string) string) function {
	return func(c *calculation, args []node) value {
		v := args[0].value(c)
		if v.kind == fault {
			return v
		}
		return texted(f(v.asText()))
	}
}

func substitute(c *calculation, args []node) value {
	var texts [3]string
	for i, a := range args[:3] {
		v := a.value(c)
		if v.kind == fault {
			return v
		}
		texts[i] = v.asText()
	}
	return texted(strings.ReplaceAll(texts[0], texts[1], texts[2]))
}

func numberwise(f func(float64) float64) function {
	return func(c *calculation, args []node) value {
		return through(args[0].value(c), func(v value) value {
			if v = v.asNumber(); v.kind != numeric {
				return v
			}
			return number(f(v.n))
		})
	}
}

func round(c *calculation, args []node) value {
	places := args[1].value(c).asNumber()
	if places.kind != numeric {
		return places
	}
	return through(args[0].value(c), func(v value) value {
		if v = v.asNumber(); v.kind != numeric || v.n == math.Trunc(v.n) && places.n >= 0 && math.Abs(v.n) < 1e15 {
			return v
		}
		return number(digits.Round(v.n, int(places.n)))
	})
}

// row is the numbers of the rows of a range.
func row(_ *calculation, args []node) value {
	a, ok := args[0].(area)
	if !ok {
		return noValue
	}
	out := newList(a.rows * a.cols)
	out.mine = true
	for i := range out.xs {
		out.xs[i] = float64(a.from.row + 1 + i/a.cols)
	}
	if len(out.xs) == 1 {
		return number(out.xs[0])
	}
	return value{kind: many, list: out}
}

// ofNumbers is a function of all numbers among its parts: of ranges only the numbers.
func ofNumbers(f func([]float64) value) function {
	return func(c *calculation, args []node) value {
		var xs []float64
		for _, a := range args {
			v := a.value(c)
			if a, ok := a.(area); ok && v.kind != many { // a cell is a range of one
				v = value{kind: many, list: c.list(a)}
			}
			if v.kind != many {
				if v = v.asNumber(); v.kind != numeric {
					return v
				}
				xs = append(xs, v.n)
				continue
			}
			for i := range v.list.len() {
				switch x := v.list.at(i); x.kind {
				case fault:
					return x
				case numeric:
					xs = append(xs, x.n)
				}
			}
		}
		return f(xs)
	}
}

func sum(xs []float64) value { return number(digits.Total(xs)) }

func mean(xs []float64) value {
	if len(xs) == 0 {
		return divided
	}
	return number(digits.Sum(xs) / float64(len(xs)))
}

func least(xs []float64) value {
	if len(xs) == 0 {
		return number(0)
	}
	return number(slices.Min(xs))
}

func most(xs []float64) value {
	if len(xs) == 0 {
		return number(0)
	}
	return number(slices.Max(xs))
}

func median(xs []float64) value {
	if len(xs) == 0 {
		return noNumber
	}
	slices.Sort(xs)
	return number((xs[(len(xs)-1)/2] + xs[len(xs)/2]) / 2)
}

func stdDev(xs []float64) value {
	if len(xs) < 2 {
		return divided
	}
	middle := digits.Sum(xs) / float64(len(xs))
	squares := make([]float64, len(xs))
	for i, x := range xs {
		squares[i] = (x - middle) * (x - middle)
	}
	return number(math.Sqrt(digits.Sum(squares) / float64(len(xs)-1)))
}

// small is the number that has a place when all are sorted. Ranges are sorted once.
func small(c *calculation, args []node) value {
	place := args[1].value(c).asNumber()
	a, ok := args[0].(area)
	if place.kind != numeric || !ok {
		return noValue
	}
	sorted, known := c.sorted[a]
	if !known {
		l := c.list(a)
		for i := range l.len() {
			switch v := l.at(i); v.kind {
			case fault:
				return v
			case numeric:
				sorted = append(sorted, v.n)
			}
		}
		slices.Sort(sorted)
		c.sorted[a] = sorted
	}
	if place.n < 1 || int(place.n) > len(sorted) {
		return noNumber
	}
	return number(sorted[int(place.n)-1])
}

func sumProduct(c *calculation, args []node) value {
	v := args[0].value(c)
	if v.kind != many {
		return v.asNumber()
	}
	if v.list.vs == nil {
		return number(digits.Sum(v.list.xs))
	}
	xs := make([]float64, 0, v.list.len())
	for _, x := range v.list.vs {
		switch x.kind {
		case fault:
			return x
		case numeric:
			xs = append(xs, x.n)
		}
	}
	return number(digits.Sum(xs))
}
