package check

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// One constructor for each code. Names stand in backquotes, texts in quotes.

func fault(code string, at diag.Range, en, da string, args ...any) diag.Diagnostic {
	return diag.New(code, diag.Error, en, da, args...).At(at)
}

func caution(code string, at diag.Range, en, da string, args ...any) diag.Diagnostic {
	return diag.New(code, diag.Warning, en, da, args...).At(at)
}

// meant adds "did you mean" where something is near.
func meant(d diag.Diagnostic, near string) diag.Diagnostic {
	if near == "" {
		return d
	}
	return d.Meant(near)
}

// clause names a clause in a message.
// clause is a keyword of a place, as messages show it.
func clause(p *statement.Place, english string) diag.Text {
	w := p.Word(english)
	return diag.Text{EN: "`" + w.EN + "`", DA: "`" + w.DA + "`"}
}

func operand(sign string) diag.Text { return diag.Format("`%s`", "`%s`", sign) }

func argument(function string) diag.Text { return diag.Format("`%s(...)`", "`%s(...)`", function) }

// cycle: steps that need each other; passes is a pool in the circle that passes its
// surplus on to another, if there is one.
func cycle(circle []*StepHead, passes *dsl.Pool) diag.Diagnostic {
	names := make([]string, len(circle))
	for i, s := range circle {
		names[i] = s.Name
	}
	d := fault("name.cycle", circle[0].Decl.Where(), "The computation goes round in a circle: %s.", "Beregningen går i ring: %s.", strings.Join(names, " → "))
	if passes != nil {
		return d.WithHint("The surplus of `%[1]s` goes to `%[2]s`, so `%[1]s` must be shared out first; let its surplus go elsewhere, or write `surplus keep`.",
			"Det, der bliver til rest i `%[1]s`, går til `%[2]s`, så `%[1]s` må fordeles først; lad resten gå et andet sted hen, eller skriv `rest ufordelt`.", passes.Name.Text, passes.SurplusTo.Text)
	}
	return d.WithHint("A figure cannot depend on itself; take one of these out of another's formula.",
		"Et tal kan ikke afhænge af sig selv; tag et af dem ud af et andets formel.")
}

func duplicateName(n dsl.Name, line int) diag.Diagnostic {
	return fault("name.duplicate", n.At, "`%s` is already defined in line %d.", "`%s` er allerede defineret i linje %d.", n.Text, line).
		WithHint("Give one of them another name.", "Giv en af dem et andet navn.")
}

func duplicateColumn(t *Table, old *Column, at diag.Range) diag.Diagnostic {
	return fault("name.column", at, "`%s` already has a column `%s`.", "`%s` har allerede en kolonne `%s`.", t.Name, old.Name).
		WithHint("Give one of them another name.", "Giv en af dem et andet navn.")
}

func duplicateAs(n dsl.Name, t *Table) diag.Diagnostic {
	return fault("name.as", n.At, "On a row of `%s`, `%s` already means something.", "På en række i `%s` betyder `%s` allerede noget.", t.Name, n.Text).
		WithHint("Choose another name after `as`.", "Vælg et andet navn efter `som`.")
}

func unknownTable(n dsl.Name, near string) diag.Diagnostic {
	return meant(fault("name.table", n.At, "There is no table `%s`.", "Der er ingen tabel `%s`.", n.Text), near)
}

func unknownName(at diag.Range, name, write, near string, inner, elsewhere *Table) diag.Diagnostic {
	d := fault("name.unknown", at, "`%s` is not known here.", "`%s` er ikke kendt her.", name)
	if inner != nil {
		return d.WithHint("It is a column of `%s`: write `.%s` where the rows of `%[1]s` are gone through.",
			"Det er en kolonne i `%s`: Skriv `.%s`, når rækkerne i `%[1]s` gennemgås.", inner.Name, name)
	}
	if elsewhere != nil {
		return d.WithHint("It is a column of `%[1]s`: write `%[1]s.%[2]s` for all its rows, for example in `sum(%[1]s.%[2]s)`.",
			"Det er en kolonne i `%[1]s`: Skriv `%[1]s.%[2]s` for alle rækkerne, for eksempel i `sum(%[1]s.%[2]s)`.", elsewhere.Name, name)
	}
	if near == "" && write != "" {
		return lex.Advise(d, write)
	}
	return meant(d, near)
}

