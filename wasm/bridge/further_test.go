package bridge

import (
	"fmt"
	"strings"
	"testing"
)

const fewShown = `fordel 1 en
table towns {
  name    key
  people  "People" whole
  founded whole
  area    number
  last    "Last year" kr
  part    share
}
pool base "Base" {
  amount 100 kr
  to     towns
  key    people
}
let towns.more "More" = base + last
let towns.each        = last / people
`

const fewTowns = "name,people,founded,area,last,part\nA,70,1950,1.5,70,10 %\nB,2,1960,2.5,20,20 %\nC,28,1970,3.5,10,30 %\n"

// A table tells of the numbers of its rows that it does not show and that add up; their
// values come with the one that is asked for.
func TestFurtherColumns(t *testing.T) {
	for _, c := range []struct{ show, wanted, names, last string }{
		{"show towns { columns name, base }", "", `[people last more]`, `<nil>`},
		{"show towns { columns name, base }", "last", `[people last more]`, `[70 20 10]`},
		{"show towns {\n columns name, base\n where last > 15 kr\n}", "last", `[people last more]`, `[70 20]`},
		{"show towns { columns name, last \"L\", base }", "last", `[people more]`, ``},
		{"show towns", "last", `[]`, ``},
		{"chart bar towns.base", "last", `[]`, ``},
	} {
		b := few(t, c.show)
		view := at(t, ask(t, b, "results", params(t, map[string]any{"lang": "en", "further": c.wanted})), "views", 0).(map[string]any)
		names, last := []string{}, ""
		further, _ := view["further"].([]any)
		for _, column := range further {
			name := at(t, column, "name").(string)
			if names = append(names, name); name == "last" {
				last = fmt.Sprint(at(t, column, "values"))
			}
		}
		if got := fmt.Sprint(names); got != c.names || last != c.last {
			t.Errorf("%s: %s with %s, want %s with %s", c.show, got, last, c.names, c.last)
		}
	}
}

// few is a bridge that shows little of what there is.
func few(t *testing.T, show string) *Bridge {
	b := New()
	ask(t, b, "rules", params(t, map[string]any{"text": fewShown + show + "\n", "file": "r.fordel", "lang": "en"}))
	ask(t, b, "data", `{"table": "towns", "file": "towns.csv"}`, []byte(fewTowns)...)
	return b
}

// Small counts among the further columns are hidden as those that are shown.
func TestFurtherColumnsHideSmallCounts(t *testing.T) {
	b := few(t, "show towns { columns name, base }")
	ask(t, b, "results", `{"lang": "en"}`)
	hidden := ask(t, b, "concealed", `{"view": 0, "hideSmall": true, "lang": "en"}`)
	rows := hidden["rows"].([]any)
	if len(rows) != 5 || len(hidden["totals"].([]any)) != 5 || !strings.Contains(fmt.Sprint(rows[2]), "1") {
		t.Errorf("hidden: %v", hidden)
	}
}

// What no table shows is sent when it is asked for, and once: turning a parameter does not send it again.
func TestFurtherColumnsAreSentOnce(t *testing.T) {
	b := few(t, "param x = 1\nlet y = x\nshow towns { columns name, base }")
	for i, step := range []struct {
		params string
		sent   int
	}{{`{}`, 6}, {`{"further": "last"}`, 3}, {`{"further": "last", "params": {"x": 2}}`, 1}} {
		ask(t, b, "results", step.params)
		if got := reader(b).sent; len(got) != step.sent {
			t.Errorf("step %d: parts %v are sent, want %d", i, got, step.sent)
		}
	}
}
