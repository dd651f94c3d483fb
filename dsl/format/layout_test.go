package format

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// layouts are pieces of rule files and how they are set; the header is left out.
var layouts = []struct{ name, in, want string }{
	{"nothing", "", ""},
	{"spaces", "let   a=1+ 2*b(c , d)-[1,2]", "let a = 1 + 2 * b(c, d) - [1, 2]\n"},
	{"signs", "let a = - b - -2 + ( - c ) * x( -1 ) ** - 2", "let a = -b - -2 + (-c) * x(-1) ^ -2\n"},
	{"words and brackets", "let a = not(b) and(c)in[1] or if(d)then(e)else(f)", "let a = not (b) and (c) in [1] or if (d) then (e) else (f)\n"},
	{"members and ranges", "let a = b . c in 1 .. 2 or d not   in .e .. .f", "let a = b.c in 1..2 or d not in .e.. .f\n"},
	{"question", "let a = b?c:d ?? e", "let a = b ? c : d ?? e\n"},
	{"joined lines", "let a =\n  1 +\n  2\n  + 3", "let a = 1 + 2 + 3\n"},
	{"windows", "let a = 1 \r\n\r\n\r\nlet b = 2\r\n", "let a = 1\n\nlet b = 2\n"},

	{"names align", "let a = 1\nlet long_name = 2\nlet b \"Label\" = 3", "" +
		"let a                 = 1\n" +
		"let long_name         = 2\n" +
		"let b         \"Label\" = 3\n"},
	{"a blank line ends alignment", "let a = 1\n\nlet long_name = 2", "let a = 1\n\nlet long_name = 2\n"},
	{"a comment ends alignment", "let a = 1\n// b\nlet long_name = 2", "let a = 1\n// b\nlet long_name = 2\n"},
	{"another word ends alignment", "let a = 1\nparam long_name = 2", "let a = 1\nparam long_name = 2\n"},
	{"a statement on several lines ends alignment", "let a = 1\nlet bb = 1 + // x\n 2\nlet ccc = 3\nlet d = 4", "" +
		"let a = 1\nlet bb =\n  1 +  // x\n  2\nlet ccc = 3\nlet d   = 4\n"},
	{"params align to their blocks", "param a = 100 mio kr\nparam b = 3 % { from 0 % to 5 % }\nparam c = 1000 kr { from 0 kr to 5000 kr }", "" +
		"param a = 100 mio kr\n" +
		"param b = 3 %      { from 0 % to 5 % }\n" +
		"param c = 1_000 kr { from 0 kr to 5_000 kr }\n"},

	{"comments behind align", "let a = 1 //x\nlet b = 1 + 2 //   y\nlet c = 1 + 2 + 3", "" +
		"let a = 1      // x\n" +
		"let b = 1 + 2  //   y\n" +
		"let c = 1 + 2 + 3\n"},
	{"comments in a formula", "let a = b + // first\n // second\n\n c // third\n - d // fourth", "" +
		"let a =\n" +
		"  b +  // first\n" +
		"  // second\n" +
		"  c  // third\n" +
		"  - d  // fourth\n"},
	{"comments of many slashes", "//////\n//// a\n//\nlet a = 1", "//////\n//// a\n//\nlet a = 1\n"},
	{"comments at the end", "let a = 1\n\n\n  // x\n//y", "let a = 1\n\n// x\n// y\n"},

	{"blocks part", "pool p { amount 1\n to t\n key k }\npool q { amount 1\n to t\n key k }\nlet a = 1", "" +
		"pool p {\n  amount  1\n  to      t\n  key     k\n}\n\n" +
		"pool q {\n  amount  1\n  to      t\n  key     k\n}\nlet a = 1\n"},
	{"blocks part before the comment that leads the second", "grant p { amount 1\n to t }\n// q\ngrant q { amount 1\n to t }", "" +
		"grant p {\n  amount  1\n  to      t\n}\n\n// q\ngrant q {\n  amount  1\n  to      t\n}\n"},
	{"blank lines in a block", "pool p {\n\n  amount 1\n\n\n  // to all\n  to t\n  key k\n\n}", "" +
		"pool p {\n  amount  1\n\n  // to all\n  to      t\n  key     k\n}\n"},
	{"comments around braces", "pool p // a\n{ // b\n // c\n amount 1 // d\n to t\n key k // e\n // f\n} // g", "" +
		"pool p {  // a\n  // b\n  // c\n  amount  1  // d\n  to      t\n  key     k  // e\n  // f\n}  // g\n"},
	{"constants stay on a line", "scenario \"s\" {a=3}\npositions p { pay 5 kr round 1 }", "scenario \"s\" { a = 3 }\npositions p { pay 5 kr round 1 }\n"},
	{"names do not", "positions p { pay x }", "positions p {\n  pay  x\n}\n"},
	{"nor do several settings", "scenario \"s\" {a=3 b=4}", "scenario \"s\" {\n  a = 3\n  b = 4\n}\n"},
	{"short labels have a column to themselves", "table t {\nid key\nb \"A label\" number\n}", "table t {\n  id             key\n  b   \"A label\"  number\n}\n"},
	{"wide ones stand where others' kinds do", "table t {\nid key\nb \"A label of 23 letters, i\" number\nc \"x\" kr\n}",
		"table t {\n  id  key\n  b   \"A label of 23 letters, i\"  number\n  c   \"x\"                         kr\n}\n"},
	{"bounds share a line", "param a = 1 {\nfrom 0\nto 2 step 1\nnote \"n\"\n}", "param a = 1 {\n  from 0 to 2 step 1\n  note \"n\"\n}\n"},
	{"bounds with a comment behind one do not", "param a = 1 {\nfrom 0 // low\nto 2 step 1\n}", "" +
		"param a = 1 {\n  from 0  // low\n  to   2 step 1\n}\n"},

	{"rows", "table t { a key\n b number\n c date }\nrows { \"x\",1,2026-10-01\n \"long\",-100,nil }", "" +
		"table t {\n  a  key\n  b  number\n  c  date\n} rows {\n  \"x\",       1, 2026-10-01\n  \"long\", -100, nil\n}\n"},
	{"bands", "bands t.a by b { 0 .. 5 :1\n under 10 %: 2\n else : 3 }", "" +
		"bands t.a by b {\n  0..5:       1\n  under 10 %: 2\n  else:       3\n}\n"},

	{"numbers", "let a = [1000, 1_000, 10000, 1234567.891234, 0.50, 1000 kr, 5%, 2 mio. kr., 1500mio kr, 007, 12_34]", "" +
		"let a =\n  [1000, 1_000, 10_000, 1_234_567.891234, 0.50, 1_000 kr, 5 %, 2 mio kr, 1_500 mio kr, 7, 1_234]\n"},
}

