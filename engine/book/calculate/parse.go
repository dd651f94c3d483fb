package calculate

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// node is a part of a formula.
type node interface{ value(c *calculation) value }

// constant is a value that is written.
type constant value

// operation is an operator between two parts; negation has only the right one.
type operation struct {
	op          string
	left, right node
}

// call is a function of parts.
type call struct {
	function function
	args     []node
}

// parser reads a formula that stands in a cell.
type parser struct {
	c    *calculation
	text string
	at   int
	here place
}

type unreadable struct{ what string }

func (c *calculation) parse(text string, here place) (n node, err error) {
	p := &parser{c: c, text: text, here: here}
	defer func() {
		if r := recover(); r != nil {
			what, ok := r.(unreadable)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("%s at %d", what.what, p.at+1)
		}
	}()
	n = p.between(0)
	if p.skip(); p.at < len(text) {
		panic(unreadable{"more than a formula"})
	}
	return n, nil
}

// binding says how strongly operators bind.
var binding = map[string]int{"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}

// between reads parts with operators that bind more strongly than those around them.
func (p *parser) between(least int) node {
	left := p.part()
	for {
		op := p.operator()
		if binding[op] <= least {
			return left
		}
		p.at += len(op)
		left = operation{op, left, p.between(binding[op])}
	}
}

// operator is the one that comes next; empty for none.
func (p *parser) operator() string {
	p.skip()
	rest := p.text[p.at:]
	if len(rest) > 1 && binding[rest[:2]] > 0 {
		return rest[:2]
	}
	if rest != "" && binding[rest[:1]] > 0 {
		return rest[:1]
	}
	return ""
}

func (p *parser) skip() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\n') {
		p.at++
	}
}

// next reports whether a sign comes next, and goes behind it.
func (p *parser) next(sign byte) bool {
	if p.skip(); p.at < len(p.text) && p.text[p.at] == sign {
		p.at++
		return true
	}
	return false
}

func (p *parser) must(sign byte) {
	if !p.next(sign) {
		panic(unreadable{"no " + string(sign)})
	}
}

// part is what stands between operators.
func (p *parser) part() node {
	switch {
	case p.next('-'):
		return operation{"-", nil, p.part()}
	case p.next('('):
		n := p.between(0)
		p.must(')')
		return n
	case p.next('"'):
		return constant(texted(p.quoted('"')))
	case p.next('\''):
		sheet := p.quoted('\'')
		p.must('!')
		at, ok := p.c.sheets[strings.ToLower(sheet)]
		if !ok {
			panic(unreadable{"no sheet " + sheet})
		}
		return p.cells(at, p.word())
	case p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9':
		return p.number()
	}
	return p.named(p.word())
}

// quoted is a text up to its end mark, which stands twice for itself.
func (p *parser) quoted(mark byte) string {
	var out strings.Builder
	for p.at < len(p.text) {
		b := p.text[p.at]
		p.at++
		if b == mark && !(p.at < len(p.text) && p.text[p.at] == mark) {
			return out.String()
		}
		if b == mark {
			p.at++
		}
		out.WriteByte(b)
	}
	panic(unreadable{"a text without end"})
}

func (p *parser) number() node {
	end := p.at
	for end < len(p.text) && (p.text[end] >= '0' && p.text[end] <= '9' || p.text[end] == '.' || p.text[end] == 'E' ||
		(p.text[end] == '+' || p.text[end] == '-') && p.text[end-1] == 'E') {
		end++
	}
	x, err := strconv.ParseFloat(p.text[p.at:end], 64)
	if err != nil {
		panic(unreadable{"no number"})
	}
	p.at = end
	return constant(number(x))
}

// word is letters, digits, _ and $.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.text) {
		b := p.text[p.at]
		if b < utf8.RuneSelf && b != '_' && b != '$' && b != '.' && (b < '0' || b > '9') && (b < 'A' || b > 'Z') && (b < 'a' || b > 'z') {
			break
		}
		p.at++
	}
	if start == p.at {
		panic(unreadable{"nothing known"})
	}
	return p.text[start:p.at]
}

// named is a function, a name, or cells of the sheet itself.
func (p *parser) named(name string) node {
	if p.next('(') {
		return p.call(name)
	}
	switch name {
	case "TRUE":
		return constant(truth(true))
	case "FALSE":
		return constant(truth(false))
	}
	if at, ok := p.c.names[strings.ToLower(name)]; ok {
		return at
	}
	return p.cells(p.here.sheet, name)
}

// cells are a range or a cell that begins with an address.
func (p *parser) cells(sheet int, first string) node {
	from, to := p.address(sheet, first), place{}
	if to = from; p.next(':') {
		to = p.address(sheet, p.word())
	}
	return area{from, to.row - from.row + 1, to.column - from.column + 1}
}

// address is a cell: $B$12.
func (p *parser) address(sheet int, text string) place {
	plain := strings.ReplaceAll(text, "$", "")
	letters := strings.TrimRight(plain, "0123456789")
	row, err := strconv.Atoi(plain[len(letters):])
	if err != nil || letters == "" || len(letters) > 3 {
		panic(unreadable{"no cell or name " + text})
	}
	column := 0
	for _, l := range letters {
		if l < 'A' || l > 'Z' {
			panic(unreadable{"no cell or name " + text})
		}
		column = 26*column + int(l-'A') + 1
	}
	return place{sheet, row - 1, column - 1}
}

func (p *parser) call(name string) node {
	f := p.c.functions[name]
	if f == nil {
		panic(unreadable{"no function " + name})
	}
	out := call{function: f}
	for !p.next(')') {
		out.args = append(out.args, p.between(0))
		if !p.next(',') {
			p.must(')')
			break
		}
	}
	if name == "ROW" && len(out.args) == 0 {
		return constant(number(float64(p.here.row + 1)))
	}
	return out
}
