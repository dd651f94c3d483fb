package format

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// figures is a model in which every figure stands beside columns of the same
// name: %s is a formula on a row of homes.
const figures = `fordel 1 en

model "M" {
  year  2026
}

table areas {
  id      key
  left    number
  rest    number
  sats    kr
  grænse  number
}

table visits {
  id  key
  p   -> areas
}

table homes {
  id     key
  area   -> areas
  place  -> areas as residents
  left   number
  rest   number
}

pool p {
  amount  100 kr
  to      homes
  key     left
}

pool q {
  amount  area_left * 1 kr
  to      homes
  per     area
  key     rest
}

split p {
  grænse  1
  share   2
}
earmark q { share 10 % }

benchmark b of homes.left

let visits.y        = p.grænse + p.rate / 1 kr
let areas.area_left = left
let homes.x         = %s
`

// TestFigures translates a member only where the checker reads a figure, both in
// English and in the result.
func TestFigures(t *testing.T) {
	for en, da := range map[string]string{
		"p.rate / 1 kr":                         "p.sats / 1 kr",
		"p.left / 1 kr":                         "p.rest / 1 kr",
		"p.grænse / 1 kr":                       "p.grænse / 1 kr", // a part of the split
		"if p.bound == \"floor\" then 1 else 2": "hvis p.bound == \"garanti\" så 1 ellers 2",
		"p.share / 1 kr":                        "p.share / 1 kr",
		"p.unbound / 1 kr":                      "p.før_grænser / 1 kr",
		"q.left / 1 kr":                         "q.rest / 1 kr",
		"q.earmarked / 1 kr":                    "q.øremærket / 1 kr",
		"area.q.left / 1 kr":                    "area.q.rest / 1 kr",
		"b.index":                               "b.indeks",
		"b.average + b.n":                       "b.gennemsnit + b.n",
		"area.left + place.rest":                "area.left + place.rest",
		"left + rest":                           "left + rest",
		"sum(homes.left)":                       "sum(homes.left)",
		"sum(homes, .q.left / 1kr)":             "sum(homes; .q.rest / 1 kr)",
		"model.year + 1":                        "model.år + 1",
		"area.sats / 1 kr":                      "area.sats / 1 kr",
	} {
		f := mustParse(t, en, strings.Replace(figures, "%s", en, 1))
		text := formatted(t, f, diag.Danish)
		if !strings.Contains(text, "= "+da+"\n") {
			t.Errorf("%s became %s, not %s", en, text[strings.LastIndex(text, "=")+2:], da)
		}
		twin := mustParse(t, da, text)
		if !strings.Contains(text, "= p.grænse + p.sats / 1 kr\n") {
			t.Errorf("a column and a figure behind a reference: %s", text)
		}
		sameText(t, en+" in Danish", meaning(t, twin), meaning(t, f))
		keeps(t, f)
	}
}

// TestEnglishFiguresInDanish takes the English names too, and spells them anew.
func TestEnglishFiguresInDanish(t *testing.T) {
	danish := formatted(t, mustParse(t, "en", strings.Replace(figures, "%s", "q.left / 1 kr", 1)), diag.Danish)
	f := mustParse(t, "da", strings.Replace(danish, "q.rest /", "q.left /", 1))
	sameText(t, "formatted", formatted(t, f, ""), danish)
}
