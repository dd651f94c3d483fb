package bridge

import (
	"strings"
	"testing"
)

// A value of a parameter is looked for by a sum, a count, a single value, a figure and
// what a row gets, with the others as they are turned; in Danish rules, too.
func TestSeek(t *testing.T) {
	danish := strings.NewReplacer("fordel 1 en", "fordel 1 da").Replace(`fordel 1 en
tabel huse {
  id   nøgle
  børn heltal
}
parameter sum_i_alt = 1.000 kr { fra 0 kr til 5.000 kr }
parameter mindst = 1 { fra 0 til 3 trin 1 }
pulje del "Del" {
  beløb         sum_i_alt
  til           huse
  hvor          børn >= mindst
  fordelingsnøgle børn
}
sæt i_alt = sum(huse.del)
`)
	for _, test := range []struct {
		name, rules, table, data, call, value string
		exact                                 bool
	}{
		{"a sum", rules, "schools", schools, `{"param": "share", "figure": {"of": "social", "table": "schools", "amount": true}, "target": 300}`, `0.3`, true},
		{"with another turned", rules, "schools", schools, `{"param": "share", "figure": {"of": "social", "table": "schools", "amount": true}, "target": 300, "params": {"budget": 600}}`, `0.5`, true},
		{"the nearest step", rules, "schools", schools, `{"param": "share", "figure": {"of": "total", "amount": true}, "target": 310}`, `0.3`, false},
		{"a row", rules, "schools", schools, `{"param": "budget", "figure": {"of": "social", "table": "schools", "row": "A", "amount": true}, "target": 300}`, `1400`, true},
		{"a figure", rules, "schools", schools, `{"param": "budget", "figure": {"of": "social", "name": "amount", "amount": true}, "target": 300}`, `600`, true},
		{"a sum in Danish", danish, "huse", "id,børn\na,1\nb,3\n", `{"param": "sum_i_alt", "figure": {"of": "del", "table": "huse", "amount": true}, "target": 751}`, `751`, true},
		{"a row in Danish", danish, "huse", "id,børn\na,1\nb,3\n", `{"param": "sum_i_alt", "figure": {"of": "del", "table": "huse", "row": "b", "amount": true}, "target": 600}`, `800`, true},
		{"receivers in Danish", danish, "huse", "id,børn\na,1\nb,3\n", `{"param": "mindst", "figure": {"of": "del", "name": "receivers", "table": "huse", "amount": true}, "target": 1}`, `3`, true},
		{"out of reach", rules, "schools", schools, `{"param": "share", "figure": {"of": "social", "table": "schools", "amount": true}, "target": 3000}`, `null`, false},
	} {
		b := New()
		same(t, ask(t, b, "rules", params(t, map[string]any{"text": test.rules, "file": "r.fordel", "lang": "en"})), `[]`, "diagnostics")
		ask(t, b, "data", `{"table": "`+test.table+`", "file": "s.csv", "lang": "en"}`, []byte(test.data)...)
		before := ask(t, b, "results", `{"scenario": null}`)
		found := ask(t, b, "seek", test.call)
		if got := jsonOf(t, found["value"]); got != test.value || found["exact"] != test.exact {
			t.Errorf("%s: %v", test.name, found)
		}
		if test.value == `null` {
			same(t, found, `"solve.range"`, "diagnostics", 0, "code")
			if said := jsonOf(t, found["diagnostics"]); !strings.Contains(said, "and it is to be 3,000 EUR") || strings.Contains(said, "sides") {
				t.Errorf("%s: told in words of the rules: %s", test.name, said)
			}
		}
		if after := ask(t, b, "results", `{"scenario": null}`); jsonOf(t, before) != jsonOf(t, after) {
			t.Errorf("%s: the session gives something else afterwards", test.name)
		}
	}
}
