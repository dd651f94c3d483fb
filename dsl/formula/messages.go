package formula

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
)

func tooLong(most int) diag.Diagnostic {
	return diag.New("syntax.long", diag.Error,
		"This formula has more than %v words and signs.", "Formlen har mere end %v ord og tegn.", diag.Number(most)).
		WithHint("Compute parts of it on lines of their own with `let`.", "Beregn dele af den på egne linjer med `sæt`.")
}

func tooDeep(most int) diag.Diagnostic {
	return diag.New("syntax.deep", diag.Error,
		"This formula is nested more than %v deep.", "Formlen er indlejret i mere end %v lag.", diag.Number(most)).
		WithHint("Compute inner parts on lines of their own with `let`.", "Beregn indre dele på egne linjer med `sæt`.")
}

func strayBracket(text string) diag.Diagnostic {
	return diag.New("syntax.bracket", diag.Error, "No bracket is open that `%s` could close.", "Der er ingen åben parentes, som `%s` kan lukke.", text).
		WithHint("Take it out, or open the bracket before.", "Fjern den, eller åbn parentesen tidligere.")
}

func wrongBracket(open, close string) diag.Diagnostic {
	return diag.New("syntax.bracket", diag.Error, "`%s` cannot close `%s`.", "`%s` kan ikke lukke `%s`.", close, open).
		WithHint("`(` goes with `)` and `[` with `]`.", "`(` hører sammen med `)` og `[` med `]`.")
}

func openBracket(text string) diag.Diagnostic {
	return diag.New("syntax.bracket", diag.Error, "This `%s` is never closed.", "Denne `%s` bliver aldrig lukket.", text).
		WithHint("Close it before the formula ends.", "Luk den, før formlen slutter.")
}

// BeforeComment adds to a problem with brackets that what could close them is a comment.
func BeforeComment(d diag.Diagnostic) diag.Diagnostic {
	if d.Code != openBracket("").Code {
		return d
	}
	return d.WithHint("`//` begins a comment, which is not read; a division is written `/`.", "`//` begynder en kommentar, som ikke læses; en division skrives `/`.")
}

func brace(text string) diag.Diagnostic {
	return diag.New("syntax.brace", diag.Error, "`%s` has no place in a formula.", "`%s` hører ikke hjemme i en formel.", text).
		WithHint("Lists stand in `[ ]`, parts of a formula in `( )`.", "Lister står i `[ ]`, dele af en formel i `( )`.")
}

func endsEarly(after string) diag.Diagnostic {
	return diag.New("syntax.value", diag.Error, "The formula ends here, but a value belongs after `%s`.", "Formlen slutter her, men der mangler en værdi efter `%s`.", lex.Shorten(after)).
		WithHint("Write a name, a number or a bracket.", "Skriv et navn, et tal eller en parentes.")
}

func missingValue(before string) diag.Diagnostic {
	return diag.New("syntax.value", diag.Error, "A value is missing before `%s`.", "Der mangler en værdi før `%s`.", lex.Shorten(before)).
		WithHint("Write a name, a number or a bracket.", "Skriv et navn, et tal eller en parentes.")
}

// valueAgain: a second comparison begins without the value that is compared.
func valueAgain(operator string) diag.Diagnostic {
	return missingValue(operator).WithHint("Write the value again, `x > a and x < b`, or `a < x < b`.", "Skriv værdien igen, `x > a og x < b`, eller `a < x < b`.")
}

