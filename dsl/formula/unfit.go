package formula

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// What is wrong at the next token, which does not fit.

// absent tells what is wrong where a value should begin and none does.
func (p *parser) absent() diag.Diagnostic {
	tok := p.toks[p.at]
	if op := binaries[tok.Type]; p.at > 0 && op.Op >= Equal && op.Op <= GreaterEqual {
		if before := p.toks[p.at-1].Type; before == lex.And || before == lex.Or {
			return valueAgain(tok.Text)
		}
	}
	if _, operator := binaries[tok.Type]; operator || tok.Type == lex.Question || p.stops() {
		return missingValue(tok.Text)
	}
	return p.stray()
}

// unfit tells what is wrong where an operator could stand, or what is being read
// could end, and neither is so.
func (p *parser) unfit() (diag.Diagnostic, diag.Range) {
	tok := p.toks[p.at]
	switch {
	case tok.Type == lex.Word && p.isWhere():
		return lonelyWhere(tok.Text), tok.At
	case tok.Type == lex.LeftBracket:
		return p.subscripted()
	case tok.Type == lex.Word || tok.Literal() || tok.Type == lex.LeftParen || tok.Type == lex.If || tok.Type == lex.Not:
		return p.adjacent()
	}
	return p.stray(), tok.At
}

// subscripted tells what is wrong about a bracket behind a value: of a table's name and
// that of a column, how the column is written.
func (p *parser) subscripted() (diag.Diagnostic, diag.Range) {
	bracket, before, inside := p.toks[p.at], p.toks[p.at-1], p.toks[p.at+1]
	if close := p.match[p.at]; before.Type == lex.Word && inside.Type == lex.Word && close == p.at+2 {
		return subscript().Write(before.Text + "." + inside.Text), before.At.To(p.toks[close].At)
	}
	return subscript(), bracket.At
}

// stops reports whether the next token ends a value: one that belongs to what is
// around it.
func (p *parser) stops() bool {
	switch p.toks[p.at].Type {
	case lex.Comma, lex.Then, lex.Else, lex.Question, lex.Colon, lex.RightParen, lex.RightBracket:
		return true
	}
	return false
}

// stray tells what is wrong about a token that has no place here.
func (p *parser) stray() diag.Diagnostic {
	switch tok := p.toks[p.at]; {
	case tok.Type == lex.Assign && p.at > 0:
		return assignment()
	case tok.Type == lex.Assign:
		write := ""
		if len(p.toks) > 1 {
			write = lex.Meant(p.lang, lex.InFormulas, p.toks[1].Text)
		}
		return leadingAssignment(write)
	case tok.Type == lex.PercentSign:
		return modulo()
	case tok.Type == lex.Unit:
		return lonelyUnit(tok.Text)
	}
	return misplaced(p.lang, p.toks, p.at)
}

// adjacent tells that an operator is missing before the value at the next token,
// or the `then` of an `if` whose condition ends there.
func (p *parser) adjacent() (diag.Diagnostic, diag.Range) {
	left, right := p.toks[p.at-1], p.toks[p.at]
	if d, at, ok := p.inWords(); ok {
		return d, at
	}
	if f := p.between(); f != nil {
		return functionBetween(p.lang, f, left, right), right.At
	}
	if lex.Meant(p.lang, lex.InFormulas, right.Text) == "" && p.inCondition() {
		return noThen(left, right), right.At
	}
	if times(left) && right.Type == lex.Word && !grouping(right) && lex.Meant(p.lang, lex.InFormulas, right.Text) == "" {
		return withoutOperator(left, right).Write(left.Text + " * " + right.Text), left.At.To(right.At)
	}
	return missingOperator(p.lang, left, right), right.At
}

// between is the function that the next word is or is meant for, where it stands like an operator; nil for none.
func (p *parser) between() *function.Function {
	right := p.toks[p.at]
	if right.Type != lex.Word || p.at+1 < len(p.toks) && p.toks[p.at+1].Type == lex.LeftParen {
		return nil
	}
	word := right.Text
	if meant := lex.Meant(p.lang, lex.InFormulas, word); meant != "" {
		word = meant
	}
	return function.Written(p.lang, word, 1)
}

// inCondition reports whether the next token stands behind an `if` and its
// condition, outside all brackets, without a `then` between them.
func (p *parser) inCondition() bool {
	i := p.at - 1
	for ; i > 0; i-- {
		switch tok := p.toks[i]; {
		case tok.Closes():
			i = p.match[i]
		case tok.Opens() || tok.Type == lex.Then || tok.Type == lex.Else || tok.Type == lex.Comma:
			return false
		case tok.Type == lex.If:
			return true
		}
	}
	return i == 0 && p.toks[0].Type == lex.If
}
