package formula_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

func parse(text string, lang diag.Lang) (*formula.Node, diag.List) {
	scanned, diags := lex.Scan(diag.NewSource("formula", "fordel 1 "+string(lang)+"\n"+text))
	n, more := formula.Parse(scanned.Tokens, lang)
	return n, append(diags, more...)
}

// TestFullBrackets writes random trees with brackets around everything: reading
// them gives the trees, in both languages.
func TestFullBrackets(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for range 3_000 {
		tree := randomTree(random, 4)
		for lang, text := range map[diag.Lang]string{diag.English: written(tree, diag.English), diag.Danish: written(tree, diag.Danish)} {
			got, diags := parse(text, lang)
			if len(diags) > 0 {
				t.Fatalf("`%s`: %v", text, diags)
			}
			if g, w := dsl.DumpFormula(got), dsl.DumpFormula(tree); g != w {
				t.Fatalf("`%s` gives %s, not %s", text, g, w)
			}
		}
	}
}

// randomTree makes a tree of every kind of node that needs no rows.
func randomTree(r *rand.Rand, depth int) *formula.Node {
	if depth == 0 || r.Intn(4) == 0 {
		switch r.Intn(4) {
		case 0:
			return &formula.Node{Op: formula.Constant, Literal: &formula.Literal{Number: float64(r.Intn(9)) + 0.5}}
		case 1:
			return &formula.Node{Op: formula.Dot, Text: "income"}
		}
		return &formula.Node{Op: formula.Name, Text: string(rune('a' + r.Intn(8)))}
	}
	sub := func() *formula.Node { return randomTree(r, depth-1) }
	name := &formula.Node{Op: formula.Name, Text: "t"}
	switch op := formula.Op(r.Intn(int(formula.Power) + 1)); op {
	case formula.Constant, formula.Name, formula.Member, formula.Dot, formula.Range:
		return &formula.Node{Op: formula.Member, Text: "m", Args: []*formula.Node{name}}
	case formula.Call:
		return &formula.Node{Op: op, Text: "max", Args: []*formula.Node{sub(), sub()}}
	case formula.If:
		return &formula.Node{Op: op, Args: []*formula.Node{sub(), sub(), sub()}}
	case formula.Where:
		return &formula.Node{Op: op, Args: []*formula.Node{name, sub()}}
	case formula.Not, formula.Negate:
		return &formula.Node{Op: op, Args: []*formula.Node{sub()}}
	default:
		return &formula.Node{Op: op, Args: []*formula.Node{sub(), sub()}}
	}
}

// written is a tree as text, every node that has operands in brackets.
func written(n *formula.Node, lang diag.Lang) string {
	word := func(english string) string { return lex.Spell(lang, lex.Reserved, english) }
	var args []string
	for _, a := range n.Args {
		args = append(args, written(a, lang))
	}
	comma := map[diag.Lang]string{diag.English: ", ", diag.Danish: "; "}[lang]
	switch n.Op {
	case formula.Constant:
		text := fmt.Sprint(n.Literal.Number)
		if lang == diag.Danish {
			return "(" + strings.Replace(text, ".", ",", 1) + ")"
		}
		return text
	case formula.Name:
		return n.Text
	case formula.Dot:
		return "." + n.Text
	case formula.Member:
		return args[0] + "." + n.Text
	case formula.Call:
		return lex.SpellFunction(lang, n.Text) + "(" + strings.Join(args, comma) + ")"
	case formula.List:
		return "[" + strings.Join(args, comma) + "]"
	case formula.If:
		return "(" + word("if") + " " + args[0] + " " + word("then") + " " + args[1] + " " + word("else") + " " + args[2] + ")"
	case formula.Where:
		return "(" + args[0] + " " + lex.Spell(lang, lex.InFormulas, "where") + " " + args[1] + ")"
	case formula.Not:
		return "(" + word("not") + " " + args[0] + ")"
	case formula.Negate:
		return "(- " + args[0] + ")"
	}
	return "(" + args[0] + " " + word(n.Op.String()) + " " + args[1] + ")"
}

// TestNesting reads what is just deep enough, and refuses what is deeper.
func TestNesting(t *testing.T) {
	for _, c := range []struct{ open, middle, close string }{
		{"(", "1", ")"}, {"-", "1", ""}, {"not ", "a", ""}, {"max(", "1", ", 1)"}, {"[", "1", "]"},
		{"if a then ", "1", " else 2"}, {"if a then 1 else ", "2", ""}, {"a where ", "b", ""}, {"-(", "1", ")"},
	} {
		for depth, want := range map[int]bool{100: true, 101: false} {
			text := strings.Repeat(c.open, depth) + c.middle + strings.Repeat(c.close, depth)
			n, diags := parse(text, diag.English)
			if (n != nil) != want || want == (len(diags) > 0) {
				t.Errorf("%d times `%s`: %v", depth, c.open, diags)
			}
			if !want && len(diags) == 1 && diags[0].Code != "syntax.deep" {
				t.Errorf("`%s`: %v", c.open, diags)
			}
		}
	}
	long := "1" + strings.Repeat(" + 1", 4_999)
	if n, diags := parse(long, diag.English); n == nil || len(diags) > 0 {
		t.Errorf("a long sum: %v", diags)
	}
}
