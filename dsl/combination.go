package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// BaseName is what an expectation calls the model as it stands, without a scenario.
var BaseName = lex.Pair{EN: "base", DA: "grundlag"}

// Combination reads the name of one of the combinations of `scenarios`, as
// `share = 2.5 %, wide = no`, in a file of a language and with a currency. It
// gives the name's tokens, none where it is no such name.
func Combination(name string, lang diag.Lang, currency string) []lex.Token {
	before := "fordel 1 " + string(lang) + "\n" + lex.Spell(lang, lex.Statements, "model") + " { " + lex.Spell(lang, statement.Model.Lines, "currency") + " " + currency + " }\n"
	scanned, _ := lex.Scan(&diag.Source{Text: before + name})
	var toks []lex.Token
	for _, t := range scanned.Tokens {
		if t.At.Start >= len(before) {
			toks = append(toks, t)
		}
	}
	if !settings(toks) {
		return nil
	}
	return toks
}

// settings reports whether tokens are `NAME = VALUE`, once or parted by commas.
func settings(toks []lex.Token) bool {
	for len(toks) >= 3 && toks[0].Type == lex.Word && toks[1].Type == lex.Assign {
		toks = toks[2:]
		if toks[0].Type == lex.Minus && len(toks) > 1 {
			toks = toks[1:]
		}
		if !toks[0].Literal() {
			return false
		}
		if len(toks) == 1 {
			return true
		}
		if toks[1].Type != lex.Comma {
			return false
		}
		toks = toks[2:]
	}
	return false
}
