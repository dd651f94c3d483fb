package bridge

import (
	"strings"
	"testing"
)

// askOther gives a second rule file beside the session's.
func askOther(t *testing.T, b *Bridge, text string) map[string]any {
	t.Helper()
	reply := ask(t, b, "other", params(t, map[string]any{"text": text, "file": "o.fordel", "lang": "en"}))
	page := reader(b)
	if n := int(reply["summary"].(float64)); n > 0 {
		reply["summary"] = page.json(t, n)
	}
	return reply
}

// A second rule file is computed on the same data, and told in words; what it calls
// otherwise is found again, and the session's own run stays.
func TestOtherRules(t *testing.T) {
	b := loaded(t)
	own := ask(t, b, "results", `{"scenario": null, "lang": "en"}`)
	text := strings.NewReplacer("share  = 50 %", "share  = 20 %", "The schools", "The schools", "schools", "houses", "points", "weight").Replace(rules)
	reply := askOther(t, b, text)
	same(t, reply, `[]`, "missing")
	same(t, reply, `[{"what": "changed", "statement": "param", "name": "share", "label": "", "part": "", "before": "20 %", "after": "50 %"}]`, "differences")
	same(t, reply, `[{"text": "houses is now called schools"}, {"text": "houses.weight is now called schools.points"}]`, "renames")
	same(t, reply, `[{"table": "schools", "column": "", "wasTable": "houses", "wasColumn": ""}, {"table": "schools", "column": "points", "wasTable": "houses", "wasColumn": "weight"}]`, "was")
	same(t, reply, `200`, "summary", "handedOut", "social", "sum")
	compared := ask(t, b, "against", params(t, map[string]any{"cell": map[string]any{"table": "schools", "row": "B", "column": "social"}, "other": true, "lang": "en"}))
	same(t, compared, `"share"`, "difference", "parts", 0, "inputs", 0, "name")
	same(t, compared, `"The rules otherwise"`, "difference", "parts", 1, "label")
	same(t, compared, `"the rules in o.fordel"`, "difference", "from", "name")
	again := ask(t, b, "results", `{"scenario": null, "lang": "en"}`)
	same(t, again, `500`, "summary", "handedOut", "social", "sum")
	if jsonOf(t, own) != jsonOf(t, again) {
		t.Errorf("the session's own run is another:\n%s\n%s", jsonOf(t, own), jsonOf(t, again))
	}
	ask(t, b, "data", `{"table": "schools", "file": "s.csv", "lang": "en"}`, []byte(schools)...)
	ask(t, b, "results", `{"scenario": null, "lang": "en"}`)
	if old := ask(t, b, "against", `{"id": "value/social.rate", "other": true, "lang": "en"}`); old["error"] == nil {
		t.Error("it is compared with rules that were computed on other data")
	}
}

// What cannot be computed says why: rules with errors, tables without data, data
// that the other file refuses. Everything is as it was afterwards.
func TestOtherRulesThatDoNotFit(t *testing.T) {
	b := loaded(t)
	for _, test := range []struct{ name, text, path, want string }{
		{"errors", "fordel 1 en\nlet a = wrng\n", "model", `null`},
		{"a table more", rules + "table towns \"The towns\" {\n  id key\n}\n", "missing", `["The towns"]`},
		{"data refused", strings.Replace(rules, "from 0 to 500", "from 0 to 150", 1), "missing", `[]`},
	} {
		reply := askOther(t, b, test.text)
		same(t, reply, test.want, test.path)
		if test.name == "data refused" {
			same(t, reply, `false`, "summary", "computed")
		} else {
			same(t, reply, `0`, "summary")
		}
	}
	same(t, askOther(t, b, "fordel 1 en\nlet a = wrng\n"), `"name.unknown"`, "diagnostics", 0, "code")
	same(t, ask(t, b, "results", `{"scenario": null}`), `500`, "summary", "handedOut", "social", "sum")
}
