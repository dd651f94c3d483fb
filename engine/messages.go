package engine

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// closest is the name that was probably meant, as the first sentence of a hint.
func closest(name string, known []string) (en, da string) {
	if c := diag.Closest(name, known); c != "" {
		return "Did you mean `" + c + "`?", "Mente du `" + c + "`?"
	}
	if len(known) == 0 {
		return "There are none.", "Der er ingen."
	}
	list := diag.Format("There are %s.", "Der findes %s.", diag.Names(known))
	return list.EN, list.DA
}

// without adds a hint that is no format.
func without(d diag.Diagnostic, en, da string) diag.Diagnostic {
	return d.WithHint("%s", "%s", diag.Text{EN: en, DA: da})
}

func unknownTable(name string, tables []*check.Table) diag.Diagnostic {
	var names []string
	for _, t := range tables {
		names = append(names, t.Name)
	}
	en, da := closest(name, names)
	return without(diag.New("data.table", diag.Error, "The rules have no table `%s`.", "Reglerne har ingen tabel `%s`.", name), en, da)
}

func tableHasRows(t *check.Table) diag.Diagnostic {
	return diag.New("data.own_rows", diag.Error, "`%s` carries its rows in the rule file.", "`%s` har sine rækker i regelfilen.", t.Name).
		At(t.Decl.Name.At).
		WithHint("Remove the `rows` block to load them from a file.", "Fjern `rækker` for at hente dem fra en fil.")
}

func missingTable(t *check.Table) diag.Diagnostic {
	return diag.New("data.missing", diag.Error, "There is no data for `%s`.", "Der er ingen data til `%s`.", t.Name).At(t.Decl.Name.At).
		WithHint("Load a CSV file for it, such as `%s.csv`.", "Hent en CSV-fil til den, fx `%s.csv`.", t.Name)
}

func unknownParam(name string, params []*check.Param) diag.Diagnostic {
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
	}
	en, da := closest(name, names)
	return without(diag.New("run.param", diag.Error, "There is no parameter `%s`.", "Der er ingen parameter `%s`.", name), en, da)
}

func unknownScenario(name string, scenarios []*check.Scenario) diag.Diagnostic {
	var names []string
	for _, s := range scenarios {
		names = append(names, s.Name)
	}
	en, da := closest(name, names)
	return without(diag.New("run.scenario", diag.Error, "There is no scenario %q.", "Der er intet scenarie %q.", name), en, da)
}

func runCancelled() diag.Diagnostic {
	return diag.New("run.cancelled", diag.Error, "The run was stopped before it was done.", "Beregningen blev stoppet, før den var færdig.")
}

func runTooMuch(limit int) diag.Diagnostic {
	return diag.New("run.limit", diag.Error, "The run was given up after %s steps.", "Beregningen blev opgivet efter %s trin.", diag.Number(float64(limit))).
		WithHint("Look for formulas that go through a large table once for every row of another.",
			"Se efter formler, der gennemgår en stor tabel for hver række i en anden.")
}

func runTooLarge(limit int) diag.Diagnostic {
	return diag.New("run.memory", diag.Error, "With this, what is computed would take more than %s MB of memory, so the run was given up.",
		"Med dette ville det beregnede fylde mere end %s MB i hukommelsen, så beregningen blev opgivet.", diag.Number(float64(limit>>20))).
		WithHint("Remove statements and columns that are not needed, or load fewer rows.", "Fjern linjer og kolonner, der ikke bruges, eller hent færre rækker.")
}

// textNowhere: near is what was probably meant, "" if nothing is near.
func textNowhere(c check.Compared, near string) diag.Diagnostic {
	column := c.Column.Table.Name + "." + c.Column.Name
	where := diag.Format("stands in no row of `%s`", "står ikke i nogen række i `%s`", column)
	if ref := c.Column.Ref; ref != nil {
		where = diag.Format("is no key of `%s`, which `%s` refers to", "er ikke en nøgle i `%s`, som `%s` henviser til", ref.Name, column)
	}
	d := diag.New("data.text.absent", diag.Warning, "%q %s, so nothing is equal to it.", "%q %s, så intet er lig med den.", c.Text, where)
	if d = d.At(c.At); near != "" {
		return d.WithHint("Did you mean %q?", "Mente du %q?", near)
	}
	return d.WithHint("Write a text that the data hold, or look for the row that is missing.", "Skriv en tekst, som data indeholder, eller find den række, der mangler.")
}

// textNever: known are all that the formula can be.
func textNever(c check.Compared, known []string) diag.Diagnostic {
	d := diag.New("data.text.never", diag.Warning, "`%s` is never %q, so nothing is equal to it.", "`%s` er aldrig %q, så intet er lig med den.", c.With, c.Text).At(c.At)
	if near := diag.Closest(c.Text, known); near != "" {
		return d.WithHint("Did you mean %q?", "Mente du %q?", near)
	}
	slices.Sort(known)
	return d.WithHint("It is one of %s.", "Den er en af %s.", diag.Names(slices.Compact(known)))
}

// textAlike: others are texts of the column that look the same and are not equal.
func textAlike(c check.Compared, others lookAlikes) diag.Diagnostic {
	return diag.New("data.text.alike", diag.Warning, "`%s` also holds %s, which look like %q but are not equal to it.",
		"`%s` rummer også %s, som ligner %q, men ikke er lig med den.", c.Column.Table.Name+"."+c.Column.Name, others, c.Text).At(c.At).
		WithHint("Write them all alike in the data if they are the same.", "Skriv dem ens i data, hvis det er den samme.")
}
