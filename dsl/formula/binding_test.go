package formula_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// The judge of how operators bind is expr's own parser: what both languages know
// must give the same tree.

// mixes are formulas of expr's tests of its parser and machine, as far as they are
// made of what both languages know, and some more of each kind.
var mixes = []string{
	"(-(1 + 1)) ** 2", "(1 - 2) * 3", "(2 ** 2) ** 3", "(a - b + c) / d", "(a ? b : c) ? d : e", "(a or b) and c",
	"(bar ?? foo.bar) + 1", "(a ? 0 + 1 : 2 + 3) + (b ? -1 : -2)", "(a and b) or (a or b) or (b and b) or (a and (a == b))",
	"+0 != -0", "-(1 + 1) == 2", "-(2 - 5) ** 3 - 2 / (+4 - 3) + -2", "-(a + b) * c", "-1 + +1 == 0", "-1 not in [1, 2, 3, 4]",
	"-2 ^ 2", "0 in -1..1 and 1 in 1..1", "1 + (2 + (3 + (4 + (5 + (6 + (7 + 8))))))", "1 + 2 * 3 - 4 / 2",
	"1 + 2.0 * ((1.0 * 2) / 2) - 0", "1 + 8 not in [1, 2, 5]", "1 / (1 - 1)", "1 < 2 < 3", "1 < 2 < 3 < 4", "1 < 2 < 3 == a",
	"1 < 2 < 3 > 2", "1 < 2 > 3", "1 * 8 not in [1, 2, 3, 4]", "2 ** (-(1 + 1))", "2 ** -(1 + 1)", "2 ** 3 + 1 != 0", "2 ** 4 - 1",
	"2 + 2 != 5", "2 == 2 ? a : 3 not in [1, 2, 5]", "2 ^ 3 ^ 2", "4 in 5..1", "a + b * c / d", "a ? (b ? c : d) : e",
	"a ? b : (c ? d : e)", "a ? b : c ? d : e", "a not in b", "a or (b and c)", "a or b and c", "a or b or c", "a ? [b] : c",
	"foo() + foo(1) + foo(1, 2) + foo(1, 2, 3)", "foo in 18..31", "foo ?? bar ?? baz", "foo ?? bar()", "foo in 1..99 and bar in 1..99",
	"not (a == 1 ? b > 1 : b < 2)", "not (a in b)", "not a and b", "not a * b", "a + not b * c", "- not a * b", "2 ^ - 3 * 4",
	"-a ?? b", "a ** b ?? c", "not not a", "- - a", "a == b < c", "a < b == c < d", "a in b in c", "a not in b not in c",
	"a < b + c < d or e", "a in b .. c + 1", "a in (b .. c)", "foo(a ? b : c, [d, e ? f : g])", "a.b.c + foo.bar * 2",
	"a ?? b ? c : d", "a ?? b in c", "a ?? b + c", "a + b ?? c + d", "not a in b", "not a + b", "a ? : b", "a < (b < c < d) < e",
}

// TestMixes compares each of the formulas with what expr's parser makes of it.
func TestMixes(t *testing.T) {
	for _, text := range mixes {
		if _, known := judged(t, text); !known {
			t.Errorf("`%s` is not made of what both languages know", text)
		}
	}
}

// TestBinding does so with random formulas.
func TestBinding(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	agreed := 0
	for range 20_000 {
		if same, _ := judged(t, randomText(random)); same {
			agreed++
		}
	}
	if agreed < 5_000 {
		t.Errorf("only %d formulas could be read", agreed)
	}
}

// FuzzBinding does so with any text of words and signs that both languages know.
func FuzzBinding(f *testing.F) {
	for _, text := range mixes {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 500 {
			judged(t, text)
		}
	})
}

// words is what both languages write alike.
var words = regexp.MustCompile(`^(?:foo|bar|baz|and|or|not|in|[a-h]|\d{1,3}\.\d|\d{1,3}|\*\*|==|!=|<=|>=|\?\?|\.\.|[-+*/^<>?:,.()\[\]])`)

// ends is what a dot may stand behind in both.
var ends = regexp.MustCompile(`^(?:[a-h]|foo|bar|baz|[)\]])$`)

// stricter tells by code what expr's parser takes and Fordel's refuses on purpose,
// and what the formula must hold then.
var stricter = map[string]*regexp.Regexp{
	"syntax.not":       regexp.MustCompile(`not`),                          // not a == b
	"syntax.chain":     regexp.MustCompile(`[<>].*[<>].*[<>].*[<>]`),       // a < (b < c < d) < e
	"syntax.range":     regexp.MustCompile(`\.\.`),                         // 1..2 without `in`
	"syntax.method":    regexp.MustCompile(`\. \w+ \(`),                    // a.b(c)
	"syntax.subscript": regexp.MustCompile(`\[`),                           // a[1]
	"syntax.misplaced": regexp.MustCompile(`[)\]] \.`),                     // (a).b
	"syntax.value":     regexp.MustCompile(`\? :|, [)\]]`),                 // a ?: b, foo(a,)
	"syntax.reserved":  regexp.MustCompile(`\. (?:and|or|not|in)\b`),       // a.and
	"syntax.deep":      regexp.MustCompile(`(?:- |\+ |not |\( |\[ ){101}`), // more than a hundred
}

