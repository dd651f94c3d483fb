package bridge

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

const rules = `fordel 1 en
model "Support" {
  municipality "Eksempelkøbing"
  year         2026
  currency     EUR
}
table areas {
  id     key
  factor number
} rows {
  "north", 1
  "south", 1.5
}
table schools "The schools" {
  name    key
  pupils  "Pupils now" whole from 0 to 500
  area    -> areas
  since   date optional
}
param budget "Budget" = 1_000 EUR { from 0 EUR to 5_000 EUR note "From the council" }
param favour = "south" { one of "north", "south" }
param share  = 50 % { from 0 % to 100 % step 10 % }
param day    = 2026-08-01
param extra  = no
let schools.points "Points" = pupils * area.factor * (if area == favour and extra then 2 else 1)
pool social "Social" {
  amount budget * share
  to     schools
  key    points
}
let total = sum(schools.social)
let months_left = months(date(2026, 1, 1), day)
scenario "All" {
  share = 100 %
}
expect "Enough" = total <= budget
let recent = count(schools, (.since ?? date(2000, 1, 1)) > date(2001, 1, 1))
`

const schools = "name,pupils,area,since\nB,200,north,2001-05-06\nA,100,south,\n"

// ask calls the bridge and reads the reply; of a frame as the page would.
func ask(t *testing.T, b *Bridge, method, params string, data ...byte) map[string]any {
	t.Helper()
	reply := b.Call(t.Context(), method, params, data)
	if IsFrame(reply) {
		return reader(b).read(t, reply)
	}
	var out map[string]any
	if err := json.Unmarshal([]byte(reply), &out); err != nil {
		t.Fatalf("%s: %v\n%s", method, err, reply)
	}
	return out
}

func params(t *testing.T, fields map[string]any) string {
	t.Helper()
	text, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// loaded is a bridge with the rules and data above.
func loaded(t *testing.T) *Bridge {
	t.Helper()
	b := New()
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel", "lang": "en"}))
	reply := ask(t, b, "data", `{"table": "schools", "file": "s.csv", "lang": "en"}`, []byte(schools)...)
	if !reflect.DeepEqual(reply, map[string]any{"diagnostics": []any{}, "rows": 2.0}) {
		t.Fatalf("%v", reply)
	}
	return b
}

// at follows names and numbers into a reply.
func at(t *testing.T, value any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch s := step.(type) {
		case string:
			object, ok := value.(map[string]any)
			if !ok {
				t.Fatalf("%v: no object but %v", path, value)
			}
			value = object[s]
		case int:
			list, ok := value.([]any)
			if !ok || s >= len(list) {
				t.Fatalf("%v: no item %d in %v", path, s, value)
			}
			value = list[s]
		}
	}
	return value
}

func same(t *testing.T, got any, want string, path ...any) {
	t.Helper()
	var w any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	if g := at(t, got, path...); !reflect.DeepEqual(g, w) {
		text, _ := json.Marshal(g)
		t.Errorf("%v is\n%s\nwant\n%s", path, text, want)
	}
}

func TestModel(t *testing.T) {
	b := loaded(t)
	reply := ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel", "lang": "en"}))
	m := reply["model"]
	same(t, reply, `[]`, "diagnostics")
	same(t, m, `"Support"`, "title")
	same(t, m, `2026`, "year")
	same(t, m, `"EUR"`, "currency")
	same(t, m, `2`, "tables", 1, "rows")
	same(t, m, `true`, "tables", 0, "inline")
	same(t, m, `{"name": "pupils", "label": "Pupils now", "kind": "whole", "from": 0, "to": 500, "computed": false}`, "tables", 1, "columns", 1)
	same(t, m, `{"name": "area", "label": "", "kind": "ref", "target": "areas", "computed": false}`, "tables", 1, "columns", 2)
	same(t, m, `{"name": "points", "label": "Points", "computed": true}`, "tables", 1, "columns", 4)
	same(t, m, `{"name": "social", "label": "Social", "computed": true}`, "tables", 1, "columns", 5)
	same(t, m, `{"name": "budget", "label": "Budget", "type": "kr", "percent": false, "value": 1000, "from": 0, "to": 5000, "note": "From the council", "valueAt": {"from": 341, "to": 350}, "fromAt": {"from": 358, "to": 363}, "toAt": {"from": 367, "to": 376}}`, "params", 0)
	same(t, m, `{"name": "favour", "label": "", "type": "text", "percent": false, "value": "south", "choices": ["north", "south"], "valueAt": {"from": 418, "to": 425}}`, "params", 1)
	same(t, m, `{"name": "share", "label": "", "type": "number", "percent": true, "value": 0.5, "from": 0, "to": 1, "step": 0.1, "valueAt": {"from": 469, "to": 473}, "fromAt": {"from": 481, "to": 484}, "toAt": {"from": 488, "to": 493}}`, "params", 2)
	same(t, m, `{"name": "day", "label": "", "type": "date", "percent": false, "value": "2026-08-01", "valueAt": {"from": 521, "to": 531}}`, "params", 3)
	same(t, m, `{"name": "extra", "label": "", "type": "flag", "percent": false, "value": false, "valueAt": {"from": 547, "to": 549}}`, "params", 4)
	same(t, m, `[{"name": "All", "params": {"share": 1}, "at": {"from": 809, "to": 843}, "nameAt": {"from": 818, "to": 823}}]`, "scenarios")
	same(t, m, `[{"name": "social", "label": "Social", "table": "schools", "type": "kr"}]`, "pools")
	same(t, m, `[]`, "grants")
	same(t, m, `{"part": "values", "statement": "total", "name": "", "title": {"en": "", "da": ""}, "label": "", "type": "kr", "unit": "EUR", "percent": false}`, "figures", 0)
	same(t, m, `{"part": "pools", "statement": "social", "name": "rate", "title": {"en": "rate", "da": "sats"}, "label": "Social", "type": "kr", "unit": "EUR", "percent": false}`, "figures", 4)
}

