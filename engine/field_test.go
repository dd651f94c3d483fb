package engine_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/formula"
)

// fields is a model with a parameter of each type.
func fields(t *testing.T, currency string) *engine.Model {
	t.Helper()
	m, list := engine.Open("f.fordel", "fordel 1 en\nmodel \"M\" { currency "+currency+" }\nparam n = 1\nparam p = 1 %\nparam m = 1 "+currency+
		"\nparam d = 2026-01-01\nparam t = \"a\"\nparam f = yes\n")
	if list.HasErrors() {
		t.Fatal(list)
	}
	return m
}

// TestFieldsOfThePage: what the page writes in a field reads back as the same
// double. The page's own tests hold what it writes against the same list.
func TestFieldsOfThePage(t *testing.T) {
	text, err := os.ReadFile("testdata/fields.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Lang       diag.Lang
		Type, Text string
		Percent    bool
		Value      float64
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	m := fields(t, "kr")
	for _, f := range list {
		name := map[string]string{"number": "n", "kr": "m"}[f.Type]
		if f.Percent {
			name = "p"
		}
		if got, ok := m.ReadField(m.Param(name), f.Text, f.Lang); !ok || got.Number != f.Value {
			t.Errorf("%s in %s: %v %v, want %v", f.Text, f.Lang, got.Number, ok, f.Value)
		}
	}
}

// TestReadField: fields read what rules and sheets do, and nothing that is no
// value in either.
func TestReadField(t *testing.T) {
	m, euro := fields(t, "kr"), fields(t, "EUR")
	const da, en = diag.Danish, diag.English
	for _, c := range []struct {
		model *engine.Model
		param string
		lang  diag.Lang
		text  string
		want  any // nil: no value
	}{
		{m, "n", da, "0.125", 0.125}, {m, "n", en, "0,125", nil}, {m, "n", en, "1,5", nil}, {m, "n", da, "1.5", 1.5}, {m, "n", da, " 1,5 ", 1.5},
		{m, "n", da, "1 2", nil}, {m, "n", en, "1 2", nil}, {m, "n", da, "1 000 000", 1e6}, {m, "n", da, "1\u00a0000", 1e3}, {m, "n", da, "−3,5", -3.5},
		{m, "n", da, "7 %", 0.07}, {m, "n", en, "7%", 0.07}, {m, "n", da, ",5", 0.5}, {m, "n", en, "1_000", 1e3}, {m, "n", da, "3 kr", nil},
		{m, "n", da, "", nil}, {m, "n", da, "abc", nil}, {m, "n", da, "1.2.3", nil}, {m, "n", da, "12.34.567", nil}, {m, "n", en, "1,2,3", nil},
		{m, "n", da, "NaN", nil}, {m, "n", da, "0x10", nil}, {m, "n", da, "--1", nil}, {m, "n", da, "5 %5", nil}, {m, "n", en, "n", nil}, {m, "n", en, "1 + 1", nil},
		{m, "n", en, "1 // 2", nil}, {m, "n", en, `1 { note "2" }`, nil}, {m, "m", da, "1 kr { fra 0 kr til 2 kr }", nil}, {m, "n", en, "1 {}", nil},
		{m, "p", da, "7", 0.07}, {m, "p", da, "7 %", 0.07}, {m, "p", da, "12,5%", 0.125}, {m, "p", da, "0.125", 0.00125}, {m, "p", en, "0,125", nil},
		{m, "m", da, "250.000", 250e3}, {m, "m", da, "250.000 kr", 250e3}, {m, "m", da, "250.000 kr.", 250e3}, {m, "m", da, "1,5 mio. kr.", 1.5e6},
		{m, "m", da, "1,5 mio", 1.5e6}, {m, "m", en, "2 million", 2e6}, {m, "m", en, "250_000 kr", 250e3}, {m, "m", en, "250,000", 250e3}, {m, "m", da, "7 %", nil},
		{m, "m", da, "100 EUR", nil}, {euro, "m", da, "100 EUR", 100.0}, {euro, "m", da, "100", 100.0},
		{m, "d", da, "2026-10-01", "2026-10-01"}, {m, "d", da, "1.10.2026", "2026-10-01"}, {m, "d", da, "1-10-2026", "2026-10-01"},
		{m, "d", en, "1-10-2026", nil}, {m, "d", da, "2026-02-30", nil}, {m, "d", da, "31.2.2026", nil}, {m, "d", da, "3", nil},
		{m, "t", da, " 0,125 ", "0,125"}, {m, "f", da, "ja", true}, {m, "f", en, "no", false}, {m, "f", en, "maybe", nil},
	} {
		got, ok := c.model.ReadField(c.model.Param(c.param), c.text, c.lang)
		var value any
		switch {
		case !ok:
		case got.Kind == check.Text:
			value = got.Text
		case got.Kind == check.Date:
			value = formula.Day(got.Number)
		case got.Kind == check.Flag:
			value = got.Flag
		default:
			value = got.Number
		}
		if value != c.want {
			t.Errorf("%q for %s in %s is %v, want %v", c.text, c.param, c.lang, value, c.want)
		}
	}
}
