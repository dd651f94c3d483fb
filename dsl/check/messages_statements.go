package check

import (
	"math"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

func needsTable(at diag.Range, name string) diag.Diagnostic {
	return fault("declare.table", at, "`%s` is computed on the rows of a table, and none is named.", "`%s` beregnes på rækkerne i en tabel, og ingen er nævnt.", name).
		WithHint("Write `TABLE.%s`.", "Skriv `TABEL.%s`.", name)
}

func noKey(n dsl.Name, t *Table) diag.Diagnostic {
	return fault("declare.no_key", n.At, "`%s` has no key, so its rows cannot be told apart.", "`%s` har ingen nøgle, så rækkerne kan ikke skelnes.", t.Name).
		WithHint("Give it a column `id key`.", "Giv den en kolonne `id nøgle`.")
}

func secondKey(at diag.Range, first *Column) diag.Diagnostic {
	return fault("declare.second_key", at, "A table has one key, and `%s` is it.", "En tabel har én nøgle, og det er `%s`.", first.Name)
}

func optionalKey(at diag.Range, name string) diag.Diagnostic {
	return fault("declare.optional_key", at, "`%s` is the key and cannot be optional.", "`%s` er nøglen og må ikke mangle.", name)
}

func wrongBound(at diag.Range, name string, want Kind, currency string) diag.Diagnostic {
	return fault("declare.bound", at, "This does not suit `%s`, which is %s.", "Det passer ikke til `%s`, som er %s.", name, kindName{kind: want, currency: currency})
}

func emptyRange(at diag.Range, name string) diag.Diagnostic {
	return fault("declare.range", at, "The range of `%s` ends before it begins.", "Intervallet for `%s` slutter, før det begynder.", name)
}

func stepNotPositive(at diag.Range, name string) diag.Diagnostic {
	return fault("declare.step", at, "The step of `%s` must be above zero.", "Trinnet for `%s` skal være over nul.", name)
}

// wrongCells: lines tells that the row goes on in the next line.
func wrongCells(at diag.Range, got, want int, lines bool) diag.Diagnostic {
	d := fault("declare.cells", at, "Values in this row: %d; columns of the table: %d.", "Værdier i rækken: %d; kolonner i tabellen: %d.", got, want)
	switch {
	case lines:
		return d.WithHint("A row that ends in a separator goes on in the next line: take that one out, or write `nil` behind it.",
			"En række, der slutter med et skilletegn, fortsætter på næste linje: Fjern det, eller skriv `tom` efter det.")
	case got < want:
		return d.WithHint("Write one value for each column, in their order, and `nil` where one is missing.",
			"Skriv én værdi for hver kolonne i deres rækkefølge, og `tom`, hvor der mangler en.")
	}
	return d.WithHint("Write one value for each column, in their order.", "Skriv én værdi for hver kolonne i deres rækkefølge.")
}

func wrongCell(at diag.Range, column string, want kindName) diag.Diagnostic {
	return fault("declare.cell", at, "The column `%s` holds %s.", "Kolonnen `%s` indeholder %s.", column, want)
}

// yesOrNo adds what the values of a flag are.
func yesOrNo(d diag.Diagnostic) diag.Diagnostic {
	return d.WithHint("Write `yes` or `no`.", "Skriv `ja` eller `nej`.")
}

func nilParam(at diag.Range, name string) diag.Diagnostic {
	return fault("param.nil", at, "`%s` needs a value.", "`%s` skal have en værdi.", name)
}

func paramKind(p *Param, v Const, currency string) diag.Diagnostic {
	d := fault("param.kind", diag.Range{}, "`%s` must be %s.", "`%s` skal være %s.", p.Name, kindName{kind: p.Type.Kind, currency: currency})
	if p.Type.Kind == Money && v.Kind == Number && !v.Missing {
		return d.WithHint("Write `%s`.", "Skriv `%s`.", amountInFile{v.Number, currency})
	}
	return d
}

// amountInFile is an amount as a rule file has it: `1_000_000 kr`, in Danish
// `1.000.000 kr`.
type amountInFile struct {
	number   float64
	currency string
}

// In writes the amount for a language.
func (a amountInFile) In(lang diag.Lang) string {
	text := diag.Number(a.number).In(lang)
	if lang != diag.Danish {
		text = strings.ReplaceAll(text, ",", "_")
	}
	return text + " " + a.currency
}

func paramChoice(p *Param, v Const, currency string) diag.Diagnostic {
	value := p.written(v, currency)
	if v.Kind == Text {
		value = diag.Format("%q", "%q", v.Text)
	}
	return fault("param.choice", diag.Range{}, "`%s` cannot be %s.", "`%s` kan ikke være %s.", p.Name, value).
		WithHint("The choices are %s.", "Valgmulighederne er %s.", choicesInFile{p, currency})
}

// written is a value of the parameter as a rule file has it.
func (p *Param) written(v Const, currency string) diag.Localized {
	switch {
	case v.Kind == Text:
		return diag.Text{EN: v.Text, DA: v.Text}
	case v.Kind == Flag && v.Flag:
		return diag.Text{EN: "yes", DA: "ja"}
	case v.Kind == Flag:
		return diag.Text{EN: "no", DA: "nej"}
	case v.Kind == Date:
		return date(v.Number)
	case p.Share:
		return amountInFile{v.Number * 100, "%"}
	case v.Kind == Money:
		return amountInFile{v.Number, currency}
	}
	plain := strconv.FormatFloat(v.Number, 'f', -1, 64)
	return diag.Text{EN: plain, DA: strings.Replace(plain, ".", ",", 1)}
}

// choicesInFile are the choices of a parameter as a rule file has them.
type choicesInFile struct {
	param    *Param
	currency string
}

// In is the choices as a list in a language.
func (c choicesInFile) In(lang diag.Lang) string {
	var names diag.Names
	for _, v := range c.param.Choices {
		names = append(names, c.param.written(v, c.currency).In(lang))
	}
	return names.In(lang)
}

func paramRange(p *Param, v Const, currency string) diag.Diagnostic {
	as := p.figures(currency)
	d := fault("param.range", diag.Range{}, "`%s` cannot be %s.", "`%s` kan ikke være %s.", p.Name, as(v.Number))
	switch {
	case p.inPerCent(v):
		return d.WithHint("Write `%s %%`.", "Skriv `%s %%`.", diag.Number(v.Number))
	case p.From == nil:
		return d.WithHint("It can be %s at most.", "Den kan højst være %s.", as(*p.To))
	case p.To == nil:
		return d.WithHint("It can be %s at least.", "Den kan mindst være %s.", as(*p.From))
	}
	return d.WithHint("It can be set from %s to %s.", "Den kan sættes fra %s til %s.", as(*p.From), as(*p.To))
}

func paramStep(p *Param, v Const, currency string) diag.Diagnostic {
	as, below := p.figures(currency), math.Floor(p.steps(v.Number))
	d := fault("param.step", diag.Range{}, "%s is between two steps of `%s`.", "%s ligger mellem to trin i `%s`.", as(v.Number), p.Name)
	if low, high := p.StepAt(below), p.StepAt(below+1); p.To == nil || high <= *p.To || sameNumber(high, *p.To) {
		return d.WithHint("The nearest are %s and %s.", "De nærmeste er %s og %s.", as(low), as(high))
	}
	return d.WithHint("The nearest is %s.", "Den nærmeste er %s.", as(p.StepAt(below)))
}

// figures says how values of the parameter are told: in per cent where the file
// has it so, money with its currency.
func (p *Param) figures(currency string) func(x float64) diag.Localized {
	return func(x float64) diag.Localized {
		switch {
		case p.Share:
			return withUnit{x * 100, "%"}
		case p.Type.Kind == Money:
			return withUnit{x, currency}
		case p.Type.Kind == Date:
			return date(x)
		}
		return diag.Number(x)
	}
}

// amountNotMoney: a pool of a plain number whose limits are money; of is the number in
// it that lacks its unit.
func amountNotMoney(text string, e, of *Expr, limit, currency string) diag.Diagnostic {
	return fault("pool.amount", e.At, "`%s` is a plain number, but `%s` is in %s.", "`%s` er et tal uden enhed, men `%s` er i %s.", text, limit, currency).
		WithHint("If the pool is money, write `%s`.", "Hvis puljen er penge, så skriv `%s`.", amountInFile{of.value(), currency})
}

// withUnit is a number with its unit in a message: 3 %.
type withUnit struct {
	number float64
	unit   string
}

// In renders the figure for a language.
func (w withUnit) In(lang diag.Lang) string {
	return diag.Number(w.number).In(lang) + " " + diag.Unit(w.unit).In(lang)
}

func bandGap(at diag.Range, high, low float64) diag.Diagnostic {
	return fault("bands.gap", at, "The bands do not cover values between %s and %s.", "Intervallerne dækker ikke værdier mellem %s og %s.", diag.Number(high), diag.Number(low)).
		WithHint("Let the bands meet, or write `under %[1]s` and `up to` instead.", "Lad intervallerne mødes, eller skriv `under %[1]s` og `til og med` i stedet.", diag.Number(low))
}

func bandsNotRising(at diag.Range, name string) diag.Diagnostic {
	return fault("bands.rising", at, "The bands of `%s` must rise and must not overlap.", "Intervallerne i `%s` skal være stigende og må ikke overlappe.", name).
		WithHint("Let each begin where the one before it ends.", "Lad hvert begynde, hvor det forrige slutter.")
}

func bandAfterElse(at diag.Range) diag.Diagnostic {
	return fault("bands.else", at, "`else` is the last band; nothing can come after it.", "`ellers` er det sidste interval; intet kan komme efter.")
}

// wrongUnit: number is the unit without its currency; 0 where it is none.
func wrongUnit(at diag.Range, want Kind, number float64, currency string) diag.Diagnostic {
	d := fault("round.kind", at, "The unit must be %s.", "Enheden skal være %s.", kindName{kind: want, currency: currency})
	if want == Money && number > 0 {
		return d.WithHint("Write `%s`.", "Skriv `%s`.", amountInFile{number, currency})
	}
	if want == Money {
		return d.WithHint("Write for example `1 %s`.", "Skriv for eksempel `1 %s`.", currency)
	}
	return d.WithHint("Write for example `1`.", "Skriv for eksempel `1`.")
}

func unitNotPositive(at diag.Range) diag.Diagnostic {
	return fault("round.unit", at, "The unit must be above zero.", "Enheden skal være over nul.").
		WithHint("To leave rounding out write `round none`.", "Skriv `afrund intet`, hvis der ikke skal afrundes.")
}

func badFirstDivisor(at diag.Range) diag.Diagnostic {
	return fault("round.first_divisor", at, "The first divisor must be a number from 1 to 2.", "Den første divisor skal være et tal fra 1 til 2.").
		WithHint("Write for example `sainte_lague 1.4`, or `sainte_lague` for the plain method.",
			"Skriv for eksempel `sainte_lague 1,4`, eller `sainte_lague` for metoden uden ændring.")
}

// perNotReference: reference is the one that leads to the column that is written, if
// it is one of another table.
func perNotReference(text, reference string, at diag.Range) diag.Diagnostic {
	d := fault("pool.per", at, "`per` needs a reference to another table, but `%s` is none.", "`pr` skal have en henvisning til en anden tabel, men `%s` er ingen.", text)
	if reference != "" {
		return d.Write(reference)
	}
	return d.WithHint("Make it a column `%s -> TABLE`.", "Gør den til en kolonne `%s -> TABEL`.", text)
}

func firstWithKey(at diag.Range) diag.Diagnostic {
	return fault("pool.first", at, "`first` funds rows one after another; `start` and `rate` have no meaning with it.",
		"`først` fordeler efter tur; `forlods` og `sats` kan ikke bruges samtidig.").
		WithHint("Take this line out, or `first`.", "Fjern denne linje eller `først`.")
}

func firstWithoutCap(at diag.Range) diag.Diagnostic {
	return fault("pool.first_cap", at, "With `first`, each row is funded up to its cap, and none is given.", "`først` kræver et loft, som hver får op til.").
		WithHint("Add a line `cap FORMULA`.", "Tilføj en linje `højst FORMEL`.")
}

func surplusToGrant(n dsl.Name) diag.Diagnostic {
	return fault("pool.surplus_grant", n.At, "`%s` is a grant: each row's amount is given by a rule, so a surplus changes nothing there.",
		"Resten kan ikke gå til `%s`: I en tildeling er hvert beløb givet på forhånd.", n.Text).
		WithHint("Pass the surplus to a pool, or write `surplus keep`.", "Lad resten gå til en pulje, eller skriv `rest ufordelt`.")
}

func unknownPool(n dsl.Name, near string, pools []string) diag.Diagnostic {
	d := fault("pool.unknown", n.At, "There is no pool or grant `%s`.", "Der er ingen pulje eller tildeling `%s`.", n.Text)
	if near == "" && len(pools) > 0 {
		return d.WithHint("There is %s.", "Der er %s.", diag.Names(pools))
	}
	return meant(d, near)
}

func surplusKind(at diag.Range, from, to kindName) diag.Diagnostic {
	return fault("pool.surplus_kind", at, "This pool is %s, the one it passes its surplus to is %s.", "Denne pulje er %s, den pulje, der får resten, er %s.", from, to)
}

func surplusGroups(at diag.Range, name string, t *Table) diag.Diagnostic {
	return fault("pool.surplus_groups", at, "`%s` is one pool for each of `%s`; it is not clear which of them gets the surplus.",
		"`%s` er én pulje for hver af `%s`; det er uklart, hvilken af dem der får resten.", name, t.Name).
		WithHint("Share this pool `per` the same table.", "Fordel også denne pulje `pr` den tabel.")
}

func positionsOfNumber(at diag.Range, name string) diag.Diagnostic {
	return fault("positions.kind", at, "`%s` is not money, so it cannot be turned into positions.", "`%s` er ikke penge og kan derfor ikke omregnes til stillinger.", name)
}

func percentileRange(at diag.Range) diag.Diagnostic {
	return fault("benchmark.percentile", at, "A percentile is a number between 0 and 100.", "En percentil er et tal mellem 0 og 100.").
		WithHint("Write for example `percentiles 10, 90`.", "Skriv for eksempel `percentiler 10; 90`.")
}

func ownMeanWithoutEach(at diag.Range) diag.Diagnostic {
	return fault("benchmark.own_mean", at, "`own mean` needs to know which rows are one unit.", "`eget gennemsnit` skal vide, hvilke rækker der er én enhed.").
		WithHint("Add a line `each COLUMN`.", "Tilføj en linje `enhed KOLONNE`.")
}

func notMeasure(at diag.Range, text string) diag.Diagnostic {
	return fault("measure.column", at, "`%s` is not a column of numbers or amounts.", "`%s` er ikke en kolonne med tal eller beløb.", text)
}

func scenarioNotParam(n dsl.Name, near string) diag.Diagnostic {
	return meant(fault("scenario.param", n.At, "There is no parameter `%s`.", "Der er ingen parameter `%s`.", n.Text), near)
}

func settingTwice(n dsl.Name) diag.Diagnostic {
	return fault("scenario.twice", n.At, "`%s` is set twice.", "`%s` er angivet to gange.", n.Text)
}

func tooManyScenarios(at diag.Range, most int) diag.Diagnostic {
	return fault("scenario.many", at, "With these there are more than %s scenarios; no more than that can be computed.",
		"Med disse er der flere end %s scenarier; flere kan ikke beregnes.", diag.Number(most)).
		WithHint("Take out values, or a parameter.", "Fjern værdier eller en parameter.")
}

func duplicateScenario(at diag.Range, name string) diag.Diagnostic {
	return fault("scenario.duplicate", at, "There already is a scenario %q.", "Der er allerede et scenarie %q.", name)
}

func unknownScenario(t dsl.Text, near string, names []string) diag.Diagnostic {
	d := fault("scenario.unknown", t.At, "There is no scenario %q.", "Der er intet scenarie %q.", t.Text)
	switch {
	case near != "":
		return d.WithHint("Did you mean %q?", "Mente du %q?", near)
	case len(names) > 0:
		return d.WithHint("The scenarios are %s.", "Scenarierne er %s.", diag.Names(names))
	}
	return d
}

func solveNeedsRange(n dsl.Name) diag.Diagnostic {
	return fault("solve.range", n.At, "`%s` needs a range to look for a solution in.", "`%s` skal have et interval at søge løsningen i.", n.Text).
		WithHint("Give the parameter `{ from A to B }`.", "Giv parameteren `{ fra A til B }`.")
}

func solveNotEquation(at diag.Range) diag.Diagnostic {
	return fault("solve.equation", at, "`so that` needs an equation between two numbers or amounts.", "`sådan at` skal have en ligning mellem to tal eller beløb.").
		WithHint("Write `FORMULA == FORMULA`.", "Skriv `FORMEL == FORMEL`.")
}

func unusedParam(p *Param) diag.Diagnostic {
	return caution("unused.param", p.Decl.Name.At, "Nothing uses the parameter `%s`.", "Intet bruger parameteren `%s`.", p.Name)
}

func unusedIndicator(c *Column, d *dsl.Indicator) diag.Diagnostic {
	return caution("unused.indicator", d.Target.At, "Nothing uses the indicator `%s`.", "Intet bruger kriteriet `%s`.", c.Name)
}

func unusedColumn(c *Column) diag.Diagnostic {
	return caution("unused.column", c.Data.Name.At, "Nothing uses the column `%s` of `%s`.", "Intet bruger kolonnen `%s` i `%s`.", c.Name, c.Table.Name)
}

func secondModel(at diag.Range, line int) diag.Diagnostic {
	return fault("model.second", at, "There is already a `model` in line %d.", "Der er allerede en `model` i linje %d.", line).
		WithHint("Put everything into one.", "Saml det hele i én.")
}

func yearNotNumber(at diag.Range) diag.Diagnostic {
	return fault("model.year", at, "The year must be a whole number.", "Året skal være et helt tal.").
		WithHint("Write for example `year 2026`.", "Skriv for eksempel `år 2026`.")
}

// partIsFigure: english is the figure, said in another language than the file's
// where foreign.
func partIsFigure(n dsl.Name, of, english string, lang diag.Lang, foreign bool) diag.Diagnostic {
	figure, as := of+"."+lex.SpellSpecial(lang, english), diag.Text{}
	if foreign && lang == diag.English {
		as = diag.Format(", in Danish `%s`", ", på dansk `%s`", n.Text)
	} else if foreign {
		as = diag.Format(", in English `%s`", ", på engelsk `%s`", n.Text)
	}
	return fault("split.part", n.At, "`%s` is a figure of its own already%s.", "`%s` er allerede et tal for sig%s.", figure, as).
		WithHint("Give the part another name.", "Giv delen et andet navn.")
}

func keyNegative(at diag.Range, text string) diag.Diagnostic {
	return caution("pool.key_negative", at, "The key `%s` can be below zero; a row with such a key stops the pool.", "Fordelingsnøglen `%s` kan blive negativ; en række med sådan en nøgle stopper puljen.", text).
		WithHint("Write `max(%s, 0)` if values below zero are to count as zero (of money: `0 kr`).", "Skriv `maks(%s; 0)`, hvis negative værdier skal tælle som nul (penge: `0 kr`).", text)
}

func capBelowFloor(at diag.Range, most, least float64) diag.Diagnostic {
	return caution("pool.limits", at, "The cap (at most %s) is always below the floor (at least %s).", "Loftet (højst %s) er altid lavere end garantien (mindst %s).", diag.Number(most), diag.Number(least))
}

// sameAmount: the amount of a pool in groups is the same for each; column is that of
// the groups' table which it is the sum of, if it is one.
func sameAmount(at diag.Range, amount string, groups *Table, column *Column) diag.Diagnostic {
	d := caution("pool.same_amount", at, "`%s` is the same for each row of `%s`, so that each is handed all of it.",
		"`%s` er det samme for hver række i `%s`, så hver af dem får det hele at fordele.", amount, groups.Name)
	if column != nil {
		return d.WithHint("Write `%s` for that of each.", "Skriv `%s` for det, der hører til hver.", column.Name)
	}
	return d.WithHint("For one amount in all take `per` out. If each is to have so much, write it as `let %s.NAME = %s`, and here that name.",
		"Skal det fordeles én gang, så fjern `pr`. Skal hver have så meget, så skriv det som `sæt %s.NAVN = %s` og her det navn.", groups.Name, amount)
}

func weightWithoutLorenz(at diag.Range) diag.Diagnostic {
	return fault("chart.weight", at, "Only a Lorenz curve has a `weight`.", "Kun en Lorenz-kurve har en `vægt`.").
		WithHint("Take it out, or write `chart lorenz`.", "Fjern den, eller skriv `figur lorenz`.")
}

func perOnMap(at diag.Range) diag.Diagnostic {
	return fault("chart.per", at, "A map has no `per`.", "Et kort har ikke `pr`.").
		WithHint("Take it out, or write a map for each.", "Fjern det, eller skriv et kort for hver.")
}

func mapWithoutNames(at diag.Range) diag.Diagnostic {
	return fault("chart.unnamed", at, "Nothing says which area a row belongs to: the table has no `key`.", "Intet siger, hvilket område en række hører til: Tabellen har ingen `nøgle`.").
		WithHint("Write `by COLUMN` with the column that names the area.", "Skriv `efter KOLONNE` med den kolonne, der benævner området.")
}

func classesWithoutMap(at diag.Range) diag.Diagnostic {
	return fault("chart.classes", at, "Only a map has `classes`.", "Kun et kort har `klasser`.").
		WithHint("Take them out, or write `chart map`.", "Fjern dem, eller skriv `figur kort`.")
}

func manyClasses(at diag.Range, n int) diag.Diagnostic {
	return fault("chart.many_classes", at, "That makes %v classes, and a map has %v at most.", "Det giver %v klasser, og et kort har højst %v.", n, MaxClasses).
		WithHint("Write fewer limits.", "Skriv færre grænser.")
}

func classesFall(at diag.Range) diag.Diagnostic {
	return fault("chart.class_order", at, "The limits of the classes must rise.", "Klassernes grænser skal være stigende.").
		WithHint("Write them from the lowest to the highest, each once.", "Skriv dem fra den laveste til den højeste, hver én gang.")
}

func totalTwice(at diag.Range) diag.Diagnostic {
	return fault("show.total_twice", at, "It is said twice what the total row has here.", "Det er sagt to gange, hvad totalrækken skal have her.").
		WithHint("Keep one of the two.", "Behold den ene.")
}

func totalOfNothing(at diag.Range, name string, listed bool) diag.Diagnostic {
	d := fault("show.total", at, "`%s` is none of the columns that are shown.", "`%s` er ikke blandt de kolonner, der vises.", name)
	if listed {
		return d.WithHint("Add it behind `columns`, written the same way.", "Tilføj den efter `kolonner`, skrevet på samme måde.")
	}
	return d.WithHint("Name it behind `columns`, written the same way.", "Nævn den efter `kolonner`, skrevet på samme måde.")
}

// againstLast: several columns of money are shown, and none is called the total.
func againstLast(at diag.Range, column string) diag.Diagnostic {
	return diag.New("show.against_last", diag.Note, "What is measured is “%s”, the last column of money that is shown.", "Det, der måles, er »%s«, den sidste kolonne med beløb, der vises.", column).At(at).
		WithHint("If another is the total, write `\"In all\"` behind it.", "Er en anden den samlede, så skriv `\"I alt\"` efter den.")
}

func againstNothing(at diag.Range) diag.Diagnostic {
	return fault("show.against", at, "No column of money is shown that could be measured against this.", "Der vises ingen kolonne med beløb, der kan måles mod det her.").
		WithHint("Name the total behind `columns`.", "Nævn totalen efter `kolonner`.")
}

func letterTwice(at diag.Range, table string) diag.Diagnostic {
	return fault("letter.twice", at, "There is a letter to the rows of `%s` already.", "Der er allerede et brev til rækkerne i `%s`.", table).
		WithHint("Keep one of the two.", "Behold det ene.")
}
