package formula

import "github.com/fordel-lang/fordel/dsl/lex"

// spelling is how expr writes each operator that takes two values.
var spelling = map[lex.Type]string{
	lex.Plus: "+", lex.Minus: "-", lex.Star: "*", lex.Slash: "/", lex.Caret: "^",
	lex.Equal: "==", lex.Unequal: "!=", lex.Less: "<", lex.LessEqual: "<=",
	lex.Greater: ">", lex.GreaterEqual: ">=", lex.And: "and", lex.Or: "or", lex.In: "in",
	lex.Coalesce: "??", lex.DotDot: "..",
}

// binaryOp is what each of expr's operators is in our tree.
var binaryOp = map[string]Op{
	"+": Add, "-": Subtract, "*": Multiply, "/": Divide, "^": Power,
	"==": Equal, "!=": Unequal, "<": Less, "<=": LessEqual, ">": Greater, ">=": GreaterEqual,
	"and": And, "&&": And, "or": Or, "in": In, "??": Coalesce, "..": Range,
}

// operator translates the operator at token i and gives the index behind it.
func (t *translator) operator(i int) int {
	tok := t.toks[i]
	text, binary := spelling[tok.Type]
	switch {
	case tok.Type == lex.Not && t.operand:
		if i+1 >= len(t.toks) || t.toks[i+1].Type != lex.In {
			t.report(t.adjacent(i), i)
			return i + 1
		}
		t.write("not in", i)
		t.operand, t.signs = false, 0
		return i + 2
	case !t.operand && (tok.Type == lex.Not || tok.Type == lex.Minus || tok.Type == lex.Plus):
		return t.prefix(i)
	case binary:
		return t.binary(text, i)
	case tok.Type == lex.Assign:
		if i > 0 {
			t.report(assignment(), i)
			break
		}
		write := ""
		if len(t.toks) > 1 {
			write = lex.Meant(t.lang, lex.InFormulas, t.toks[1].Text)
		}
		t.report(leadingAssignment(write), i)
	case tok.Type == lex.PercentSign:
		t.report(modulo(), i)
	case tok.Type == lex.Unit:
		t.report(lonelyUnit(tok.Text), i)
	default:
		t.report(misplaced(t.lang, t.toks, i), i)
	}
	return i + 1
}

// prefix translates a sign or `not` before a value.
func (t *translator) prefix(i int) int {
	if t.signs++; t.signs > maxNesting {
		t.report(tooDeep(maxNesting), i)
	}
	text, ok := spelling[t.toks[i].Type]
	if !ok {
		text = "not"
	}
	t.write(text, i)
	return i + 1
}

func (t *translator) binary(text string, i int) int {
	if !t.operand {
		t.report(missingValue(t.toks[i].Text), i)
	}
	t.write(text, i)
	t.operand, t.signs = false, 0
	return i + 1
}
