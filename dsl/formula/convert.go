package formula

import (
	"github.com/expr-lang/expr/ast"

	"github.com/fordel-lang/fordel/dsl/lex"
)

// converter turns expr's tree into ours. expr's nodes know one token each; the
// converter finds out how far each reaches.
type converter struct{ *translator }

// part is a converted node and the tokens it reaches over, with the brackets
// around it.
type part struct {
	node        *Node
	first, last int
	chained     bool // it holds a comparison of three values or more

	// of a comparison: the first token of its last value, and whether that holds
	// a comparison of three values or more
	end        int
	endChained bool
}

// value converts a node anywhere but behind `in`, where alone `..` may stand.
func (c converter) value(n ast.Node) part {
	p := c.node(n)
	if p.node.Op == Range {
		c.report(lonelyRange(), c.token(n.Location().From))
	}
	return p
}

func (c converter) node(n ast.Node) part {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return c.operand(index(n.Value))
	case *ast.MemberNode:
		return c.member(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.ArrayNode:
		return c.array(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	}
	i := c.token(n.Location().From)
	c.report(misplaced(c.lang, c.toks, i), i)
	return part{node: &Node{}, first: i, last: i}
}

// build gives a node its place, from token first to token last, and widens the
// part by the brackets around it.
func (c converter) build(n *Node, first, last int) part {
	n.At = c.toks[first].At.To(c.toks[last].At)
	for first > 0 && c.toks[first-1].Type == lex.LeftParen && !c.calls[first-1] && c.match[first-1] == last+1 {
		first, last = first-1, last+1
	}
	return part{node: n, first: first, last: last}
}

// operand converts a placeholder: a name, a column of the row or a constant.
func (c converter) operand(i int) part {
	tok := c.toks[i]
	if l, ok := LiteralOf(tok); ok {
		return c.build(&Node{Op: Constant, Literal: &l, Sign: tok.At}, i, i)
	}
	if i > 0 && c.toks[i-1].Type == lex.Dot {
		return c.build(&Node{Op: Dot, Text: tok.Text, Sign: tok.At}, i-1, i)
	}
	return c.build(&Node{Op: Name, Text: tok.Text, Sign: tok.At}, i, i)
}

func (c converter) member(n *ast.MemberNode) part {
	of := c.value(n.Node)
	i := index(n.Property.(*ast.StringNode).Value)
	return c.build(&Node{Op: Member, Text: c.toks[i].Text, Args: []*Node{of.node}, Sign: c.toks[i].At}, of.first, i)
}

// call converts a function call, or `TABLE where CONDITION`.
func (c converter) call(n *ast.CallNode) part {
	i := index(n.Callee.(*ast.IdentifierNode).Value)
	args, parts, chained := c.nodes(n.Arguments)
	out := &Node{Op: Where, Args: args, Sign: c.toks[i].At}
	first, last := i, i
	if i+1 < len(c.toks) && c.calls[i+1] {
		out.Op, out.Text = Call, c.function(i, len(args))
		last = c.match[i+1]
	} else {
		first, last = parts[0].first, parts[1].last
	}
	p := c.build(out, first, last)
	p.chained = chained
	return p
}

// nodes converts several nodes.
func (c converter) nodes(list []ast.Node) (nodes []*Node, parts []part, chained bool) {
	for _, n := range list {
		p := c.value(n)
		nodes, parts, chained = append(nodes, p.node), append(parts, p), chained || p.chained
	}
	return nodes, parts, chained
}

// function is the English name of the function at token i. A name that is no
// function at all is kept for those who know what else it could be.
func (c converter) function(i, args int) string {
	word := c.toks[i].Text
	if english, ok := lex.Function(c.lang, word, args); ok {
		return english
	}
	if english, ok := lex.Function(lex.Other(c.lang), word, args); ok {
		c.report(foreignFunction(c.lang, word, lex.SpellFunction(c.lang, english)), i)
	}
	return word
}

func (c converter) array(n *ast.ArrayNode) part {
	i := c.token(n.Location().From)
	args, _, chained := c.nodes(n.Nodes)
	p := c.build(&Node{Op: List, Args: args, Sign: c.toks[i].At}, i, c.match[i])
	p.chained = chained
	return p
}

func (c converter) conditional(n *ast.ConditionalNode) part {
	args, parts, chained := c.nodes([]ast.Node{n.Cond, n.Exp1, n.Exp2})
	first, sign := parts[0].first, parts[0].last+1
	if c.toks[sign].Type == lex.Then {
		first--
		sign = first
	}
	p := c.build(&Node{Op: If, Args: args, Sign: c.toks[sign].At}, first, parts[2].last)
	p.chained = chained
	return p
}

func (c converter) unary(n *ast.UnaryNode) part {
	inner := c.value(n.Node)
	i := c.token(n.Location().From)
	sign := c.toks[i].At
	op := Not
	switch in, binary := n.Node.(*ast.BinaryNode); {
	case binary && in.Location() == n.Location(): // a not in b
		p := inner
		p.node = &Node{Op: Not, Args: []*Node{inner.node}, At: inner.node.At, Sign: sign.To(c.toks[i+1].At)}
		return p
	case c.toks[i].Type == lex.Plus:
		p := c.build(inner.node, i, inner.last)
		p.chained = inner.chained
		return p
	case c.toks[i].Type == lex.Minus:
		op = Negate
	}
	p := c.build(&Node{Op: op, Args: []*Node{inner.node}, Sign: sign}, i, inner.last)
	p.chained = inner.chained
	return p
}

func (c converter) binary(n *ast.BinaryNode) part {
	if n.Operator == "&&" {
		return c.chain(n)
	}
	i := c.token(n.Location().From)
	op := binaryOp[n.Operator]
	left, right := c.value(n.Left), part{}
	if op == In {
		right = c.node(n.Right)
	} else {
		right = c.value(n.Right)
	}
	if c.toks[i].Type == lex.Not { // a not in b
		i++
	}
	c.checkNot(op, i, left)
	return c.joined(op, i, left, right)
}

func (c converter) joined(op Op, sign int, left, right part) part {
	out := &Node{Op: op, Args: []*Node{left.node, right.node}, Sign: c.toks[sign].At}
	p := c.build(out, left.first, right.last)
	p.chained, p.end, p.endChained = left.chained || right.chained, right.first, right.chained
	return p
}

// checkNot refuses what would be read otherwise than it looks: `not a > b`
// compares `not a`.
func (c converter) checkNot(op Op, sign int, left part) {
	if left.node.Op == Not && c.toks[left.first].Type == lex.Not && op != And && op != Or {
		c.report(bareNot(c.toks[left.first].Text, c.toks[sign].Text), left.first)
	}
}

// chain converts `a < b < c`, which expr reads as `a < b && b < c`. The middle
// value is one node with two parents; so that trees stay small it may hold no
// chain itself.
func (c converter) chain(n *ast.BinaryNode) part {
	left := c.value(n.Left)
	comparison := n.Right.(*ast.BinaryNode)
	right := c.value(comparison.Right)
	i := c.token(comparison.Location().From)
	if left.endChained {
		c.report(chainInChain(), left.end)
	}
	first := left.node
	if first.Op == And {
		first = first.Args[1]
	}
	middle := first.Args[1]
	op := binaryOp[comparison.Operator]
	second := &Node{Op: op, Args: []*Node{middle, right.node}, Sign: c.toks[i].At, At: c.toks[left.end].At.To(c.toks[right.last].At)}
	out := &Node{Op: And, Args: []*Node{left.node, second}, Sign: c.toks[i].At}
	p := c.build(out, left.first, right.last)
	p.chained, p.end, p.endChained = true, right.first, right.chained
	return p
}
