package check

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
)

// TestCount: a product stops at the limit, however large its factors are.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		limit   int
		factors []int
		over    bool
	}{
		{6, []int{2, 3}, false}, {6, []int{2, 3, 2}, true}, {6, []int{0, 6}, false}, {0, nil, true}, {1, []int{1, 1}, false},
		{1000, []int{math.MaxInt, math.MaxInt}, true}, {-1, []int{1}, true},
	} {
		n := newCount(c.limit)
		for _, f := range c.factors {
			n.times(f)
		}
		if n.over() != c.over {
			t.Errorf("%v within %d: %+v", c.factors, c.limit, n)
		}
	}
}

// TestManyScenarios: 2^64 combinations are too many, and so are a thousand and
// one in several statements.
func TestManyScenarios(t *testing.T) {
	var params, settings strings.Builder
	for i := range 64 {
		fmt.Fprintf(&params, "param p%d = 1\n", i)
		fmt.Fprintf(&settings, "  p%d = 1, 2\n", i)
	}
	grid := func(from int) string {
		var values []string
		for i := range 500 {
			values = append(values, fmt.Sprint(from+i))
		}
		return "scenarios \"g\" {\n  p0 = " + strings.Join(values, ", ") + "\n}\n"
	}
	for text, many := range map[string]bool{
		"scenarios \"g\" {\n" + settings.String() + "}\n": true, grid(0) + grid(500): false, grid(0) + grid(500) + "scenario \"s\" { p1 = 2 }\n": true,
	} {
		file, _ := dsl.Parse("test.fordel", "fordel 1 en\n"+params.String()+text)
		_, diags := Check(file)
		found := false
		for _, d := range diags {
			found = found || d.Code == "scenario.many"
		}
		if found != many {
			t.Errorf("%v in %.60s", found, text)
		}
	}
}

// TestNestedCallsAreCheckedOnce: calls in calls and values of values, many levels
// deep, take no longer with each level.
func TestNestedCallsAreCheckedOnce(t *testing.T) {
	doubled := "table t {\n  id key\n  v number\n}\nlet a0 = 1\n"
	for i := range 60 {
		doubled += fmt.Sprintf("let a%d = a%d + a%d\n", i+1, i, i)
	}
	for _, text := range []string{
		"let a = " + strings.Repeat("max(", 90) + "1" + strings.Repeat(", 2)", 90) + "\n",
		doubled + "pool p {\n  amount 100 kr\n  to t\n  key v + a60\n}\n",
	} {
		file, _ := dsl.Parse("test.fordel", "fordel 1 en\n"+text)
		if _, diags := Check(file); diags.HasErrors() {
			t.Errorf("%v in %.60s", diags, text)
		}
	}
}

// TestTablesThatAllReferToEachOther: looking for a way from one table to another
// ends at once where there is none, and where there are very many.
func TestTablesThatAllReferToEachOther(t *testing.T) {
	const n = 16
	var tables strings.Builder
	for i := range n {
		fmt.Fprintf(&tables, "table t%d {\n  id key\n", i)
		for j := range n {
			if j != i {
				fmt.Fprintf(&tables, "  r%d -> t%d as a%d_%d\n", j, j, i, j)
			}
		}
		tables.WriteString("}\n")
	}
	far := "table far {\n  id key\n}\n"
	for text, code := range map[string]string{
		tables.String() + far + "let far.x = len(t0)\n":                                               "name.unrelated",
		strings.Replace(tables.String(), "key", "key\n  f -> far", 1) + far + "let far.x = len(t3)\n": "",
	} {
		file, _ := dsl.Parse("test.fordel", "fordel 1 en\n"+text)
		_, diags := Check(file)
		if code != "" && (len(diags) == 0 || diags[0].Code != code) {
			t.Errorf("%v", diags)
		}
	}
}
