package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Benchmark is `benchmark NAME "label" of TABLE.COLUMN { ... }`.
var Benchmark = Declaration{
	Word:  Word{EN: "benchmark", DA: "sammenligning", Doc: diag.Text{EN: "each row compared with the average: index, outliers, rank", DA: "hver række sammenlignet med gennemsnittet: indeks, outliers, placering"}},
	About: diag.Text{EN: "benchmark of %s", DA: "sammenligning af %s"},
	Usage: diag.Text{EN: `benchmark NAME "label" of TABLE.COLUMN { ... }`, DA: `sammenligning NAVN "tekst" af TABEL.KOLONNE { ... }`},
	Head:  &measured,
	Block: MayHaveBlock,
	Lines: &Place{Words: []Word{
		{EN: "each", DA: "enhed", Old: "hver", Doc: diag.Text{EN: "what makes a unit when a row is a unit in a year", DA: "hvad der er en enhed, når en række er en enhed i et år"}},
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "an average for each of this", DA: "et gennemsnit for hver af dette"}, Elsewhere: "group gruppe"},
		{EN: "exclude", DA: "udelad", Doc: diag.Text{EN: "out of the average, still given an index", DA: "ude af gennemsnittet, men får stadig indeks"}},
		{EN: "outliers", DA: "outliers", Old: "afvigere", Takes: Outlying, On: OnNone, Then: &Outlyingness, Several: true, Doc: diag.Text{EN: "how far from the average makes an outlier", DA: "hvor langt fra gennemsnittet en outlier er"}},
		{EN: "average", DA: "gennemsnit", Takes: AnAverage, Then: &Averages, Doc: diag.Text{EN: "how the average is formed", DA: "hvordan gennemsnittet dannes"}},
		{EN: "percentiles", DA: "percentiler", Takes: Values, Doc: diag.Text{EN: "percentiles to report as well: 10, 90", DA: "percentiler, der også opgøres: 10; 90"}},
	}},
	Names:   Global,
	Section: "benchmarks",
	Figures: []Figure{
		{EN: "index", DA: "indeks", Over: EachRow, Type: Number,
			Doc:  diag.Text{EN: "the value compared with the average, which is 100", DA: "værdien i forhold til gennemsnittet, som er 100"},
			Told: diag.Text{EN: "the index in %s", DA: "indekset i %s"}},
		{EN: "outlier", DA: "outlier", Old: "afviger", Over: EachRow, Type: Flag,
			Doc:  diag.Text{EN: "whether the row is an outlier", DA: "om rækken er en outlier"},
			Told: diag.Text{EN: "outlier in %s", DA: "outlier i %s"}},
		{EN: "rank", DA: "rang", Over: EachRow, Type: Number,
			Doc:  diag.Text{EN: "the row's place, 1 the highest", DA: "rækkens placering, 1 er den højeste"},
			Told: diag.Text{EN: "the rank in %s", DA: "placeringen i %s"}},
		{EN: "average", DA: "gennemsnit", Over: Groups, Type: Amount,
			Title: diag.Text{EN: "average", DA: "gennemsnit"},
			Doc:   diag.Text{EN: "what the rows are compared with", DA: "det, rækkerne sammenlignes med"},
			Told:  diag.Text{EN: "the average of %s", DA: "gennemsnittet i %s"}},
		{EN: "n", DA: "n", Over: Groups, Type: Number,
			Title: diag.Text{EN: "number", DA: "antal"},
			Doc:   diag.Text{EN: "how many rows are in the average", DA: "hvor mange rækker der er i gennemsnittet"},
			Told:  diag.Text{EN: "the number of rows in the average of %s", DA: "antallet af rækker i gennemsnittet i %s"}},
		{Over: Groups, Type: Amount}, // percentiles
	},
}
