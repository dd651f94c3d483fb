package dsl_test

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// places says where the keywords of a context stand.
var places = map[lex.Context]lex.Pair{
	lex.Reserved:      {EN: "everywhere; never a name", DA: "overalt; aldrig et navn"},
	lex.Statements:    {EN: "first in a statement", DA: "først i en sætning"},
	lex.InFormulas:    {EN: "after a table in a formula", DA: "efter en tabel i en formel"},
	lex.InModel:       {EN: "in `model`", DA: "i `model`"},
	lex.InTable:       {EN: "after the columns of a table", DA: "efter kolonnerne i en tabel"},
	lex.InColumn:      {EN: "in a column", DA: "i en kolonne"},
	lex.InParam:       {EN: "in `param`", DA: "i `parameter`"},
	lex.InBandsHead:   {EN: "in `bands`, before `{`", DA: "i `trin`, før `{`"},
	lex.InBands:       {EN: "in `bands`", DA: "i `trin`"},
	lex.InIndicator:   {EN: "in `indicator`", DA: "i `kriterium`"},
	lex.InCount:       {EN: "in `count`", DA: "i `tælling`"},
	lex.InPool:        {EN: "in `pool`", DA: "i `pulje`"},
	lex.InGrant:       {EN: "in `grant`", DA: "i `tilskud`"},
	lex.InEarmark:     {EN: "in `earmark`", DA: "i `øremærk`"},
	lex.InPositions:   {EN: "in `positions`", DA: "i `stillinger`"},
	lex.InBenchmark:   {EN: "in `benchmark`", DA: "i `sammenligning`"},
	lex.InSpread:      {EN: "in `spread`", DA: "i `spredning`"},
	lex.InShow:        {EN: "in `show`", DA: "i `vis`"},
	lex.InOf:          {EN: "in `benchmark` and `spread`, before `{`", DA: "i `sammenligning` og `spredning`, før `{`"},
	lex.InSolve:       {EN: "in `solve`", DA: "i `find`"},
	lex.InChart:       {EN: "in `chart`", DA: "i `figur`"},
	lex.InOrder:       {EN: "after `only`, `first` and `order`", DA: "efter `kun`, `først` og `rækkefølge`"},
	lex.InShortfall:   {EN: "after `shortfall`", DA: "efter `mangler`"},
	lex.InSurplus:     {EN: "after `surplus`", DA: "efter `rest`"},
	lex.InRate:        {EN: "after `rate`", DA: "efter `sats`"},
	lex.InRound:       {EN: "after `round`", DA: "efter `afrund`"},
	lex.InRequirement: {EN: "after `input`", DA: "efter `krav_personale`"},
	lex.InOutliers:    {EN: "after `outliers`", DA: "efter `afvigere`"},
	lex.InAverage:     {EN: "after `average`", DA: "efter `gennemsnit`"},
}

// wordTable is the table of all words in both languages, the page's own first.
func wordTable(lang diag.Lang) string {
	var b strings.Builder
	row := func(word lex.Pair, place lex.Pair) {
		b.WriteString("| `" + word.Spelling(lang) + "` | `" + word.Spelling(lex.Other(lang)) + "` | " + place.Spelling(lang) + " |\n")
	}
	head := lex.Pair{EN: "| English | Danish | where |\n", DA: "| dansk | engelsk | hvor |\n"}
	b.WriteString(head.Spelling(lang) + "|---|---|---|\n")
	for _, k := range lex.Keywords {
		var in lex.Pair
		for i, c := range k.In {
			if i > 0 {
				in.EN, in.DA = in.EN+"; ", in.DA+"; "
			}
			in.EN, in.DA = in.EN+places[c].EN, in.DA+places[c].DA
		}
		row(lex.Pair{EN: k.EN, DA: k.DA}, in)
	}
	for _, f := range lex.Functions {
		row(lex.Pair{EN: f.EN + "()", DA: f.DA + "()"}, lex.Pair{EN: "a function", DA: "en funktion"})
	}
	for _, s := range lex.Specials {
		row(lex.Pair{EN: "." + s.EN, DA: "." + s.DA}, lex.Pair{EN: "a figure of a result, or of `model`", DA: "et tal ved et resultat, eller ved `model`"})
	}
	return b.String()
}

// TestReferenceWords holds the table of words against those of package lex; with
// -update it is written anew.
func TestReferenceWords(t *testing.T) {
	for _, p := range readPages(t) {
		got, want := between(t, p, "words"), wordTable(p.lang)
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("%s: the table of words is not that of package lex; run with -update", p.path)
			continue
		}
		p.rewrite(t, "words", want)
	}
}

// TestEveryPlaceIsNamed finds contexts that the table of words cannot name.
func TestEveryPlaceIsNamed(t *testing.T) {
	for _, k := range lex.Keywords {
		for _, c := range k.In {
			if places[c].EN == "" || places[c].DA == "" {
				t.Errorf("the place of %q has no name", k.EN)
			}
		}
	}
}
