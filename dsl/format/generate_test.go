package format

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// generate writes a rule file with statements of every kind, in a language and
// in a layout of its own: spaces, line breaks, comments and ways of writing
// numbers as they come. What it says depends on the seed alone, how it looks
// also on the layout. The names need not make sense, and many of them are words
// of the language.
func generate(seed, layout int64, lang diag.Lang, statements int) string {
	g := &generator{Rand: rand.New(rand.NewSource(seed)), look: rand.New(rand.NewSource(layout)), lang: lang}
	g.results = []string{"p", "socio"}
	g.out("fordel 1 " + string(lang))
	g.lineEnd()
	for _, name := range g.results {
		g.pool(name)
		g.lineEnd()
	}
	kinds := g.statements()
	for i := range statements {
		g.depth = 0
		if i < len(kinds) {
			kinds[i]()
		} else {
			kinds[g.Intn(len(kinds))]()
		}
		g.lineEnd()
	}
	return g.b.String()
}

type generator struct {
	*rand.Rand            // what is said
	look       *rand.Rand // how it looks
	lang       diag.Lang
	b          strings.Builder
	results    []string
	depth      int
}

func (g *generator) out(parts ...string) {
	for _, p := range parts {
		g.b.WriteString(p)
	}
}

// word writes a keyword of a context, and the space behind it.
func (g *generator) word(c lex.Context, english string) string {
	return lex.Spell(g.lang, c, english) + " "
}

func (g *generator) reserved(english string) string { return lex.Spell(g.lang, lex.Reserved, english) }

func (g *generator) chance(percent int) bool { return g.Intn(100) < percent }

func (g *generator) pick(words ...string) string { return words[g.Intn(len(words))] }

// comma parts two values; a line may go on behind it.
func (g *generator) comma() string {
	return lex.Pair{EN: ",", DA: ";"}.Spelling(g.lang) + g.breakable()
}

// breakable is a place where a line may end and a comment stand.
func (g *generator) breakable() string {
	switch g.look.Intn(14) {
	case 0:
		return "\n    "
	case 1:
		return " //behind\n  "
	case 2:
		return "\n  // below  \n\n      "
	case 3:
		return "  "
	}
	return " "
}

// lineEnd ends a line, with a comment perhaps, and blank lines.
func (g *generator) lineEnd() {
	g.out([]string{"", "", "", " // at the end", "//close\t"}[g.look.Intn(5)], "\n")
	for g.look.Intn(4) == 0 {
		g.out([]string{"\n", "  // alone\n", "//// own\n", "\n\n"}[g.look.Intn(4)])
	}
}

// names holds plain names and many that are words of one of the languages.
var names = strings.Fields(`a b2 børn vægt_ district age income name total Ærø x_1 på
	where hvor key nøgle to til of af with med at least mindst by efter per pr highest højeste pool pulje table tabel
	rest sats grænse left rate bound index antal sum count len round floor cap rows rækker from fra share one
	under up out step trin first først each hver year år let sæt average gennemsnit number tal so that find vis`)

func (g *generator) name() string { return g.pick(names...) }

func (g *generator) target() string { return g.name() + "." + g.name() }

func (g *generator) label() string {
	if g.chance(40) {
		return ""
	}
	return g.text() + " "
}

func (g *generator) text() string {
	return g.pick(`"a"`, `"Vægtede børn"`, `"\"quoted\" \\ // no comment"`, `""`, `"a long text that fills more than half of a line of the file"`)
}

// number writes a number: what it is comes from the seed, how it is grouped
// from the layout, but for four digits, which the formatter leaves as they are.
func (g *generator) number() string {
	digits := fmt.Sprint(g.Intn([]int{2, 10, 1000, 9000, 100_000, 1_000_000_000}[g.Intn(6)]))
	grouped := g.look.Intn(2) == 0
	if len(digits) == 4 {
		grouped = g.chance(50)
	}
	if grouped && len(digits) > 3 {
		digits = group(digits, g.lang)
	}
	if g.chance(30) {
		digits += decimalPoint(g.lang) + g.pick("5", "25", "10", "0001", "123456789")
	}
	return digits
}

func (g *generator) gap() string { return []string{" ", "", "  "}[g.look.Intn(3)] }

// numeric writes a number, amount or share.
func (g *generator) numeric() string {
	switch g.Intn(5) {
	case 0:
		return g.number() + g.gap() + "%"
	case 1:
		return g.number() + g.gap() + "kr"
	case 2:
		return g.number() + " mio" + []string{"", "."}[g.look.Intn(2)] + " kr" + []string{"", "."}[g.look.Intn(2)]
	case 3:
		return g.number() + " mio"
	}
	return g.number()
}

func (g *generator) signed() string { return g.pick("-", "", "", "") + g.numeric() }

