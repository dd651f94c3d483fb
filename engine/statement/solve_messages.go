package statement

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// condition is where a solve's equation stands.
func condition(s *check.Solve) diag.Range {
	return s.Left.At.To(s.Right.At)
}

// sidesOf are the sides of a solve's equation, in per cent where one of them is.
func sidesOf(s *check.Solve, left, right float64, currency string) (a, b written) {
	kind := s.Left.Type.Kind
	return sides(check.Const{Kind: kind, Number: left}, check.Const{Kind: kind, Number: right}, currency, s.Share)
}

func solveNotBracketed(s *check.Solve, low, high point, currency string) diag.Diagnostic {
	param := func(x float64) paramValue {
		return paramValue{s.Param, check.Const{Kind: s.Param.Type.Kind, Number: x}, currency}
	}
	lowLeft, lowRight := sidesOf(s, low.left, low.right, currency)
	highLeft, highRight := sidesOf(s, high.left, high.right, currency)
	said := diag.Text{
		EN: "`%[4]s` was not found for `%[1]s` from %[2]s to %[3]s: at %[2]s the sides are %[5]s and %[6]s, at %[3]s they are %[7]s and %[8]s.",
		DA: "`%[4]s` blev ikke fundet for `%[1]s` fra %[2]s til %[3]s: Ved %[2]s er siderne %[5]s og %[6]s, ved %[3]s er de %[7]s og %[8]s.",
	}
	if low.right == high.right { // a target
		said = diag.Text{
			EN: "`%[4]s` was not found for `%[1]s` from %[2]s to %[3]s: at %[2]s it comes to %[5]s, at %[3]s to %[7]s, and it is to be %[8]s.",
			DA: "`%[4]s` blev ikke fundet for `%[1]s` fra %[2]s til %[3]s: Ved %[2]s giver det %[5]s, ved %[3]s %[7]s, og det skal være %[8]s.",
		}
	}
	return diag.New("solve.range", diag.Error, said.EN, said.DA, s.Param.Name, param(low.x), param(high.x), s.Name,
		lowLeft, lowRight, highLeft, highRight).
		At(condition(s)).
		WithHint("Widen the range of `%s`, so that the left side is below the right at one end and above it at the other.",
			"Udvid grænserne for `%s`, så venstre side er under den højre i den ene ende og over den i den anden.", s.Param.Name)
}

func solveBetween(found Solution, currency string) diag.Diagnostic {
	s := found.Solve
	left, right := sidesOf(s, found.Left, found.Right, currency)
	return diag.New("solve.between", diag.Note, "No value of `%s` meets `%s` exactly. The nearest is %s, where the sides are %s and %s.",
		"Ingen værdi af `%s` rammer `%s` præcist. Nærmest er %s, hvor siderne er %s og %s.",
		s.Param.Name, s.Name, paramValue{s.Param, found.Value, currency},
		left, right).At(condition(s))
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
