package engine

import (
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
)

// numberStyle is how the numbers of a column are written for people: all with as
// many decimals as one of them needs, at most two, and years as years are.
type numberStyle struct {
	decimals int
	percent  bool
	years    bool
}

// styleOf is the style that numbers need; those that are missing are left out.
func styleOf(numbers []float64, kind check.Kind, percent bool) numberStyle {
	s := numberStyle{percent: percent, years: kind == check.Number && !percent && len(numbers) > 0}
	for _, x := range numbers {
		s.years = s.years && x == math.Trunc(x) && x >= 1900 && x <= 2100
		if percent {
			x *= 100
		}
		if s.decimals == 0 && number.Round(x, 2) != number.Round(x, 0) {
			s.decimals = 1
		}
		if number.Round(x, 2) != number.Round(x, 1) {
			s.decimals = 2
		}
	}
	if kind == check.Money && s.decimals == 1 {
		s.decimals = 2
	}
	return s
}

// write is a number in the style.
func (s numberStyle) write(x float64, lang diag.Lang) string {
	if s.years {
		return plainYear(x)
	}
	if s.percent {
		x *= 100
	}
	text := diag.Number(number.Round(x, s.decimals) + 0).In(lang)
	mark := map[diag.Lang]string{diag.English: ".", diag.Danish: ","}[lang]
	if s.decimals > 0 {
		whole, fraction, _ := strings.Cut(text, mark)
		text = whole + mark + fraction + strings.Repeat("0", max(0, s.decimals-len(fraction)))
	}
	if s.percent {
		text += " %"
	}
	return text
}

// bounds are the words of NAME.bound for people who read Danish.
var bounds = map[string]string{"none": "–", "floor": "mindst", "cap": "højst", "out": "ikke med"}

// word is a text of a column for people: what holds a share is told in their
// language.
func (t *textReport) word(column, text string) string {
	if da, ok := bounds[text]; ok && t.lang == diag.Danish && strings.HasSuffix(column, ".bound") {
		return da
	}
	return text
}