func TestLayout(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			f := mustParse(t, c.name, "fordel 1 en\n"+c.in)
			want := "fordel 1 en\n"
			if c.want != "" {
				want += "\n" + c.want
			}
			sameText(t, "layout", formatted(t, f, ""), want)
			keeps(t, f)
		})
	}
}

// TestLongLines breaks what does not fit where it binds loosest.
func TestLongLines(t *testing.T) {
	long := func(word string, n int) string { return strings.Repeat(word, n) }
	for _, c := range []struct{ name, in, want string }{
		{"below, where it fits", "let a = " + long("a", 27) + " and " + long("b", 27) + " or " + long("c", 27) + " and d",
			"let a =\n  " + long("a", 27) + " and " + long("b", 27) + " or " + long("c", 27) + " and d\n"},
		{"at or rather than and", "let a = " + long("a", 40) + " and " + long("b", 40) + " or " + long("c", 40) + " and d",
			"let a =\n  " + long("a", 40) + " and " + long("b", 40) + " or\n  " + long("c", 40) + " and d\n"},
		{"outside brackets rather than inside", "let a = f(" + long("a", 40) + ", " + long("b", 40) + ") + " + long("c", 40),
			"let a =\n  f(" + long("a", 40) + ", " + long("b", 40) + ") +\n  " + long("c", 40) + "\n"},
		{"inside brackets, further in", "let a = f(" + long("a", 60) + ", " + long("b", 60) + ")",
			"let a =\n  f(" + long("a", 60) + ",\n    " + long("b", 60) + ")\n"},
		{"below the value of a property", "show t {\n columns " + long("a", 50) + ", " + long("b", 50) + ", c\n}",
			"show t {\n  columns  " + long("a", 50) + ",\n           " + long("b", 50) + ", c\n}\n"},
		{"not at all", "let a = " + long("a", 120), "let a =\n  " + long("a", 120) + "\n"},
		{"alternatives below each other", "let a = if " + long("a", 40) + " then 1 else if " + long("b", 40) + " then 2 else 3",
			"let a =\n  if " + long("a", 40) + " then 1 else\n  if " + long("b", 40) + " then 2 else 3\n"},
		{"a block that fits in no language opens", "param a \"" + long("a", 90) + "\" = 1 { from 0 to 1 step 1 }",
			"param a \"" + long("a", 90) + "\" = 1 {\n  from 0 to 1 step 1\n}\n"},
		{"a list of choices below its first", "table t {\n id key\n kind \"" + long("a", 30) + "\" one of \"" + long("b", 40) + "\", \"" + long("c", 20) + "\"\n}",
			"table t {\n  id    key\n  kind  \"" + long("a", 30) + "\"  one of \"" + long("b", 40) + "\",\n" + long(" ", 42) + "\"" + long("c", 20) + "\"\n}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustParse(t, c.name, "fordel 1 en\n"+c.in)
			sameText(t, "layout", formatted(t, f, ""), "fordel 1 en\n\n"+c.want)
			keeps(t, f)
		})
	}
}

