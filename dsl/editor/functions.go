package editor

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// function is what an editor says about a function.
type function struct {
	args    diag.Text // as they are written between the brackets
	meaning diag.Text
}

var (
	listArgs  = diag.Text{EN: "list", DA: "liste"}
	rowArgs   = diag.Text{EN: "table, condition", DA: "tabel; betingelse"}
	valueArgs = diag.Text{EN: "value", DA: "værdi"}
	textArgs  = diag.Text{EN: "text", DA: "tekst"}
)

// functions are all functions, by their English names.
var functions = map[string]function{
	"sum":    {listArgs, diag.Text{EN: "the values added up", DA: "værdierne lagt sammen"}},
	"mean":   {listArgs, diag.Text{EN: "the mean of the values", DA: "gennemsnittet af værdierne"}},
	"median": {listArgs, diag.Text{EN: "the middle value", DA: "den midterste værdi"}},
	"stddev": {listArgs, diag.Text{EN: "the sample's standard deviation", DA: "stikprøvens standardafvigelse"}},
	"count":  {rowArgs, diag.Text{EN: "how many rows meet the condition", DA: "hvor mange rækker der opfylder betingelsen"}},
	"len":    {diag.Text{EN: "table or list", DA: "tabel eller liste"}, diag.Text{EN: "how many rows or values there are", DA: "hvor mange rækker eller værdier der er"}},
	"any":    {rowArgs, diag.Text{EN: "whether at least one row meets the condition", DA: "om mindst én række opfylder betingelsen"}},
	"all":    {rowArgs, diag.Text{EN: "whether all rows meet the condition", DA: "om alle rækker opfylder betingelsen"}},
	"none":   {rowArgs, diag.Text{EN: "whether no row meets the condition", DA: "om ingen række opfylder betingelsen"}},
	"min":    {listArgs, diag.Text{EN: "the lowest of a list, or of two or more values", DA: "den laveste i en liste eller af to eller flere værdier"}},
	"max":    {listArgs, diag.Text{EN: "the highest of a list, or of two or more values", DA: "den højeste i en liste eller af to eller flere værdier"}},
	"first":  {listArgs, diag.Text{EN: "the first value, in the order of keys", DA: "den første værdi i nøglernes orden"}},
	"last":   {listArgs, diag.Text{EN: "the last value, in the order of keys", DA: "den sidste værdi i nøglernes orden"}},
	"known":  {listArgs, diag.Text{EN: "the list without missing values", DA: "listen uden manglende værdier"}},
	"percentile": {diag.Text{EN: "list, 10 %", DA: "liste; 10 %"},
		diag.Text{EN: "the (n+1)p quantile, as PERCENTILE.EXC", DA: "fraktilen (n+1)p, som FRAKTIL.UDELAD"}},
	"percentile_inc": {diag.Text{EN: "list, 10 %", DA: "liste; 10 %"},
		diag.Text{EN: "the quantile with both ends, as PERCENTILE.INC", DA: "fraktilen med begge ender, som FRAKTIL.MEDTAG"}},
	"quartile": {diag.Text{EN: "list, 1 to 3", DA: "liste; 1 til 3"}, diag.Text{EN: "the lower, middle or upper quartile", DA: "nedre, midterste eller øvre kvartil"}},
	"share":    {diag.Text{EN: "column", DA: "kolonne"}, diag.Text{EN: "the row's part of the column's sum", DA: "rækkens andel af kolonnens sum"}},
	"rank":     {diag.Text{EN: "column", DA: "kolonne"}, diag.Text{EN: "the row's place in the column, 1 the highest", DA: "rækkens placering i kolonnen, 1 er den højeste"}},
	"abs":      {valueArgs, diag.Text{EN: "the value without its sign", DA: "værdien uden fortegn"}},
	"ceil":     {valueArgs, diag.Text{EN: "rounded up", DA: "rundet op"}},
	"floor":    {valueArgs, diag.Text{EN: "rounded down", DA: "rundet ned"}},
	"round": {diag.Text{EN: "value, decimals", DA: "værdi; decimaler"},
		diag.Text{EN: "rounded to some decimals (0 unless said), half away from zero", DA: "afrundet til et antal decimaler (0, hvis intet er sagt), halve væk fra nul"}},
	"clamp": {diag.Text{EN: "value, least, most", DA: "værdi; mindst; højst"}, diag.Text{EN: "the value, though at least and at most so much", DA: "værdien, dog mindst og højst så meget"}},
	"mod":   {diag.Text{EN: "a, b", DA: "a; b"}, diag.Text{EN: "what is left when a is divided by b", DA: "resten, når a divideres med b"}},
	"exp":   {valueArgs, diag.Text{EN: "e to the power of the value", DA: "e opløftet i værdien"}},
	"ln":    {valueArgs, diag.Text{EN: "the natural logarithm", DA: "den naturlige logaritme"}},
	"sqrt":  {valueArgs, diag.Text{EN: "the square root", DA: "kvadratroden"}},
	"met":   {diag.Text{EN: "indicators", DA: "kriterier"}, diag.Text{EN: "how many of the indicators the row meets", DA: "hvor mange af kriterierne rækken opfylder"}},
	"marks": {diag.Text{EN: "indicators", DA: "kriterier"}, diag.Text{EN: "the weights of the indicators that the row meets, added up", DA: "vægtene af de kriterier, rækken opfylder, lagt sammen"}},
	"lookup": {diag.Text{EN: "table, key, \"column\", default", DA: "tabel; nøgle; \"kolonne\"; ellers"},
		diag.Text{EN: "the column's value in the row of that key", DA: "kolonnens værdi i rækken med den nøgle"}},
	"months": {diag.Text{EN: "from, to", DA: "fra; til"}, diag.Text{EN: "whole months between two dates", DA: "hele måneder mellem to datoer"}},
	"years":  {diag.Text{EN: "from, to", DA: "fra; til"}, diag.Text{EN: "whole years between two dates", DA: "hele år mellem to datoer"}},
	"date":   {diag.Text{EN: "year, month, day", DA: "år; måned; dag"}, diag.Text{EN: "a date from its parts", DA: "en dato ud fra dens dele"}},
	"upper":  {textArgs, diag.Text{EN: "the text in capital letters", DA: "teksten med store bogstaver"}},
	"lower":  {textArgs, diag.Text{EN: "the text in small letters", DA: "teksten med små bogstaver"}},
	"trim":   {textArgs, diag.Text{EN: "the text without blanks around it", DA: "teksten uden blanktegn omkring"}},
}