func unknownColumnName(at diag.Range, name string, t *Table, near string) diag.Diagnostic {
	return meant(fault("name.no_column", at, "`%s` has no column `%s`.", "`%s` har ingen kolonne `%s`.", t.Name, name), near)
}

// unknownResultFigure: rows is the column that holds the figure for each row of a
// table, if there is one; else figures are those that there are.
func unknownResultFigure(at diag.Range, result, figure string, figures []string, t *Table, rows *Column) diag.Diagnostic {
	together := diag.Text{}
	if rows != nil {
		together = diag.Text{EN: " for all rows together", DA: " for alle rækker under ét"}
	}
	d := fault("name.figure", at, "`%s` has no figure `%s`%s.", "`%s` har ikke noget tal `%s`%s.", result, figure, together)
	if rows != nil {
		return figureOfRows(d, rows)
	}
	if near := diag.Closest(figure, figures); near != "" {
		return meant(d, near)
	}
	if len(figures) > 0 {
		return d.WithHint("It has %s.", "Det har %s.", diag.Names(figures))
	}
	if t != nil {
		return d.WithHint("Its amounts are the column `%s.%s`.", "Beløbene er kolonnen `%s.%s`.", t.Name, result)
	}
	return d
}

// figureOfRows: each row of a table has the figure.
func figureOfRows(d diag.Diagnostic, col *Column) diag.Diagnostic {
	name := col.Table.Name + "." + col.Name
	if col.Type.Kind != Money && col.Type.Kind != Number {
		return d.WithHint("Each row of `%s` has one: the column `%s`.", "Hver række i `%s` har et: kolonnen `%s`.", col.Table.Name, name)
	}
	function := diag.Text{EN: "sum", DA: "sum"}
	if col.Member.Name == "rate" || col.Member.Name == "unbound" {
		function = diag.Text{EN: "max", DA: "maks"}
	}
	return d.WithHint("Each row of `%s` has one; of all of them it is for example `%s(%s)`.",
		"Hver række i `%s` har et; for dem alle er det for eksempel `%s(%s)`.", col.Table.Name, function, name)
}

// oneOfFigures: a result that is no column itself has several figures.
func oneOfFigures(at diag.Range, name string, figures []string) diag.Diagnostic {
	d := fault("name.figures", at, "`%s` has several figures.", "`%s` har flere tal.", name)
	if len(figures) == 0 {
		return d
	}
	written := make(diag.Names, len(figures))
	for i, figure := range figures {
		written[i] = name + "." + figure
	}
	return d.WithHint("Write one of them: %s.", "Skriv ét af dem: %s.", written)
}

// resultWithoutTable: write is a whole call to write instead, if there is one.
func resultWithoutTable(at diag.Range, name string, t *Table, write string) diag.Diagnostic {
	d := fault("name.result", at, "`%s` is an amount per row; a single number is needed here.", "`%s` er et beløb pr. række; her skal stå ét tal.", name)
	switch {
	case write != "":
		return d.WithHint("Write `%s`.", "Skriv `%s`.", write)
	case t == nil:
		return d
	}
	return d.WithHint("Write `sum(%[1]s.%[2]s)` for all of it.", "Skriv `sum(%[1]s.%[2]s)` for det hele.", t.Name, name)
}

func noMembers(at diag.Range, name string) diag.Diagnostic {
	return fault("name.member", at, "`%s` is a single value and has nothing after a dot.", "`%s` er en enkelt værdi og har intet efter et punktum.", name)
}

func dotOutside(at diag.Range, name string) diag.Diagnostic {
	return fault("name.leading_dot", at, "`.%s` has no row to belong to.", "`.%s` har ingen række at høre til.", name).
		WithHint("A leading dot stands for the rows of a table, as in `sum(children, .%s)`; on the row itself write `%[1]s`.",
			"Et punktum foran står for rækkerne i en tabel, som i `sum(børn; .%s)`; på selve rækken skrives `%[1]s`.", name)
}