// TestAlignedLines goes on aligning a little beyond the width, and no further: the
// widest stands alone, and the others make no room for it.
func TestAlignedLines(t *testing.T) {
	short, long := "let a \"b\" = 1\n", "let a \""+strings.Repeat("b", 60)+"\" = 1\n"
	fits, not := "let a \"b\" = "+strings.Repeat("c", 45)+"\n", "let a \"b\" = "+strings.Repeat("c", 60)+"\n"
	pad := strings.Repeat(" ", 59)
	f := mustParse(t, "aligned", "fordel 1 en\n"+short+long+fits+not)
	want := strings.Replace(short, " =", pad+" =", 1) + long + strings.Replace(fits, " =", pad+" =", 1) + not
	sameText(t, "aligned", formatted(t, f, ""), "fordel 1 en\n\n"+want)
	wide := "let a \"" + strings.Repeat("b", 80) + "\" = 1\n"
	f = mustParse(t, "wide", "fordel 1 en\n"+short+wide+fits)
	sameText(t, "wide", formatted(t, f, ""), "fordel 1 en\n\n"+short+wide+fits)
}

// TestDanish translates what the language has a word for, and nothing else.
func TestDanish(t *testing.T) {
	for _, c := range []struct{ en, da string }{
		{"let a = if b then 1.5 else -0.25 kr", "sæt a = hvis b så 1,5 ellers -0,25 kr\n"},
		{"let a = count(t, .b) + len(t) + round(x, 2) * floor", "sæt a = antal(t; .b) + antal(t) + afrund(x; 2) * floor\n"},
		{"param pool = 250_000.5 kr { from 0 kr to 1_000_000 kr }", "parameter pool = 250.000,5 kr { fra 0 kr til 1.000.000 kr }\n"},
		{"let a = sum(t where key, .where) + where", "sæt a = sum(t hvor key; .where) + where\n"},
		{"expect \"text and\" in \"in\" = yes", "kontrol \"text and\" i \"in\" = ja\n"},
	} {
		f := mustParse(t, c.en, "fordel 1 en\n"+c.en)
		sameText(t, c.en, formatted(t, f, diag.Danish), "fordel 1 da\n\n"+c.da)
	}
}
