package report

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

var update = flag.Bool("update", false, "rewrite how numbers are written")

// written is numbers of a column, and how they are written.
type written struct {
	Numbers []float64 `json:"numbers"`
	Type    string    `json:"type"`
	Percent bool      `json:"percent"`
	EN      string    `json:"en"`
	DA      string    `json:"da"`
}

// TestDecimals: a column has as many decimals as it needs, small numbers those of
// three digits, and what is only noise has none; so has a figure that stands alone.
// The page is held to the same file.
func TestDecimals(t *testing.T) {
	const file = "../testdata/decimals.json"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want []written
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, w := range want {
		got := w
		style := styleOf(w.Numbers, map[string]check.Kind{"kr": check.Money, "number": check.Number}[w.Type], w.Percent)
		for to, lang := range map[*string]diag.Lang{&got.EN: diag.English, &got.DA: diag.Danish} {
			var texts []string
			for _, x := range w.Numbers {
				texts = append(texts, style.write(x, lang))
			}
			*to = strings.Join(texts, " | ")
		}
		if !*update && !reflect.DeepEqual(got, w) {
			t.Errorf("%v: %s, %s, want %s, %s", w.Numbers, got.EN, got.DA, w.EN, w.DA)
		}
		line, _ := json.Marshal(got)
		lines = append(lines, string(line))
	}
	if *update {
		if err := os.WriteFile(file, []byte("[\n  "+strings.Join(lines, ",\n  ")+"\n]\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
