package statement

import (
	"strconv"
	"strings"
	"sync"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Figure is what a result has beside it, named after a dot: `socio.rate`.
type Figure struct {
	EN, DA  string    // "" in English for the percentiles, which are p and a number
	Title   diag.Text // above its value, of one that does not stand on each row; none of percentiles
	Doc     diag.Text // what it is, in a line
	Told    diag.Text // how it is told of %s, the result
	Over    Over
	Type    Type
	Adds    bool     // its sum over the rows means something
	Choices []Choice // what a text can say; none for any other type
	Old     string   // what Danish rules called it earlier; it is still read there, with a warning
	Hidden  bool     // formulas cannot name it
}

// Over is what a figure is of.
type Over int

const (
	EachRow  Over = iota // a column of the table that the statement is about
	TheWhole             // a single value
	Groups               // a single value; with `per` one for each group
)

// Type is the type of a figure.
type Type int

const (
	Amount  Type = iota // as the result or the column that it is drawn from
	PerUnit             // an amount per unit of the key
	Number
	Flag
	Text
)

// Choice is a text that a figure can say.
type Choice struct {
	EN, DA string
	Shown  diag.Text // in reports
	// Is and IsNot are the condition that it says this, as it is told of %s, the
	// result; empty where it is told as any other. In Danish `ikke` stands behind its
	// verb in braces, as a clause after `hvis` has it before: {er ikke}.
	Is, IsNot diag.Text
	Either    bool // these conditions have parts that `or` joins
}

// Spelling is the text in a language of rule files.
func (c Choice) Spelling(lang diag.Lang) string {
	if lang == diag.Danish {
		return c.DA
	}
	return c.EN
}

// Spelling is the figure's name in a language; "" for percentiles.
func (f *Figure) Spelling(lang diag.Lang) string {
	if lang == diag.Danish {
		return f.DA
	}
	return f.EN
}

// Is reports whether the figure has a name, given in English.
func (f *Figure) Is(english string) bool {
	if f.EN == "" {
		return Percentile(english)
	}
	return f.EN == english
}

// Heading is what stands above its value, given its name in English: a percentile
// is called by that.
func (f *Figure) Heading(english string) diag.Text {
	if f.EN == "" {
		return diag.Text{EN: english, DA: english}
	}
	return f.Title
}

// Choice is a text that the figure can say, given in English or Danish: like the
// names of figures it is understood in every file. It is false for any other.
func (f *Figure) Choice(text string) (Choice, bool) {
	if f == nil {
		return Choice{}, false
	}
	for _, c := range f.Choices {
		if c.EN == text || c.DA == text {
			return c, true
		}
	}
	return Choice{}, false
}

// FigureNamed is a figure by its English name, whichever statement has it; nil for
// none.
func FigureNamed(english string) *Figure {
	for _, f := range Figures() {
		if f.EN == english {
			return f
		}
	}
	return nil
}

// Percentile reports whether a name is p and a number: p10.
func Percentile(name string) bool {
	return len(name) > 1 && name[0] == 'p' && name[1] >= '0' && name[1] <= '9' && strings.Trim(name[1:], "0123456789_") == ""
}

// PercentileName is the figure of a percentile, from 0 to 100: p10, p2_5.
func PercentileName(percent float64) string {
	return "p" + strings.ReplaceAll(strconv.FormatFloat(percent, 'f', -1, 64), ".", "_")
}

// PercentileOf is the percentile that a figure's name says.
func PercentileOf(name string) float64 {
	percent, _ := strconv.ParseFloat(strings.ReplaceAll(name[1:], "_", "."), 64)
	return percent
}

// Year is `model.year`.
var Year = Figure{EN: "year", DA: "år", Doc: diag.Text{EN: "the model's year", DA: "modellens år"}, Over: TheWhole, Type: Number}

// Figures are all figures that formulas can name, each once, and `model.year`.
var Figures = sync.OnceValue(func() []*Figure {
	var out []*Figure
	seen := map[string]bool{"": true}
	for _, d := range All {
		for i := range d.Figures {
			if f := &d.Figures[i]; !f.Hidden && !seen[f.EN] {
				seen[f.EN] = true
				out = append(out, f)
			}
		}
	}
	return append(out, &Year)
})
