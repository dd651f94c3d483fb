package formula

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

const (
	maxTokens  = 10_000 // in one formula
	maxNesting = 100    // brackets, ifs, wheres and signs inside each other
)

// Parse reads tokens as one formula. The node is nil where the diagnostics hold
// an error, or where a token is unreadable, which has been reported before.
//
// Operators bind as in expr, whose machine evaluates formulas; tests compare the
// trees with those of expr's own parser.
func Parse(tokens []lex.Token, lang diag.Lang) (*Node, diag.List) {
	p := &parser{toks: tokens, lang: lang}
	if len(tokens) == 0 || p.unreadable() {
		return nil, nil
	}
	if len(tokens) > maxTokens {
		return nil, diag.List{tooLong(maxTokens).At(tokens[0].At.To(tokens[len(tokens)-1].At))}
	}
	p.matchBrackets()
	root := p.value()
	if p.at < len(p.toks) {
		p.fail(misplaced(p.lang, p.toks, p.at), p.at)
	}
	if p.failed() {
		return nil, p.diags
	}
	return root, p.diags
}

// parser reads one formula by precedence climbing: an operand, then the operators
// that bind at least as tightly as those around, each with its right side.
//
// The first error ends the formula: every question for a token is answered as at
// its end from then on, so that all that is being read ends soon, and what comes
// of it is thrown away.
type parser struct {
	toks  []lex.Token
	lang  diag.Lang
	match []int // for a bracket the index of its partner
	at    int   // the token to be read next
	diags diag.List
	wrong bool // they hold an error

	depth  int // how many brackets, ifs and wheres are open
	signs  int // how many signs stand directly before the next token
	chains int // how many comparisons of three values or more there were
}

func (p *parser) unreadable() bool {
	for _, tok := range p.toks {
		if tok.Type == lex.Bad {
			return true
		}
	}
	return false
}

// fail reports an error at token i, unless there was one: what follows the first
// is often its consequence.
func (p *parser) fail(d diag.Diagnostic, i int) {
	p.failAt(d, p.toks[i].At)
}

func (p *parser) failAt(d diag.Diagnostic, at diag.Range) {
	if !p.failed() {
		p.diags.Add(d.At(at))
		p.wrong = true
	}
}

func (p *parser) failed() bool { return p.wrong }

// ended reports whether there is no token to read.
func (p *parser) ended() bool { return p.failed() || p.at >= len(p.toks) }

// is reports whether the next token is of a type.
func (p *parser) is(t lex.Type) bool { return !p.ended() && p.toks[p.at].Type == t }

// take reads the next token if it is of a type.
func (p *parser) take(t lex.Type) bool {
	if !p.is(t) {
		return false
	}
	p.at++
	return true
}

// enter goes one level down at the next token; whoever calls it leaves again.
func (p *parser) enter() {
	if p.depth++; p.depth > maxNesting {
		p.fail(tooDeep(maxNesting), p.at)
	}
}

func (p *parser) leave() { p.depth-- }

// from gives a node its place, from token first to the one that was read last.
func (p *parser) from(first int, n *Node) *Node {
	if !p.failed() {
		n.At = p.toks[first].At.To(p.toks[p.at-1].At)
	}
	return n
}

// value reads a value anywhere but behind `in`, where alone `..` may stand.
func (p *parser) value() *Node { return p.noRange(p.whole()) }

func (p *parser) noRange(n *Node) *Node {
	if n.Op == Range {
		p.failAt(lonelyRange(), n.Sign)
	}
	return n
}

// whole reads a value with all the operators behind it.
func (p *parser) whole() *Node {
	first := p.at
	condition := p.climb(lowest)
	if !p.is(lex.Question) {
		return condition
	}
	question := p.at
	p.at++
	yes := p.value()
	if !p.take(lex.Colon) {
		p.fail(misplaced(p.lang, p.toks, question), question)
	}
	no := p.value()
	return p.from(first, &Node{Op: If, Args: []*Node{p.noRange(condition), yes, no}, Sign: p.toks[question].At})
}

// climb reads an operand and the operators behind it that have at least a
// precedence.
func (p *parser) climb(precedence int) *Node {
	first := p.at
	left := p.operand()
	coalescing := false // the operator before was `??`
	for {
		sign, op, ok := p.operator(precedence)
		if !ok {
			return left
		}
		if coalescing && op.Op != Coalesce {
			p.fail(mixedCoalesce(p.toks[sign].Text), sign)
		}
		coalescing = op.Op == Coalesce
		p.denied(first, left)
		if op.chains {
			left = p.comparison(first, p.noRange(left))
			continue
		}
		left = p.binary(first, p.noRange(left), sign, op)
	}
}

// operator is the operator at the next token, and that token, if it has at least
// the precedence. It sees that an operator, or the end of what is being read,
// does stand there.
func (p *parser) operator(precedence int) (sign int, op binary, ok bool) {
	if p.ended() {
		return 0, binary{}, false
	}
	sign = p.at
	op, ok = binaries[p.toks[sign].Type]
	if p.is(lex.Not) && sign+1 < len(p.toks) && p.toks[sign+1].Type == lex.In {
		op, ok = notIn, true
	}
	if !ok && !p.stops() {
		p.failAt(p.unfit())
	}
	return sign, op, ok && op.precedence >= precedence
}

// binary reads the operator at token sign and its right side.
func (p *parser) binary(first int, left *Node, sign int, op binary) *Node {
	p.at++
	if op.denies {
		p.at++
	}
	right := p.climb(op.right())
	if op.Op != In {
		p.noRange(right)
	}
	if p.toks[sign].Text == lex.Ampersand {
		p.fail(lex.NotAmpersand(p.lang, left.condition() && right.condition()), sign)
	}
	out := p.from(first, &Node{Op: op.Op, Args: []*Node{left, right}, Sign: p.toks[sign].At})
	if !op.denies || p.failed() {
		return out
	}
	out.Sign = p.toks[sign+1].At
	return &Node{Op: Not, Args: []*Node{out}, At: out.At, Sign: p.toks[sign].At.To(out.Sign)}
}

// comparison reads `< b`, and `< b < c` as `a < b and b < c`, where b is one node
// with two parents; so that trees stay small it may hold no such chain itself.
func (p *parser) comparison(first int, left *Node) *Node {
	var out *Node
	middle, chained := first, false // where left begins; whether it holds a chain
	for {
		sign := p.at
		op, before := binaries[p.toks[sign].Type], p.chains
		p.at++
		start := p.at
		right := p.noRange(p.climb(op.right()))
		holds := p.chains > before
		pair := p.from(middle, &Node{Op: op.Op, Args: []*Node{left, right}, Sign: p.toks[sign].At})
		if out == nil {
			out = pair
		} else {
			if chained {
				p.fail(chainInChain(), middle)
			}
			p.chains++
			out = p.from(first, &Node{Op: And, Args: []*Node{out, pair}, Sign: p.toks[sign].At})
		}
		if p.ended() || !binaries[p.toks[p.at].Type].chains {
			return out
		}
		left, middle, chained = right, start, holds
	}
}

// denied refuses what would be read otherwise than it looks: `not a > b` compares
// `not a`. The left side begins at token first, the operator is the next token.
func (p *parser) denied(first int, left *Node) {
	op := binaries[p.toks[p.at].Type]
	if p.failed() || left.Op != Not || p.toks[first].Type != lex.Not || op.Op == And || op.Op == Or {
		return
	}
	sign := p.at
	if p.is(lex.Not) { // not in
		sign++
	}
	p.fail(bareNot(p.toks[first].Text, p.toks[sign].Text), first)
}
