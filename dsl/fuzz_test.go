package dsl_test

import (
	"math/rand"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// FuzzParse reads anything at all: there is no panic, it ends soon, everything
// points into the text, and what is said is said in both languages.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/tree/*.txtar", "testdata/errors/*.txtar"} {
		for _, path := range testFiles(f, pattern) {
			_, sections := readSections(f, path)
			f.Add(get(sections, "en.fordel"))
			f.Add(get(sections, "da.fordel"))
		}
	}
	for _, s := range []string{"", "\n", "\ufeff", "fordel", "fordel 1 en", "fordel 1 da\r\nsæt a = 1\r\n", "\xff\xfe", "{{{{", "}}}}", "fordel 1 en\n}{ let", "fordel 1 en\ntable t { a", "fordel 1 en\nparam p = -"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkAny(t, text)
	})
}

func checkAny(t *testing.T, text string) {
	file, diags := dsl.Parse("fuzz.fordel", text)
	text = file.Source.Text
	for _, d := range diags {
		checkDiagnostic(t, text, d)
	}
	checkRanges(t, text, file)
	if dump := dsl.Dump(file); !diags.HasErrors() && strings.Contains(dump, "Flawed") {
		t.Errorf("flawed without an error:\n%s", dump)
	}
}

func checkDiagnostic(t *testing.T, text string, d diag.Diagnostic) {
	if d.Range.Start < 0 || d.Range.End < d.Range.Start || d.Range.End > len(text) {
		t.Errorf("%s at %v, outside the text", d.Code, d.Range)
	}
	for _, s := range []string{d.Message.EN, d.Message.DA, d.Hint.EN, d.Hint.DA} {
		if s == "" || strings.Contains(s, "%!") {
			t.Errorf("%s says %+v %+v", d.Code, d.Message, d.Hint)
		}
	}
}

func checkRanges(t *testing.T, text string, file *dsl.File) {
	last := 0
	for _, s := range file.Statements {
		at := s.Where()
		if at.Start < last || at.End <= at.Start || at.End > len(text) {
			t.Errorf("a statement at %v after %d", at, last)
		}
		last = at.End
		dsl.Walk(s, func(_ dsl.Role, f *dsl.Formula) {
			f.Walk(func(n *dsl.Formula) bool {
				if n.At.Start < at.Start || n.At.End > at.End || n.Sign.Start < n.At.Start || n.Sign.End > n.At.End {
					t.Errorf("a node at %v, signed %v, in %v", n.At, n.Sign, at)
				}
				return true
			})
		})
	}
}

// TestHostile reads long texts of one thing: a tree or a bounded list of
// problems comes of each.
func TestHostile(t *testing.T) {
	for i, piece := range hostile {
		if n := problems(heads[i%len(heads)], piece, 1<<14); n > 210 {
			t.Errorf("%q: %d problems", piece, n)
		}
	}
}

var (
	heads   = []string{"fordel 1 en\nlet a = ", "fordel 1 da\nsæt a = ", "fordel 1 en\npool p {\n amount ", "fordel 1 en\ncount t.a = t with at least ", "fordel 1 en\n"}
	hostile = []string{
		"(", "-", "not ", "[", "{", "if a then ", "a where ", "a.", "a,", "a ? ", "a ^ ", "a < ", "}", ".", "a\n", "let a=\n", "pool p {",
		"a in ", "a ?? ", "\xff", "=", "f(", "x in [", "1, ", "let a = 1\n", "table t {\n a whole\n}\n",
		"\"", "'", "//", "1", "ø", "_", "1.", "111.", "1,", "\"\\",
	}
)

// problems is how many problems a long text of one piece has.
func problems(head, piece string, size int) int {
	_, diags := dsl.Parse("hostile.fordel", head+strings.Repeat(piece, size/len(piece)))
	return len(diags)
}

// BenchmarkHostile shows how the time grows with the length of hostile texts.
func BenchmarkHostile(b *testing.B) {
	for _, size := range []int{1 << 13, 1 << 16} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			for b.Loop() {
				for i, piece := range hostile {
					problems(heads[i%len(heads)], piece, size)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	_, sections := readSections(b, "testdata/tree/first.txtar")
	text := get(sections, "en.fordel")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, diags := dsl.Parse("first.fordel", text); len(diags) > 0 {
			b.Fatal(diags)
		}
	}
}

// TestMutations swaps, drops and repeats words of the clean files at random:
// what FuzzParse demands must hold for all of them.
func TestMutations(t *testing.T) {
	var seeds [][]string
	for _, text := range trees(t) {
		seeds = append(seeds, regexp.MustCompile(`\s+|[\pL_]+|[0-9.,]+|"[^"]*"|.`).FindAllString(text, -1))
	}
	slices.SortFunc(seeds, func(a, b []string) int { return strings.Compare(strings.Join(a, ""), strings.Join(b, "")) })
	random := rand.New(rand.NewSource(1))
	for range 300 {
		words := slices.Clone(seeds[random.Intn(len(seeds))])
		from := random.Intn(len(words))
		words = append(words[:6:6], words[from:min(len(words), from+400)]...)
		for range 1 + random.Intn(8) {
			other := seeds[random.Intn(len(seeds))]
			i, word := random.Intn(len(words)), other[random.Intn(len(other))]
			switch random.Intn(3) {
			case 0:
				words[i] = word
			case 1:
				words = slices.Insert(words, i, word)
			case 2:
				words = slices.Delete(words, i, i+1)
			}
		}
		checkAny(t, strings.Join(words, ""))
	}
}
