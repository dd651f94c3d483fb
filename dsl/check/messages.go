package check

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
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
			"Det er en kolonne i `%[1]s`: skriv `%[1]s.%[2]s` for alle rækkerne, for eksempel i `sum(%[1]s.%[2]s)`.", elsewhere.Name, name)
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
	return d.WithHint("Texts cannot be joined: give each a column of its own in `show`.", "Tekster kan ikke sættes sammen: giv hver sin kolonne i `vis`.")
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
		return d
	}
	return d.WithHint("The column stands last: write for example `sum(%s, %s)`.", "Kolonnen står sidst: skriv for eksempel `sum(%s; %s)`.", last[0], last[1])
}

func inNeedsList(text string, at diag.Range) diag.Diagnostic {
	return fault("type.in", at, "After `in` comes a list or a range, but `%s` is neither.", "Efter `i` kommer en liste eller et interval, men `%s` er ingen af delene.", text).
		WithHint("Write `x in [a, b]` or `x in a..b`.", "Skriv `x i [a; b]` eller `x i a..b`.")
}

func notChoice(text, column string, choices []string, near string, at diag.Range) diag.Diagnostic {
	d := fault("type.choice", at, "\"%s\" is none of the choices of `%s`.", "\"%s\" er ingen af mulighederne for `%s`.", text, column)
	if near != "" {
		return d.WithHint("Did you mean \"%s\"?", "Mente du \"%s\"?", near)
	}
	return d.WithHint("The choices are %s.", "Mulighederne er %s.", diag.Names(choices))
}

// unknownFunction: write is what stands for it here, near a function with nearly
// its name.
func unknownFunction(name, write, near string, at diag.Range) diag.Diagnostic {
	d := fault("call.unknown", at, "There is no function `%s`.", "Der er ingen funktion `%s`.", name)
	if write != "" {
		return lex.Advise(d, write)
	}
	return meant(d, near)
}

// notFunction: a value stands before a bracket.
func notFunction(name, bracket string, at diag.Range) diag.Diagnostic {
	return fault("call.value", at, "`%s` is a value and no function.", "`%s` er en værdi og ikke en funktion.", name).
		WithHint("To multiply, write `%s * %s`.", "Gange skrives `%s * %s`.", name, strings.TrimSpace(bracket))
}

// wrongArguments: a function is given too few or too many values.
func wrongArguments(f *function.Function, name string, got int, lang diag.Lang, at diag.Range) diag.Diagnostic {
	least, most := f.Least(), f.Most()
	want, wantDA := strconv.Itoa(least), strconv.Itoa(least)
	switch {
	case most < 0:
		want, wantDA = want+" or more values", wantDA+" eller flere værdier"
	case most != least:
		want, wantDA = want+" to "+strconv.Itoa(most)+" values", wantDA+" til "+strconv.Itoa(most)+" værdier"
	case least == 1:
		want, wantDA = "one value", "én værdi"
	default:
		want, wantDA = want+" values", wantDA+" værdier"
	}
	return fault("call.arguments", at, "`%s` takes %s, not %d.", "`%s` tager %s, ikke %d.", name, wording{want, wantDA}, got).
		WithHint("It is written `%s`: %s.", "Den skrives `%s`: %s.", wording{usage(f, lang, diag.English), usage(f, lang, diag.Danish)}, wording{sentence(f.Doc.EN), sentence(f.Doc.DA)})
}

// sentence is a text as a part of one.
func sentence(text string) string { return strings.TrimSuffix(text, ".") }

// wording is a part of a message in both languages.
type wording struct{ en, da string }

func (w wording) In(lang diag.Lang) string { return lex.Pair{EN: w.en, DA: w.da}.Spelling(lang) }

// usage is how a function is called in a file of a language, its arguments called
// as the reader calls them.
func usage(f *function.Function, file, reader diag.Lang) string {
	separator := ", "
	if file == diag.Danish {
		separator = "; "
	}
	var names []string
	for _, p := range f.Params {
		names = append(names, p.Name.In(reader))
	}
	if f.Repeated {
		names = append(names, "...")
	}
	return f.Name.In(file) + "(" + strings.Join(names, separator) + ")"
}

