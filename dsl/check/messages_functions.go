package check

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// What is said of calls of functions.

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
	return fault("call.arguments", at, "`%s` takes %s, not %d.", "`%s` skal have %s, ikke %d.", name, wording{want, wantDA}, got).
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
	return fault("call.own_inside", at, "`%s` cannot stand inside a function that goes over rows.", "`%s` kan ikke stå inde i en funktion, der gennemgår rækker.", name).
		WithHint("Compute it on a line of its own, `let TABLE.NAME`, and use that column.", "Beregn den på en linje for sig, `sæt TABEL.NAVN`, og brug den kolonne.")
}

func notIndicator(text string, at diag.Range) diag.Diagnostic {
	return fault("count.indicator", at, "`%s` is not an indicator or another yes/no column.", "`%s` er hverken et kriterium eller en anden ja/nej-kolonne.", text).
		WithHint("Make a condition of it, `indicator TABLE.NAME = condition`, and write that name.", "Gør det til en betingelse, `kriterium TABEL.NAVN = betingelse`, og skriv det navn.")
}

// neverMet: no row can meet so many of the indicators, or each meets so few.
func neverMet(least float64, of int, at diag.Range) diag.Diagnostic {
	comes := diag.Text{EN: "Every row meets", DA: "Enhver række opfylder"}
	if least > float64(of) {
		comes = diag.Text{EN: "No row can meet", DA: "Ingen række kan opfylde"}
	}
	return caution("count.least", at, "%s %s of %d.", "%s %s af %d.", comes, diag.Number(least), of).
		WithHint("Write a number from 1 to %d.", "Skriv et tal fra 1 til %d.", of)
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
