package dsl

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

func tooLarge(most int) diag.Diagnostic {
	return diag.New("syntax.size", diag.Error, "A rule file holds at most %v bytes.", "En regelfil rummer højst %v bytes.", diag.Number(most)).
		WithHint("Keep large tables in data files.", "Læg store tabeller i datafiler.")
}

func tooMany(most int) diag.Diagnostic {
	return diag.New("syntax.statements", diag.Error, "A rule file holds at most %v statements.", "En regelfil rummer højst %v puljer, tabeller, værdier osv. i alt.", diag.Number(most)).
		WithHint("What follows is not read.", "Det følgende læses ikke.")
}

func tooManyColumns(most int) diag.Diagnostic {
	return diag.New("syntax.columns", diag.Error, "A table has at most %v columns.", "En tabel har højst %v kolonner.", diag.Number(most)).
		WithHint("Leave out those that no statement uses: a data file may hold more.", "Udelad dem, som ingen formel bruger: En datafil må gerne have flere.")
}

// unknownStatement: a line in the first column that begins no statement.
func unknownStatement(lang diag.Lang, toks []lex.Token) diag.Diagnostic {
	t, word := toks[0], lex.Shorten(toks[0].Text)
	if t.Type != lex.Word {
		return diag.New("syntax.statement", diag.Error, "A statement begins with a word, not `%s`.", "En linje begynder med et ord, ikke `%s`.", word).
			WithHint("What may stand here: %s.", "Her kan stå: %s.", wordList(lex.Words(lang, lex.Statements)))
	}
	d := diag.New("syntax.statement", diag.Error, "A line cannot begin with `%s`.", "En linje kan ikke begynde med `%s`.", word)
	if target := declared(toks); declares(toks) && target.Table.Text != "" {
		return d.WithHint("Write `%[1]s %[2]s.%[3]s = ...`.", "Skriv `%[1]s %[2]s.%[3]s = ...`.",
			lex.Spell(lang, lex.Statements, "let"), target.Table.Text, target.Name.Text)
	}
	if len(toks) > 1 && toks[1].Type == lex.Quoted && means(lang, t.Text, "expect") {
		return suggestWord(d, lang, lex.Statements, t.Text)
	}
	if declares(toks) && firstLine(t.Line, toks)[len(firstLine(t.Line, toks))-1].Type != lex.LeftBrace {
		return d.WithHint("To name a value, write `%[1]s %[2]s` in the first column; a reader may change it with `%[3]s %[2]s`.",
			"Skriv `%[1]s %[2]s` i første kolonne for at navngive en værdi; med `%[3]s %[2]s` kan læseren ændre den.",
			lex.Spell(lang, lex.Statements, "let"), word, lex.Spell(lang, lex.Statements, "param"))
	}
	return suggestWord(d, lang, lex.Statements, t.Text)
}

// means reports whether a word is a statement's, given in English, in the other
// language or as it is called elsewhere.
func means(lang diag.Lang, word, statement string) bool {
	english, _ := lex.Find(lex.Other(lang), lex.Statements, word)
	return english == statement || lex.Meant(lang, lex.Statements, word) == lex.Spell(lang, lex.Statements, statement)
}

// indented: a statement that does not begin in the first column.
func indented(word string) diag.Diagnostic {
	return diag.New("syntax.indent", diag.Error, "`%s` begins a statement, but not in the first column.", "`%s` begynder noget nyt, men står ikke i første kolonne.", word).
		WithHint("Take out the space before it.", "Fjern mellemrummet foran.")
}

// inThisLanguage: a keyword of the other language stands there.
func inThisLanguage(d diag.Diagnostic, own string) diag.Diagnostic {
	d.Replacement = own
	return d.WithHint("In this file's language it is `%s`.", "På filens sprog hedder det `%s`.", own)
}

// suggestWord adds which keyword of a context was probably meant.
func suggestWord(d diag.Diagnostic, lang diag.Lang, c lex.Context, word string) diag.Diagnostic {
	words := lex.Words(lang, c)
	if english, ok := lex.Find(lex.Other(lang), c, word); ok {
		return inThisLanguage(d, lex.Spell(lang, c, english))
	}
	if write := lex.Meant(lang, c, word); write != "" {
		return lex.Advise(d, write)
	}
	if near := diag.Closest(word, words); near != "" {
		return d.Meant(near)
	}
	return d.WithHint("What may stand here: %s.", "Her kan stå: %s.", wordList(words))
}

func wordList(words []string) string { return "`" + strings.Join(words, "`, `") + "`" }

func openBlock() diag.Diagnostic {
	return diag.New("syntax.block", diag.Error, "This `{` is never closed.", "Denne `{` bliver aldrig lukket.").
		WithHint("Close it with `}` before the next statement.", "Luk den med `}` før det næste.")
}