// Rules with errors have no model; places are told in UTF-16 code units too.
func TestRulesWithErrors(t *testing.T) {
	b := loaded(t)
	text := "fordel 1 en // 😀\nlet a = wrng\n"
	reply := ask(t, b, "rules", params(t, map[string]any{"text": text, "file": "r.fordel", "lang": "da"}))
	same(t, reply, `null`, "model")
	same(t, reply, `"name.unknown"`, "diagnostics", 0, "code")
	for name, want := range map[string]string{"line": "2", "column": "9", "from": "26", "to": "30"} {
		same(t, reply, want, "diagnostics", 0, name)
	}
	run := ask(t, b, "run", `{"params": {"gone": 3}, "scenario": null, "lang": "en"}`)
	same(t, run, `"name.unknown"`, "diagnostics", 0, "code")
	same(t, run, `{}`, "tables")
	data := ask(t, b, "data", `{"table": "schools", "file": "new.csv", "lang": "en"}`, []byte("name,pupils,area\nC,1,north\n")...)
	same(t, data, `{"diagnostics": [], "rows": 0}`)
	reply = ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel", "lang": "en"}))
	same(t, reply, `1`, "model", "tables", 1, "rows") // the data waited for its table
}

func TestRun(t *testing.T) {
	b := loaded(t)
	for _, c := range []struct{ params, social string }{
		{`{}`, `[214, 286]`},
		{`{"params": {}, "scenario": "All", "lang": "da"}`, `[429, 571]`},
		{`{"params": {"budget": 700, "share": 0.1}, "scenario": null}`, `[30, 40]`},
		{`{"params": {"extra": true}}`, `[300, 200]`},
		{`{"params": {"extra": true, "favour": "north", "day": "2026-10-01"}}`, `[136, 364]`},
	} {
		reply := ask(t, b, "run", c.params)
		same(t, reply, c.social, "tables", "schools", "columns", "social")
		same(t, reply, `[]`, "diagnostics")
	}
	same(t, ask(t, b, "run", `{"params": {"day": "2026-10-01"}}`), `9`, "values", "months_left")
	same(t, ask(t, b, "run", `{"params": {"share": 7}}`), `"param.range"`, "diagnostics", 0, "code")
	same(t, ask(t, b, "run", `{"params": {"shares": 7}}`), `"run.param"`, "diagnostics", 0, "code")
	same(t, ask(t, b, "run", `{"scenario": "None"}`), `"run.scenario"`, "diagnostics", 0, "code")
}

