package formula

import "github.com/fordel-lang/fordel/dsl/lex"

// matchBrackets pairs the brackets and sees that they are not nested too deep.
func (p *parser) matchBrackets() {
	p.match = make([]int, len(p.toks))
	var open []int
	for i, tok := range p.toks {
		switch tok.Type {
		case lex.LeftParen, lex.LeftBracket:
			if open = append(open, i); len(open) > maxNesting {
				p.fail(tooDeep(maxNesting), i)
				return
			}
		case lex.RightParen, lex.RightBracket:
			if len(open) == 0 {
				p.fail(strayBracket(tok.Text), i)
				return
			}
			o := open[len(open)-1]
			if open = open[:len(open)-1]; (p.toks[o].Type == lex.LeftParen) != (tok.Type == lex.RightParen) {
				p.fail(wrongBracket(p.toks[o].Text, tok.Text), i)
				return
			}
			p.match[o], p.match[i] = i, o
		case lex.LeftBrace, lex.RightBrace:
			p.fail(brace(tok.Text), i)
			return
		}
	}
	if len(open) > 0 {
		o := open[len(open)-1]
		p.fail(openBracket(p.toks[o].Text), o)
	}
}

// holdsComma reports whether the next token opens a bracket that parts values.
func (p *parser) holdsComma() bool {
	if !p.is(lex.LeftParen) {
		return false
	}
	depth := 0
	for _, tok := range p.toks[p.at:p.match[p.at]] {
		switch {
		case tok.Opens():
			depth++
		case tok.Closes():
			depth--
		case tok.Type == lex.Comma && depth == 1:
			return true
		}
	}
	return false
}