func noBlock(word string) diag.Diagnostic {
	return diag.New("syntax.block", diag.Error, "`{` is missing: `%s` has a block.", "`{` mangler: `%s` har en blok.", word).
		WithHint("Write `{` at the end of the first line and `}` after the last.", "Skriv `{` sidst på første linje og `}` efter den sidste.")
}

func noEntries(word string) diag.Diagnostic {
	return diag.New("syntax.empty", diag.Error, "The block of `%s` is empty.", "Blokken i `%s` er tom.", word).
		WithHint("Write at least one line in it.", "Skriv mindst én linje i den.")
}

func afterBlock(t lex.Token) diag.Diagnostic {
	d := diag.New("syntax.after", diag.Error, "`%s` stands after the end of the statement.", "`%s` står efter det sted, hvor det slutter.", lex.Shorten(t.Text))
	if t.Type == lex.RightBrace {
		return d.WithHint("No `{` is open here: take it out.", "Ingen `{` er åben her: Fjern den.")
	}
	return d.WithHint("A statement begins in the first column.", "Noget nyt begynder på en linje for sig, i første kolonne.")
}

// missing: a clause ends too early.
func missing(want wanted, after, usage string) diag.Diagnostic {
	return diag.New("syntax.expected", diag.Error, "After `%s`, %v is missing.", "Efter `%s` mangler %v.", lex.Shorten(after), want).
		WithHint("Write `%s`.", "Skriv `%s`.", usage)
}

// unexpected: a clause holds something that does not fit.
func unexpected(t lex.Token, want wanted, usage string) diag.Diagnostic {
	found := lex.Shorten(t.Text)
	if len(want) == 0 {
		d := diag.New("syntax.unexpected", diag.Error, "`%s` does not belong here.", "`%s` hører ikke hjemme her.", found)
		if t.Type == lex.Comma {
			return d.WithHint("Decimals are written `1.5`, thousands `250_000`; conditions are joined with `and`; values are parted only inside brackets.", "Decimaler skrives `1,5` og tusinder `250.000`; betingelser forbindes med `og`; værdier adskilles kun i parenteser.")
		}
		return d.WithHint("Write `%s`.", "Skriv `%s`.", usage)
	}
	return diag.New("syntax.expected", diag.Error, "Before `%s`, %v is missing.", "Før `%s` mangler %v.", found, want).
		WithHint("Write `%s`.", "Skriv `%s`.", usage)
}

// oneKey: a pool is given two keys.
func oneKey(d diag.Diagnostic, lang diag.Lang, a, b string) diag.Diagnostic {
	share := lex.SpellFunction(lang, "share")
	d.Replacement = "50 % * " + share + "(" + a + ") + 50 % * " + share + "(" + b + ")"
	return d.WithHint("A pool has one key. Where two count the same, write `%s`.", "En pulje har én nøgle. Tæller to lige meget, så skriv `%s`.", d.Replacement)
}

// unknownKind: a column holds what is no kind.
func unknownKind(word, kinds string) diag.Diagnostic {
	return diag.New("syntax.kind", diag.Error, "`%s` is not a kind of column.", "`%s` er ikke en kolonnetype.", lex.Shorten(word)).
		WithHint("The kinds are %s and `-> TABLE`.", "Typerne er %s og `-> TABEL`.", kinds)
}

// columnOptions is the hint of what may stand behind the kind of a column.
func columnOptions(d diag.Diagnostic) diag.Diagnostic {
	return d.WithHint("Behind the kind of a column may stand `from A to B` and `optional`.", "Efter kolonnens type kan stå `fra A til B` og `må mangle`.")
}

func negativeText(text string) diag.Diagnostic {
	return diag.New("syntax.negative", diag.Error, "`-` stands only before a number, not `%s`.", "`-` står kun foran et tal, ikke `%s`.", lex.Shorten(text)).
		WithHint("Take it out.", "Fjern det.")
}

func yesOrNo(lang diag.Lang, word string) diag.Diagnostic {
	yes, no := lex.Spell(lang, lex.Reserved, "yes"), lex.Spell(lang, lex.Reserved, "no")
	return diag.New("syntax.flag", diag.Error, "`%s` is either `%s` or `%s`.", "`%s` er enten `%s` eller `%s`.", word, yes, no).
		WithHint("Write `%s %s`.", "Skriv `%s %s`.", word, yes)
}

// noSign: a property with `=` or `:` before its value.
func noSign(word, sign string) diag.Diagnostic {
	return diag.New("syntax.sign", diag.Error, "The value follows `%s` without `%s`.", "Værdien følger efter `%s` uden `%s`.", word, sign).
		WithHint("Take it out.", "Fjern det.")
}

func duplicate(word string, line int) diag.Diagnostic {
	return diag.New("syntax.duplicate", diag.Error, "`%s` stands twice: here and in line %s.", "`%s` står to gange: her og i linje %s.", word, strconv.Itoa(line)).
		WithHint("Keep one of them.", "Behold den ene.")
}

