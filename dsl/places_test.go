package dsl_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// trees gives the texts of all golden files, in both languages.
func trees(t testing.TB) map[string]string {
	out := map[string]string{}
	for _, path := range testFiles(t, "testdata/tree/*.txtar") {
		_, sections := readSections(t, path)
		out[path+" en"] = get(sections, "en.fordel")
		out[path+" da"] = get(sections, "da.fordel")
	}
	return out
}

// TestNodesQuoteThemselves parses the text at each node's place again: it must
// give the node.
func TestNodesQuoteThemselves(t *testing.T) {
	nodes := 0
	for name, text := range trees(t) {
		f := clean(t, name, text)
		for _, s := range f.Statements {
			dsl.Walk(s, func(_ dsl.Role, root *dsl.Formula) {
				root.Walk(func(n *dsl.Formula) bool {
					nodes++
					quoteNode(t, f, n)
					return true
				})
			})
		}
	}
	if nodes < 1000 {
		t.Errorf("only %d nodes", nodes)
	}
}

func quoteNode(t *testing.T, f *dsl.File, n *dsl.Formula) {
	text := f.Source.Text[n.At.Start:n.At.End]
	if n.Sign.Start < n.At.Start || n.Sign.End > n.At.End || n.Sign.Start >= n.Sign.End {
		t.Errorf("the sign of `%s` is at %v", text, n.Sign)
	}
	want := dsl.DumpFormula(n)
	switch n.Op {
	case formula.Range: // stands only behind in
		return
	case formula.In:
		before := strings.TrimSpace(f.Source.Text[:n.Sign.Start])
		if strings.HasSuffix(before, " ikke") || strings.HasSuffix(before, " not") { // the node's text is that of not in
			want = "(not " + want + ")"
		}
	case formula.Name, formula.Member, formula.Dot:
		sameText(t, "a name", f.Source.Text[n.Sign.Start:n.Sign.End], n.Text)
	}
	header := "fordel 1 " + string(f.Lang) + "\n"
	scanned, diags := lex.Scan(diag.NewSource("node", header+text))
	for i := range scanned.Tokens { // the currency is the model's
		if scanned.Tokens[i].Text == "EUR" {
			scanned.Tokens[i].Type = lex.Unit
		}
	}
	again, more := formula.Parse(scanned.Tokens, f.Lang)
	if got := dsl.DumpFormula(again); got != want {
		t.Errorf("`%s` gives %s, not %s; %v %v", text, got, want, diags, more)
	}
}

// TestNamesQuoteThemselves looks at every name, text and literal of the tree,
// and at the lines of blocks.
func TestNamesQuoteThemselves(t *testing.T) {
	for name, text := range trees(t) {
		f := clean(t, name, text)
		last := 0
		for _, s := range f.Statements {
			at := s.Where()
			if at.Start < last || at.File != name {
				t.Errorf("%s: statement at %v after %d", name, at, last)
			}
			last = at.End
			if word, _, _ := strings.Cut(text[at.Start:at.End], " "); kindOf(f.Lang, word) != s.Kind().String() {
				t.Errorf("%s: %s begins with `%s`", name, s.Kind(), word)
			}
			quoteValue(t, f, reflect.ValueOf(s).Elem(), at)
		}
	}
}

func kindOf(lang diag.Lang, word string) string {
	english, _ := lex.Find(lang, lex.Statements, word)
	return strings.TrimSuffix(english, "scenarios") + strings.Repeat("scenario", strings.Count(english, "scenarios"))
}

// quoteValue checks everything under v, which must lie within the range outer.
func quoteValue(t *testing.T, f *dsl.File, v reflect.Value, outer diag.Range) {
	quoted := func(at diag.Range) string {
		if at.Start < outer.Start || at.End > outer.End || at.Start >= at.End {
			t.Errorf("%s: %v is not within %v", f.Source.Name, at, outer)
			return ""
		}
		return f.Source.Text[at.Start:at.End]
	}
	switch x := v.Interface().(type) {
	case dsl.Name:
		if x.Text != "" {
			sameText(t, "a name", quoted(x.At), x.Text)
		}
		return
	case dsl.Text:
		if !x.At.IsZero() {
			sameText(t, "a text", quoted(x.At), `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(x.Text)+`"`)
		}
		return
	case dsl.Line:
		english, _ := lexWord(f.Lang, quoted(x.Sign))
		if x.Word != "" && english != x.Word {
			t.Errorf("the line `%s` is of `%s`", quoted(x.At), x.Word)
		}
		return
	case dsl.Formula, dsl.Literal:
		quoted(reflect.ValueOf(x).FieldByName("At").Interface().(diag.Range))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			quoteValue(t, f, v.Elem(), outer)
		}
	case reflect.Struct:
		if at := v.FieldByName("At"); at.IsValid() && !at.IsZero() {
			outer = at.Interface().(diag.Range)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				quoteValue(t, f, v.Field(i), outer)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			quoteValue(t, f, v.Index(i), outer)
		}
	}
}

// lexWord finds a property's keyword, whatever the block.
func lexWord(lang diag.Lang, word string) (string, bool) {
	for _, c := range []lex.Context{statement.Model.Lines, statement.Param.Lines, statement.Pool.Lines, statement.Grant.Lines, statement.Earmark.Lines, statement.Positions.Lines, statement.Benchmark.Lines, statement.Spread.Lines, statement.Show.Lines} {
		if english, ok := lex.Find(lang, c, word); ok {
			return english, true
		}
	}
	return "", false
}

// TestWalkFindsEveryFormula compares Walk with what reflection finds.
func TestWalkFindsEveryFormula(t *testing.T) {
	for name, text := range trees(t) {
		f := clean(t, name, text)
		for _, s := range f.Statements {
			want := map[*dsl.Formula]bool{}
			collect(reflect.ValueOf(s), want)
			dsl.Walk(s, func(role dsl.Role, x *dsl.Formula) {
				if !want[x] || role == "" {
					t.Errorf("%s: a formula twice, or of nothing: %s", role, dsl.DumpFormula(x))
				}
				delete(want, x)
			})
			for x := range want {
				t.Errorf("%s: %s is left out", s.Kind(), dsl.DumpFormula(x))
			}
		}
	}
}

// collect finds the outermost formulas under v.
func collect(v reflect.Value, out map[*dsl.Formula]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if x, ok := v.Interface().(*dsl.Formula); ok {
			if x != nil {
				out[x] = true
			}
		} else if !v.IsNil() {
			collect(v.Elem(), out)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[dsl.Base]() {
			return
		}
		for i := range v.NumField() {
			collect(v.Field(i), out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), out)
		}
	}
}