func noYear(at diag.Range) diag.Diagnostic {
	return fault("name.year", at, "The model has no `year`.", "Modellen har intet `år`.").
		WithHint("Write `year 2026` in the `model` block.", "Skriv `år 2026` i blokken `model`.")
}

func unknownModelFigure(at diag.Range, name string) diag.Diagnostic {
	return fault("name.model", at, "`model` has no figure `%s`; formulas can use `model.year`.", "`model` har ikke noget tal `%s`; formler kan bruge `model.år`.", name)
}

// ambiguousPath has paths of references from t to the row's table. A name after
// `as` is known on the rows that are referred to directly, so a longer path is
// said in two steps.
func ambiguousPath(at diag.Range, t, row *Table, paths [][]*Column) diag.Diagnostic {
	d := fault("name.ambiguous", at, "`%s` refers to `%s` in more than one way.", "`%s` henviser til `%s` på mere end én måde.", t.Name, row.Name)
	if n := len(paths[0]); n > 1 {
		return d.WithHint("Take it in two steps: compute the figure in a `let %[1]s.NAME`, and add up `%[1]s.NAME` here.",
			"Tag det i to trin: beregn tallet i et `sæt %[1]s.NAVN`, og læg `%[1]s.NAVN` sammen her.", paths[0][n-2].Ref.Name)
	}
	return d.WithHint("Name each reference, `home -> %[1]s as residents`, and use that name.", "Giv hver henvisning et navn, `hjem -> %[1]s som beboere`, og brug det.", row.Name)
}

func unrelatedTable(at diag.Range, t, row *Table) diag.Diagnostic {
	return fault("name.unrelated", at, "No reference leads from `%s` to a row of `%s`, so it is not clear which rows are meant.",
		"Ingen henvisning fører fra `%s` til en række i `%s`, så det er uklart, hvilke rækker der menes.", t.Name, row.Name).
		WithHint("Compute the figure for all of `%s` on a line of its own with `let`, and use its name here.", "Beregn tallet for hele `%s` på en linje for sig med `sæt`, og brug navnet her.", t.Name)
}

// referredRow: the row refers to one of the table's rows, which write names.
func referredRow(d diag.Diagnostic, write string, t *Table) diag.Diagnostic {
	return d.WithHint("For the one that this row refers to write `%s`; for all of `%s` compute the figure on a line of its own with `let`.",
		"For den, som rækken henviser til, skriv `%s`; for hele `%s` beregnes tallet på en linje for sig med `sæt`.", write, t.Name)
}

func rowsOfOther(at diag.Range, name string, t *Table) diag.Diagnostic {
	return fault("name.rows_of_other", at, "`%s` here would be the rows of another row, of `%s`.", "`%s` ville her være rækkerne hos en anden række, i `%s`.", name, t.Name).
		WithHint("Compute the figure in a `let %s.NAME` and refer to it by name.", "Beregn tallet i et `sæt %s.NAVN`, og henvis til det ved navn.", t.Name)
}

func shadowed(at diag.Range, name string, t *Table) diag.Diagnostic {
	return caution("name.shadowed", at, "`%s` is both a column of `%s` and a value; here the column is meant.", "`%s` er både en kolonne i `%s` og en værdi; her menes kolonnen.", name, t.Name).
		WithHint("Give one of them another name.", "Giv en af dem et andet navn.")
}

func listOfLists(at diag.Range) diag.Diagnostic {
	return fault("type.list_of_lists", at, "This would be a list of lists.", "Det ville blive en liste af lister.").
		WithHint("Compute the inner figure first, on a line of its own with `let`.", "Beregn først det indre tal på en linje for sig med `sæt`.")
}

func mixedKinds(a string, ka kindName, b string, kb kindName, at diag.Range) diag.Diagnostic {
	return fault("type.mixed", at, "`%s` is %s and `%s` is %s; they cannot be used together.", "`%s` er %s, og `%s` er %s; de kan ikke bruges sammen.", a, ka, b, kb)
}

// unitWhereDeclared adds that a parameter lacks its unit.
func unitWhereDeclared(d diag.Diagnostic, name string, number float64, currency string) diag.Diagnostic {
	return d.WithHint("If `%[1]s` is money, give it its unit where it is declared: `%[2]s`.", "Hvis `%[1]s` er penge, så giv den sin enhed dér, hvor den er skrevet: `%[2]s`.",
		name, amountInFile{number, currency})
}

