package report

import (
	"encoding/json"
	"math"
	"math/rand"
	"strconv"
	"strings"
	"testing"
)

// Numbers are written with the fewest digits that read back as the same, whole
// ones without an exponent below 1e21.
func TestNumbersInJSON(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1: "1", -70: "-70", 0.1: "0.1", 1e20: "100000000000000000000", 1e21: "1e+21",
		1<<53 - 1: "9007199254740991", 1 << 53: "9007199254740992", -(1 << 53): "-9007199254740992", 5e-7: "5e-07", -2.5: "-2.5",
		math.NaN(): "null", math.Inf(-1): "null"} {
		w := &jsonWriter{}
		if w.number(x); string(w.out) != want {
			t.Errorf("%v is written as %s, want %s", x, w.out, want)
		}
	}
	random := rand.New(rand.NewSource(1))
	for range 10_000 {
		x := float64(random.Int63()>>random.Intn(63)) * float64(1-random.Intn(2)*2)
		w := &jsonWriter{}
		if w.number(x); string(w.out) != strconv.FormatFloat(x, 'f', -1, 64) {
			t.Fatalf("%v is written as %s", x, w.out)
		}
	}
	w := &jsonWriter{}
	if w.number(math.Copysign(0, -1)); string(w.out) != "-0" {
		t.Errorf("-0 is written as %s", w.out)
	}
}

// Texts read back as they were, but for bytes that are no text.
func TestTextsInJSON(t *testing.T) {
	for _, text := range []string{"", "plain", "Øst", "a\"b", `a\\b`, "tab\tline\n", "plain, then \x01\x7f\u2028", "\xff bad", "<&>"} {
		w := &jsonWriter{}
		w.text(text)
		var got string
		if err := json.Unmarshal(w.out, &got); err != nil || got != strings.ToValidUTF8(text, "\ufffd") {
			t.Errorf("%q is written as %s and read as %q: %v", text, w.out, got, err)
		}
		if strings.ContainsAny(string(w.out), "\x01\x7f\n\t\u2028") {
			t.Errorf("%q is written as %q", text, w.out)
		}
	}
}

func TestJSONText(t *testing.T) {
	for text, want := range map[string]string{
		"a\"b\\c\nd\te": `"a\"b\\c\nd\te"`, "\x00\x1f\x7f": `"\u0000\u001f\u007f"`, "æ<>&": `"æ<>&"`,
		"\xff": "\"\uFFFD\"", "\u2028": `"\u2028"`,
	} {
		w := &jsonWriter{}
		w.text(text)
		var back string
		if string(w.out) != want || json.Unmarshal(w.out, &back) != nil {
			t.Errorf("%q: %s, want %s", text, w.out, want)
		}
	}
}
