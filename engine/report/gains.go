package report

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/view"
)

// side is the rows that gain, or those that lose.
type side struct {
	sum     number.Accumulator
	count   int
	largest float64
}

func (s *side) add(x float64) {
	s.sum.Add(x)
	if s.count++; s.count == 1 || x*x > s.largest*s.largest {
		s.largest = x
	}
}

// gains tells how many rows gain and lose by a column of changes, how much in all
// and at most.
func (t *textReport) gains(changes []float64, v *view.View, col int, style numberStyle) {
	var more, less side
	for _, row := range v.Shown() {
		if !v.Values(col).Has(int(row)) {
			continue
		}
		if x := changes[row]; x > 0 {
			more.add(x)
		} else if x < 0 {
			less.add(x)
		}
	}
	t.out.WriteString(told(more, less, style, t.lang) + ".\n")
}

// told says how many gain and lose, how much in all and at most.
func told(more, less side, style numberStyle, lang diag.Lang) string {
	tell := func(verb diag.Text, s side) string {
		text := diag.Number(float64(s.count)).In(lang) + " " + verb.In(lang)
		if s.count > 0 {
			text += " (" + style.write(s.sum.Sum(), lang) + diag.Text{EN: " in all, at most ", DA: " i alt, højst "}.In(lang) + style.write(s.largest, lang) + ")"
		}
		return text
	}
	return tell(diag.Text{EN: "gain", DA: "får mere"}, more) + ", " + tell(diag.Text{EN: "lose", DA: "får mindre"}, less)
}