// figureMeanings are the figures that results carry, by their English names.
var figureMeanings = map[string]diag.Text{
	"amount":          {EN: "what there is to share out, with what other pools pass on", DA: "det, der er at fordele, med det, andre puljer giver videre"},
	"rate":            {EN: "kroner per point of the key", DA: "kroner pr. point i nøglen"},
	"left":            {EN: "what is not handed out", DA: "det, der ikke fordeles"},
	"passed":          {EN: "what goes to another pool", DA: "det, der går til en anden pulje"},
	"bound":           {EN: "what holds the row: \"none\", \"floor\", \"cap\" or \"out\"", DA: "hvad der bestemmer rækken: \"none\" (intet), \"floor\" (bund), \"cap\" (loft) eller \"out\" (ikke med)"},
	"unbound":         {EN: "what the row would get without floor and cap", DA: "hvad rækken ville få uden bund og loft"},
	"total":           {EN: "what it costs in all", DA: "hvad det koster i alt"},
	"earmarked":       {EN: "the part of the amount that is bound", DA: "den del af beløbet, der er bundet"},
	"free":            {EN: "the part of the amount that is not bound", DA: "den del af beløbet, der ikke er bundet"},
	"positions":       {EN: "the amount in staff positions", DA: "beløbet i stillinger"},
	"index":           {EN: "the value compared with the average, which is 100", DA: "værdien i forhold til gennemsnittet, som er 100"},
	"outlier":         {EN: "whether the row is an outlier", DA: "om rækken er en afviger"},
	"rank":            {EN: "the row's place, 1 the highest", DA: "rækkens placering, 1 er den højeste"},
	"average":         {EN: "what the rows are compared with", DA: "det, rækkerne sammenlignes med"},
	"n":               {EN: "how many rows are in the average", DA: "hvor mange rækker der er i gennemsnittet"},
	"range_factor":    {EN: "the highest over the lowest", DA: "den højeste i forhold til den laveste"},
	"quartile_factor": {EN: "the upper quartile over the lower", DA: "øvre kvartil i forhold til nedre"},
	"gini":            {EN: "the Gini coefficient: 0 is all alike", DA: "Gini-koefficienten: 0 er helt lige"},
	"receive":         {EN: "whether \"all\" or \"some\" get anything", DA: "om alle (\"all\") eller nogle (\"some\") får noget"},
	"year":            {EN: "the model's year", DA: "modellens år"},
}

// figureMeaning says in a line what a figure is.
func figureMeaning(english string) diag.Text {
	if text, ok := figureMeanings[english]; ok {
		return text
	}
	percent := strings.Replace(strings.TrimPrefix(english, "p"), "_", ".", 1)
	return diag.Text{EN: "the value that " + percent + " % of the rows in the average lie below",
		DA: "den værdi, som " + strings.Replace(percent, ".", ",", 1) + " % af rækkerne i gennemsnittet ligger under"}
}