func TestResultsAndSheets(t *testing.T) {
	b := loaded(t)
	results := ask(t, b, "results", `{"lang": "en"}`)
	same(t, results, `"table"`, "views", 0, "kind")
	same(t, results, `["A", "B"]`, "views", 0, "keys", "values")
	same(t, results, `["A", "B"]`, "views", 0, "columns", 0, "values")
	same(t, results, `[214, 286]`, "views", 0, "columns", 1, "values")
	same(t, results, `"bar"`, "views", 1, "kind")
	same(t, results, `true`, "summary", "computed")
	same(t, results, `{"social": {"sum": 500, "receivers": 2, "rows": 2}}`, "summary", "handedOut")
	wrong := ask(t, b, "results", `{"params": {"share": 7}}`)
	same(t, wrong, `[]`, "views")
	same(t, wrong, `false`, "summary", "computed")
	same(t, wrong, `{}`, "summary", "handedOut")
	same(t, wrong, `"param.range"`, "summary", "diagnostics", 0, "code")
	ask(t, b, "run", `{}`)
	sheet := ask(t, b, "csv", `{"view": 0, "lang": "da"}`)
	fingerprint := b.session.Model().Fingerprint()
	same(t, sheet, `"fordel-schools-eksempelkoebing-2026-`+fingerprint[:8]+`"`, "file")
	if text := sheet["text"].(string); !strings.Contains(text, "\nA;214") || !strings.Contains(text, "Fordel ·") {
		t.Errorf("%s", text)
	}
	origin := ask(t, b, "origin", `{"madeUp": true, "against": "last year", "date": "1 May", "lang": "en"}`)
	same(t, origin, `"fordel-eksempelkoebing-2026-`+fingerprint[:8]+`"`, "file")
	same(t, origin, `"Made-up figures"`, "madeUp")
	for _, part := range []string{"Against: last year", "Date: 1 May", "Computed with: Fordel " + Release} {
		if line := origin["line"].(string); !strings.Contains(line, part) {
			t.Errorf("%s lacks %q", line, part)
		}
	}
	same(t, ask(t, b, "workbook", `{"lang": "en"}`), `"Rules"`, "book", "sheets", 4, "name")
	same(t, ask(t, b, "formulas", `{"lang": "en"}`), `"Checks"`, "book", "sheets", 1, "name")
	if text := b.Call(t.Context(), "workbook", `{"lang": "en"}`, nil); !strings.Contains(text, `"names":[]`) || strings.Contains(text, "null,[") {
		t.Errorf("a list is missing in %s", text)
	}
	same(t, ask(t, b, "concealed", `{"view": 0, "hideSmall": true, "lang": "en"}`), `"hidden"`, "word")
}

// A table with `against` says which column is measured, which is the change, and who
// gains and loses; amounts that are worked out are told apart.
func TestChange(t *testing.T) {
	b := loaded(t)
	ask(t, b, "rules", params(t, map[string]any{"text": rules + `
let schools.more = pupils / 4 * 1 EUR
let schools.all "In all" = social + more
show schools {
  columns name, all
  against 200 EUR
}
`, "file": "r.fordel", "lang": "en"}))
	results := ask(t, b, "results", `{"lang": "en"}`)
	same(t, results, `{"sum": 175, "gain": {"rows": 2, "sum": 175, "largest": 136}, "lose": {"rows": 0, "sum": 0, "largest": 0}, "unknown": 0}`, "views", 0, "change")
	for column, role := range map[int]string{1: `"measured"`, 2: `"change"`, 3: `"share"`} {
		same(t, results, role, "views", 0, "columns", column, "role")
	}
	same(t, results, `true`, "views", 0, "columns", 1, "workedOut")
}

// Fields are read in the language of the page; what is no value is null.
func TestReadField(t *testing.T) {
	b := loaded(t)
	for field, want := range map[string]string{
		`"param": "budget", "text": "1.500", "lang": "da"`: `1500`, `"param": "budget", "text": "1.500", "lang": "en"`: `1.5`,
		`"param": "share", "text": "12,5", "lang": "da"`: `0.125`, `"param": "day", "text": "1.10.2026", "lang": "da"`: `"2026-10-01"`,
		`"param": "budget", "text": "1 2", "lang": "da"`: `null`, `"param": "gone", "text": "1", "lang": "da"`: `null`,
	} {
		same(t, ask(t, b, "read", "{"+field+"}"), want, "value")
	}
	refused(t, New().Call(t.Context(), "read", `{"param": "x", "text": "1"}`, nil))
}

// Data stays when the rules change, follows its table, and can be taken away.
func TestDataOutlivesRules(t *testing.T) {
	b := loaded(t)
	changed := strings.Replace(rules, "pupils  ", "pupils  number\n  seats   ", 1)
	reply := ask(t, b, "rules", params(t, map[string]any{"text": changed, "file": "r.fordel", "lang": "en"}))
	same(t, reply, `null`, "model", "tables", 1, "rows")
	same(t, ask(t, b, "run", `{}`), `"data.header.missing"`, "diagnostics", 1, "code")
	reply = ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel", "lang": "en"}))
	same(t, reply, `2`, "model", "tables", 1, "rows")
	same(t, ask(t, b, "clear", `{"table": "schools"}`), `{}`)
	same(t, ask(t, b, "run", `{}`), `"data.missing"`, "diagnostics", 0, "code")
	ask(t, b, "data", `{"table": "schools", "file": "s.csv"}`, []byte(schools)...)
	ask(t, b, "clear", `{}`)
	same(t, ask(t, b, "run", `{}`), `"data.missing"`, "diagnostics", 0, "code")
}

