package check

import "github.com/fordel-lang/fordel/dsl/statement"

// says is the figure whose words a text is: that of `socio.bound`, of a column that
// is computed from it, of the branches of `if`. It is nil for any other text.
func says(e *Expr) *statement.Figure {
	switch e.Op {
	case OpColumn:
		return e.Column.Says
	case OpValue:
		return e.Value.Says
	case OpIf:
		return firstSaid(e.Args[1:])
	case OpCoalesce, OpList:
		return firstSaid(e.Args)
	case OpMap:
		return says(e.Args[1])
	case OpCall:
		switch e.Func {
		case "first", "last", "known":
			return says(e.Args[0])
		case "lookup":
			return e.Column.Says
		}
	}
	return nil
}

func firstSaid(list []*Expr) *statement.Figure {
	for _, e := range list {
		if f := says(e); f != nil {
			return f
		}
	}
	return nil
}

// said writes a text that stands for what a figure says as the program has it: in
// English. It reports whether it is such a text.
func said(f *statement.Figure, text *Expr) bool {
	if text.Op != OpConst || text.Const.Missing || text.Const.Kind != Text {
		return false
	}
	choice, ok := f.Choice(text.Const.Text)
	if ok {
		text.Const.Text = choice.EN
	}
	return ok
}

// sayAlike does so for all of some formulas that stand for each other.
func sayAlike(list ...*Expr) {
	if f := firstSaid(list); f != nil {
		for _, e := range list {
			said(f, e)
		}
	}
}
