package statement

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestFiguresAreSpelledAlike sees that a figure that several statements have is
// called the same in both languages, so that its name can be translated without
// knowing whose it is.
func TestFiguresAreSpelledAlike(t *testing.T) {
	danish, english := map[string]string{}, map[string]string{}
	for _, d := range All {
		for _, f := range d.Figures {
			if f.EN == "" || f.Hidden {
				continue
			}
			if other, ok := danish[f.EN]; ok && other != f.DA {
				t.Errorf("%s is %s and %s", f.EN, other, f.DA)
			}
			if other, ok := english[f.DA]; ok && other != f.EN {
				t.Errorf("%s is %s and %s", f.DA, other, f.EN)
			}
			danish[f.EN], english[f.DA] = f.DA, f.EN
		}
	}
}

// TestWordsFromElsewhere sees that what people write elsewhere is unambiguous in
// its place and no word of the place itself.
func TestWordsFromElsewhere(t *testing.T) {
	for _, p := range Places() {
		seen := map[string]string{}
		for _, w := range p.all() {
			for _, word := range strings.Fields(w.Elsewhere) {
				if other, twice := seen[word]; twice {
					t.Errorf("%s is for %s and %s", word, other, w.EN)
				}
				seen[word] = w.EN
				if p.Meant(word) != w {
					t.Errorf("%s is not found", word)
				}
			}
		}
	}
}

// TestPercentiles writes percentiles as names and reads them back.
func TestPercentiles(t *testing.T) {
	for percent, want := range map[float64]string{10: "p10", 2.5: "p2_5", 99.9: "p99_9"} {
		name := PercentileName(percent)
		if name != want || PercentileOf(name) != percent || !Percentile(name) {
			t.Errorf("%v is %s and back %v", percent, name, PercentileOf(name))
		}
	}
	for _, name := range []string{"p", "pay", "p_1", "10", ""} {
		if Percentile(name) {
			t.Errorf("%s is no percentile", name)
		}
	}
}

// TestPhrases finds the longest keyword that begins with a word.
func TestPhrases(t *testing.T) {
	list := Outlyingness.Phrases(diag.English, "from")
	if len(list) != 2 || list[0].Word.EN != "from own mean" {
		t.Errorf("%v", list)
	}
	if w := Statements.Word("scenarios"); w != Scenario.Also {
		t.Errorf("%v", w)
	}
}

// TestFiguresAreTold sees that every figure says what it is, and that one which is
// shown by itself has a title in both languages.
func TestFiguresAreTold(t *testing.T) {
	for _, d := range All {
		for i := range d.Figures {
			f := &d.Figures[i]
			title := f.Heading("p10")
			if alone := f.Over != EachRow && d.Section != ""; alone && (title.EN == "" || title.DA == "") {
				t.Errorf("%s.%s has no title", d, f.EN)
			}
			if named := f.EN != "" && !f.Hidden; named && (f.Doc.EN == "" || f.Doc.DA == "") {
				t.Errorf("%s.%s does not say what it is", d, f.EN)
			}
		}
	}
}