func needsList(name, text string, rows bool, at diag.Range) diag.Diagnostic {
	if rows {
		return fault("call.rows", at, "Write which column of `%[2]s` is to be used in `%[1]s`.", "Skriv, hvilken kolonne i `%[2]s` der skal bruges i `%[1]s`.", name, text).
			WithHint("Write `%s(%s, .COLUMN)`.", "Skriv `%s(%s; .KOLONNE)`.", name, text)
	}
	return needsListNotValue(name, text, at)
}

// ofAllRows adds that the column of all rows of the table is the list.
func ofAllRows(d diag.Diagnostic, column *Column) diag.Diagnostic {
	d.Replacement = column.Table.Name + "." + column.Name
	return d.WithHint("For all rows of `%s` write `%s`.", "For alle rækker i `%s` skrives `%s`.", column.Table.Name, d.Replacement)
}

// onGroup: a pool in groups has its amount on the row of the group.
func onGroup(d diag.Diagnostic, groups *Table, write string, at diag.Range) diag.Diagnostic {
	d.Replacement = write
	return d.At(at).WithHint("The pool is shared out per row of `%s`, and this stands on that row: write `%s`.",
		"Puljen fordeles pr. række i `%s`, og her er det den række: Skriv `%s`.", groups.Name, write)
}

func needsListNotValue(name, text string, at diag.Range) diag.Diagnostic {
	return fault("call.list", at, "`%s` needs a list, but `%s` is a single value.", "`%s` skal have en liste, men `%s` er en enkelt værdi.", name, text).
		WithHint("Give it a column of a table, `%s(TABLE.COLUMN)`, or a list, `%[1]s([a, b])`.", "Giv den en kolonne i en tabel, `%s(TABEL.KOLONNE)`, eller en liste, `%[1]s([a; b])`.", name)
}

func predicateWithoutTable(name, text string, at diag.Range) diag.Diagnostic {
	return fault("call.predicate", at, "With two values, `%s` goes over the rows of a table, but `%s` is none.", "Med to værdier gennemgår `%s` rækkerne i en tabel, men `%s` er ingen tabel.", name, text)
}

func listOfWrongKind(name string, got, want kindName, at diag.Range) diag.Diagnostic {
	return fault("call.kind", at, "`%s` needs a list of which each is %[3]s; here each is %[2]s.", "`%s` skal have en liste, hvor hver er %[3]s; her er hver %[2]s.", name, got, want)
}

// countInstead adds how the rows are counted whose flags were to be added up.
func countInstead(d diag.Diagnostic, of counted, at diag.Range) diag.Diagnostic {
	if of.yes == "" {
		return d
	}
	d.Replacement = of.yes
	return d.At(at).WithHint("Write `%s` for how many say yes.", "Skriv `%s` for, hvor mange der siger ja.", of.yes)
}

// countWithoutCondition: of a list that is no column nothing can be asked but how long it is.
func countWithoutCondition(name, text string, rows bool, of counted, at diag.Range) diag.Diagnostic {
	d := fault("call.count", at, "A condition is missing in `%s`.", "Der mangler en betingelse i `%s`.", name)
	switch {
	case of.yes != "":
		d.Replacement = of.yes
		return d.WithHint("Write `%s` for those that say yes, or `len(%s)` for all of them.", "Skriv `%s` for dem, der siger ja, eller `antal(%s)` for dem alle.", of.yes, text)
	case of.more != "":
		return d.WithHint("Write `len(%s)` for all of them, or `%s`.", "Skriv `antal(%s)` for dem alle, eller `%s`.", text, of.more)
	case rows:
		return d.WithHint("Write `len(%[1]s)` for all of them, or `count(%[1]s, .COLUMN > 0)`.", "Skriv `antal(%[1]s)` for dem alle, eller `antal(%[1]s; .KOLONNE > 0)`.", text)
	}
	return d.WithHint("Write `len(%s)` for how many there are.", "Skriv `antal(%s)` for, hvor mange der er.", text)
}

// flagsCounted: `antal` counts all the same, and is meant for those that say yes as often as not.
func flagsCounted(name, text string, of counted, at diag.Range) diag.Diagnostic {
	d := caution("call.flags", at, "`%s(%s)` counts the rows that say no, too.", "`%s(%s)` tæller også de rækker, der siger nej.", name, text)
	d.Replacement = of.yes
	return d.WithHint("Write `%s` for those that say yes, or `len(%s)` for all rows.", "Skriv `%s` for dem, der siger ja, eller `antal(%s)` for alle rækker.", of.yes, of.rows)
}

