package dsl_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
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

// rewrite puts a text in the place of a part of a page.
func (p *page) rewrite(t testing.TB, part, text string) {
	t.Helper()
	old := between(t, p, part)
	at := strings.Index(p.text, "<!-- "+part+" -->\n") + len("<!-- "+part+" -->\n")
	if err := os.WriteFile(p.path, []byte(p.text[:at]+text+p.text[at+len(old):]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReferenceContents holds the table of contents against the headings.
func TestReferenceContents(t *testing.T) {
	heading := regexp.MustCompile(`(?m)^(##|###) (.+)$`)
	link := regexp.MustCompile(`(?m)^( *)- \[([^\]]+)\]\(#([^)]+)\)$`)
	for _, p := range readPages(t) {
		var want, got []string
		for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(p.text, ""), -1) {
			indent := strings.Repeat("  ", len(m[1])-2)
			want = append(want, indent+"- ["+m[2]+"](#"+anchor(m[2])+")")
		}
		contents := between(t, p, "contents")
		for _, m := range link.FindAllStringSubmatch(contents, -1) {
			got = append(got, m[0])
		}
		if slices.Equal(got, want) {
			continue
		}
		if *update {
			p.rewrite(t, "contents", strings.Join(want, "\n")+"\n")
			continue
		}
		t.Errorf("%s: the contents are\n%s\nbut should be\n%s", p.path, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestReferenceLayout holds the examples against the formatter; with -update
// they are written anew. One that is marked free shows other ways to write, and
// one that is marked loose what the formatter makes the next one of.
func TestReferenceLayout(t *testing.T) {
	for _, p := range readPages(t) {
		samples := p.samples(t)
		for i, s := range slices.Backward(samples) {
			f, _ := dsl.Parse("rules.fordel", s.text)
			want, _ := format.Format(f, "")
			if s.name == "loose" && samples[i+1].text != want {
				t.Errorf("%s:%d: the formatter makes\n%s", p.path, s.line, want)
			}
			if s.name == "free" || s.name == "loose" || s.text == want {
				continue
			}
			if !*update {
				t.Errorf("%s:%d: the formatter writes\n%s", p.path, s.line, want)
				continue
			}
			p.text = p.text[:s.start] + want + p.text[s.end:]
			if err := os.WriteFile(p.path, []byte(p.text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestReferenceLinks finds links that lead nowhere, and headings that a link
// cannot tell apart.
func TestReferenceLinks(t *testing.T) {
	for _, p := range readPages(t) {
		text := fence.ReplaceAllString(p.text, "")
		anchors := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
			if a := anchor(m[1]); anchors[a] {
				t.Errorf("%s: two headings are %q", p.path, m[1])
			} else {
				anchors[a] = true
			}
		}
		for _, m := range regexp.MustCompile(`\]\(([^)]*)\)`).FindAllStringSubmatch(text, -1) {
			name, local := strings.CutPrefix(m[1], "#")
			if _, err := os.Stat(m[1]); local && !anchors[name] || !local && err != nil {
				t.Errorf("%s: the link to %s leads nowhere", p.path, m[1])
			}
		}
	}
}

// anchor is the name that a heading's link has on the page.
func anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || strings.ContainsRune("æøåé", r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
