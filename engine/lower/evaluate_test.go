package lower_test

import (
	"fmt"
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/number"
)

// nothing is no value, where nothing is wrong or something is.
var nothing = check.Const{Missing: true}

func isTrue(c check.Const) bool { return !c.Missing && c.Flag }

func numeric(kind check.Kind, x float64) check.Const {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nothing
	}
	return check.Const{Kind: kind, Number: x}
}

func truth(b bool) check.Const { return check.Const{Kind: check.Flag, Flag: b} }

// at computes a formula on the row at hand (0) and that of Out (1).
func (m *machine) at(e *lower.Expr, rows [2]int) check.Const {
	arg := func(i int) check.Const { return m.at(e.Args[i], rows) }
	switch e.Op {
	case lower.Const:
		return e.Const
	case lower.Param:
		return m.params[e.Param.Slot]
	case lower.Read:
		return m.read(e, rows)
	case lower.If:
		c := arg(0)
		if c.Missing {
			return nothing
		}
		if c.Flag {
			return arg(1)
		}
		return arg(2)
	case lower.And, lower.Or:
		if a := arg(0); a.Missing || a.Flag == (e.Op == lower.Or) {
			return a
		}
		return arg(1)
	case lower.Coalesce:
		if a := arg(0); !a.Missing {
			return a
		}
		return arg(1)
	case lower.Equal, lower.Unequal:
		return truth(same(arg(0), arg(1)) == (e.Op == lower.Equal))
	case lower.Call:
		switch e.Func {
		case lower.Absent:
			return nothing
		case lower.Found:
			return truth(!arg(0).Missing)
		}
	}
	var args []check.Const
	for i := range e.Args {
		a := arg(i)
		if a.Missing {
			return nothing
		}
		args = append(args, a)
	}
	return operate(e, args)
}

// read is the value of a field.
func (m *machine) read(e *lower.Expr, rows [2]int) check.Const {
	row := rows[e.Row]
	for _, p := range e.Path {
		if row = m.target(p, row); row < 0 {
			return nothing
		}
	}
	return m.value(e.Field, row)
}

// value is the value of a field on a row.
func (m *machine) value(f *lower.Field, row int) check.Const {
	if f.Table == nil {
		row = 0
	}
	if m.fields[f] == nil {
		panic("a field is read before it is filled: " + fmt.Sprint(f.Table, f.Name))
	}
	return m.fields[f][row]
}

// target is the row that a reference leads to; -1 for none.
func (m *machine) target(f *lower.Field, row int) int {
	key := m.value(f, row)
	if at, ok := m.keys[f.Ref][key.Text]; ok && !key.Missing {
		return at
	}
	return -1
}

// same reports whether two values are equal, or both missing.
func same(a, b check.Const) bool {
	switch {
	case a.Missing || b.Missing:
		return a.Missing && b.Missing
	case a.Kind == check.Text:
		return a.Text == b.Text
	case a.Kind == check.Flag:
		return a.Flag == b.Flag
	}
	return number.Equal(a.Number, b.Number)
}

// operate is an operation on values that are all there.
func operate(e *lower.Expr, args []check.Const) check.Const {
	var xs []float64
	for _, a := range args {
		xs = append(xs, a.Number)
	}
	switch e.Op {
	case lower.Not:
		return truth(!args[0].Flag)
	case lower.Negate:
		return numeric(e.Kind, -xs[0])
	case lower.Less:
		return truth(number.Compare(xs[0], xs[1]) < 0)
	case lower.LessEqual:
		return truth(number.Compare(xs[0], xs[1]) <= 0)
	case lower.Greater:
		return truth(number.Compare(xs[0], xs[1]) > 0)
	case lower.GreaterEqual:
		return truth(number.Compare(xs[0], xs[1]) >= 0)
	case lower.Add:
		return numeric(e.Kind, number.Plus(xs[0], xs[1]))
	case lower.Subtract:
		return numeric(e.Kind, number.Minus(xs[0], xs[1]))
	case lower.Multiply:
		return numeric(e.Kind, xs[0]*xs[1])
	case lower.Divide:
		return numeric(e.Kind, xs[0]/xs[1])
	case lower.Power:
		return numeric(e.Kind, number.Pow(xs[0], xs[1]))
	}
	return called(e, args, xs)
}

// called is what a function gives.
func called(e *lower.Expr, args []check.Const, xs []float64) check.Const {
	switch e.Func {
	case lower.RoundTo:
		u, err := number.NewUnit(xs[1])
		if err != nil {
			return nothing
		}
		n, _ := u.Round(xs[0])
		return numeric(e.Kind, u.Value(n))
	case lower.Plain:
		return check.Const{Kind: check.Text, Text: formula.Plain(xs[0])}
	case "upper":
		return check.Const{Kind: check.Text, Text: strings.ToUpper(args[0].Text)}
	case "lower":
		return check.Const{Kind: check.Text, Text: strings.ToLower(args[0].Text)}
	case "trim":
		return check.Const{Kind: check.Text, Text: strings.TrimSpace(args[0].Text)}
	}
	x, err := formula.Computed(e.Func).OfNumbers(xs)
	if err != nil {
		return nothing
	}
	return numeric(e.Kind, x)
}
