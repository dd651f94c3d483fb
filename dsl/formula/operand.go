package formula

import "github.com/fordel-lang/fordel/dsl/lex"

// operand reads a value without the operators behind it.
func (p *parser) operand() *Node {
	if p.ended() {
		p.fail(endsEarly(p.toks[max(p.at, 1)-1].Text), max(p.at, 1)-1)
		return &Node{}
	}
	tok := p.toks[p.at]
	if _, sign := prefixes[tok.Type]; sign {
		return p.prefixed()
	}
	p.signs = 0
	switch {
	case tok.Type == lex.Word || tok.Type == lex.Dot:
		return p.path()
	case tok.Literal():
		return p.constant()
	case tok.Type == lex.LeftParen:
		return p.bracketed()
	case tok.Type == lex.LeftBracket:
		first := p.at
		return p.from(first, &Node{Op: List, Args: p.list(), Sign: tok.At})
	case tok.Type == lex.If:
		return p.conditional()
	}
	p.fail(p.absent(), p.at)
	return &Node{}
}

func (p *parser) constant() *Node {
	l, _ := LiteralOf(p.toks[p.at])
	p.at++
	return &Node{Op: Constant, Literal: &l, At: l.At, Sign: l.At}
}

// path reads a name with its members, a column of the row (`.income`), a call, or
// a table with `where`.
func (p *parser) path() *Node {
	first := p.at
	var n *Node
	if p.is(lex.Dot) {
		n = p.member(first, Dot)
	} else {
		n = &Node{Op: Name, Text: p.toks[first].Text, At: p.toks[first].At, Sign: p.toks[first].At}
		p.at++
	}
	for p.is(lex.Dot) {
		n = p.member(first, Member, n)
	}
	switch {
	case p.is(lex.LeftParen):
		return p.call(first)
	case p.isWhere():
		return p.where(first, n)
	}
	return n
}

// member reads a dot and the name behind it.
func (p *parser) member(first int, op Op, of ...*Node) *Node {
	dot := p.at
	if p.at++; p.at >= len(p.toks) {
		p.fail(endsEarly(p.toks[dot].Text), dot)
		return &Node{}
	}
	switch tok := p.toks[p.at]; {
	case tok.Foreign: // reported
	case tok.Reserved():
		p.fail(lex.ReservedWord(p.lang, tok.Text), p.at)
	case tok.Type != lex.Word:
		p.fail(afterDot(tok.Text), p.at)
	}
	p.at++
	name := p.toks[p.at-1]
	return p.from(first, &Node{Op: op, Text: name.Text, Args: of, Sign: name.At})
}

// call reads the arguments of a function, whose name is the token before them.
func (p *parser) call(first int) *Node {
	name := p.at - 1
	if first != name {
		written := ""
		for _, tok := range p.toks[first:p.at] {
			written += tok.Text
		}
		d, at := methodCall(p.lang, written, p.toks[name].Text), p.toks[name].At
		if lex.Meant(p.lang, lex.InFormulas, written) != "" {
			at = p.toks[first].At.To(at)
		}
		p.failAt(d, at)
		return &Node{}
	}
	args := p.list()
	return p.from(first, &Node{Op: Call, Text: p.function(name, len(args)), Args: args, Sign: p.toks[name].At})
}

// function is the English name of the function at token i. A name that is no
// function at all is kept for those who know what else it could be.
func (p *parser) function(i, args int) string {
	word := p.toks[i].Text
	if english, ok := lex.Function(p.lang, word, args); ok {
		if now := lex.SpellFunction(p.lang, english); now != word {
			p.diags.Add(lex.Renamed(word, now).At(p.toks[i].At))
		}
		return english
	}
	if english, ok := lex.Function(lex.Other(p.lang), word, args); ok {
		p.fail(foreignFunction(p.lang, word, lex.SpellFunction(p.lang, english)), i)
	}
	return word
}

// list reads values parted by commas, from an opening bracket to its partner.
func (p *parser) list() []*Node {
	end := p.match[p.at]
	p.enter()
	defer p.leave()
	p.at++
	var out []*Node
	for !p.ended() && p.at < end {
		out = append(out, p.value())
		switch {
		case p.ended() || p.at == end:
		case !p.take(lex.Comma):
			p.fail(misplaced(p.lang, p.toks, p.at), p.at)
		case p.at == end:
			p.fail(missingValue(p.toks[end].Text), end)
		}
	}
	p.at = end + 1
	return out
}

// bracketed reads `( value )`, which is the value: its place is without the
// brackets.
func (p *parser) bracketed() *Node {
	end := p.match[p.at]
	p.enter()
	defer p.leave()
	p.at++
	n := p.whole()
	if !p.ended() && p.at != end {
		p.fail(misplaced(p.lang, p.toks, p.at), p.at)
	}
	p.at = end + 1
	return n
}

// conditional reads `if c then a else b`, whose last part reaches as far as it
// can.
func (p *parser) conditional() *Node {
	first := p.at
	p.enter()
	defer p.leave()
	p.at++
	if p.holdsComma() { // `if(c, a, b)`, as spreadsheets have it
		p.fail(ifWithout("then", "så"), first)
	}
	condition := p.value()
	if !p.take(lex.Then) {
		p.fail(ifWithout("then", "så"), first)
	}
	yes := p.value()
	if !p.take(lex.Else) {
		p.fail(ifWithout("else", "ellers"), first)
	}
	no := p.value()
	return p.from(first, &Node{Op: If, Args: []*Node{condition, yes, no}, Sign: p.toks[first].At})
}

// where reads the condition behind a table that begins at token first.
func (p *parser) where(first int, table *Node) *Node {
	sign := p.at
	p.enter()
	defer p.leave()
	p.at++
	return p.from(first, &Node{Op: Where, Args: []*Node{table, p.value()}, Sign: p.toks[sign].At})
}

// isWhere reports whether the next token is the word `where`, in a place where an
// operator may stand.
func (p *parser) isWhere() bool {
	if p.ended() {
		return false
	}
	english, _ := lex.Match(p.lang, lex.InFormulas, p.toks[p.at:])
	return english == "where"
}
