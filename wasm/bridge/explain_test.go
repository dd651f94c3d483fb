package bridge

import (
	"testing"
)

// A number of the last run is explained level by level; an address of an earlier run is
// stale, and what there is not is refused.
func TestExplain(t *testing.T) {
	b := loaded(t)
	cell := map[string]any{"table": "schools", "row": "B", "column": "social"}
	if reply := ask(t, b, "explain", params(t, map[string]any{"cell": cell, "lang": "en"})); reply["error"] == nil {
		t.Error("there is an explanation without a run")
	}
	ask(t, b, "results", `{"params": {}, "scenario": null, "lang": "en"}`)
	reply := ask(t, b, "explain", params(t, map[string]any{"cell": cell, "lang": "da", "tell": true}))
	same(t, reply, `"cell/schools/social/B"`, "level", "node", "id")
	same(t, reply, `"EUR"`, "level", "node", "unit")
	same(t, reply, `"Andel før afrunding"`, "level", "children", 0, "label")
	if sentences, _ := reply["sentences"].([]any); len(sentences) < 2 {
		t.Errorf("%v", reply["sentences"])
	}
	run := reply["run"]
	share := at(t, reply, "level", "children", 0, "id")
	below := ask(t, b, "explain", params(t, map[string]any{"id": share, "from": 1, "count": 1, "run": run, "lang": "en"}))
	same(t, below, `"key"`, "level", "children", 0, "role")
	same(t, below, `1`, "level", "from")
	ask(t, b, "results", `{"params": {"share": 0.6}, "scenario": null, "lang": "en"}`)
	if stale := ask(t, b, "explain", params(t, map[string]any{"id": share, "run": run, "lang": "en"})); stale["stale"] != true || stale["level"] != nil {
		t.Errorf("%v", stale)
	}
	again := ask(t, b, "explain", params(t, map[string]any{"id": share, "lang": "en"}))
	same(t, again, `342.85714285714283`, "level", "node", "value")
	if reply := ask(t, b, "explain", `{"id": "cell/schools/social/Z", "lang": "en"}`); reply["error"] == nil {
		t.Error("a row that is not there is explained")
	}
}

// Why a number is another than in other settings.
func TestAgainst(t *testing.T) {
	b := loaded(t)
	cell := map[string]any{"table": "schools", "row": "B", "column": "social"}
	if reply := ask(t, b, "against", params(t, map[string]any{"cell": cell, "params": map[string]any{}, "scenario": nil, "lang": "en"})); reply["error"] == nil {
		t.Error("there is a comparison without a run")
	}
	ask(t, b, "results", `{"params": {"share": 0.6}, "scenario": null, "lang": "en"}`)
	reply := ask(t, b, "against", params(t, map[string]any{"cell": cell, "params": map[string]any{}, "scenario": nil, "lang": "en"}))
	same(t, reply, `"share"`, "difference", "parts", 0, "inputs", 0, "name")
	same(t, reply, `"the rules as written"`, "difference", "from", "name")
	if stale := ask(t, b, "against", params(t, map[string]any{"cell": cell, "params": map[string]any{}, "scenario": nil, "lang": "en", "run": 99})); len(stale) > 0 {
		t.Errorf("%v", stale)
	}
	row := ask(t, b, "against", params(t, map[string]any{"cell": cell, "row": "A", "lang": "da"}))
	if terms, _ := at(t, row, "difference", "terms").([]any); len(terms) != 4 {
		t.Errorf("%v", row)
	}
	for _, wrong := range []map[string]any{
		{"cell": cell, "row": "Z", "lang": "en"},
		{"cell": cell, "params": map[string]any{"share": 7}, "scenario": nil, "lang": "en"},
		{"cell": cell, "params": map[string]any{}, "scenario": "nowhere", "lang": "en"},
		{"id": "cell/schools/social/Z", "params": map[string]any{}, "scenario": nil, "lang": "en"},
	} {
		if reply := ask(t, b, "against", params(t, wrong)); reply["error"] == nil {
			t.Errorf("%v: %v", wrong, reply)
		}
	}
}

// What would change it: nothing is told of a number without thresholds.
func TestWhatIf(t *testing.T) {
	b := loaded(t)
	ask(t, b, "results", `{"params": {}, "scenario": null, "lang": "en"}`)
	reply := ask(t, b, "whatIf", params(t, map[string]any{"cell": map[string]any{"table": "schools", "row": "B", "column": "social"}, "lang": "en"}))
	if sentences, _ := reply["sentences"].([]any); len(sentences) == 0 {
		t.Errorf("%v", reply)
	}
	reply = ask(t, b, "whatIf", params(t, map[string]any{"cell": map[string]any{"table": "schools", "row": "B", "column": "school"}, "lang": "en"}))
	if sentences, ok := reply["sentences"].([]any); !ok || len(sentences) > 0 {
		t.Errorf("%v", reply)
	}
	if stale := ask(t, b, "whatIf", `{"id": "cell/schools/social/B", "run": 99, "lang": "en"}`); stale["error"] != nil || len(stale["sentences"].([]any)) > 0 {
		t.Errorf("%v", stale)
	}
}
