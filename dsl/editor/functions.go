package editor

import (
	"github.com/fordel-lang/fordel/dsl/diag"
)

// function is what an editor says about a function.
type function struct {
	name           string // in English
	argsEN, argsDA string // as they are written between the brackets
	en, da         string // what it gives
}

// functionNamed is the function of an English name; the zero function where
// there is none.
func functionNamed(english string) function {
	for _, f := range functions {
		if f.name == english {
			return f
		}
	}
	return function{}
}

func (f function) meaning() diag.Text { return diag.Text{EN: f.en, DA: f.da} }

// args are the arguments as a file's language writes them.
func (f function) args() diag.Text { return diag.Text{EN: f.argsEN, DA: f.argsDA} }

// functions are all functions.
var functions = []function{
	{"sum", "list", "liste",
		"the values added up", "værdierne lagt sammen"},
	{"mean", "list", "liste",
		"the mean of the values", "gennemsnittet af værdierne"},
	{"median", "list", "liste",
		"the middle value", "den midterste værdi"},
	{"stddev", "list", "liste",
		"the sample's standard deviation", "stikprøvens standardafvigelse"},
	{"count", "table, condition", "tabel; betingelse",
		"how many rows meet the condition", "hvor mange rækker der opfylder betingelsen"},
	{"len", "table or list", "tabel eller liste",
		"how many rows or values there are", "hvor mange rækker eller værdier der er"},
	{"any", "table, condition", "tabel; betingelse",
		"whether at least one row meets the condition", "om mindst én række opfylder betingelsen"},
	{"all", "table, condition", "tabel; betingelse",
		"whether all rows meet the condition", "om alle rækker opfylder betingelsen"},
	{"none", "table, condition", "tabel; betingelse",
		"whether no row meets the condition", "om ingen række opfylder betingelsen"},
	{"min", "list", "liste",
		"the lowest of a list, or of two or more values", "den laveste i en liste eller af to eller flere værdier"},
	{"max", "list", "liste",
		"the highest of a list, or of two or more values", "den højeste i en liste eller af to eller flere værdier"},
	{"first", "list", "liste",
		"the first value, in the order of keys", "den første værdi i nøglernes orden"},
	{"last", "list", "liste",
		"the last value, in the order of keys", "den sidste værdi i nøglernes orden"},
	{"known", "list", "liste",
		"the list without missing values", "listen uden manglende værdier"},
	{"percentile", "list, 10 %", "liste; 10 %",
		"the (n+1)p quantile, as PERCENTILE.EXC", "fraktilen (n+1)p, som FRAKTIL.UDELAD"},
	{"percentile_inc", "list, 10 %", "liste; 10 %",
		"the quantile with both ends, as PERCENTILE.INC", "fraktilen med begge ender, som FRAKTIL.MEDTAG"},
	{"quartile", "list, 1 to 3", "liste; 1 til 3",
		"the lower, middle or upper quartile", "nedre, midterste eller øvre kvartil"},
	{"share", "column", "kolonne",
		"the row's part of the column's sum", "rækkens andel af kolonnens sum"},
	{"rank", "column", "kolonne",
		"the row's place in the column, 1 the highest", "rækkens placering i kolonnen, 1 er den højeste"},
	{"abs", "value", "værdi",
		"the value without its sign", "værdien uden fortegn"},
	{"ceil", "value", "værdi",
		"rounded up", "rundet op"},
	{"floor", "value", "værdi",
		"rounded down", "rundet ned"},
	{"round", "value, decimals", "værdi; decimaler",
		"rounded to some decimals (0 unless said), half away from zero", "afrundet til et antal decimaler (0, hvis intet er sagt), halve væk fra nul"},
	{"clamp", "value, least, most", "værdi; mindst; højst",
		"the value, though at least and at most so much", "værdien, dog mindst og højst så meget"},
	{"mod", "a, b", "a; b",
		"what is left when a is divided by b", "resten, når a divideres med b"},
	{"exp", "value", "værdi",
		"e to the power of the value", "e opløftet i værdien"},
	{"ln", "value", "værdi",
		"the natural logarithm", "den naturlige logaritme"},
	{"sqrt", "value", "værdi",
		"the square root", "kvadratroden"},
	{"met", "indicators", "kriterier",
		"how many of the indicators the row meets", "hvor mange af kriterierne rækken opfylder"},
	{"marks", "indicators", "kriterier",
		"the weights of the indicators that the row meets, added up", "vægtene af de kriterier, rækken opfylder, lagt sammen"},
	{"lookup", "table, key, \"column\", default", "tabel; nøgle; \"kolonne\"; ellers",
		"the column's value in the row of that key", "kolonnens værdi i rækken med den nøgle"},
	{"months", "from, to", "fra; til",
		"whole months between two dates", "hele måneder mellem to datoer"},
	{"years", "from, to", "fra; til",
		"whole years between two dates", "hele år mellem to datoer"},
	{"date", "year, month, day", "år; måned; dag",
		"a date from its parts", "en dato ud fra dens dele"},
	{"upper", "text", "tekst",
		"the text in capital letters", "teksten med store bogstaver"},
	{"lower", "text", "tekst",
		"the text in small letters", "teksten med små bogstaver"},
	{"trim", "text", "tekst",
		"the text without blanks around it", "teksten uden blanktegn omkring"},
}
