package calculate

import (
	"math"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/engine/book"
	digits "github.com/fordel-lang/fordel/engine/number"
)

type kind uint8

const (
	empty kind = iota
	numeric
	flag
	word
	fault
	many
)

// value is a value of a cell, or the values of many.
type value struct {
	kind kind
	n    float64 // of a number; 1 and 0 of a flag
	s    string  // of a text or fault
	list *list
}

// What goes wrong.
var (
	noNumber  = value{kind: fault, s: "#NUM!"}
	noValue   = value{kind: fault, s: "#VALUE!"}
	divided   = value{kind: fault, s: "#DIV/0!"}
	missing   = value{kind: fault, s: "#N/A"}
	elsewhere = value{kind: fault, s: "#REF!"}
)

func number(x float64) value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return noNumber
	}
	return value{kind: numeric, n: x}
}

func truth(yes bool) value {
	if yes {
		return value{kind: flag, n: 1}
	}
	return value{kind: flag}
}

func texted(s string) value { return value{kind: word, s: s} }

// valueOf is what a cell has.
func valueOf(v book.Value) value {
	switch v := v.(type) {
	case float64:
		return value{kind: numeric, n: v}
	case int:
		return value{kind: numeric, n: float64(v)}
	case string:
		return texted(v)
	case bool:
		return truth(v)
	case book.Fault:
		return value{kind: fault, s: string(v)}
	}
	return value{}
}

// kept is a value as a cell has it.
func (v value) kept() book.Value {
	switch v.kind {
	case numeric:
		return v.n
	case flag:
		return v.n == 1
	case word:
		return v.s
	case fault:
		return book.Fault(v.s)
	case many:
		return book.Fault(noValue.s)
	}
	return nil
}

// asNumber is a value in arithmetic.
func (v value) asNumber() value {
	switch v.kind {
	case empty:
		return number(0)
	case flag:
		return number(v.n)
	case word:
		return noValue
	}
	return v
}

// asText is a value where texts are joined.
func (v value) asText() string {
	switch v.kind {
	case numeric:
		return strings.Replace(strconv.FormatFloat(digits.Show15(v.n), 'G', -1, 64), "E+0", "E+", 1)
	case flag:
		return map[float64]string{0: "FALSE", 1: "TRUE"}[v.n]
	}
	return v.s
}

// same reports whether two values are equal: texts whatever their capitals, and an empty cell is
// both nothing and 0.
func same(a, b value) bool {
	if a.kind == empty {
		a, b = b, a
	}
	if b.kind == empty {
		return a.kind == empty || a.kind == word && a.s == "" || a.kind != word && a.n == 0
	}
	if a.kind != b.kind {
		return false
	}
	if a.kind == word {
		return strings.EqualFold(a.s, b.s)
	}
	return alike(a.n, b.n)
}

// alike reports whether workbooks take two numbers for equal, as LibreOffice does those that differ by less
// than 2^-48 of them and are not both whole.
func alike(x, y float64) bool {
	if x == y {
		return true
	}
	apart := math.Abs(x - y)
	return apart < math.Abs(x)*0x1p-48 && apart < math.Abs(y)*0x1p-48 && (x != math.Trunc(x) || y != math.Trunc(y))
}

// before compares values of one kind, else kinds: numbers, then texts, then flags.
func before(a, b value) bool {
	order := map[kind]int{numeric: 0, word: 1, flag: 2}
	if a.kind == empty {
		a = value{kind: b.kind}
	}
	if b.kind == empty {
		b = value{kind: a.kind}
	}
	if a.kind != b.kind {
		return order[a.kind] < order[b.kind]
	}
	if a.kind == word {
		return strings.ToLower(a.s) < strings.ToLower(b.s)
	}
	return a.n < b.n && !alike(a.n, b.n)
}

// list is the values of a range or of what was computed of some. While all are numbers they are kept as such.
type list struct {
	xs   []float64
	vs   []value // nil: all are numbers
	mine bool    // of a formula at work, which may write into it
}

func newList(length int) *list { return &list{xs: make([]float64, length)} }

func (l *list) len() int { return len(l.xs) }

func (l *list) at(i int) value {
	if l.vs != nil {
		return l.vs[i]
	}
	return value{kind: numeric, n: l.xs[i]}
}

func (l *list) set(i int, v value) {
	l.xs[i] = v.n
	if l.vs == nil {
		if v.kind == numeric {
			return
		}
		l.vs = make([]value, len(l.xs))
		for j := range l.xs[:i] {
			l.vs[j] = value{kind: numeric, n: l.xs[j]}
		}
	}
	l.vs[i] = v
}
