package table

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// grouping writes the digits of a whole number in threes.
func grouping(digits, separator string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + separator + digits[i:]
	}
	return digits
}

// TestNumbersAreNearestDoubles writes random decimals in every way a sheet may,
// and compares with strconv on the plain decimal.
func TestNumbersAreNearestDoubles(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 20_000 {
		whole, fraction := strconv.FormatUint(r.Uint64()>>r.IntN(64), 10), ""
		for range r.IntN(20) {
			fraction += string(rune('0' + r.IntN(10)))
		}
		plain, sign, percent := whole, "", r.IntN(2) == 0
		if fraction != "" {
			plain += "." + fraction
		}
		if r.IntN(2) == 0 {
			sign = "-"
		}
		want, err := strconv.ParseFloat(sign+plain, 64)
		if percent {
			want, err = strconv.ParseFloat(sign+plain+"e-2", 64)
		}
		if err != nil {
			t.Fatal(err)
		}
		point, group := ".", []string{"", ",", " ", "\u00A0", "'"}[r.IntN(5)]
		st := pointStyle
		if r.IntN(2) == 0 {
			st, point = commaStyle, ","
			group = strings.Replace(group, ",", ".", 1)
		}
		cell := sign + grouping(whole, group)
		if fraction != "" {
			cell += point + fraction
		}
		if got, _, ok := readNumber(cell, st, percent); !ok || got != want {
			t.Fatalf("%q, style %d, percent %v: %v %v, want %v", cell, st, percent, got, ok, want)
		}
	}
}

// TestUnknownStyleNeverGuesses checks that a number without a known style is read
// only if both styles agree or one refuses it.
func TestUnknownStyleNeverGuesses(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	refused := 0
	for range 50_000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteByte("0123456789012345.,"[r.IntN(18)])
		}
		x, _, okX := readNumber(b.String(), pointStyle, false)
		y, _, okY := readNumber(b.String(), commaStyle, false)
		z, use, ok := readNumber(b.String(), unknownStyle, false)
		switch {
		case okX && okY && x != y:
			if refused++; ok || use != ambiguous {
				t.Fatalf("%q is %v or %v and read as %v", b.String(), x, y, z)
			}
		case ok != (okX || okY), ok && !(okX && z == x || okY && z == y):
			t.Fatalf("%q is %v or %v and read as %v, %v", b.String(), x, y, z, ok)
		}
	}
	if refused == 0 {
		t.Error("nothing ambiguous was tried")
	}
}

func TestStyleOf(t *testing.T) {
	for cell, want := range map[string]style{
		"1,5": commaStyle, "1.5": pointStyle, "1.234,5 kr": commaStyle, "1,234.5": pointStyle, "1.234.567": commaStyle, "1,234,567": pointStyle,
		"0,125": commaStyle, "0.125": pointStyle, "1.234": unknownStyle, "1,234 kr.": unknownStyle, "75258": unknownStyle, "abc": unknownStyle, "": unknownStyle,
		"12,5 %": commaStyle, "-1,5": commaStyle,
	} {
		if got := styleOf(cell); got != want {
			t.Errorf("%q: %d, want %d", cell, got, want)
		}
	}
}

func TestCutUnit(t *testing.T) {
	for in, want := range map[string]string{
		"5 kr": "5", "5kr.": "5", "KR 5": "5", "kr.5": "5", "-kr. 5": "-5", "- kr 5": "-5", "+kr 5": "5", "kr": "kr", "kr.": "", "5": "5", "5 €": "5 €", "": "", "5 kroner": "5 kroner",
	} {
		if got := cutUnit(in, "kr"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := cutUnit("5 kr", "EUR"); got != "5 kr" {
		t.Errorf("kr in euro: %q", got)
	}
}

func TestBits(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 200} {
		b, full := NewBits(n), fullBits(n)
		if b.Count() != 0 || full.Count() != n {
			t.Fatalf("%d: %d, %d", n, b.Count(), full.Count())
		}
		for i := range n {
			b.Set(i, true)
			full.Set(i, false)
			if !b.Get(i) || full.Get(i) || b.Count() != i+1 || full.Count() != n-i-1 {
				t.Fatalf("%d of %d: %v", i, n, fmt.Sprint(b, full))
			}
		}
		if fmt.Sprint(b) != fmt.Sprint(fullBits(n)) {
			t.Fatalf("all of %d: %v", n, b)
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"007", "Sydhavn", "Nørrebro", "1234", "A1"}
	for wrong, want := range map[string]string{
		"7": "007", "0007": "007", "sydhavn": "Sydhavn", "Syd havn": "Sydhavn", "Sydhvan": "Sydhavn", "Nørebro": "Nørrebro",
		"1235": "", "Østerbro": "", "xyz": "", "": "",
	} {
		if got := nearest(wrong, keys); got != want {
			t.Errorf("%q: %q, want %q", wrong, got, want)
		}
	}
	if got := nearest("7", make([]string, maxCandidates+1)); got != "" {
		t.Errorf("too many candidates gave %q", got)
	}
}

// Digits are read the same whether one by one or all at once.
func TestDigits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200_000 {
		s := strconv.Itoa(random.IntN(1_000_000_000) % pow10(random.IntN(10)))
		s = strings.Repeat("0", random.IntN(4)) + s
		if b := []byte(s); random.IntN(2) == 0 {
			b[random.IntN(len(b))] = byte(random.IntN(256))
			s = string(b)
		}
		n, ok := digits(s)
		want, err := strconv.ParseUint(s, 10, 63)
		if ok != (err == nil) || ok && n != int(want) {
			t.Fatalf("%q is %d, %v", s, n, ok)
		}
	}
}

func pow10(n int) int {
	if n == 0 {
		return 1
	}
	return 10 * pow10(n-1)
}

// Words that share their place among the recent ones are still told apart.
func TestRecentWords(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("w", Text, optional)}}
	random := rand.New(rand.NewPCG(5, 6))
	letters := []rune("aabbæ0 '\x00\x01é")
	var words []string
	var text strings.Builder
	text.WriteString("w\n")
	for range 60_000 {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		words = append(words, clean(unguard(strings.TrimSpace(b.String()))))
		text.WriteString(b.String() + "\n")
	}
	words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
	d := decoded{text: text.String(), lines: len(words) + 1}
	r := newReader(t.Context(), spec, Origin{File: "t.csv"})
	s := &sheet{file: "t.csv", decoded: d, comma: ';'}
	r.from = &csvSource{reader: r, records: s.records(0, 0)}
	read, err := r.read()
	if err != nil || read.Table == nil || read.Table.Len != len(words) {
		t.Fatal(err, render(read.Problems.List()))
	}
	for row, want := range words {
		if got := read.Table.Columns[0].Word(row); got != want {
			t.Fatalf("row %d is %q, not %q", row, got, want)
		}
	}
}