// duplicateList: a property that takes several things stands once for each of them.
func duplicateList(word string, line int, lang diag.Lang) diag.Diagnostic {
	between := diag.Text{EN: ",", DA: ";"}.In(lang)
	return duplicate(word, line).WithHint("Write all of it behind one `%s`, with `%s` between.", "Skriv det hele efter ét `%s` med `%s` imellem.", word, between)
}

func twiceOnLine(word string) diag.Diagnostic {
	return diag.New("syntax.duplicate", diag.Error, "`%s` stands twice in this column.", "`%s` står to gange i denne kolonne.", word).
		WithHint("Keep one of them.", "Behold den ene.")
}

func excluding(one, other string) diag.Diagnostic {
	return diag.New("syntax.exclusive", diag.Error, "`%s` and `%s` exclude each other.", "`%s` og `%s` udelukker hinanden.", one, other).
		WithHint("Keep one of them.", "Behold den ene.")
}

// missingProperty: words are the keywords of which one must stand there.
func missingProperty(statement string, words []string) diag.Diagnostic {
	list := make(wanted, len(words))
	for i, w := range words {
		list[i] = lex.Pair{EN: "`" + w + "`", DA: "`" + w + "`"}
	}
	return diag.New("syntax.required", diag.Error, "This `%s` has no %v.", "`%s` mangler %v.", statement, list).
		WithHint("Write a line that begins with %v.", "Skriv en linje, der begynder med %v.", list)
}

// unknownProperty: a line of a block that begins with none of its words.
func unknownProperty(lang diag.Lang, words lex.Context, statement string, toks []lex.Token) diag.Diagnostic {
	t := toks[0]
	found := lex.Shorten(t.Text)
	if t.Type != lex.Word {
		return diag.New("syntax.property", diag.Error, "A line of `%s` begins with a word, not `%s`.", "En linje i `%s` begynder med et ord, ikke `%s`.", statement, found).
			WithHint("What may stand here: %s.", "Her kan stå: %s.", wordList(lex.Words(lang, words)))
	}
	d := diag.New("syntax.property", diag.Error, "`%s` cannot stand in `%s`.", "`%s` kan ikke stå i `%s`.", found, statement)
	if _, n := lex.Match(lang, lex.Statements, toks); n > 0 && len(toks) > 1 && toks[1].Type == lex.Word {
		return d.WithHint("A statement begins in the first column; close this one with `}`.", "Noget nyt begynder i første kolonne; luk dette med `}`.")
	}
	return suggestWord(d, lang, words, t.Text)
}

// isUnexpected reports whether a message is that something does not belong.
func isUnexpected(d diag.Diagnostic) bool { return d.Code == "syntax.unexpected" }

// boundsUsage is the hint of how the bounds and the step of a parameter are written.
func boundsUsage(d diag.Diagnostic, lang diag.Lang) diag.Diagnostic {
	return d.WithHint("Write `%s`.", "Skriv `%s`.", lex.Pair{EN: "from A to B step C", DA: "fra A til B trin C"}.Spelling(lang))
}

// onOwnLine is the hint that a word begins a property of its own.
func onOwnLine(d diag.Diagnostic, word string) diag.Diagnostic {
	return d.WithHint("`%s` begins a property of its own: give it its own line.", "`%s` begynder en ny egenskab: Giv den sin egen linje.", word)
}

func ownLine(word string) diag.Diagnostic {
	return diag.New("syntax.own_line", diag.Error, "In a block on one line `%s` can only have a plain value.", "I en blok på én linje kan `%s` kun have en enkel værdi.", word).
		WithHint("Give each property a line of its own.", "Giv hver egenskab sin egen linje.")
}

func oneValue(scenarios string) diag.Diagnostic {
	return diag.New("syntax.one_value", diag.Error, "A scenario gives each parameter one value.", "Et scenarie giver hver parameter én værdi.").
		WithHint("For all combinations write `%s`.", "Skriv `%s` for alle kombinationer.", scenarios)
}

// openBrace: a brace in a text of a letter that has no other.
func openBrace() diag.Diagnostic {
	return diag.New("syntax.filled", diag.Error, "A brace in this text has no other to go with it.", "En klamme i teksten mangler den tilsvarende.").
		WithHint("A name stands between `{` and `}`; a text cannot hold braces of its own.", "Et navn står mellem `{` og `}`; andre klammer kan der ikke stå i teksten.")
}

// notBraced: what stands between braces in a text is no name.
func notBraced(text string) diag.Diagnostic {
	return diag.New("syntax.filled", diag.Error, "Between braces stands a name, not `%s`.", "Mellem klammer står et navn, ikke `%s`.", lex.Shorten(text)).
		WithHint("Give the formula a name with `let`, and write that between the braces.", "Giv formlen et navn med `sæt`, og skriv det mellem klammerne.")
}
