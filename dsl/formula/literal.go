package formula

import "github.com/fordel-lang/fordel/dsl/lex"

// LiteralOf is the constant that a token is; ok is false for any other token.
func LiteralOf(t lex.Token) (l Literal, ok bool) {
	l = Literal{Number: t.Number, At: t.At}
	switch t.Type {
	case lex.Number:
		l.Kind = LitNumber
	case lex.Percent:
		l.Kind = LitPercent
	case lex.Money:
		l.Kind = LitMoney
	case lex.Quoted:
		l.Kind, l.Text = LitText, t.Value
	case lex.Date:
		l.Kind = LitDate
	case lex.Yes, lex.No:
		l.Kind, l.Flag = LitFlag, t.Type == lex.Yes
	case lex.Nil:
		l.Kind = LitNil
	default:
		return Literal{}, false
	}
	return l, true
}
