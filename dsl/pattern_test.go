package dsl

import (
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// TestPatternsAgree takes made-up clauses through every grammar's pattern and
// through participle: they fit both or neither, and where they do not the pattern
// comes as far.
func TestPatternsAgree(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	all := rules()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		r, fit := all[name], 0
		for range 200 {
			text := madeUp(random, r)
			scanned, _ := lex.Scan(diag.NewSource("clause", "fordel 1 en\n"+text))
			toks := scanned.Tokens
			if slices.ContainsFunc(toks, func(t lex.Token) bool { return t.Type == lex.Bad }) {
				continue
			}
			_, _, err := r.read(toks, diag.English)
			at, want := r.misfit(toks, diag.English)
			if whole := at == len(toks) && len(want) == 0; whole != (err == nil) {
				t.Fatalf("`%s`: participle says %v, the pattern stops at %d of %d and wants %v\n%s", text, err, at, len(toks), want, name)
			}
			var parse participle.Error
			if errors.As(err, &parse) && min(parse.Position().Offset, len(toks)) > at {
				t.Fatalf("`%s`: participle says %v, the pattern stops at %d\n%s", text, err, at, name)
			}
			if err == nil {
				fit++
			}
		}
		if fit < 5 {
			t.Errorf("only %d clauses fit\n%s", fit, name)
		}
	}
}

// madeUp follows what the pattern wants, and now and then something else.
func madeUp(random *rand.Rand, r rule) string {
	things := map[string][]string{"a name": {"a", "b"}, "a text in quotes": {`"x"`}, "a value": {"1", "- 2", "3 %"}, "a formula": {"a", "1 + b", "( c )"}, "`kr`": {"kr"}}
	words := []string{"a", "1", `"x"`, "kr", ".", ",", "=", "(", ")", "..", "->", ":", "+", "else", "in"}
	for _, c := range r.contexts {
		words = append(words, lex.Words(diag.English, c)...)
	}
	out := ""
	for range random.Intn(14) {
		toks, _ := lex.Scan(diag.NewSource("clause", "fordel 1 en\n"+out))
		at, want := r.misfit(toks.Tokens, diag.English)
		next := words[random.Intn(len(words))]
		if random.Intn(12) > 0 && at == len(toks.Tokens) && len(want) > 0 {
			switch p := want[random.Intn(len(want))].(type) {
			case word:
				next = string(p)
			case part:
				list := things[p.reader().called().EN]
				next = list[random.Intn(len(list))]
			}
		} else if random.Intn(2) == 0 {
			break
		}
		out = strings.TrimSpace(out + " " + next)
	}
	return out
}

// clauseOfAll has every construct that grammars are made of.
type clauseOfAll struct {
	Name  name   `parser:"@@"`
	Label *text  `parser:"@@?"`
	Kind  string `parser:"( '=' ( @( 'key' | 'flag' )"`
	Money *unit  `parser:"  | @@"`
	Texts []text `parser:"  | 'one of' @@ ( ',' @@ )* )"`
	Value *span  `parser:"| 'from' @@ ) EOF"`
}

// TestWanted tells what could stand at the first token that does not fit.
func TestWanted(t *testing.T) {
	r := newRule(clauseOfAll{}, lex.Pair{}, []lex.Context{statement.Table.Lines})
	for text, want := range map[string]string{
		"1":                "0 a name",
		"a":                "1 `=` or `from`",
		`a "x" 1`:          "2 `=` or `from`",
		"a =":              "2 `key`, `flag`, `kr` or `one of`",
		"a = key 1":        "3 something",
		`a = one of "x",`:  "6 a text in quotes",
		`a = one of "x" 1`: "5 something",
		"a from":           "2 a formula",
		"a from 1 +":       "4 something",
	} {
		scanned, _ := lex.Scan(diag.NewSource("clause", "fordel 1 en\n"+text))
		at, list := r.misfit(scanned.Tokens, diag.English)
		c := clause{reader: &reader{lang: diag.English}}
		if got := fmt.Sprintf("%d %s", at, c.wanted(list, r.contexts).In(diag.English)); got != want {
			t.Errorf("`%s`: %s, not %s", text, got, want)
		}
	}
	c := clause{reader: &reader{lang: diag.Danish}}
	_, list := roundLine.misfit(nil, diag.Danish)
	if got, want := c.wanted(list, roundLine.contexts).In(diag.Danish), "en værdi, `intet`, `største_brøk`, `dhondt` eller lignende"; got != want {
		t.Errorf("round: %s, not %s", got, want)
	}
}
