package bridge

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

const telling = `fordel 1 en
table towns {
  name   key
  island flag
  part   share
  cost   kr
}
param base = 10 % { from 0 % to 50 % }
pool first "First" {
  amount  100 kr
  to      towns
  key     cost
  cap     40 kr
  surplus to second
}
pool second {
  amount 10 kr
  to     towns
  key    1
}
grant gift {
  to     towns
  amount 5 kr
  within 100 kr
}
let mean "Mean part" = mean(towns.part)
let all = sum(towns.cost)
solve found "The share" = base so that sum(towns.cost) * base == 6 kr
benchmark parts "Parts" of towns.part {
  per         island
  percentiles 50
}
benchmark costs of towns.cost {
  average mean
}
spread even of towns.cost
scenario "More" {
  base = 20 %
}
expect "Enough" = sum(towns.first) > 0 kr
`

// TestSummary: what package report writes for the page is of the contract's type,
// with nothing more and nothing less, with figures and without.
func TestSummary(t *testing.T) {
	b := New()
	same(t, ask(t, b, "rules", params(t, map[string]any{"text": telling, "file": "r.fordel", "lang": "en"})), `[]`, "diagnostics")
	for _, data := range []string{"name,island,part,cost\nA,yes,10 %,10\nB,no,20 %,20\nC,no,25 %,30\n", ""} {
		ask(t, b, "data", `{"table": "towns", "file": "towns.csv"}`, []byte(data)...)
		for _, scenario := range []string{`null`, `"More"`} {
			reply := ask(t, b, "results", `{"scenario": `+scenario+`}`)
			text := params(t, reply["summary"].(map[string]any))
			summary, again := readSummary(t, text)
			same(t, reply, again, "summary")
			if summary.Computed != (data != "") {
				t.Errorf("computed: %v", reply)
			}
			if data != "" && (len(summary.Pools) != 2 || len(summary.Measures["benchmarks"]["parts"]) != 2 || len(summary.Measures["spreads"]) != 1 || len(summary.Solutions) != 1 || len(summary.Grants) != 1) {
				t.Errorf("%+v", summary)
			}
		}
	}
}

// readSummary reads a summary, of which nothing may be left over, and writes it again.
func readSummary(t *testing.T, text string) (Summary, string) {
	var out Summary
	parts := map[string]json.RawMessage{}
	read(t, text, &parts)
	measures := map[MeasurePart]json.RawMessage{}
	for _, part := range MeasurePart("").Values() {
		measures[MeasurePart(part)] = parts[part]
		delete(parts, part)
	}
	read(t, jsonOf(t, measures), &out.Measures)
	read(t, jsonOf(t, parts), &out)
	again := map[string]any{}
	read(t, jsonOf(t, out), &again)
	for part, told := range out.Measures {
		again[string(part)] = told
	}
	return out, params(t, again)
}

func jsonOf(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func read(t *testing.T, text string, into any) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
}

// TestFigures: what stands alone says what it is.
func TestFigures(t *testing.T) {
	b := New()
	reply := ask(t, b, "rules", params(t, map[string]any{"text": telling, "file": "r.fordel", "lang": "en"}))
	got := map[string]string{}
	for _, f := range at(t, reply, "model", "figures").([]any) {
		name := strings.Trim(at(t, f, "statement").(string)+"."+at(t, f, "name").(string), ".")
		percent := map[any]string{true: " %", false: ""}[at(t, f, "percent")]
		got[name] = strings.TrimSpace(at(t, f, "type").(string)+" "+at(t, f, "unit").(string)) + percent
	}
	want := map[string]string{
		"mean": "number %", "all": "kr kr", "found": "number %", "first.amount": "kr kr", "first.rate": "number", "first.left": "kr kr", "first.passed": "kr kr",
		"second.amount": "kr kr", "second.rate": "kr kr", "second.left": "kr kr", "gift.total": "kr kr", "gift.left": "kr kr",
		"parts.average": "number %", "parts.n": "number", "parts.p50": "number %", "costs.average": "kr kr", "costs.n": "number",
		"even.range_factor": "number", "even.quartile_factor": "number", "even.gini": "number", "even.receive": "text",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant\n%v", got, want)
	}
}

// TestSays: the page is told what texts say, whatever their column or value is called.
func TestSays(t *testing.T) {
	b := New()
	rules := strings.Replace(telling, "spread even of", "let towns.held = second.bound\nlet who = even.receive\nshow towns {\n  columns held, name\n}\nspread even of", 1)
	model := ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel", "lang": "en"}))
	same(t, model, `[]`, "diagnostics")
	said := map[string]string{}
	for _, f := range describe(b.session).Figures {
		if f.Says != nil {
			said[f.Statement+"."+f.Name] = (*f.Says)["all"].DA + (*f.Says)["cap"].DA
		}
	}
	if want := map[string]string{"who.": "alle", "even.receive": "alle"}; !reflect.DeepEqual(said, want) {
		t.Errorf("figures say %v, want %v", said, want)
	}
	ask(t, b, "data", `{"table": "towns", "file": "towns.csv"}`, []byte("name,island,part,cost\nA,yes,10 %,10\nB,no,20 %,20\nC,no,25 %,30\n")...)
	ask(t, b, "results", `{"scenario": null}`)
	if got := b.shown.views[0].Columns[0].Says; got == nil || (*got)["out"].DA != "ikke med" {
		t.Errorf("the first column says %v", got)
	}
	if got := b.shown.views[0].Columns[1].Says; got != nil {
		t.Errorf("the second column says %v", got)
	}
}
