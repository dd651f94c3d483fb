package folder

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		name, want, got string
		lines           []string
	}{
		{"equal", `{"a": 1}`, `{"a": 1}`, nil},
		{"a number as written", `{"a": [1, 2.5]}`, `{"a": [1, 2.50]}`, []string{"a[1]: want 2.5, got 2.50"}},
		{"layout only", `{"a": 1}`, `{"a":1}`, []string{"the values are the same, but not the bytes (order or layout)"}},
		{"kinds", `{"a": {"b": null}}`, `{"a": {"b": "x"}}`, []string{`a.b: want null, got "x"`}},
		{"members", `{"a": 1, "b": 2}`, `{"b": 2, "c": [3]}`, []string{"a: want 1, got nothing", "c: want nothing, got [3]"}},
		{"rows by key", `{"t": {"key": ["n", "s"], "columns": {"x": [1, 2]}}}`, `{"t": {"key": ["n", "s"], "columns": {"x": [1, 3]}}}`,
			[]string{`t.columns.x["s"]: want 2, got 3`}},
		{"a column less", `{"t": {"key": ["n"], "columns": {"x": [1]}}}`, `{"t": {"key": ["m"], "columns": {}}}`,
			[]string{"t.columns.x: want [1], got nothing", `t.key[0]: want "n", got "m"`}},
		{"length", `{"t": {"rows": 2, "columns": {"x": [1, 2]}}}`, `{"t": {"rows": 3, "columns": {"x": [1, 3, 4]}}}`,
			[]string{"t.columns.x: want 2 items, got 3 items", "t.columns.x[1]: want 2, got 3", "t.rows: want 2, got 3"}},
		{"a list for an object", `{"a": {}}`, `{"a": []}`, []string{"a: want {}, got []"}},
		{"not JSON", `{"a": 1}`, ``, []string{"the result is not JSON: EOF"}},
	} {
		if got := Differences([]byte(c.want), []byte(c.got), diag.English); !slices.Equal(got, c.lines) {
			t.Errorf("%s: %q, want %q", c.name, got, c.lines)
		}
	}
}

func TestDifferencesAreFew(t *testing.T) {
	want, got := make([]string, 40), make([]string, 40)
	for i := range want {
		want[i], got[i] = fmt.Sprint(i), fmt.Sprint(i+1)
	}
	lines := Differences([]byte("["+strings.Join(want, ",")+"]"), []byte("["+strings.Join(got, ",")+"]"), diag.English)
	if len(lines) != shown+1 || lines[shown] != "and 30 more differences" {
		t.Errorf("%q", lines)
	}
}

func TestDifferencesInDanish(t *testing.T) {
	for want, got := range map[string]string{
		`{"a": 1}`: "a: ventet 1, fået 2", `{"a": 2, "b": 3}`: "b: ventet 3, fået intet", `{ "a":2}`: "værdierne er de samme, men ikke tegn for tegn (rækkefølge eller opsætning)",
		`{"a": [1]}`: "a: ventet [1], fået 2",
	} {
		if lines := Differences([]byte(want), []byte(`{"a": 2}`), diag.Danish); !slices.Equal(lines, []string{got}) {
			t.Errorf("%s: %q", want, lines)
		}
	}
}
