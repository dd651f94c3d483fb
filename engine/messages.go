package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
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
	return without(diag.New("run.scenario", diag.Error, "There is no scenario \"%s\".", "Der er intet scenarie \"%s\".", name), en, da)
}

func runCancelled() diag.Diagnostic {
	return diag.New("run.cancelled", diag.Error, "The run was stopped before it was done.", "Beregningen blev stoppet, før den var færdig.")
}

func runTooMuch(limit int) diag.Diagnostic {
	return diag.New("run.limit", diag.Error, "The run was given up after %s steps.", "Beregningen blev opgivet efter %s trin.", diag.Number(float64(limit))).
		WithHint("Look for formulas that go through a large table once for every row of another.",
			"Se efter formler, der gennemgår en stor tabel for hver række i en anden.")
}

func formulaTooLarge(e *check.Expr) diag.Diagnostic {
	return diag.New("run.formula", diag.Error, "This formula is too large to be computed.", "Denne formel er for stor til at blive beregnet.").
		At(e.At).WithHint("Put parts of it in a `let` of their own.", "Læg dele af den i hvert sit `sæt`.")
}

func unusableUnit(x float64, step check.Step) diag.Diagnostic {
	return diag.New("run.unit", diag.Error, "%s cannot be a rounding unit.", "%s kan ikke være en afrundingsenhed.", diag.Number(x)).
		At(declared(step)).WithHint("Write a unit such as `1 kr`, `0.01 kr` or `100 kr`.", "Skriv en enhed som `1 kr`, `0,01 kr` eller `100 kr`.")
}

func noBand(s *check.BandsStep, x float64, rows formula.Rows) diag.Diagnostic {
	return diag.New("bands.none", diag.Error, "No band of `%s` holds %s%s.", "Intet trin i `%s` rummer %s%s.", s.Column.Name, diag.Number(x), rows.Led()).
		At(s.By.At).WithHint("Widen a band, or end with `else: …`.", "Gør et trin bredere, eller slut med `ellers: …`.")
}

func amountTooLarge(e *check.Expr, unit number.Unit, rows formula.Rows) diag.Diagnostic {
	d := diag.New("amount.too_large", diag.Error, "The amount is more units of %s than can be counted exactly%s.",
		"Beløbet er flere enheder på %s, end der kan tælles nøjagtigt%s.", diag.Number(unit.Float()), rows).
		WithHint("Choose a larger unit with `round`.", "Vælg en større enhed med `afrund`.")
	if e != nil {
		d = d.At(e.At)
	}
	return d
}

func grantNegative(s *check.GrantStep, amount money, rows formula.Rows) diag.Diagnostic {
	return diag.New("grant.negative", diag.Error, "`%s` is %s%s, which is below zero.", "`%s` er %s%s, og det er under nul.", s.Name, amount, rows.Led()).At(s.Amount.At).
		WithHint("Write `negative yes` if money is to be taken back, or `max(0 kr, …)`.",
			"Skriv `negativ ja`, hvis penge skal tages tilbage, eller `maks(0 kr; …)`.")
}

func grantBeyond(s *check.GrantStep, total, limit, by money) diag.Diagnostic {
	return diag.New("grant.beyond", diag.Error, "`%s` costs %s, which is %s more than the %s it is to stay within.",
		"`%s` koster %s, og det er %s mere end de %s, det skal holdes inden for.", s.Name, total, by, limit).At(s.Within.At).
		WithHint("Lower the amount, or raise `within`.", "Sænk beløbet, eller hæv `inden for`.")
}

func splitNegative(p check.Part, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.negative", diag.Error, "The key of `%s` is below zero%s.", "Nøglen for `%s` er under nul%s.", p.Column.Name, rows).
		At(p.Key.At).WithHint("Write `max(0, …)`.", "Skriv `maks(0; …)`.")
}

func splitNoKey(s *check.SplitStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.no_key", diag.Error, "The keys of all parts of `%s` are zero%s, and there is an amount to split.",
		"Nøglerne for alle dele af `%s` er nul%s, og der er et beløb at opdele.", s.Of.Name, rows).
		At(s.Parts[0].Key.At).WithHint("Let one part take it: `if … == 0 then 1 else …`.", "Lad en del tage det: `hvis … == 0 så 1 ellers …`.")
}

func splitUnusable(s *check.SplitStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.unusable", diag.Error, "The keys or amounts of `%s` are too large or too close to zero to compute with%s.",
		"Nøglerne eller beløbene for `%s` er for store eller for tæt på nul til at regne med%s.", s.Of.Name, rows).
		At(s.Parts[0].Key.At).WithHint("Use keys between 1e-90 and 1e90.", "Brug nøgler mellem 1e-90 og 1e90.")
}

func earmarkShare(s *check.EarmarkStep, x float64, rows formula.Rows) diag.Diagnostic {
	return diag.New("earmark.share", diag.Error, "The share of `%s` to earmark must be from 0 %% to 100 %%, and it is %s%s.",
		"Andelen af `%s`, der øremærkes, skal være fra 0 %% til 100 %%, og den er %s%s.", s.Of.Name, diag.Number(x), rows.Led()).
		At(s.Share.At).WithHint("Write `clamp(…, 0, 1)`.", "Skriv `begræns(…; 0; 1)`.")
}

func earmarkBeyond(s *check.EarmarkStep, part, whole money, rows formula.Rows) diag.Diagnostic {
	return diag.New("earmark.beyond", diag.Error, "%s cannot be earmarked of the %s of `%s`%s.", "%s kan ikke øremærkes af de %s i `%s`%s.",
		part, whole, s.Of.Name, rows.Led()).At(s.Amount.At).
		WithHint("Write `min(…, %s)` to earmark no more than there is.", "Skriv `min(…; %s)` for ikke at øremærke mere, end der er.", s.Of.Name)
}

func positionsPay(s *check.PositionsStep, pay money, rows formula.Rows) diag.Diagnostic {
	return diag.New("positions.pay", diag.Error, "The pay of a position must be above zero, and it is %s%s.",
		"Lønnen for en stilling skal være over nul, og den er %s%s.", pay, rows.Led()).At(s.Pay.At).
		WithHint("Write the yearly pay of one position, such as `480_000 kr`.", "Skriv årslønnen for én stilling, fx `480.000 kr`.")
}