// missingOperator: two values follow each other.
func missingOperator(lang diag.Lang, left, right lex.Token) diag.Diagnostic {
	d := withoutOperator(left, right)
	if english, ok := lex.Find(lex.Other(lang), lex.InFormulas, right.Text); ok {
		own := lex.Spell(lang, lex.InFormulas, english)
		d.Replacement = own
		return d.WithHint("In this file the word is `%s`.", "I denne fil hedder ordet `%s`.", own)
	}
	if _, ok := lex.Find(lang, lex.InFormulas, left.Text); ok {
		return lonelyWhere(left.Text)
	}
	statement, _ := lex.Find(lang, lex.Statements, left.Text)
	if write := lex.Meant(lang, lex.InFormulas, left.Text); write != "" && left.Type == lex.Word {
		return d.WithHint("Write `%s`.", "Skriv `%s`.", write)
	}
	if write := lex.Meant(lang, lex.InFormulas, right.Text); write != "" && right.Type == lex.Word {
		return lex.Advise(d, write)
	}
	switch {
	case statement == "let":
		return d.WithHint("A formula holds no `%s`: give the value a line of its own.", "En formel rummer ingen `%s`: Giv værdien sin egen linje.", left.Text)
	case left.Type == lex.Percent:
		return d.WithHint("`%%` is per cent: a share of x is `%s * x`; the remainder of a division is `mod(a, b)`.",
			"`%%` er procent: en andel af x er `%s * x`; resten ved en division er `rest(a; b)`.", lex.Shorten(left.Text))
	case grouping(right):
		return d.WithHint("Only statements have `per`. A figure for each district is a column of the districts: `sum(schools where .district == name, .pupils)`.",
			"Kun sætninger har `pr`. Et tal for hvert distrikt er en kolonne i distrikterne: `sum(skoler hvor .distrikt == navn; .elever)`.")
	case right.Type == lex.If:
		return d.WithHint("Write `if condition then value else value`.", "Skriv `hvis betingelse så værdi ellers værdi`.")
	case right.Type == lex.Quoted:
		return d.WithHint("A label stands behind a name, before `=`; in `columns` and `chart` it stands behind the whole formula.",
			"En tekst til læseren står efter navnet, før `=`; i `kolonner` og `figur` står den efter hele formlen.")
	case right.Type == lex.LeftParen:
		return d.WithHint("Only a function's name stands before a bracket; to multiply, write `*`.", "Kun et funktionsnavn står foran en parentes; gange skrives `*`.")
	}
	return d.WithHint("Write `+`, `*`, `and` ... between them, or end the line before the second.", "Skriv `+`, `*`, `og` ... imellem, eller afslut linjen før det andet.")
}

// grouping reports whether a word makes groups of rows, as it does in statements.
func grouping(t lex.Token) bool { return t.Text == "per" || t.Text == "pr" }

// inRange adds how it is written that a value lies between two others.
func inRange(d diag.Diagnostic) diag.Diagnostic {
	return d.WithHint("Write `x in a..b`.", "Skriv `x i a..b`.")
}

// wholeTexts adds that texts are compared as a whole.
func wholeTexts(d diag.Diagnostic) diag.Diagnostic {
	return d.WithHint("Texts are compared as a whole: write `x == \"A\"`, or `x in [\"A\", \"B\"]` for several.",
		"Tekster sammenlignes i deres helhed: Skriv `x == \"A\"`, eller `x i [\"A\"; \"B\"]` for flere.")
}

// functionBetween: a function stands between two values, as an operator would. What bounds a value elsewhere may
// be meant for rounding, too.
func functionBetween(lang diag.Lang, f *function.Function, left, right lex.Token) diag.Diagnostic {
	d := withoutOperator(left, right)
	if slices.Contains([]string{"min", "max", "ceil", "floor"}, f.Name.EN) {
		return d.WithHint("At most so much is `min(x, 2)`, at least so much `max(x, 2)`; rounded up is `ceil(x)`, down `floor(x)`.",
			"Højst så meget skrives `min(x; 2)`, mindst så meget `maks(x; 2)`; rundet op skrives `rund_op(x)`, ned `rund_ned(x)`.")
	}
	return d.WithHint("A function stands before its values: `%s`.", "En funktion står foran sine værdier: `%s`.", f.Calls(lang)[0])
}

// LacksOperator reports whether a problem is that an operator is missing between two values.
func LacksOperator(d diag.Diagnostic) bool { return d.Code == "syntax.adjacent" }

func withoutOperator(left, right lex.Token) diag.Diagnostic {
	return diag.New("syntax.adjacent", diag.Error,
		"An operator is missing between `%s` and `%s`.", "Der mangler en operator mellem `%s` og `%s`.",
		lex.Shorten(left.Text), lex.Shorten(right.Text))
}

