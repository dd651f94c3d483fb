package bridge

import (
	"strings"
	"testing"
)

// Letters and the paper for a meeting are documents of the last run; letters to some rows
// only, where that is said.
func TestPapers(t *testing.T) {
	b := loaded(t)
	leave := map[string]any{"madeUp": true, "against": "", "date": "12. maj 2026", "hideSmall": false, "lang": "da"}
	if reply := ask(t, b, "letters", params(t, leave)); reply["error"] == nil {
		t.Error("there are letters without a run")
	}
	ask(t, b, "results", `{"params": {"share": 0.6}, "scenario": null, "lang": "en"}`)
	all := ask(t, b, "letters", params(t, leave))
	html, _ := all["html"].(string)
	if n, _ := all["pages"].(float64); n < 2 || strings.Count(html, `<section class="page">`) != int(n) || !strings.Contains(html, "Opdigtede tal") || !strings.Contains(html, "12. maj 2026") {
		t.Errorf("%v letters\n%.600s", all["pages"], html)
	}
	leave["rows"] = []string{"B"}
	if one := ask(t, b, "letters", params(t, leave)); one["pages"] != 1.0 {
		t.Errorf("%v letters", one["pages"])
	}
	template := map[string]any{"table": "", "heading": "For {name}", "greeting": "", "closing": "", "figures": []string{}, "per": ""}
	for _, said := range all["templates"].([]any) {
		template["table"] = said.(map[string]any)["table"]
	}
	template["heading"] = "Kun {nothing}"
	leave["template"] = template
	if wrong := ask(t, b, "letters", params(t, leave)); wrong["pages"] != 0.0 || len(wrong["diagnostics"].([]any)) != 1 {
		t.Errorf("%v", wrong)
	}
	template["heading"] = "Et andet brev"
	if other := ask(t, b, "letters", params(t, leave)); other["pages"] != 1.0 || !strings.Contains(other["html"].(string), "<h1>Et andet brev</h1>") || !strings.Contains(other["rules"].(string), "Et andet brev") {
		t.Errorf("%v", other)
	}
	delete(leave, "template")
	if one := ask(t, b, "letters", params(t, leave)); strings.Contains(one["html"].(string), "Et andet brev") {
		t.Error("a template of another call is kept")
	}
	delete(leave, "rows")
	paper := ask(t, b, "report", params(t, leave))
	if html, _ := paper["html"].(string); !strings.Contains(html, "<svg") || !strings.Contains(html, "Hvad der er forskelligt i reglerne") {
		t.Errorf("%.600s", html)
	}
}