// partsInKey adds how a key is put together of a number and an amount.
func partsInKey(d diag.Diagnostic, lang diag.Lang) diag.Diagnostic {
	return d.WithHint("In a key each counts as its part of the whole: `%s`.", "I en fordelingsnøgle tæller hver med sin del af det hele: `%s`.",
		lex.Pair{EN: "50 % * share(A) + 50 % * share(B)", DA: "50 % * andel(A) + 50 % * andel(B)"}.Spelling(lang))
}

// changeInPercent: some per cent are added to an amount or taken from it.
func changeInPercent(amount, percent, write string, at diag.Range) diag.Diagnostic {
	return fault("type.percent", at, "`%[1]s` is an amount, and `%[2]s` does not say of what.", "`%[1]s` er et beløb, og `%[2]s` siger ikke af hvad.", amount, percent).
		Write(write)
}

// percentOfWhat adds that a share of something is meant where an amount belongs.
func percentOfWhat(d diag.Diagnostic, percent string, amounts []string) diag.Diagnostic {
	if len(amounts) == 0 {
		return d.WithHint("Say of what: `%s * AMOUNT`.", "Sig af hvad: `%s * BELØB`.", percent)
	}
	if len(amounts) == 1 {
		return d.Write(percent + " * " + amounts[0])
	}
	return d.WithHint("Write `%[1]s * %[2]s`, or with what else the per cent are of: %[3]s.", "Skriv `%[1]s * %[2]s`, eller med det, procenten ellers er af: %[3]s.", percent, amounts[0], diag.Names(amounts[1:]))
}

// notJoined adds that texts are not put together.
func notJoined(d diag.Diagnostic) diag.Diagnostic {
	return d.WithHint("Texts cannot be joined: give each a column of its own in `show`.", "Tekster kan ikke sættes sammen: Giv hver sin kolonne i `vis`.")
}

// ownColumns adds what to write for texts that a column of `show` puts together.
func ownColumns(d diag.Diagnostic, columns string) diag.Diagnostic {
	d.Replacement = columns
	return d.WithHint("Texts cannot be joined; as columns of their own write `%s`.", "Tekster kan ikke sættes sammen; som hver sin kolonne skrives de `%s`.", columns)
}

// textWithoutQuotes: a word that nothing is called is compared with a text.
func textWithoutQuotes(word string, at diag.Range) diag.Diagnostic {
	d := unknownName(at, word, "", "", nil, nil)
	d.Replacement = `"` + word + `"`
	return d.WithHint("A text stands in quotation marks: `\"%s\"`.", "En tekst står i anførselstegn: `\"%s\"`.", word)
}

// columnsThere adds what the row has, where nothing has nearly the name.
func columnsThere(d diag.Diagnostic, t *Table, names []string) diag.Diagnostic {
	if len(names) == 0 {
		return d
	}
	return d.WithHint("On a row of `%s` there are %s.", "På en række i `%s` er der %s.", t.Name, diag.Names(names))
}

func wrongKind(what diag.Text, text string, got, want kindName, e *Expr, at diag.Range) diag.Diagnostic {
	d := fault("type.wrong", at, "%[1]s needs %[4]s, but `%[2]s` is %[3]s.", "%[1]s skal være %[4]s, men `%[2]s` er %[3]s.", what, text, got, want)
	if want.kind == Money && got.kind == Number && e.Op == OpConst && !strings.HasSuffix(text, "%") {
		return d.Write(text + " " + want.currency)
	}
	return d
}

// withoutQuotes is the hint that a text is the name of a value.
func withoutQuotes(d diag.Diagnostic, name string) diag.Diagnostic {
	d.Replacement = name
	return d.WithHint("A name stands without quotes: `%s`.", "Et navn står uden anførselstegn: `%s`.", name)
}