// misplaced: a word or sign that cannot stand where it does.
func misplaced(lang diag.Lang, toks []lex.Token, i int) diag.Diagnostic {
	t := toks[i]
	d := diag.New("syntax.misplaced", diag.Error, "`%s` does not belong here.", "`%s` hører ikke hjemme her.", lex.Shorten(t.Text))
	switch t.Type {
	case lex.Then, lex.Else:
		return d.WithHint("Write `if condition then value else value`.", "Skriv `hvis betingelse så værdi ellers værdi`.")
	case lex.Colon, lex.Question:
		return d.WithHint("`:` stands in `condition ? value : value`; a division is written `/`.", "`:` står i `betingelse ? værdi : værdi`; en division skrives `/`.")
	case lex.Dot:
		return d.WithHint("Only names have something after a dot; a column of the row with a key is `lookup(TABLE, KEY, \"COLUMN\")`.",
			"Kun navne har noget efter et punktum; en kolonne i rækken med en nøgle er `opslag(TABEL; NØGLE; \"KOLONNE\")`.")
	case lex.Comma:
		if write := lex.CommaNumber(lang, toks, i); write != "" {
			return d.WithHint("Write `%s`.", "Skriv `%s`.", write)
		}
		if lex.OpenIf(toks[:i]) && lex.ThenAfter(toks[i+1:]) {
			return lex.ThenNotComma(d, lang)
		}
		if lex.OpenIf(toks[:i]) {
			return lex.AndNotComma(d, lang)
		}
		if inBracket(toks[:i]) {
			return d.WithHint("A list stands in square brackets: `x in [a, b]`.", "En liste står i kantede parenteser: `x i [a; b]`.")
		}
		return d.WithHint("Decimals are written `1.5`, thousands `250_000`; values are parted only inside the brackets of a function or list.",
			"Decimaler skrives `1,5` og tusinder `250.000`; værdier adskilles kun i en funktions eller listes parenteser.")
	}
	return d.WithHint("End the formula before it, or write an operator.", "Afslut formlen før, eller skriv en operator.")
}

// inBracket reports whether a list begins with a round bracket: in ("a".
func inBracket(toks []lex.Token) bool {
	for i := range toks[:max(0, len(toks)-1)] {
		if toks[i].Type == lex.In && toks[i+1].Text == "(" {
			return true
		}
	}
	return false
}

// noThen: the condition of an `if` is followed by a value without `then`.
func noThen(left, right lex.Token) diag.Diagnostic {
	return diag.New("syntax.if", diag.Error, "Between `%s` and `%s` the word `%s` is missing.", "Mellem `%s` og `%s` mangler ordet `%s`.",
		lex.Shorten(left.Text), lex.Shorten(right.Text), spelled{"then", "så"}).
		WithHint("Write `if condition then value else value`.", "Skriv `hvis betingelse så værdi ellers værdi`.")
}

func lonelyWhere(word string) diag.Diagnostic {
	return diag.New("syntax.where", diag.Error, "`%s` stands directly after the name of a table.", "`%s` står lige efter navnet på en tabel.", word).
		WithHint("Write `sum(lines where kind == \"need\", .amount)`.", "Skriv `sum(linjer hvor art == \"behov\"; .beløb)`.")
}

func lonelyRange() diag.Diagnostic {
	return diag.New("syntax.range", diag.Error, "`..` stands only after `in`.", "`..` står kun efter `i`.").
		WithHint("Write `age in 0..2`.", "Skriv `alder i 0..2`.")
}

func lonelyUnit(word string) diag.Diagnostic {
	return diag.New("syntax.unit", diag.Error, "`%s` stands only after a number.", "`%s` står kun efter et tal.", word).
		WithHint("Write `250_000 kr`, or multiply by `1 kr`.", "Skriv `250.000 kr`, eller gang med `1 kr`.")
}

func afterDot(found string) diag.Diagnostic {
	return diag.New("syntax.member", diag.Error, "A name belongs after `.`, not `%s`.", "Efter `.` hører et navn, ikke `%s`.", lex.Shorten(found)).
		WithHint("Write `table.column`.", "Skriv `tabel.kolonne`.")
}

// methodCall: written is the whole of `SUM.HVIS`, word what stands behind the dot.
func methodCall(lang diag.Lang, written, word string) diag.Diagnostic {
	d := diag.New("syntax.method", diag.Error, "A function stands alone, not after a dot: `%s`.", "En funktion står alene, ikke efter et punktum: `%s`.", lex.Shorten(word))
	if write := lex.Meant(lang, lex.InFormulas, written); write != "" {
		return lex.Advise(d, write)
	}
	return d.WithHint("Write `sum(children.weight)` rather than `children.weight.sum()`.", "Skriv `sum(børn.vægt)` frem for `børn.vægt.sum()`.")
}

