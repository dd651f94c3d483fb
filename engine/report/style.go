package report

import (
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	declared "github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/number"
)

// numberStyle is how the numbers of a column are written for people, or a figure that
// stands alone: all with as many decimals as one of them needs, at most as many as
// their size makes sense of, and years as years are. The page writes numbers by the
// same rule; ../testdata/decimals.json holds both to it.
type numberStyle struct {
	decimals int
	percent  bool
	years    bool
}

// styleOf is the style that numbers need; those that are missing are left out.
func styleOf(numbers []float64, kind check.Kind, percent bool) numberStyle {
	s := numberStyle{percent: percent, years: kind == check.Number && !percent && len(numbers) > 0}
	largest := 0.0
	for _, x := range numbers {
		s.years = s.years && x == math.Trunc(x) && x >= 1900 && x <= 2100
		largest = max(largest, math.Abs(x))
	}
	most := mostDecimals(largest, percent)
	for _, x := range numbers {
		if percent {
			x *= 100
		}
		for s.decimals < most && number.Round(x, most) != 0 && number.Round(x, finest) != number.Round(x, s.decimals) {
			s.decimals++
		}
	}
	if kind == check.Money && s.decimals == 1 {
		s.decimals = 2
	}
	return s
}

// finest is the decimals beyond which there is only noise beside other figures.
const finest = 9

// mostDecimals is two from 1 on and for per cent, four from 0.1 on, and below as many
// as show three digits.
func mostDecimals(largest float64, percent bool) int {
	switch {
	case percent || largest >= 1 || largest == 0:
		return 2
	case largest >= 0.1:
		return 4
	}
	return max(4, threeDigits(largest))
}

// threeDigits is the decimals that show three digits of a number below one; none
// of zero, and at most the finest.
func threeDigits(x float64) int {
	n := 0
	for x = math.Abs(x); x > 0 && x < 100 && n < finest; n++ {
		x *= 10
	}
	return n
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

// word is a text of a column for people: what a figure says is told in their
// language.
func (t *textReport) word(says *declared.Figure, text string) string {
	if choice, ok := says.Choice(text); ok {
		return choice.Shown.In(t.lang)
	}
	return text
}