func moneyArithmetic(text, sign string, a, b kindName, at diag.Range) diag.Diagnostic {
	return fault("type.money", at, "`%s`: %s %s %s has no meaning.", "`%s`: %s %s %s har ingen mening.", text, a, sign, b).
		WithHint("An amount times or divided by a number is an amount; an amount divided by an amount is a plain number.",
			"Et beløb gange eller divideret med et tal er et beløb; et beløb divideret med et beløb er et tal uden enhed.")
}

func noOrder(sign string, k kindName, at diag.Range) diag.Diagnostic {
	return fault("type.order", at, "`%s` cannot be used on %s.", "`%s` kan ikke bruges på %s.", sign, k)
}

// notCondition: a value stands for a condition; constant tells that it is written out.
func notCondition(text string, got kindName, constant bool, at diag.Range) diag.Diagnostic {
	d := fault("type.condition", at, "A condition is needed here, but `%s` is %s.", "Her skal stå en betingelse, men `%s` er %s.", text, got)
	if constant {
		return d.WithHint("Every comparison is written out, `x == a or x == b`; one of several is `x in [a, b]`.",
			"Hver sammenligning skrives helt ud, `x == a eller x == b`; et af flere er `x i [a; b]`.")
	}
	with := "> 0"
	switch got.kind {
	case Money:
		with = "> 0 " + got.currency
	case Text:
		with = `== "A"`
	case Date:
		with = ">= 2026-08-01"
	}
	return d.WithHint("Compare it with something, for example `%[1]s %[2]s`.", "Sammenlign det med noget, for eksempel `%[1]s %[2]s`.", text, with)
}

// listNotValue: column is that of the row which is meant, "" where the list is none of
// its table.
func listNotValue(text, column string, at diag.Range) diag.Diagnostic {
	d := fault("type.list", at, "`%s` is many values, one per row; a single one is needed here.", "`%s` er mange værdier, én pr. række; her skal stå én.", text)
	if column != "" {
		return d.Write(column)
	}
	return d.WithHint("Write `sum(%[1]s)`, `mean(%[1]s)`, `max(%[1]s)` or the like.", "Skriv `sum(%[1]s)`, `gennemsnit(%[1]s)`, `maks(%[1]s)` eller lignende.", text)
}

func rowsNotValue(text string, at diag.Range) diag.Diagnostic {
	return fault("type.rows", at, "`%s` is rows of a table; a single value is needed here.", "`%s` er rækker i en tabel; her skal stå en enkelt værdi.", text).
		WithHint("Write `len(%[1]s)` for their number, or `sum(%[1]s, .COLUMN)`.", "Skriv `antal(%[1]s)` for deres antal, eller `sum(%[1]s; .KOLONNE)`.", text)
}

// whereWithoutTable: `where` behind something else than a table; last are the rows
// and the column that are meant, where they are known.
func whereWithoutTable(text string, last [2]string, at diag.Range) diag.Diagnostic {
	d := fault("type.where", at, "`where` picks rows of a table, but `%s` is none.", "`hvor` udvælger rækker i en tabel, men `%s` er ingen tabel.", text)
	if last[0] == "" {
		return d.WithHint("It stands directly behind the table: `sum(TABLE where condition, .COLUMN)`.", "Det står lige efter tabellen: `sum(TABEL hvor betingelse; .KOLONNE)`.")
	}
	return d.WithHint("The column stands last: write for example `sum(%s, %s)`.", "Kolonnen står sidst: Skriv for eksempel `sum(%s; %s)`.", last[0], last[1])
}

func inNeedsList(text string, at diag.Range) diag.Diagnostic {
	return fault("type.in", at, "After `in` comes a list or a range, but `%s` is neither.", "Efter `i` kommer en liste eller et interval, men `%s` er ingen af delene.", text).
		WithHint("Write `x in [a, b]` or `x in a..b`.", "Skriv `x i [a; b]` eller `x i a..b`.")
}

func notChoice(text, column string, choices []string, near string, at diag.Range) diag.Diagnostic {
	d := fault("type.choice", at, "%q is none of the choices of `%s`.", "%q er ingen af mulighederne for `%s`.", text, column)
	if near != "" {
		return d.WithHint("Did you mean %q?", "Mente du %q?", near)
	}
	return d.WithHint("The choices are %s.", "Mulighederne er %s.", diag.Names(choices))
}
