package lex

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/statement"
)

var languages = []diag.Lang{diag.English, diag.Danish}

// TestKeywordsAreUnambiguous sees that in every place a spelling means one thing
// and a thing has one spelling, and that no keyword begins with a reserved word.
func TestKeywordsAreUnambiguous(t *testing.T) {
	for _, lang := range languages {
		for i, c := range statement.Places() {
			spelled, meant := map[string]bool{}, map[string]bool{}
			for _, k := range c.List() {
				s := k.Spelling(lang)
				if spelled[s] || meant[k.EN] || s == "" {
					t.Errorf("%s, context %d: `%s` twice", lang, i, s)
				}
				spelled[s], meant[k.EN] = true, true
				first, _, _ := strings.Cut(s, " ")
				if _, reserved := Find(lang, Reserved, first); reserved && c != Reserved {
					t.Errorf("%s: `%s` begins with a reserved word", lang, s)
				}
				if english, ok := Find(lang, c, s); !ok || english != k.EN || Spell(lang, c, k.EN) != s {
					t.Errorf("%s, context %d: `%s` is found as `%s`", lang, i, s, english)
				}
			}
			if len(spelled) == 0 || len(spelled) != len(Words(lang, c)) {
				t.Errorf("%s, context %d: %d words", lang, i, len(spelled))
			}
		}
	}
}

// TestReservedWords compares the reserved words with those the language page
// lists.
func TestReservedWords(t *testing.T) {
	const page = "and or not in if then else nil tom yes no kr mio og eller ikke i hvis så ellers ja nej"
	got := map[string]bool{}
	for _, lang := range languages {
		for _, w := range Words(lang, Reserved) {
			got[w] = true
		}
	}
	for _, w := range strings.Fields(page) {
		if !got[w] {
			t.Errorf("`%s` is not reserved", w)
		}
		delete(got, w)
	}
	for w := range got {
		t.Errorf("`%s` is reserved", w)
	}
}

// TestDanishWords compares the table of the language page.
func TestDanishWords(t *testing.T) {
	for _, c := range []struct {
		in     Context
		en, da string
	}{
		{Statements, "model table param let bands indicator count", "model tabel parameter sæt intervaller kriterium tælling"},
		{Statements, "pool grant split earmark positions benchmark", "pulje tildeling opdel øremærk stillinger sammenligning"},
		{Statements, "scenario expect solve show chart", "scenarie kontrol find vis figur"},
		{statement.Model.Lines, "year adopted source round", "år vedtaget kilde afrund"},
		{statement.Table.Lines, "key text number whole share flag date from to", "nøgle tekst tal heltal andel ja_nej dato fra til"},
		{statement.Param.Lines, "from to step", "fra til trin"}, {statement.Table.Behind, "rows", "rækker"}, {statement.Bands.Head, "by", "efter"}, {statement.Bands.Lines, "under", "under"},
		{statement.Pool.Lines, "amount to per where only key floor cap", "beløb til pr hvor kun fordelingsnøgle mindst højst"},
		{statement.Pool.Lines, "surplus first partly rate round", "rest først delvist sats afrund"},
		{&statement.Ordering, "highest lowest", "højeste laveste"}, {&statement.Shortfall, "stop scale", "stop nedsæt"}, {&statement.Surplus, "stop keep to", "stop ufordelt til"},
		{statement.Count.Head, "with of where", "med af hvor"}, {statement.Indicator.Head, "weight", "vægt"}, {statement.Earmark.Lines, "purpose input content", "formål inputkrav indholdskrav"},
		{statement.Benchmark.Lines, "each exclude outliers average", "enhed udelad outliers gennemsnit"},
	} {
		en, da := strings.Fields(c.en), strings.Fields(c.da)
		for i := range en {
			if got := Spell(diag.Danish, c.in, en[i]); got != da[i] {
				t.Errorf("`%s` is `%s`, not `%s`", en[i], got, da[i])
			}
		}
	}
	for en, da := range map[string]string{"at least": "mindst", "any of": "en af", "all of": "alle af", "marks of": "vægte af"} {
		if got := Spell(diag.Danish, statement.Count.Head, en); got != da {
			t.Errorf("`%s` is `%s`, not `%s`", en, got, da)
		}
	}
}

// TestMatchTakesTheLongest reads keywords of several words.
func TestMatchTakesTheLongest(t *testing.T) {
	for text, want := range map[string]string{
		"from own mean x": "from own mean", "from average": "from average", "from own": "", "sd 2": "sd", "mean": "",
	} {
		tokens, _ := scan(t, "en", text)
		if english, n := Match("en", &statement.Outlyingness, tokens); english != want || n != len(strings.Fields(want)) {
			t.Errorf("%s: `%s`, %d", text, english, n)
		}
	}
	tokens, _ := scan(t, "da", "til og med 5 %")
	if english, n := Match("da", statement.Bands.Lines, tokens); english != "up to" || n != 3 {
		t.Errorf("`%s`, %d", english, n)
	}
}

// TestFunctions translates every function there and back.
func TestFunctions(t *testing.T) {
	for _, lang := range languages {
		seen := map[string]string{}
		for _, f := range function.All() {
			word := SpellFunction(lang, f.Name.EN)
			if other, twice := seen[word]; twice && word != "antal" {
				t.Errorf("%s: `%s` is %s and %s", lang, word, other, f.Name.EN)
			}
			seen[word] = f.Name.EN
			args := 1
			if f.Name.EN == "count" {
				args = 2
			}
			if english, ok := Function(lang, word, args); !ok || english != f.Name.EN {
				t.Errorf("%s: `%s` is %s, not %s", lang, word, english, f.Name.EN)
			}
		}
	}
	for _, f := range strings.Fields("sum count len any all none min max mean median first last abs ceil floor round clamp exp ln sqrt mod met marks known share rank percentile percentile_inc quartile stddev lookup months years date upper lower trim") {
		if _, ok := Function("en", f, 1); !ok {
			t.Errorf("no %s", f)
		}
	}
	if _, ok := Function("en", "antal", 1); ok {
		t.Error("antal in English")
	}
}

// TestSpecials translates every special name there and back.
func TestSpecials(t *testing.T) {
	for _, lang := range languages {
		seen := map[string]bool{}
		for _, p := range statement.Figures() {
			word := SpellSpecial(lang, p.EN)
			if english, ok := Special(lang, word); seen[word] || !ok || english != p.EN {
				t.Errorf("%s: `%s` is %s, not %s", lang, word, english, p.EN)
			}
			seen[word] = true
		}
		for word, want := range map[string]bool{"p10": true, "p": false, "p1x": false, "nothing": false} {
			if _, ok := Special(lang, word); ok != want {
				t.Errorf("%s: %s is %v", lang, word, ok)
			}
		}
	}
}
