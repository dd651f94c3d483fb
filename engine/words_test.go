package engine_test

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// Texts in the rules that the data do not hold, or hold in other guises too, are
// told of with what to write.
func TestTextsThatDataDoNotHold(t *testing.T) {
	const rules = `fordel 1 en
table areas {
  id    key
  name  text
}
table houses {
  area  -> areas
  kind  text optional
  size  one of "small", "large"
}
let houses.letter = if size == "small" then "A" else "B"
let n = count(houses, CONDITION)
let near = "Nrod"
let far = near
param which = "Oak"
scenario "Elsewhere" { which = "Nrod" }
`
	data := map[string]string{"areas": "id,name\nN,North\nS,South\n", "houses": "area,kind,size\nN,Nord,small\nS,nord,small\nS,Nord Vest,small\nN,Oak,small\n"}
	for condition, want := range map[string]string{
		`.kind == "Oak"`:                                   "",
		`.kind == "Nrod"`:                                  `data.text.absent: "Nrod" stands in no row of "houses.kind" Did you mean "Nord"?`,
		`.kind == "Oak "`:                                  `data.text.absent: Did you mean "Oak"?`,
		`.kind in ["Oak", "Elm tree"]`:                     `data.text.absent: "Elm tree" Write a text`,
		`"Nord" != .kind`:                                  `data.text.alike: "nord" (line 3), which look like "Nord"`,
		`.kind == "Nord" or .kind == "nord"`:               "",
		`.kind == "NORD"`:                                  `data.text.absent: Did you mean "Nord"?`,
		`.area == "N"`:                                     "",
		`.area == "North"`:                                 `data.text.absent: is no key of "areas", which "houses.area" refers to Did you mean "N"?`,
		`.area.name == "N"`:                                `data.text.absent: "areas.name"`,
		`.size == "large"`:                                 "",
		`upper(.kind) == "OAK"`:                            "",
		`upper(.kind) == "Oak"`:                            `data.text.never: "upper(.kind)" Did you mean "OAK"?`,
		`(.kind ?? "none") == "none"`:                      "",
		`(.kind ?? "none") == "nine"`:                      `data.text.never: Did you mean "none"?`,
		`(if .size == "small" then "s" else .kind) == "q"`: `data.text.never: It is one of`,
		`lookup(areas, "N", "name") == "Nort"`:             `data.text.never: Did you mean "North"?`,
		`.kind == near`:                                    `data.text.absent: "Nrod" stands in no row of "houses.kind" Did you mean "Nord"?`,
		`far == .kind`:                                     `data.text.absent: "Nrod" Did you mean "Nord"?`,
		`.kind == which`:                                   `data.text.absent: "Nrod" Did you mean "Nord"?`,
		`.kind == (if .size == "small" then "Oak" else "Elm tree")`: `data.text.absent: "Elm tree"`,
		`.letter == "B"`: "",
		`.letter == "D"`: `data.text.never: ".letter" one of "A" and "B"`,
	} {
		model, list := engine.Open("r.fordel", strings.Replace(rules, "CONDITION", condition, 1))
		session := engine.NewSession(model)
		for name, text := range data {
			list.Add(session.Load(name, name+".csv", []byte(text))...)
		}
		list = session.Ready()
		got := ""
		for _, d := range list {
			if !strings.HasPrefix(d.Code, "data.") {
				continue
			}
			got += d.Code + ": " + d.Message.EN + " " + d.Hint.EN
			if text := model.Source.Text[d.Range.Start:d.Range.End]; !strings.HasPrefix(text, `"`) || d.Severity != diag.Warning {
				t.Errorf("%s: points at %s", condition, text)
			}
		}
		at := 0
		for _, part := range strings.Fields(want) {
			i := strings.Index(strings.ReplaceAll(got, "`", `"`)[at:], part)
			if i < 0 {
				t.Errorf("%s: %q, not %s", condition, got, want)
				break
			}
			at += i
		}
		if want == "" && got != "" {
			t.Errorf("%s: %s", condition, got)
		}
	}
}
