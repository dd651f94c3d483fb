package bridge

import (
	"strings"
	"testing"
)

// Data given while the rules have errors counts when they have none any more;
// other data is taken over.
func TestDataOverBrokenRules(t *testing.T) {
	b := loaded(t)
	ask(t, b, "run", `{}`)
	broken := strings.Replace(quoted, "fordel 1 en", "fordel 1 en pool", 1)
	if broken == quoted {
		t.Fatal("the rules are another")
	}
	same(t, ask(t, b, "rules", `{"text": `+broken+`}`), `null`, "model")
	ask(t, b, "data", `{"table": "schools", "file": "s.csv"}`, []byte(schools+"C,10,north,2020-01-01\n")...)
	model := ask(t, b, "rules", `{"text": `+quoted+`}`)
	same(t, model, `3`, "model", "tables", 1, "rows")
	same(t, ask(t, b, "run", `{}`), `[208, 278, 14]`, "tables", "schools", "columns", "social")
	ask(t, b, "rules", `{"text": `+broken+`}`)
	ask(t, b, "clear", `{"table": "schools"}`)
	same(t, ask(t, b, "rules", `{"text": `+quoted+`}`), `null`, "model", "tables", 1, "rows")
}

// Rules whose meaning stays are not computed again, nor is data read again.
func TestRevisedRules(t *testing.T) {
	b := loaded(t)
	ask(t, b, "run", `{}`)
	ask(t, b, "rules", `{"text": `+strings.Replace(quoted, "Budget", "Money", 1)+`}`)
	ask(t, b, "run", `{}`)
	if got := b.result.Computed; len(got) != 0 || b.result.Model.Param("budget").Label != "Money" {
		t.Errorf("computed again: %q", got)
	}
	ask(t, b, "rules", `{"text": `+strings.Replace(quoted, `\"Points\" = pupils`, `\"Points\" =  pupils`, 1)+`}`)
	ask(t, b, "run", `{"params": {"day": "2026-12-01"}}`)
	if got := strings.Join(b.result.Computed, ", "); got != "months_left" {
		t.Errorf("computed again: %q", got)
	}
}
