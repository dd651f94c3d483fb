package main

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// settings reads the parameters and the scenario of the command line; names and
// values that cannot be understood are wrong use.
func settings(m *engine.Model, params []pair, scenario string) (engine.Settings, error) {
	s := engine.Settings{Params: map[string]check.Const{}, Scenario: scenario}
	var names, scenarios []string
	for _, p := range m.Program.Params {
		names = append(names, p.Name)
	}
	for _, sc := range m.Program.Scenarios {
		scenarios = append(scenarios, sc.Name)
	}
	if scenario != "" && !slices.Contains(scenarios, scenario) {
		return s, failf("the rules have no scenario %q%s", "reglerne har intet scenarie %q%s", scenario, choice(scenario, scenarios))
	}
	for _, p := range params {
		param := m.Param(p.name)
		if param == nil {
			return s, failf("the rules have no parameter %q%s", "reglerne har ingen parameter %q%s", p.name, choice(p.name, names))
		}
		if _, twice := s.Params[p.name]; twice {
			return s, failf("the parameter %q is given twice", "parameteren %q er angivet to gange", p.name)
		}
		value, ok := engine.Literal(p.value, m.Lang(), m.Program.Model.Currency)
		if param.Type.Kind == check.Text && (!ok || value.Kind != check.Text) {
			value, ok = check.Const{Kind: check.Text, Text: p.value}, true
		}
		if !ok {
			return s, failf("cannot read %q as the value of %s; write it as in the rule file: %s",
				"%q kan ikke læses som værdi af %s; skriv den som i regelfilen: %s",
				p.value, p.name, examples(m.Lang(), m.Program.Model.Currency))
		}
		if value.Kind != param.Type.Kind {
			return s, failf("the parameter %q cannot be %s; write %s", "parameteren %q kan ikke være %s; skriv %s", p.name, p.value, written(param, p.value, value, m))
		}
		s.Params[p.name] = value
	}
	return s, nil
}

// written is how a value for a parameter is written that was given as another
// kind of value.
func written(param *check.Param, text string, value check.Const, m *engine.Model) diag.Text {
	currency := m.Program.Model.Currency
	switch kind := param.Type.Kind; {
	case kind == check.Money && value.Kind == check.Number && !strings.Contains(text, "%"):
		return diag.Format("%q", "%q", param.Name+"="+text+" "+currency)
	case kind == check.Money:
		amount := map[diag.Lang]string{diag.English: "250_000 ", diag.Danish: "250.000 "}[m.Lang()] + currency
		return diag.Format("an amount such as %s", "et beløb som %s", amount)
	case kind == check.Flag:
		if m.Lang() == diag.Danish {
			return diag.Text{EN: "ja or nej", DA: "ja eller nej"}
		}
		return diag.Text{EN: "yes or no", DA: "yes eller no"}
	case kind == check.Date:
		return diag.Text{EN: "a date such as 2026-10-01", DA: "en dato som 2026-10-01"}
	}
	return diag.Text{EN: "a plain number or per cent", DA: "et almindeligt tal eller procent"}
}

// examples shows how values are written.
func examples(lang diag.Lang, currency string) string {
	if lang == diag.Danish {
		return `3,5 %, 250.000 ` + currency + `, "nord", ja, 2026-10-01`
	}
	return `3.5 %, 250_000 ` + currency + `, "north", yes, 2026-10-01`
}