// judged compares a formula with what expr's parser makes of it. known is false
// where it holds other things than both languages know.
func judged(t *testing.T, text string) (agree, known bool) {
	var spaced []string
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		word := words.FindString(rest)
		if word == "" || word == "." && (len(spaced) == 0 || !ends.MatchString(spaced[len(spaced)-1])) {
			return false, false // such as `.a`, which is Fordel's alone
		}
		spaced, rest = append(spaced, word), rest[len(word):]
	}
	text = strings.Join(spaced, " ")
	want, err := parser.Parse(text)
	got, diags := parse(text, diag.English)
	switch {
	case got == nil && len(diags) == 0 && text != "":
		t.Fatalf("`%s` gives nothing", text)
	case got == nil && err == nil:
		if why := stricter[diags[0].Code]; why == nil || !why.MatchString(text) {
			t.Fatalf("`%s` is refused: %v, but expr reads %s", text, diags, exprText(want.Node))
		}
		return false, true
	case got == nil:
		return false, true
	case err != nil:
		t.Fatalf("`%s` gives %s, but expr says %v", text, dsl.DumpFormula(got), err)
	}
	if g, w := dsl.DumpFormula(got), exprText(want.Node); g != w {
		t.Fatalf("`%s` gives %s, not %s", text, g, w)
	}
	return true, true
}

// randomText is a formula of values and operators in turn, now and then with
// signs, brackets and calls.
func randomText(r *rand.Rand) string {
	operators := []string{"+", "-", "*", "/", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "??", "in", "not in", "? b :"}
	pick := func(list []string) string { return list[r.Intn(len(list))] }
	value := func() string {
		return pick([]string{"", "", "", "", "-", "not "}) + pick([]string{"a", "b", "c.d", "1", "2.5", "(e + f)", "(g and h)", "foo(a, b - 1)", "[a, 1]", "(a ?? 1)"})
	}
	text := value()
	for range r.Intn(6) {
		text += " " + pick(operators) + " " + value()
	}
	return text
}

// exprText writes expr's tree as DumpFormula writes ours.
func exprText(n ast.Node) string {
	list := func(head string, nodes ...ast.Node) string {
		for _, n := range nodes {
			head += " " + exprText(n)
		}
		return "(" + head + ")"
	}
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.IntegerNode:
		return fmt.Sprint(n.Value)
	case *ast.FloatNode:
		return fmt.Sprint(n.Value)
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			return list("member "+name.Value, n.Node)
		}
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok {
			return list("call "+name.Value, n.Arguments...)
		}
	case *ast.ArrayNode:
		return list("list", n.Nodes...)
	case *ast.ConditionalNode:
		return list("if", n.Cond, n.Exp1, n.Exp2)
	case *ast.UnaryNode:
		if n.Operator == "+" {
			return exprText(n.Node)
		}
		return list(strings.Replace(n.Operator, "-", "neg", 1), n.Node)
	case *ast.BinaryNode:
		operator := map[string]string{"&&": "and", "**": "^"}[n.Operator]
		if operator == "" {
			operator = n.Operator
		}
		return list(operator, n.Left, n.Right)
	}
	return fmt.Sprintf("%T", n)
}

// TestWords: `if` and `where` cover what they would with brackets around.
func TestWords(t *testing.T) {
	for _, c := range [][2]string{
		{"1 + if a then b else c + 2", "1 + (a ? b : (c + 2))"},
		{"if a or b then c ? d : e else f", "(a or b) ? (c ? d : e) : f"},
		{"a ? if b then c else d : e", "a ? (b ? c : d) : e"},
		{"if a then if b then c else d else e", "a ? (b ? c : d) : e"},
		{"foo(a where b and c ? d : e, f)", "foo(a where ((b and c) ? d : e), f)"},
		{"1 - a.b where .c > 2 * foo(d)", "1 - (a.b where (.c > (2 * foo(d))))"},
		{"(a where b) == c", "(a where (b)) == c"},
	} {
		got, diags := parse(c[0], diag.English)
		want, more := parse(c[1], diag.English)
		if len(diags)+len(more) > 0 || dsl.DumpFormula(got) != dsl.DumpFormula(want) {
			t.Errorf("`%s` gives %s, not %s (%v)", c[0], dsl.DumpFormula(got), dsl.DumpFormula(want), append(diags, more...))
		}
	}
}
