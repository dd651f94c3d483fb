package dsl

import (
	"reflect"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// rules gives every grammar by its type and usage.
func rules() map[string]rule {
	out := map[string]rule{}
	add(out, modelHead)
	add(out, tableHead, poolHead, grantHead)
	add(out, splitHead, earmarkHead, positionsHead, showHead, nameLine)
	add(out, paramHead)
	add(out, letHead)
	add(out, bandsHead)
	add(out, indicatorHead)
	add(out, countHead)
	add(out, benchmarkHead, spreadHead)
	add(out, scenarioHead, scenariosHead, textLine)
	add(out, expectHead)
	add(out, solveHead)
	add(out, chartHead)
	add(out, columnLine)
	add(out, rowLine, literalsLine)
	add(out, settingLine)
	add(out, bandLine)
	add(out, partLine)
	add(out, literalLine)
	add(out, formulaLine)
	add(out, columnsLine)
	add(out, orderLine)
	add(out, onlyLine)
	add(out, shortfallLine, requirementLine)
	add(out, surplusLine)
	add(out, rateLine)
	add(out, roundLine)
	add(out, outliersLine)
	add(out, averageLine)
	return out
}

func add[T any](out map[string]rule, list ...*grammar[T]) {
	for _, g := range list {
		out[g.clause.Name()+": "+g.usage.EN] = g.rule
	}
}

// TestGrammarsRefuse sees that no grammar takes nothing where there is
// something.
func TestGrammarsRefuse(t *testing.T) {
	for text, r := range rules() {
		if out, _, err := r.read([]lex.Token{{Type: lex.Comma}}, diag.English); err == nil || out != nil {
			t.Errorf("reads %v, %v from `,` by\n%s", out, err, text)
		}
	}
}

// TestGrammarsUseKeywords sees that each word in a grammar is a keyword in one
// of its contexts, or a sign that the tokens have, and that each keyword of its
// contexts is in it.
func TestGrammarsUseKeywords(t *testing.T) {
	var signs []string
	for _, s := range signText {
		signs = append(signs, s)
	}
	for text, r := range rules() {
		contexts, used := r.contexts, map[string]bool{}
		wordsIn(patternOf(r.clause), used)
		for word := range used {
			known := word == anyKeyword || slices.Contains(signs, word)
			for _, c := range contexts {
				_, ok := lex.Find(diag.English, c, word)
				known = known || ok
			}
			if !known {
				t.Errorf("`%s` is neither sign nor keyword in\n%s", word, text)
			}
		}
		for _, c := range contexts {
			for _, word := range lex.Words(diag.English, c) {
				if !used[word] && !used[anyKeyword] && !(word == "per" && r.clause == reflect.TypeFor[orderClause]()) {
					t.Errorf("the keyword `%s` is not used in\n%s", word, text)
				}
			}
		}
	}
}

// anyKeyword stands for whatever keyword comes.
const anyKeyword = "<keyword>"

// wordsIn notes the words of a pattern: some parts take words that are declared.
func wordsIn(p pattern, used map[string]bool) {
	switch p := p.(type) {
	case word:
		used[string(p)] = true
	case keyword:
		used[anyKeyword] = true
	case sequence:
		for _, q := range p {
			wordsIn(q, used)
		}
	case choices:
		for _, q := range p {
			wordsIn(q, used)
		}
	case repeated:
		wordsIn(p.pattern, used)
	}
}

// TestChoices sees that the words for the choices in the tree are keywords, so
// that they can be spelled in both languages.
func TestChoices(t *testing.T) {
	for c, words := range map[lex.Context][]string{
		&statement.Rounding: methodWords[1:], &statement.Ordering: directionWords, &statement.Shortfall: shortfallWords, &statement.Surplus: surplusWords,
		&statement.Requirement: inputWords, &statement.Outlyingness: outlierWords, &statement.Averages: averageWords, statement.Chart.Head: statement.ChartForms(),
		statement.Bands.Lines: bandWords[2:4], statement.Count.Head: countWords[1:],
		statement.Table.Lines: {"key", "text", "number", "whole", "share", "flag", "date", "one of"},
	} {
		for _, w := range words {
			if _, ok := lex.Find(diag.English, c, w); !ok {
				t.Errorf("`%s` is no keyword among %q", w, lex.Words(diag.English, c))
			}
		}
	}
	for i, w := range statement.ChartForms() {
		if f, ok := statement.ChartFormOf(w); !ok || f != statement.ChartForm(i) || f.String() != w {
			t.Errorf("chart %d is `%s`", i, w)
		}
	}
}
