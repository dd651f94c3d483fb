package lex

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func scan(t *testing.T, lang diag.Lang, text string) ([]Token, diag.List) {
	t.Helper()
	s, diags := Scan(diag.NewSource("test.fordel", fmt.Sprintf("fordel 1 %s\n%s", lang, text)))
	if s.Header.Lang != lang {
		t.Fatalf("language %s", s.Header.Lang)
	}
	return s.Tokens, diags
}

// TestLiterals reads one literal each: a token of the kind, with the double
// nearest the decimal.
func TestLiterals(t *testing.T) {
	for _, c := range []struct {
		lang diag.Lang
		text string
		typ  Type
		want float64
	}{
		{"en", "0", Number, 0}, {"en", "1.8", Number, 1.8}, {"en", "100_000_000", Number, 1e8}, {"en", "007", Number, 7},
		{"en", "9223372036854775808", Number, 9223372036854775808}, {"en", "18446744073709551617", Number, 18446744073709551616},
		{"en", "3 %", Percent, 0.03}, {"en", "12%", Percent, 0.12}, {"en", "0.7 %", Percent, 0.007}, {"en", "110 %", Percent, 1.1},
		{"en", "29 %", Percent, 0.29}, {"en", "57 %", Percent, 0.57}, {"en", "4.35 %", Percent, 0.0435},
		{"en", "250_000 kr", Money, 250000}, {"en", "5kr", Money, 5}, {"en", "0.01 kr", Money, 0.01}, {"en", "5 kr.", Money, 5},
		{"en", "1.5 mio kr", Money, 1.5e6}, {"en", "1.5 mio. kr.", Money, 1.5e6}, {"en", "1.005 mio kr", Money, 1005000},
		{"en", "2 mio", Number, 2e6}, {"en", "2 mio.", Number, 2e6}, {"en", "4.35 mio", Number, 4350000},
		{"en", "2026-10-01", Date, 20727}, {"en", "1970-01-01", Date, 0}, {"en", "1969-12-31", Date, -1}, {"en", "2024-02-29", Date, 19782},
		{"da", "1,8", Number, 1.8}, {"da", "250.000", Number, 250000}, {"da", "1.250.000,50", Number, 1250000.5}, {"da", "1250,5", Number, 1250.5},
		{"da", "250.000 kr", Money, 250000}, {"da", "1,5 mio. kr.", Money, 1.5e6}, {"da", "0,7 %", Percent, 0.007}, {"da", "2026-10-01", Date, 20727},
		{"da", "100_000", Number, 100000},
	} {
		tokens, diags := scan(t, c.lang, c.text)
		if len(tokens) != 1 || len(diags) > 0 {
			t.Errorf("%s `%s`: %d tokens, %v", c.lang, c.text, len(tokens), diags)
			continue
		}
		got := tokens[0]
		if got.Type != c.typ || got.Number != c.want || got.Text != c.text {
			t.Errorf("%s `%s`: %+v, not %v", c.lang, c.text, got, c.want)
		}
	}
}

// TestPercentIsNearest compares all shares in steps of 0.01 % with the nearest
// double, which a multiplication by 0.01 often misses.
func TestPercentIsNearest(t *testing.T) {
	missed := 0
	for i := range 20_000 {
		text := fmt.Sprintf("%d.%02d", i/100, i%100)
		tokens, _ := scan(t, "en", text+" %")
		want, _ := strconv.ParseFloat(fmt.Sprintf("%d.%04d", i/10_000, i%10_000), 64)
		if tokens[0].Number != want {
			t.Fatalf("%s is %v, not %v", tokens[0].Text, tokens[0].Number, want)
		}
		if x, _ := strconv.ParseFloat(text, 64); x*0.01 != want {
			missed++
		}
	}
	if missed == 0 {
		t.Error("the comparison proves nothing")
	}
}

