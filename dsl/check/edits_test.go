package check_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/diag/diagtest"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// edited is a file with one mistake: bytes from start to end were put in the
// place of others.
type edited struct {
	text, what string
	start, end int
}

// stray are characters that fingers put in the wrong place.
const stray = `abex_0159.,;:=(){}[]"%+-*/<>æ `

// edit makes a mistake in a text: a word or character too many, too few or in the
// wrong place, a line that ends too early or too late.
func edit(r *rand.Rand, text string, toks []lex.Token) edited {
	i := r.Intn(len(toks) - 1)
	t, next, other := toks[i], toks[i+1], toks[r.Intn(len(toks))]
	put := func(what string, from, to int, in string) edited {
		return edited{text[:from] + in + text[to:], fmt.Sprintf("%s at `%s`", what, t.Text), from, from + len(in)}
	}
	at := t.At.Start + r.Intn(t.At.End-t.At.Start)
	for !utf8.RuneStart(text[at]) {
		at--
	}
	switch r.Intn(8) {
	case 0:
		return put("delete the word", t.At.Start, t.At.End, "")
	case 1:
		return put("insert "+other.Text, t.At.Start, t.At.Start, other.Text+" ")
	case 2:
		return put("swap with "+next.Text, t.At.Start, next.At.End, next.Text+text[t.At.End:next.At.Start]+t.Text)
	case 3:
		return put("replace by "+other.Text, t.At.Start, t.At.End, other.Text)
	case 4:
		_, size := utf8.DecodeRuneInString(text[at:])
		return put("delete a character", at, at+size, "")
	case 5:
		signs := []rune(stray)
		return put("insert a character", at, at, string(signs[r.Intn(len(signs))]))
	case 6:
		return put("break the line after", t.At.End, next.At.Start, "\n")
	}
	return put("join lines after", t.At.End, next.At.Start, " ")
}

// around is the place of the statement that holds an edit, as the file was before
// it and in offsets of the file after it, with its neighbours: a statement that
// loses its beginning becomes part of the one before.
func around(before *dsl.File, e edited, grown int) diag.Range {
	list := before.Statements
	from, to := 0, len(e.text)
	for i, s := range list {
		if s.Where().Start > e.start {
			break
		}
		from = s.Where().Start
		if i > 0 {
			from = list[i-1].Where().Start
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Where().End+grown < e.end {
			break
		}
		to = list[i].Where().End + grown
		if i+1 < len(list) {
			to = list[i+1].Where().End + grown
		}
	}
	return diag.Range{Start: from, End: to}
}

// TestEdits makes hundreds of single mistakes in the rule files there are. None
// makes the reader or the checker fail; whatever cannot be read is reported at or
// beside the statement that holds the mistake, in whole sentences, and no mistake
// drowns the reader in what follows from it.
func TestEdits(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*/rules*.fordel")
	if err != nil || len(paths) < 30 {
		t.Fatal(err, len(paths))
	}
	r := rand.New(rand.NewSource(1))
	edits, reported, total := 0, 0, 0
	for _, path := range append(paths, "../testdata/canonical.fordel", "../testdata/canonical.da.fordel") {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		before, _ := dsl.Parse(path, text)
		scanned, _ := lex.Scan(before.Source)
		for range 8 {
			e := edit(r, text, scanned.Tokens)
			edits++
			if n := checkEdit(t, before, e, len(e.text)-len(text)); n > 0 {
				reported, total = reported+1, total+n
			}
		}
	}
	if edits < 500 || reported < edits*7/10 { // the others give another sound rule file
		t.Errorf("%d of %d mistakes are noticed", reported, edits)
	}
	if total > 2*reported {
		t.Errorf("%d errors for %d mistakes", total, reported)
	}
}

// checkEdit reads a file with a mistake and gives how many errors it has.
func checkEdit(t *testing.T, before *dsl.File, e edited, grown int) int {
	t.Helper()
	file, list := dsl.Parse(before.Source.Name, e.text)
	_, more := check.Check(file)
	near, n := around(before, e, grown), 0
	for i, d := range append(list, more...) {
		fail := func(why string) {
			at := file.Source.Position(e.start)
			t.Errorf("%s:%d: %s: %s %s %q\n%s", before.Source.Name, at.Line, e.what, d.Code, why, e.text[d.Range.Start:d.Range.End], file.Source.Line(at.Line))
		}
		if d.Range.Start < 0 || d.Range.Start > d.Range.End || d.Range.End > len(e.text) {
			t.Fatalf("%s: %s: %v lies outside", before.Source.Name, e.what, d)
		}
		if d.Severity != diag.Error {
			continue
		}
		if n++; i < len(list) && (d.Range.End < near.Start || d.Range.Start > near.End) {
			fail("is reported elsewhere")
		}
		for _, bad := range []string{"%!", "unexpected token", "participle", "Word"} {
			if strings.Contains(d.Message.EN, bad) {
				fail("says " + d.Message.EN)
			}
		}
	}
	diagtest.Sentences(t, append(list, more...))
	return n
}
