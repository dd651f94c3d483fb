package format

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	functions "github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// oldWords are all words that Danish rules wrote otherwise earlier, with how they
// are written now.
func oldWords() map[string]string {
	out := map[string]string{}
	for _, p := range statement.Places() {
		for _, w := range p.List() {
			out[w.Old] = w.DA
		}
	}
	for _, f := range statement.Figures() {
		out[f.Old] = f.DA
	}
	for _, f := range functions.All() {
		out[f.Old] = f.Name.DA
	}
	delete(out, "")
	return out
}

// problems are those of a text, without what is unused.
func problems(text string) (*dsl.File, diag.List) {
	f, list := dsl.Parse("rules.fordel", text)
	_, more := check.Check(f)
	var out diag.List
	for _, d := range append(list, more...) {
		if !strings.HasPrefix(d.Code, "unused.") {
			out.Add(d)
		}
	}
	return f, out
}

// TestOldWords reads a file with every old word: each is warned of where it stands,
// what is advised there mends it, and formatting the file writes them all anew, in
// both languages, with the same meaning.
func TestOldWords(t *testing.T) {
	raw, err := os.ReadFile("../testdata/old.da.fordel")
	if err != nil {
		t.Fatal(err)
	}
	text, missing := string(raw), oldWords()
	f, list := problems(text)
	for _, d := range list {
		word := text[d.Range.Start:d.Range.End]
		if now, ok := missing[word]; !lex.IsRenamed(d) || d.Severity != diag.Warning || ok && d.Replacement != now {
			t.Errorf("%q: %s, write %q", word, d.Message.DA, d.Replacement)
		}
		delete(missing, word)
		if _, left := problems(text[:d.Range.Start] + d.Replacement + text[d.Range.End:]); len(left) != len(list)-1 {
			t.Errorf("%q in the place of %q: %d problems, before %d", d.Replacement, word, len(left), len(list))
		}
	}
	for word := range missing {
		t.Errorf("`%s` is not read, or not warned of", word)
	}
	if left := Left(f, list); len(left) > 0 {
		t.Errorf("formatting mends all, not but for %v", left)
	}
	for _, lang := range []diag.Lang{diag.Danish, diag.English} {
		out, kept := Format(f, lang)
		again, left := problems(out)
		if len(kept) > 0 || len(left) > 0 {
			t.Errorf("in %s: %v %v\n%s", lang, kept, left, out)
		}
		sameText(t, string(lang), Canonical(again), Canonical(f))
		sameText(t, string(lang), meaning(t, again), meaning(t, f))
	}
}

// TestOldWordsAreNames uses every old word as the name of a column, a parameter and
// a figure, from the first column of lines too: nothing is warned of, and the names
// stay when the file is formatted.
func TestOldWordsAreNames(t *testing.T) {
	const rules = `fordel 1 da
parameter p_W = 3 { fra 1 til 4 trin 1 }
tabel t {
id nøgle
W tal
Wx tal
} rækker {
"a"; 1; 2
}
sæt t.y = W + Wx
pulje q {
beløb 100 kr
til t
kun p_W med højeste W
fordelingsnøgle W +
W
højst W * 200 kr
rest ufordelt
}
opdel q {
W 1
resten W
}
sammenligning c af t.W {
enhed W
}
figur kurve t.W efter W
vis t {
kolonner W "W"; q.W "del"
rækkefølge højeste W
}
kontrol "W" = sum(t.W) == 1
`
	for word := range oldWords() {
		if strings.Contains(word, " ") || word == "nil" {
			continue
		}
		text := strings.ReplaceAll(rules, "W", word)
		f, list := problems(text)
		if len(list) > 0 {
			t.Errorf("`%s`: %s", word, told(f, list))
		}
		out, _ := Format(f, diag.Danish)
		if want := strings.Count(text, word); strings.Count(out, word) != want {
			t.Errorf("`%s` is a name %d times\n%s", word, want, out)
		}
	}
}

func told(f *dsl.File, list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "line %d: %s %s\n", f.Source.Position(d.Range.Start).Line, d.Code, d.Message.EN)
	}
	return b.String()
}
