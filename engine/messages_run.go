package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// written is a constant in a message.
type written struct {
	check.Const
	currency string
}

// In renders the constant for a language.
func (w written) In(lang diag.Lang) string {
	switch {
	case w.Missing:
		return "nil"
	case w.Kind == check.Text:
		return "\"" + w.Text + "\""
	case w.Kind == check.Date:
		return formula.Day(w.Number)
	case w.Kind == check.Flag && lang == diag.Danish:
		return map[bool]string{true: "ja", false: "nej"}[w.Flag]
	case w.Kind == check.Flag:
		return map[bool]string{true: "yes", false: "no"}[w.Flag]
	}
	return moneyOf(check.Type{Kind: w.Kind}, w.Number, w.currency).In(lang)
}

// paramValue is a value of a parameter in a message, in per cent where the file
// has it so.
type paramValue struct {
	param    *check.Param
	value    check.Const
	currency string
}

// In renders the value for a language.
func (v paramValue) In(lang diag.Lang) string {
	if v.param.Share {
		return diag.Number(number.Show15(100*v.value.Number)).In(lang) + " %"
	}
	return written{v.value, v.currency}.In(lang)
}

func expectFailed(e *Expectation, currency string) diag.Diagnostic {
	in := diag.Text{}
	if e.Scenario != nil {
		in = diag.Format(" in the scenario \"%s\"", " i scenariet \"%s\"", e.Scenario.Name)
	}
	sides := diag.Text{}
	if e.Left != nil {
		sides = diag.Format(": left is %s, right is %s", ": venstre side er %s, højre side er %s",
			written{*e.Left, currency}, written{*e.Right, currency})
	}
	at := e.Expect.Condition.At
	if e.Failed != nil {
		at = e.Failed.At
		sides = diag.Text{EN: ": the part marked is not met", DA: ": den markerede del er ikke opfyldt"}
	}
	return diag.New("expect.failed", diag.Error, "\"%s\" does not hold%s%s.", "\"%s\" holder ikke%s%s.", e.Expect.Text, in, sides).At(at)
}

// condition is where a solve's equation stands.
func condition(s *check.Solve) diag.Range {
	return s.Left.At.To(s.Right.At)
}

func solveNotBracketed(s *check.Solve, low, high point, currency string) diag.Diagnostic {
	side := func(e *check.Expr, x float64) written {
		return written{check.Const{Kind: e.Type.Kind, Number: x}, currency}
	}
	param := func(x float64) paramValue {
		return paramValue{s.Param, check.Const{Kind: s.Param.Type.Kind, Number: x}, currency}
	}
	return diag.New("solve.range", diag.Error,
		"No value of `%s` from %s to %s is sure to solve `%s`: the sides are %s and %s at the lowest, %s and %s at the highest.",
		"Ingen værdi af `%s` fra %s til %s løser med sikkerhed `%s`: siderne er %s og %s ved den laveste, %s og %s ved den højeste.",
		s.Param.Name, param(low.x), param(high.x), s.Name,
		side(s.Left, low.left), side(s.Right, low.right), side(s.Left, high.left), side(s.Right, high.right)).
		At(condition(s)).
		WithHint("Widen the range of `%s`, so that the left side is below the right at one end and above it at the other.",
			"Udvid grænserne for `%s`, så venstre side er under den højre i den ene ende og over den i den anden.", s.Param.Name)
}

func solveBetween(found Solution, currency string) diag.Diagnostic {
	s := found.Solve
	return diag.New("solve.between", diag.Note, "No value of `%s` solves `%s` exactly; at %s, the nearest, the sides are %s and %s.",
		"Ingen værdi af `%s` løser `%s` helt; ved %s, det nærmeste, er siderne %s og %s.",
		s.Param.Name, s.Name, paramValue{s.Param, found.Value, currency},
		written{check.Const{Kind: s.Left.Type.Kind, Number: found.Left}, currency},
		written{check.Const{Kind: s.Right.Type.Kind, Number: found.Right}, currency}).At(condition(s))
}

func solveFailed(s *check.Solve, x float64, problems diag.List, currency string) diag.Diagnostic {
	first := problems[0]
	for _, d := range problems {
		if d.Severity == diag.Error {
			first = d
			break
		}
	}
	return diag.New("solve.failed", diag.Error, "`%s` cannot be solved. With `%s` at %s: %s", "`%s` kan ikke løses. Når `%s` er %s: %s",
		s.Name, s.Param.Name, paramValue{s.Param, check.Const{Kind: s.Param.Type.Kind, Number: x}, currency}, first.Message).At(condition(s)).
		WithHint("Narrow the range of `%s` to values that can be computed.", "Indsnævr grænserne for `%s` til værdier, der kan beregnes.", s.Param.Name)
}
