package function

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// list is the only argument of most functions of lists.
func list(kinds Kinds) []Param {
	return []Param{{diag.Text{EN: "list", DA: "liste"}, List, kinds, false}}
}

// listAnd is a list and a number.
func listAnd(number diag.Text) []Param {
	return []Param{{diag.Text{EN: "list", DA: "liste"}, List, Numeric, false}, {number, Value, Number, false}}
}

// signOf is not negative where the first argument is not.
func signOf(args []interval.Interval) interval.Interval { return args[0].Sign() }

// notNegative is zero and more, whatever the arguments.
func notNegative([]interval.Interval) interval.Interval { return interval.NotNegative }

// lists are the functions of lists.
var lists = []Function{
	{
		Name:   diag.Text{EN: "sum", DA: "sum"},
		Whole:  OfWhole,
		Params: list(Numeric), Range: signOf, Adds: OverOwnRows,
		Doc: diag.Text{EN: "the values added up", DA: "værdierne lagt sammen"},
		More: diag.Text{EN: "the double nearest the exact sum, so the order of rows cannot matter; where terms cancel, no noise is left; 0 of an empty list",
			DA: "det tal, der er nærmest den eksakte sum, så rækkefølgen er uden betydning; hvor led går ud mod hinanden, bliver der ingen regnestøj tilbage; 0 for en tom liste"},
		Example: Example{Holds: diag.Text{EN: "sum(houses.places) == 100", DA: "sum(huse.pladser) == 100"}},
		Told:    noun("the sum of %s", "summen af %s"),
		Elsewhere: []Word{{"sumif sumifs sum.hvis sum.hviser sumhvis",
			diag.Text{EN: "sum(TABLE where …, .COLUMN)", DA: "sum(TABEL hvor …; .KOLONNE)"}}},
	},
	{
		Name:   diag.Text{EN: "mean", DA: "gennemsnit"},
		Params: list(Numeric), Range: signOf,
		Doc:     diag.Text{EN: "the mean of the values", DA: "gennemsnittet af værdierne"},
		Example: Example{Holds: diag.Text{EN: "mean(houses.places) == 25", DA: "gennemsnit(huse.pladser) == 25"}},
		Told:    noun("the mean of %s", "gennemsnittet af %s"),
		Elsewhere: []Word{{Spelled: "average avg middel middelværdi gns gennemsnittet gennemsnitlig"},
			{"averageif averageifs middel.hvis middel.hviser", diag.Text{EN: "mean(TABLE where …, .COLUMN)", DA: "gennemsnit(TABEL hvor …; .KOLONNE)"}}},
	},
	{
		Name:   diag.Text{EN: "median", DA: "median"},
		Params: list(Numeric), Range: signOf,
		Doc:     diag.Text{EN: "the middle value", DA: "den midterste værdi"},
		More:    diag.Text{EN: "the mean of the two in the middle where their number is even", DA: "gennemsnittet af de to midterste, når antallet er lige"},
		Example: Example{Holds: diag.Text{EN: "median(houses.places) == 25", DA: "median(huse.pladser) == 25"}},
		Told:    noun("the median of %s", "medianen af %s"),
	},
	{
		Name:   diag.Text{EN: "stddev", DA: "standardafvigelse"},
		Params: list(Numeric), Range: notNegative,
		Doc:       diag.Text{EN: "the sample's standard deviation", DA: "stikprøvens standardafvigelse"},
		More:      diag.Text{EN: "n - 1; of two values or more", DA: "n - 1; af mindst to værdier"},
		Example:   Example{Holds: diag.Text{EN: "round(stddev(houses.places), 4) == 12.9099", DA: "afrund(standardafvigelse(huse.pladser); 4) == 12,9099"}},
		Told:      noun("the standard deviation of %s", "standardafvigelsen af %s"),
		Elsewhere: []Word{{Spelled: "stdev stdev.s stdafv std"}},
	},
	{
		Name:   diag.Text{EN: "any", DA: "nogen"},
		Params: list(Flag), Gives: AFlag,
		Doc:     diag.Text{EN: "whether at least one row meets the condition, or one value is `yes`", DA: "om mindst én række opfylder betingelsen, eller mindst én værdi er `ja`"},
		Example: Example{Holds: diag.Text{EN: "any(houses, .places > 30)", DA: "nogen(huse; .pladser > 30)"}},
		Told:    Sentence{EN: "for at least one of %s", DA: "for mindst én blandt %s"},
		Denied:  Sentence{EN: "for none of %s", DA: "for ingen blandt %s"},
	},
	{
		Name:   diag.Text{EN: "all", DA: "alle"},
		Params: list(Flag), Gives: AFlag,
		Doc:     diag.Text{EN: "whether all rows meet the condition, or all values are `yes`", DA: "om alle rækker opfylder betingelsen, eller alle værdier er `ja`"},
		More:    diag.Text{EN: "`yes` of an empty list", DA: "`ja` for en tom liste"},
		Example: Example{Holds: diag.Text{EN: "not all(houses.open)", DA: "ikke alle(huse.åben)"}},
		Told:    Sentence{EN: "for %s", DA: "for %s"},
		Denied:  Sentence{EN: "not for %s", DA: "ikke for %s"},
	},
	{
		Name:   diag.Text{EN: "none", DA: "ingen"},
		Params: list(Flag), Gives: AFlag,
		Doc:     diag.Text{EN: "whether no row meets the condition, or no value is `yes`", DA: "om ingen række opfylder betingelsen, eller ingen værdi er `ja`"},
		More:    diag.Text{EN: "`yes` of an empty list", DA: "`ja` for en tom liste"},
		Example: Example{Holds: diag.Text{EN: "none(houses, .places > 40)", DA: "ingen(huse; .pladser > 40)"}},
		Told:    Sentence{EN: "for none of %s", DA: "for ingen blandt %s"},
		Denied:  Sentence{EN: "for at least one of %s", DA: "for mindst én blandt %s"},
	},
	{
		Name:   diag.Text{EN: "min", DA: "min"},
		Whole:  OfWhole,
		Params: list(Ordered), Several: true, Alike: true,
		Range: func(args []interval.Interval) interval.Interval { return interval.Least(args...) },
		Fixed: func(xs []float64) float64 { return fold(xs, math.Min) },
		Doc:   diag.Text{EN: "the lowest of a list, or of two or more values", DA: "den laveste i en liste eller af to eller flere værdier"},
		More:  diag.Text{EN: "dates too", DA: "også datoer"},
		Example: Example{Holds: diag.Text{EN: "min(houses.places) == 10 and min(3, 5, 4) == 3",
			DA: "min(huse.pladser) == 10 og min(3; 5; 4) == 3"}},
		Told:      noun("the lowest value of %s", "den laveste værdi af %s"),
		Elsewhere: []Word{{Spelled: "minimum mindst mindste"}},
	},
	{
		Name:   diag.Text{EN: "max", DA: "maks"},
		Whole:  OfWhole,
		Params: list(Ordered), Several: true, Alike: true,
		Range: func(args []interval.Interval) interval.Interval { return interval.Greatest(args...) },
		Fixed: func(xs []float64) float64 { return fold(xs, math.Max) },
		Doc:   diag.Text{EN: "the highest of a list, or of two or more values", DA: "den højeste i en liste eller af to eller flere værdier"},
		More:  diag.Text{EN: "dates too", DA: "også datoer"},
		Example: Example{Holds: diag.Text{EN: "max(houses.places) == 40 and max(3, 5, 4) == 5",
			DA: "maks(huse.pladser) == 40 og maks(3; 5; 4) == 5"}},
		Told:      noun("the highest value of %s", "den højeste værdi af %s"),
		Elsewhere: []Word{{Spelled: "maximum maksimum størst største"}},
	},
	{
		Name:   diag.Text{EN: "first", DA: "første"},
		Whole:  OfWhole,
		Params: list(Every), ByKey: true, TakesMissing: true, MayBeMissing: true, Range: signOf,
		Doc:     diag.Text{EN: "the first value, in the order of keys", DA: "den første værdi i nøglernes rækkefølge"},
		More:    diag.Text{EN: "or in the order of a list written out; it may be missing", DA: "eller i den rækkefølge, en liste er skrevet i; den kan mangle"},
		Example: Example{Holds: diag.Text{EN: "first(houses.places) == 10", DA: "første(huse.pladser) == 10"}},
		Told:    noun("the first value of %s", "den første værdi af %s"),
	},
	{
		Name:   diag.Text{EN: "last", DA: "sidste"},
		Whole:  OfWhole,
		Params: list(Every), ByKey: true, TakesMissing: true, MayBeMissing: true, Range: signOf,
		Doc:     diag.Text{EN: "the last value, in the order of keys", DA: "den sidste værdi i nøglernes rækkefølge"},
		More:    diag.Text{EN: "or in the order of a list written out; it may be missing", DA: "eller i den rækkefølge, en liste er skrevet i; den kan mangle"},
		Example: Example{Holds: diag.Text{EN: "last(houses.places) == 20", DA: "sidste(huse.pladser) == 20"}},
		Told:    noun("the last value of %s", "den sidste værdi af %s"),
	},
	{
		Name:   diag.Text{EN: "known", DA: "kendte"},
		Whole:  OfWhole,
		Params: list(Every), Gives: SameList, TakesMissing: true,
		Doc:     diag.Text{EN: "the list without missing values", DA: "listen uden manglende værdier"},
		Example: Example{Holds: diag.Text{EN: "sum(known([1, nil, 2])) == 3", DA: "sum(kendte([1; tom; 2])) == 3"}},
		Told:    noun("the known values of %s", "de kendte værdier af %s"),
	},
	{
		Name:   diag.Text{EN: "percentile", DA: "percentil"},
		Params: listAnd(diag.Text{EN: "10 %"}), Range: signOf,
		Doc: diag.Text{EN: "the (n+1)p quantile, as PERCENTILE.EXC", DA: "fraktilen (n+1)p, som FRAKTIL.UDELAD"},
		More: diag.Text{EN: "at place (n + 1)p of the sorted values, between two in proportion (type 6); before the first or behind the last it is an error",
			DA: "på plads (n + 1)p i de sorterede værdier, mellem to i forhold (type 6); før den første eller efter den sidste er en fejl"},
		Example:   Example{Holds: diag.Text{EN: "percentile(houses.places, 25 %) == 12.5", DA: "percentil(huse.pladser; 25 %) == 12,5"}},
		Told:      Sentence{EN: "the percentile at %[2]s of %[1]s", DA: "percentilen ved %[2]s af %[1]s", Parts: Figure, Whole: Noun},
		Elsewhere: []Word{{Spelled: "fraktil quantile"}},
	},
	{
		Name:   diag.Text{EN: "percentile_inc", DA: "percentil_inkl"},
		Params: listAnd(diag.Text{EN: "10 %"}), Range: signOf,
		Doc: diag.Text{EN: "the quantile with both ends, as PERCENTILE.INC", DA: "fraktilen med begge ender, som FRAKTIL.MEDTAG"},
		More: diag.Text{EN: "at place (n - 1)p + 1 (type 7)",
			DA: "på plads (n - 1)p + 1 (type 7)"},
		Example: Example{Holds: diag.Text{EN: "percentile_inc(houses.places, 25 %) == 17.5", DA: "percentil_inkl(huse.pladser; 25 %) == 17,5"}},
		Told:    Sentence{EN: "the percentile (inclusive) at %[2]s of %[1]s", DA: "percentilen (inklusive) ved %[2]s af %[1]s", Parts: Figure, Whole: Noun},
	},
	{
		Name:   diag.Text{EN: "quartile", DA: "kvartil"},
		Params: listAnd(diag.Text{EN: "1 to 3", DA: "1 til 3"}), Range: signOf,
		Doc:     diag.Text{EN: "the lower, middle or upper quartile", DA: "nedre, midterste eller øvre kvartil"},
		More:    diag.Text{EN: "`percentile` of 25, 50 or 75 %", DA: "`percentil` af 25, 50 eller 75 %"},
		Example: Example{Holds: diag.Text{EN: "quartile(houses.places, 3) == 37.5", DA: "kvartil(huse.pladser; 3) == 37,5"}},
		Told:    Sentence{EN: "quartile number %[2]s of %[1]s", DA: "kvartil nummer %[2]s af %[1]s", Parts: Figure, Whole: Noun},
	},
}

// fold joins numbers, two at a time.
func fold(xs []float64, join func(a, b float64) float64) float64 {
	out := xs[0]
	for _, x := range xs[1:] {
		out = join(out, x)
	}
	return out
}
