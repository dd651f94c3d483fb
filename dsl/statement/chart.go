package statement

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// ChartForm is what a chart is drawn as.
type ChartForm int

const (
	Bar ChartForm = iota
	Histogram
	Line
	Scatter
	Lorenz
	Map
)

// chartForm is the declaration of a form: the word that says it, what a description
// calls it, whether it adds up from the lowest row to the highest (then `per`
// divides what is drawn, and `weight` says how many times a row counts), and
// whether it colours rows by class (then there is no `per`, and `classes` says
// where the classes end).
type chartForm struct {
	Word
	Told    diag.Text
	AddUp   bool
	InClass bool
}

// chartForms are the forms, in the order in which they are offered.
var chartForms = [...]chartForm{
	Bar: {Told: diag.Text{EN: "Bar chart", DA: "Søjlediagram"},
		Word: Word{EN: "bar", DA: "søjle", Doc: diag.Text{EN: "a bar for each row", DA: "en søjle for hver række"}}},
	Histogram: {Told: diag.Text{EN: "Histogram", DA: "Histogram"},
		Word: Word{EN: "histogram", DA: "histogram", Doc: diag.Text{EN: "how many rows have which values", DA: "hvor mange rækker der har hvilke værdier"}}},
	Line: {Told: diag.Text{EN: "Line chart", DA: "Kurve"},
		Word: Word{EN: "line", DA: "kurve", Old: "linje", Doc: diag.Text{EN: "a line through the rows", DA: "en kurve gennem rækkerne"}}},
	Scatter: {Told: diag.Text{EN: "Scatter plot", DA: "Punktdiagram"},
		Word: Word{EN: "scatter", DA: "punkter", Old: "punkt", Doc: diag.Text{EN: "a point for each row", DA: "et punkt for hver række"}}},
	Lorenz: {Told: diag.Text{EN: "Lorenz curve", DA: "Lorenzkurve"}, AddUp: true,
		Word: Word{EN: "lorenz", DA: "lorenz", Doc: diag.Text{EN: "the share of the whole that the poorest share of rows has", DA: "den andel af det hele, som den fattigste andel af rækkerne har"}}},
	Map: {Told: diag.Text{EN: "Map", DA: "Kort"}, InClass: true,
		Word: Word{EN: "map", DA: "kort", Doc: diag.Text{EN: "a map of the municipalities, or of areas of your own from a GeoJSON file", DA: "et kort over kommunerne, eller over egne områder fra en GeoJSON-fil"}}},
}

// String is the word for the form in English.
func (f ChartForm) String() string { return chartForms[f].EN }

// Told is what a description calls it, with a capital.
func (f ChartForm) Told() diag.Text { return chartForms[f].Told }

// AddsUp reports whether it adds up from the lowest row to the highest: `per`
// divides what is drawn, and `weight` says how many times a row counts.
func (f ChartForm) AddsUp() bool { return chartForms[f].AddUp }

// Classed reports whether it colours rows by class: there is no `per`, and `classes`
// says where the classes end.
func (f ChartForm) Classed() bool { return chartForms[f].InClass }

// ChartFormOf is the form of a word, given in English; false for any other word.
func ChartFormOf(english string) (ChartForm, bool) {
	for i := range chartForms {
		if chartForms[i].EN == english {
			return ChartForm(i), true
		}
	}
	return 0, false
}

// ChartForms are the words of all forms in English.
func ChartForms() []string {
	var out []string
	for i := range chartForms {
		out = append(out, chartForms[i].EN)
	}
	return out
}

// Chart is `chart FORM TABLE.COLUMN "label" by COLUMN per COLUMN weight COLUMN classes LIMITS`.
var Chart = Declaration{
	Word:  Word{EN: "chart", DA: "figur", Doc: diag.Text{EN: "a figure for the reader", DA: "en figur til læseren"}, Elsewhere: "graph plot diagram graf"},
	Stage: Asking,
	Usage: diag.Text{EN: "chart " + formsIn(diag.English) + ` TABLE.COLUMN "label" by COLUMN per COLUMN weight COLUMN classes 90, 110`,
		DA: "figur " + formsIn(diag.Danish) + ` TABEL.KOLONNE "tekst" efter KOLONNE pr KOLONNE vægt KOLONNE klasser 90; 110`},
	Head: &Place{Words: withForms(
		Word{EN: "by", DA: "efter", Doc: diag.Text{EN: "what stands along the axis; on a map, what names the area", DA: "hvad der står langs aksen; på et kort det, der benævner området"}},
		Word{EN: "per", DA: "pr", Doc: diag.Text{EN: "a series for each of this", DA: "en serie for hver af dette"}},
		Word{EN: "weight", DA: "vægt", Doc: diag.Text{EN: "how many times each row counts in a Lorenz curve", DA: "hvor mange gange hver række tæller i en Lorenz-kurve"}},
		Word{EN: "classes", DA: "klasser", Doc: diag.Text{EN: "where the classes of a map end: up to and with each number", DA: "hvor klasserne på et kort ender: til og med hvert tal"}},
	)},
}

// formsIn are the forms as one may write them: bar|histogram.
func formsIn(lang diag.Lang) string {
	var out []string
	for i := range chartForms {
		out = append(out, chartForms[i].Spelling(lang))
	}
	return strings.Join(out, "|")
}

// withForms are words and behind them those of the forms.
func withForms(words ...Word) []Word {
	for i := range chartForms {
		words = append(words, chartForms[i].Word)
	}
	return words
}