// literal writes a constant.
func (g *generator) literal() string {
	switch g.Intn(6) {
	case 0:
		return g.text()
	case 1:
		return g.reserved(g.pick("yes", "no"))
	case 2:
		return g.pick("2026-10-01", "1999-12-31")
	}
	return g.signed()
}

// list writes up to n things.
func (g *generator) list(n int, item func() string) string {
	out := []string{item()}
	for range g.Intn(n) {
		out = append(out, item())
	}
	for i := range out[1:] {
		out[i+1] = g.comma() + out[i+1]
	}
	return strings.Join(out, "")
}

// results have figures; everything else with a dot is a name of the author's.
func (g *generator) path() string {
	switch g.Intn(6) {
	case 0:
		return g.pick(g.results...) + "." + lex.SpellSpecial(g.lang, g.pick("left", "rate", "bound", "unbound", "passed"))
	case 1:
		return "model." + lex.SpellSpecial(g.lang, "year")
	case 2:
		return "." + g.name()
	case 3:
		return g.name() + ".ref." + g.name()
	}
	return g.name()
}

var operators = []string{"+", "-", "*", "/", "^", "**", "==", "!=", "<", "<=", ">", ">="}

// formula writes a formula; brackets keep apart what expr would not mix.
func (g *generator) formula() string {
	if g.depth > 3 {
		return g.path()
	}
	g.depth++
	defer func() { g.depth-- }()
	switch g.Intn(12) {
	case 0:
		return g.numeric()
	case 1:
		return g.atom() + " " + g.pick("+", "-", "*", "/") + g.breakable() + g.atom() + " " + g.pick("+", "-", "*") + g.breakable() + g.atom()
	case 2:
		return g.atom() + " " + g.operator() + g.breakable() + g.atom()
	case 3:
		return g.atom() + " " + g.reserved(g.pick("and", "or")) + g.breakable() + g.atom()
	case 4:
		return g.reserved("if") + " " + g.atom() + " " + g.reserved("then") + g.breakable() + g.formula() + " " + g.reserved("else") + g.breakable() + g.formula()
	case 5:
		return g.atom() + " ?" + g.breakable() + g.atom() + " : " + g.atom()
	case 6:
		return g.atom() + g.pick(" ", " "+g.reserved("not")+" ") + g.reserved("in") + " " + g.set()
	case 7, 8:
		return g.call()
	case 9:
		return g.atom() + " ?? " + g.atom()
	}
	return g.atom()
}

// operator writes an operator between two values; the two signs of powers are
// one to the formatter.
func (g *generator) operator() string { return operators[g.Intn(len(operators))] }

func (g *generator) set() string {
	if g.chance(40) {
		return "[" + g.list(4, g.literal) + "]"
	}
	low, high := strings.TrimSuffix(g.atom(), "."), g.atom()
	if strings.HasPrefix(high, ".") {
		high = " " + high
	}
	return low + ".." + high
}

// atom writes a value that binds tightly.
func (g *generator) atom() string {
	switch g.Intn(8) {
	case 0:
		return g.numeric()
	case 1:
		return g.text()
	case 2:
		return "(" + g.gap() + g.formula() + g.gap() + ")"
	case 3:
		return "-" + g.gap() + g.path()
	case 4:
		return "(" + g.reserved("not") + " " + g.path() + ")"
	case 5:
		return g.reserved(g.pick("yes", "no", "nil"))
	}
	return g.path()
}

// call writes a function that exists, or a predicate over a table.
func (g *generator) call() string {
	function := func(english string, args ...string) string {
		return lex.SpellFunction(g.lang, english) + "(" + strings.Join(args, g.comma()) + ")"
	}
	switch g.Intn(5) {
	case 0:
		return function(g.pick("len", "sum", "mean", "floor", "ceil", "abs"), g.formula())
	case 1:
		return function(g.pick("count", "any", "all", "max"), g.rows(), g.formula())
	case 2:
		return function("lookup", g.name(), g.atom(), g.text(), g.atom())
	case 3:
		return function("no_such_function", g.atom(), g.atom())
	}
	return function(g.pick("round", "percentile", "min", "mod"), g.formula(), g.atom())
}

func (g *generator) rows() string {
	if g.chance(50) {
		return g.name()
	}
	return g.name() + " " + g.word(lex.InFormulas, "where") + g.atom() + " == " + g.atom()
}

// shuffled gives lines in any order.
func (g *generator) shuffled(lines ...func()) {
	g.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	for _, line := range lines {
		line()
	}
}

// some keeps each of the lines with a chance, and always those before the first nil.
func (g *generator) some(lines ...func()) []func() {
	fixed := slices.IndexFunc(lines, func(f func()) bool { return f == nil })
	out := slices.Clone(lines[:fixed])
	for _, line := range lines[fixed+1:] {
		if g.chance(50) {
			out = append(out, line)
		}
	}
	return out
}