func subscript() diag.Diagnostic {
	return diag.New("syntax.subscript", diag.Error, "A single value cannot be taken out of a list with `[ ]`.", "En enkelt værdi kan ikke tages ud af en liste med `[ ]`.").
		WithHint("Use `first`, `last`, `lookup` or a table with `where`.", "Brug `første`, `sidste`, `opslag` eller en tabel med `hvor`.")
}

// ifWithout: `if` without its `then` or `else`.
func ifWithout(en, da string) diag.Diagnostic {
	return diag.New("syntax.if", diag.Error, "This `if` has no `%s`.", "Dette `hvis` har intet `%s`.", spelled{en, da}).
		WithHint("Write `if condition then value else value`.", "Skriv `hvis betingelse så værdi ellers værdi`.")
}

// spelled is a word of the language that a message shows in the reader's.
type spelled struct{ en, da string }

// In is the word in a language.
func (s spelled) In(lang diag.Lang) string { return lex.Pair{EN: s.en, DA: s.da}.Spelling(lang) }

func assignment() diag.Diagnostic {
	d := diag.New("syntax.assignment", diag.Error, "`=` gives a thing its formula and stands only once.", "`=` giver noget sin formel og står kun én gang.")
	d.Replacement = "=="
	return d.WithHint("To compare, write `==`.", "Skriv `==` for at sammenligne.")
}

// leadingAssignment: a formula begins with `=`, as in a spreadsheet; write is what
// to write for the function behind it, where that is known.
func leadingAssignment(write string) diag.Diagnostic {
	d := diag.New("syntax.assignment", diag.Error, "A formula does not begin with `=`.", "En formel begynder ikke med `=`.")
	if write != "" {
		return d.WithHint("Take it out, and write `%s`.", "Fjern det, og skriv `%s`.", write)
	}
	return d.WithHint("Take it out.", "Fjern det.")
}

func modulo() diag.Diagnostic {
	return diag.New("syntax.modulo", diag.Error, "`%%` is per cent and stands only after a number.", "`%%` er procent og står kun efter et tal.").
		WithHint("The remainder of a division is `mod(a, b)`; x per cent is `x * 1 %%`.", "Resten ved en division er `rest(a; b)`; x procent er `x * 1 %%`.")
}

func mixedCoalesce(operator string) diag.Diagnostic {
	return diag.New("syntax.coalesce", diag.Error, "It is unclear what `??` covers before `%s`.", "Det er uklart, hvad `??` dækker før `%s`.", operator).
		WithHint("Put brackets around it: `(x ?? 0) %s ...`.", "Sæt parentes om: `(x ?? 0) %s ...`.", operator)
}

func bareNot(not, operator string) diag.Diagnostic {
	return diag.New("syntax.not", diag.Error, "`%s` covers only the value after it, not what `%s` compares.", "`%s` dækker kun værdien lige efter, ikke det `%s` sammenligner.", not, operator).
		WithHint("Put brackets around what is denied: `%s (a %s b)`.", "Sæt parentes om det, der benægtes: `%s (a %s b)`.", not, operator)
}

func chainInChain() diag.Diagnostic {
	return diag.New("syntax.chain", diag.Error,
		"The middle of `a < b < c` holds such a comparison itself.", "Midten af `a < b < c` rummer selv en sådan sammenligning.").
		WithHint("Write `a < b and b < c`.", "Skriv `a < b og b < c`.")
}

func foreignFunction(lang diag.Lang, word, own string) diag.Diagnostic {
	d := diag.New("syntax.foreign_function", diag.Error,
		"`%s` is the name of the function in Danish, and this file is English.", "`%s` er funktionens navn på dansk, og filen er engelsk.", word)
	if lang == diag.Danish {
		d = diag.New("syntax.foreign_function", diag.Error,
			"`%s` is the name of the function in English, and this file is Danish.", "`%s` er funktionens navn på engelsk, og filen er dansk.", word)
	}
	return d.Write(own)
}