func TestProblemsOfData(t *testing.T) {
	b := loaded(t)
	reply := ask(t, b, "data", `{"table": "schools", "file": "s.csv", "lang": "en"}`, []byte("name,pupils,area,since\nA,many,north,\n")...)
	same(t, reply, `0`, "rows")
	for name, want := range map[string]string{"file": `"s.csv"`, "line": "2", "column": "3", "severity": `"error"`} {
		same(t, reply, want, "diagnostics", 0, name)
	}
	reply = ask(t, b, "data", `{"table": "scools", "file": "x.csv", "lang": "en"}`)
	same(t, reply, `"error"`, "diagnostics", 0, "severity")
}

func TestRefusals(t *testing.T) {
	empty := New()
	for _, method := range []string{"run", "results", "csv", "origin", "workbook", "formulas", "concealed"} {
		refused(t, empty.Call(t.Context(), method, `{}`, nil))
	}
	b := loaded(t)
	ask(t, b, "run", `{}`)
	for _, call := range [][2]string{{"dance", `{}`}, {"run", ``}, {"run", `[]`}, {"run", `{"params": 3}`},
		{"run", `{"params": {"budget": "much"}}`}, {"run", `{"params": {"budget": null}}`}, {"run", `{"params": {"day": "2026-02-30"}}`},
		{"run", `{"params": {"day": 3}}`}, {"run", `{"params": {"extra": 1}}`}, {"run", `{"params": {"favour": true}}`}, {"results", `{"params": {"extra": 1}}`},
		{"csv", `{"view": 99}`}, {"csv", `{"view": -1}`}, {"csv", `{"view": 1.5}`}, {"csv", `{"view": "0"}`}} {
		refused(t, b.Call(t.Context(), call[0], call[1], nil))
	}
	refused(t, WrongCall())
}

func refused(t *testing.T, reply string) {
	t.Helper()
	var r struct{ Error struct{ EN, DA string } }
	if err := json.Unmarshal([]byte(reply), &r); err != nil || r.Error.EN == "" || r.Error.DA == "" {
		t.Errorf("not refused: %s %v", reply, err)
	}
}

// A defect of the engine is told, and the next call works.
func TestDefect(t *testing.T) {
	b := loaded(t)
	rules := diag.NewSource("r.fordel", "fordel 1 en\n\nlet a = 1\n")
	methods["panic"] = answers(func(*Bridge, call, Nothing) (Nothing, error) {
		defer diag.Within(rules, diag.Range{File: rules.Name, Start: 13, End: 22})
		panic("broken")
	})
	defer delete(methods, "panic")
	reply := b.Call(t.Context(), "panic", `{}`, nil)
	refused(t, reply)
	for _, want := range []string{"line 3: Fordel has a defect", "linje 3: Der er en fejl i Fordel", "broken"} {
		if !strings.Contains(reply, want) {
			t.Errorf("%s lacks %q", reply, want)
		}
	}
	same(t, ask(t, b, "run", `{}`), `[214, 286]`, "tables", "schools", "columns", "social")
}

// The page and the engine are of one version.
func TestVersion(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "www", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var page struct{ Version string }
	if err := json.Unmarshal(text, &page); err != nil || page.Version != Release {
		t.Errorf("the page is %s, the engine %s (%v)", page.Version, Release, err)
	}
	same(t, ask(t, New(), "version", `{}`), `"`+Release+`"`, "version")
}

// Whatever is called with, the reply is JSON or a frame.
func FuzzCall(f *testing.F) {
	f.Add("run", `{"params": {"share": 0.2}, "scenario": "All"}`, []byte(nil))
	f.Add("data", `{"table": "schools", "file": "x.csv"}`, []byte(schools))
	f.Add("rules", `{"text": "fordel 1 da\n", "file": "x"}`, []byte(nil))
	f.Add("csv", `{"view": 9e15}`, []byte(nil))
	f.Fuzz(func(t *testing.T, method, params string, data []byte) {
		b := New()
		b.Call(t.Context(), "rules", `{"text": `+quoted+`}`, nil)
		for _, call := range []string{method, "run", "results"} {
			reply := b.Call(t.Context(), call, params, data)
			if strings.Contains(reply, "has a defect") || !IsFrame(reply) && !json.Valid([]byte(reply)) {
				t.Errorf("%s %s: %s", call, params, reply)
			}
			if IsFrame(reply) {
				reader(b).read(t, reply)
			}
		}
	})
}

var quoted = func() string {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(rules); err != nil {
		panic(err)
	}
	return b.String()
}()