func noRowOrder(name string, t *Table, at diag.Range) diag.Diagnostic {
	return fault("call.order", at, "The rows of `%[2]s` have no order, so `%[1]s` means nothing.", "Rækkerne i `%[2]s` har ingen rækkefølge, så `%[1]s` betyder intet.", name, t.Name).
		WithHint("Give `%s` a key, or use `min` or `max`.", "Giv `%s` en nøgle, eller brug `min` eller `maks`.", t.Name)
}

func needsOwnTable(name string, at diag.Range) diag.Diagnostic {
	return fault("call.own", at, "`%s` compares a row with the others of its table, but this formula belongs to no row.",
		"`%s` sammenligner en række med de andre i tabellen, men denne formel hører ikke til nogen række.", name).
		WithHint("Use it in a `let TABLE.NAME`.", "Brug den i et `sæt TABEL.NAVN`.")
}

func ownColumnInPredicate(name string, at diag.Range) diag.Diagnostic {
	return fault("call.own_inside", at, "`%s` cannot stand inside another function's rows.", "`%s` kan ikke stå inde i en anden funktions rækker.", name).
		WithHint("Compute it on a line of its own, `let TABLE.NAME`, and use that column.", "Beregn den på en linje for sig, `sæt TABEL.NAVN`, og brug den kolonne.")
}

func notIndicator(text string, at diag.Range) diag.Diagnostic {
	return fault("count.indicator", at, "`%s` is not an indicator or another yes/no column.", "`%s` er hverken et kriterium eller en anden ja/nej-kolonne.", text)
}

func indicatorTwice(n dsl.Name) diag.Diagnostic {
	return fault("count.twice", n.At, "`%s` stands twice in the list.", "`%s` står to gange på listen.", n.Text)
}

func countNotTable(n dsl.Name) diag.Diagnostic {
	return fault("count.source", n.At, "A count goes over the rows of a table, but `%s` is none.", "En tælling gennemgår rækkerne i en tabel, men `%s` er ingen tabel.", n.Text)
}

func lookupTable(text, near string, at diag.Range) diag.Diagnostic {
	return meant(fault("call.lookup_table", at, "A lookup begins with the name of a table, but `%s` is none.", "Et opslag begynder med navnet på en tabel, men `%s` er ingen tabel.", text), near)
}

func lookupNoKey(t *Table, at diag.Range) diag.Diagnostic {
	return fault("call.lookup_key", at, "`%s` has no key to look up by.", "`%s` har ingen nøgle at slå op efter.", t.Name).
		WithHint("Give it a column `id key`.", "Giv den en kolonne `id nøgle`.")
}

func lookupColumnText(text string, at diag.Range) diag.Diagnostic {
	return fault("call.lookup_column", at, "The column to look up must be named as a text.", "Den kolonne, der slås op i, skal nævnes som tekst.").
		WithHint("Write `\"%s\"`.", "Skriv `\"%s\"`.", text)
}

// sameThing: both sides of an operation are the same thing; idle says that one of
// them is one too many, else the result is always the same.
func sameThing(at diag.Range, whole, thing string, idle bool) diag.Diagnostic {
	says := diag.Format("`%s` is set against itself: the result is always the same", "holdes `%s` op mod sig selv: resultatet er altid det samme", thing)
	if idle {
		says = diag.Format("`%s` stands twice, and once would do", "står `%s` to gange, og én gang var nok", thing)
	}
	return caution("formula.same", at, "In `%s`, %s.", "I `%s` %s.", whole, says).
		WithHint("Write what was meant instead, or take one of them out.", "Skriv det, der var ment i stedet, eller fjern den ene.")
}

// dotForRow: a column of rows gone through is set against itself, and the row
// outside has one of that name.
func dotForRow(d diag.Diagnostic, inner, outer, name, sign string) diag.Diagnostic {
	return d.WithHint("Both are the row of `%s` gone through. For that of the row of `%s` outside write `.%s %s %[3]s`, with a dot before every column of the row gone through.",
		"Begge er den række i `%s`, der gennemgås. For den i rækken i `%s` udenfor skriv `.%s %s %[3]s`, med punktum foran hver kolonne i den række, der gennemgås.", inner, outer, name, sign)
}
