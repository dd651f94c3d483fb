package dsl_test

import (
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

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
	start := time.Now()
	file, diags := dsl.Parse("fuzz.fordel", text)
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("%v for %d bytes", d, len(text))
	}
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

// TestHostile reads long texts of one thing: none may take a time that grows
// with the square of its length.
func TestHostile(t *testing.T) {
	heads := []string{"fordel 1 en\nlet a = ", "fordel 1 da\nsæt a = ", "fordel 1 en\npool p {\n amount ", "fordel 1 en\ncount t.a = t with at least ", "fordel 1 en\n"}
	pieces := []string{
		"(", "-", "not ", "[", "{", "if a then ", "a where ", "a.", "a,", "a ? ", "a ^ ", "a < ", "}", ".", "a\n", "let a=\n", "pool p {",
		"a in ", "a ?? ", "\xff", "=", "f(", "x in [", "1, ", "let a = 1\n", "table t {\n a whole\n}\n",
	}
	for i, piece := range pieces {
		growth(t, heads[i%len(heads)], piece, 1<<15)
	}
	for _, piece := range []string{"\"", "'", "//", "1", "ø", "_", "1.", "111.", "1,", "\"\\"} { // few words, many letters
		growth(t, heads[0], piece, 1<<18)
		growth(t, heads[1], piece, 1<<18)
	}
}

// growth compares the time for a text of a size with that for an eighth of it:
// about 8 if it grows evenly, 64 with the square.
func growth(t *testing.T, head, piece string, size int) {
	short, long := timeOf(t, head, piece, size/8), timeOf(t, head, piece, size)
	for range 8 { // others use the machine too: the shortest times count
		if long < 24*short || long < time.Second/3 {
			return
		}
		short, long = min(short, timeOf(t, head, piece, size/8)), min(long, timeOf(t, head, piece, size))
	}
	t.Errorf("%q after %q: eight times as much takes more than 24 times as long", piece, head)
}

func timeOf(t *testing.T, head, piece string, size int) time.Duration {
	start := time.Now()
	_, diags := dsl.Parse("hostile.fordel", head+strings.Repeat(piece, size/len(piece)))
	if len(diags) > 210 {
		t.Errorf("%q after %q: %d problems", piece, head, len(diags))
	}
	return time.Since(start)
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
