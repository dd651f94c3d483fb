package formula

import "github.com/fordel-lang/fordel/dsl/lex"

// binary is an operator between two values.
type binary struct {
	Op
	precedence int
	rightwards bool // a ^ b ^ c is a ^ (b ^ c)
	chains     bool // a < b < c is a < b and b < c
	denies     bool // it is `not in`
}

// right is the precedence that operators on the right side have at least.
func (b binary) right() int {
	if b.rightwards {
		return b.precedence
	}
	return b.precedence + 1
}

// What operators bind how tightly, the loosest first.
const (
	lowest       = iota // anything
	precOr              // or
	precAnd             // and
	precCompare         // == < in
	precRange           // ..
	precAdd             // + -
	precNot             // not
	precMultiply        // * /
	precSign            // a minus or plus before a value
	precPower           // ^
	precCoalesce        // ??
)

var binaries = map[lex.Type]binary{
	lex.Or:           {Op: Or, precedence: precOr},
	lex.And:          {Op: And, precedence: precAnd},
	lex.Equal:        {Op: Equal, precedence: precCompare},
	lex.Unequal:      {Op: Unequal, precedence: precCompare},
	lex.Less:         {Op: Less, precedence: precCompare, chains: true},
	lex.LessEqual:    {Op: LessEqual, precedence: precCompare, chains: true},
	lex.Greater:      {Op: Greater, precedence: precCompare, chains: true},
	lex.GreaterEqual: {Op: GreaterEqual, precedence: precCompare, chains: true},
	lex.In:           {Op: In, precedence: precCompare},
	lex.DotDot:       {Op: Range, precedence: precRange},
	lex.Plus:         {Op: Add, precedence: precAdd},
	lex.Minus:        {Op: Subtract, precedence: precAdd},
	lex.Star:         {Op: Multiply, precedence: precMultiply},
	lex.Slash:        {Op: Divide, precedence: precMultiply},
	lex.Caret:        {Op: Power, precedence: precPower, rightwards: true},
	lex.Coalesce:     {Op: Coalesce, precedence: precCoalesce},
}

var notIn = binary{Op: In, precedence: precCompare, denies: true}

// prefixes are the operators before a value, with the precedence that operators
// in that value have at least.
var prefixes = map[lex.Type]int{lex.Not: precNot, lex.Minus: precSign, lex.Plus: precSign}

// prefixed reads a value with the signs before it. A plus is only looked through.
func (p *parser) prefixed() *Node {
	first := p.at
	if p.signs++; p.signs > maxNesting {
		p.fail(tooDeep(maxNesting), first)
	}
	sign := p.toks[first].Type
	p.at++
	inner := p.noRange(p.climb(prefixes[sign]))
	switch sign {
	case lex.Plus:
		return p.from(first, inner)
	case lex.Minus:
		return p.from(first, &Node{Op: Negate, Args: []*Node{inner}, Sign: p.toks[first].At})
	}
	return p.from(first, &Node{Op: Not, Args: []*Node{inner}, Sign: p.toks[first].At})
}
