package check

import (
	"math"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
)

const literalPercent = formula.LitPercent

// constKind is the kind of value a literal gives.
func constKind(l *dsl.Literal) Kind {
	switch l.Kind {
	case formula.LitNumber, formula.LitPercent:
		return Number
	case formula.LitMoney:
		return Money
	case formula.LitText:
		return Text
	case formula.LitFlag:
		return Flag
	case formula.LitDate:
		return Date
	}
	return Nil
}

func constOf(l *dsl.Literal) Const {
	return Const{Kind: constKind(l), Number: l.Number, Text: l.Text, Flag: l.Flag, Missing: l.Kind == formula.LitNil}
}

// unitless is the number of a literal that is a plain one; 0 for any other.
func unitless(l *dsl.Literal) float64 {
	if l.Kind == formula.LitNumber {
		return l.Number
	}
	return 0
}

// inPerCent reports whether a plain number is outside the bounds of a share that are
// written in per cent, and would be inside them in per cent itself.
func (p *Param) inPerCent(v Const) bool {
	of := p.Decl
	return v.Kind == Number && !p.Share && v.Number > 1 && of.From != nil && of.To != nil && of.To.Kind == literalPercent &&
		v.Number/100 >= of.From.Number && v.Number/100 <= of.To.Number
}

// Equal reports whether two constants are the same value; numbers are read with
// 15 significant digits.
func (a Const) Equal(b Const) bool {
	if a.Kind != b.Kind || a.Missing != b.Missing {
		return false
	}
	return a.Missing || a.Text == b.Text && a.Flag == b.Flag && sameNumber(a.Number, b.Number)
}

// sameNumber reports whether two numbers show the same 15 significant digits.
func sameNumber(a, b float64) bool {
	return a == b || digits15(a) == digits15(b)
}

func digits15(x float64) string { return strconv.FormatFloat(x, 'e', 14, 64) }

// Problem says what is wrong with a value for the parameter: of another kind,
// outside its range or choices, or between two of its steps. It gives true when
// nothing is.
func (p *Param) Problem(v Const, currency string) (diag.Diagnostic, bool) {
	switch {
	case v.Kind != p.Type.Kind || v.Missing:
		return paramKind(p, v, currency), false
	case len(p.Choices) > 0 && !p.isChoice(v):
		return paramChoice(p, v, currency), false
	case p.From != nil && v.Number < *p.From && !sameNumber(v.Number, *p.From),
		p.To != nil && v.Number > *p.To && !sameNumber(v.Number, *p.To):
		return paramRange(p, v, currency), false
	case p.Step != nil && *p.Step > 0 && !p.onStep(v.Number):
		return paramStep(p, v, currency), false
	}
	return diag.Diagnostic{}, true
}

// steps is how many steps a value lies from the lowest, fractions too.
func (p *Param) steps(x float64) float64 { return (x - p.StepAt(0)) / *p.Step }

func (p *Param) onStep(x float64) bool { return sameNumber(p.StepAt(math.Round(p.steps(x))), x) }

func (p *Param) isChoice(v Const) bool {
	for _, c := range p.Choices {
		if c.Equal(v) {
			return true
		}
	}
	return false
}