// TestSequences reads several tokens: each as written, in order.
func TestSequences(t *testing.T) {
	for _, c := range []struct {
		lang diag.Lang
		text string
		want string
	}{
		{"en", "0..2: 1", "0|..|2|:|1"},
		{"en", "0 kr..5 kr", "0 kr|..|5 kr"},
		{"en", "age in 0..2.5", "age|in|0|..|2.5"},
		{"en", "a.b .c a.kr", "a|.|b|.|c|a|.|kr"},
		{"en", "2026-13-01", "2026-13-01"},
		{"en", "2026 - 02 - 30", "2026|-|02|-|30"},
		{"en", "2026-10-011", "2026|-|10|-|011"},
		{"en", "a-2026-10-01", "a|-|2026-10-01"},
		{"en", "3\n%", "3|%"},
		{"en", "3\nkr", "3|kr"},
		{"en", "5 EUR", "5 EUR"},
		{"en", "x % 2 kr", "x|%|2 kr"},
		{"en", "7 % 2", "7 %|2"},
		{"en", "a<=b>=c!=d==e->f??g**h", "a|<=|b|>=|c|!=|d|==|e|->|f|??|g|**|h"},
		{"en", "børn_2 ΑΒΓ 数", "børn_2|ΑΒΓ|数"},
		{"en", "max(1, 2)", "max|(|1|,|2|)"},
		{"da", "maks(1; 2,5)", "maks|(|1|;|2,5|)"},
		{"da", "0..2: 1,5", "0|..|2|:|1,5"},
		{"da", "a; b", "a|;|b"},
		{"da", "1,", "1|,"},
		{"en", "a // b \"c\"\n\"// d\" e", "a|\"// d\"|e"},
		{"en", "\t a  b\r\n", "a|b"},
	} {
		tokens, _ := scan(t, c.lang, c.text)
		var texts []string
		for _, tok := range tokens {
			texts = append(texts, tok.Text)
		}
		if got := strings.Join(texts, "|"); got != c.want {
			t.Errorf("%s `%s`: %s, not %s", c.lang, c.text, got, c.want)
		}
	}
}

// TestCurrency reads a model's word for money: a unit, but only where the model
// declares it.
func TestCurrency(t *testing.T) {
	kinds := func(text string) string {
		tokens, diags := scan(t, "en", text)
		out := ""
		for _, tok := range tokens {
			if tok.Text == "EUR" || strings.HasSuffix(tok.Text, " EUR") {
				out += fmt.Sprint(tok.Type, " ")
			}
		}
		return out + fmt.Sprint(len(diags))
	}
	unit, money, word, bad := fmt.Sprint(Unit, " "), fmt.Sprint(Money, " "), fmt.Sprint(Word, " "), fmt.Sprint(Bad, " ")
	for text, want := range map[string]string{
		"let a = 5 EUR\nmodel \"x\" {\n  year 2026\n  currency EUR\n}\ntable t {\n  x EUR\n}": money + unit + unit + "0",
		"model { currency EUR }\nlet a = 2 mio EUR":                                           unit + money + "0",
		"table t {\n  currency EUR\n}\nlet a = 5 EUR":                                         word + bad + "1",
		"let a = 5 EUR":            bad + "1",
		"model {\n}\ncurrency EUR": word + "0",
	} {
		if got := kinds(text); got != want {
			t.Errorf("%q: %s, not %s", text, got, want)
		}
	}
}

// TestPlaces checks lines, first columns and comments.
func TestPlaces(t *testing.T) {
	s, diags := Scan(diag.NewSource("x", "// one\nfordel 1 en // two\n  a b // three\nc\n// four"))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var got []string
	for _, tok := range s.Tokens {
		got = append(got, fmt.Sprint(tok.Text, tok.Line, tok.First))
	}
	if want := "a3 false b3 false c4 true"; strings.Join(got, " ") != want {
		t.Errorf("%v, not %s", got, want)
	}
	got = nil
	for _, c := range s.Comments {
		got = append(got, fmt.Sprint(c.Text, " ", c.Own))
	}
	if want := "one true two false three false four true"; strings.Join(got, " ") != want {
		t.Errorf("%v, not %s", got, want)
	}
}

// TestCommaAfterProperty: a bracket after a blank follows a property's word, not
// a function's, so a decimal comma in it is no slip.
func TestCommaAfterProperty(t *testing.T) {
	for text, want := range map[string]int{"beløb  (timer + 8,2 * x) * 52": 0, "sum(timer + 8,2)": 1, "sum(timer; 8,2)": 0} {
		_, diags := Scan(diag.NewSource("test", "fordel 1 da\n"+text))
		if len(diags) != want {
			t.Errorf("%s: %d diagnostics, want %d", text, len(diags), want)
		}
	}
}
