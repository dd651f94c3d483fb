package function

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// value is an argument that is one value.
func value(en, da string, kinds Kinds) Param {
	return Param{diag.Text{EN: en, DA: da}, Value, kinds, false}
}

// maybe is an argument that may be left out.
func maybe(en, da string, kinds Kinds) Param {
	return Param{diag.Text{EN: en, DA: da}, Value, kinds, true}
}

// numbers are the functions of numbers.
var numbers = []Function{
	{
		Name:   diag.Text{EN: "round", DA: "afrund"},
		Whole:  NoDecimals,
		Params: []Param{value("value", "værdi", Numeric), maybe("decimals", "decimaler", Number)},
		Range:  signOf, Adds: AsArgument,
		Doc: diag.Text{EN: "rounded to some decimals (0 unless said), half away from zero", DA: "afrundet til et antal decimaler (0 som standard), halve væk fra nul"},
		More: diag.Text{EN: "before the point if negative; on the 15 digits that the value shows",
			DA: "foran kommaet, hvis antallet er negativt; ud fra værdiens 15 betydende cifre"},
		Example: Example{Holds: diag.Text{EN: "round(0.71225, 4) == 0.7123 and round(-2.5) == -3 and round(1_250, -2) == 1_300",
			DA: "afrund(0,71225; 4) == 0,7123 og afrund(-2,5; 0) == -3 og afrund(1.250; -2) == 1.300"}},
		Told: Sentence{EN: "%s rounded to %s", DA: "%s afrundet til %s", Parts: Figure, Whole: Postfix},
	},
	{
		Name:   diag.Text{EN: "floor", DA: "rund_ned"},
		Whole:  NoDecimals,
		Params: []Param{value("value", "værdi", Numeric), maybe("decimals", "decimaler", Number)},
		Range:  signOf, Adds: AsArgument,
		Doc:       diag.Text{EN: "rounded down", DA: "rundet ned"},
		More:      diag.Text{EN: "also with decimals; below zero too it goes down", DA: "også med decimaler; også under nul går det nedad"},
		Example:   Example{Holds: diag.Text{EN: "floor(0.3 / 0.1) == 3 and floor(-1.5) == -2", DA: "rund_ned(0,3 / 0,1; 0) == 3 og rund_ned(-1,5; 0) == -2"}},
		Told:      Sentence{EN: "%s rounded down to %s", DA: "%s rundet ned til %s", Parts: Figure, Whole: Postfix},
		Elsewhere: []Word{{Spelled: "rounddown round_down int trunc afkort afrund_ned rund.ned nedrund heltal gulv"}},
	},
	{
		Name:   diag.Text{EN: "ceil", DA: "rund_op"},
		Whole:  NoDecimals,
		Params: []Param{value("value", "værdi", Numeric), maybe("decimals", "decimaler", Number)},
		Range:  signOf, Adds: AsArgument,
		Doc:       diag.Text{EN: "rounded up", DA: "rundet op"},
		More:      diag.Text{EN: "also with decimals", DA: "også med decimaler"},
		Example:   Example{Holds: diag.Text{EN: "ceil(1.21, 1) == 1.3", DA: "rund_op(1,21; 1) == 1,3"}},
		Told:      Sentence{EN: "%s rounded up to %s", DA: "%s rundet op til %s", Parts: Figure, Whole: Postfix},
		Elsewhere: []Word{{Spelled: "roundup round_up ceiling afrund_op rund.op oprund loft afrund.loft"}},
	},
	{
		Name:    diag.Text{EN: "abs", DA: "abs"},
		Whole:   OfWhole,
		Params:  []Param{value("value", "værdi", Numeric)},
		Range:   notNegative,
		Doc:     diag.Text{EN: "the value without its sign", DA: "værdien uden fortegn"},
		Example: Example{Holds: diag.Text{EN: "abs(-2) == 2", DA: "abs(-2) == 2"}},
		Told:    of("the size of %s (whatever its sign)", "størrelsen af %s (uanset fortegn)"),
	},
	{
		Name:   diag.Text{EN: "clamp", DA: "begræns"},
		Whole:  OfWhole,
		Params: []Param{value("value", "værdi", Ordered), value("least", "mindst", Ordered), value("most", "højst", Ordered)}, Alike: true,
		Range: func(args []interval.Interval) interval.Interval {
			return interval.Interval{Low: args[1].Low, High: args[2].High}
		},
		Doc:     diag.Text{EN: "the value, though at least and at most so much", DA: "værdien, dog mindst og højst så meget"},
		Example: Example{Holds: diag.Text{EN: "clamp(7, 1, 5) == 5", DA: "begræns(7; 1; 5) == 5"}},
		Told:    Sentence{EN: "%s, but at least %s and at most %s", DA: "%s, dog mindst %s og højst %s", Parts: Noun, Whole: Conditional},
	},
	{
		Name:   diag.Text{EN: "mod", DA: "rest"},
		Whole:  OfWhole,
		Params: []Param{value("a", "a", Ordered), value("b", "b", Ordered)}, Alike: true,
		Doc:       diag.Text{EN: "what is left when a is divided by b", DA: "resten, når a divideres med b"},
		More:      diag.Text{EN: "with the sign of b", DA: "med fortegn som b"},
		Example:   Example{Holds: diag.Text{EN: "mod(-7, 3) == 2", DA: "rest(-7; 3) == 2"}},
		Told:      Sentence{EN: "what is left when %s is divided by %s", DA: "resten, når %s divideres med %s", Parts: Atom, Whole: Noun},
		Elsewhere: []Word{{Spelled: "modulo mod.rest"}},
	},
	{
		Name:   diag.Text{EN: "exp", DA: "exp"},
		Params: []Param{value("value", "værdi", Number)}, Gives: ANumber, Range: notNegative,
		Doc:     diag.Text{EN: "e to the power of the value", DA: "e opløftet i værdien"},
		Example: Example{Holds: diag.Text{EN: "exp(0) == 1", DA: "exp(0) == 1"}},
		Told:    of("e to the power of %s", "e opløftet i %s"),
	},
	{
		Name:   diag.Text{EN: "ln", DA: "ln"},
		Params: []Param{value("value", "værdi", Number)}, Gives: ANumber,
		Doc:       diag.Text{EN: "the natural logarithm", DA: "den naturlige logaritme"},
		Example:   Example{Holds: diag.Text{EN: "ln(1) == 0", DA: "ln(1) == 0"}},
		Told:      of("the natural logarithm of %s", "den naturlige logaritme af %s"),
		Elsewhere: []Word{{Spelled: "log loge"}},
	},
	{
		Name:   diag.Text{EN: "sqrt", DA: "kvadratrod"},
		Params: []Param{value("value", "værdi", Number)}, Gives: ANumber, Range: notNegative,
		Doc:       diag.Text{EN: "the square root", DA: "kvadratroden"},
		Example:   Example{Holds: diag.Text{EN: "sqrt(9) == 3", DA: "kvadratrod(9) == 3"}},
		Told:      of("the square root of %s", "kvadratroden af %s"),
		Elsewhere: []Word{{Spelled: "kvrod kvadratroden"}},
	},
}
