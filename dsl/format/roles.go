package format

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// sort is what a word is.
type sort int

const (
	other    sort = iota // a sign, a literal, a reserved word
	keyword              // a word of the language, where one may stand
	name                 // a name of the author's, or a figure's
	function             // the name of a function
)

// role is what a word is, and how it is spelled now; text is empty where that is
// as before.
type role struct {
	sort sort
	text string
}

// roles finds out from the syntax tree what the words of a statement are, by
// their byte offsets. Words it does not know are keywords.
type roles struct {
	*formatter
	words  map[int]role
	starts map[int]bool // where formulas and literals start
	lost   bool         // a word has no spelling in the other language
}

func (f *formatter) rolesOf(s dsl.Statement) *roles {
	r := &roles{formatter: f, words: map[int]role{}, starts: map[int]bool{}}
	r.visit(reflect.ValueOf(s).Elem())
	if e, ok := s.(*dsl.Expect); ok {
		r.combination(e.In)
	}
	return r
}

// baseOf is what all statements share.
func baseOf(s dsl.Statement) dsl.Base {
	return reflect.ValueOf(s).Elem().FieldByName("Base").Interface().(dsl.Base)
}

func flawed(s dsl.Statement) bool { return baseOf(s).Flawed }

// visit looks through a part of the tree for names, literals and formulas.
func (r *roles) visit(v reflect.Value) {
	switch x := v.Interface().(type) {
	case dsl.Base, dsl.Text, diag.Range:
		return
	case dsl.Name:
		r.set(x.At, role{sort: name})
		return
	case dsl.Target:
		r.target(x)
		return
	case dsl.Literal:
		r.starts[x.At.Start] = true
		return
	case *dsl.Formula:
		r.formula(x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			r.visit(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.visit(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.visit(v.Index(i))
		}
	}
}

// target spells the names of `TABLE.NAME.FIGURE`.
func (r *roles) target(t dsl.Target) {
	r.set(t.Table.At, role{sort: name})
	r.set(t.Name.At, role{sort: name})
	if t.Figure.Text != "" {
		of := &formula.Node{Op: formula.Name, Text: t.Name.Text}
		r.set(t.Figure.At, role{name, r.member(&formula.Node{Op: formula.Member, Text: t.Figure.Text, Args: []*formula.Node{of}})})
	}
}

func (r *roles) set(at diag.Range, what role) {
	if at.End > at.Start {
		r.words[at.Start] = what
	}
}

func (r *roles) formula(root *dsl.Formula) {
	if root == nil {
		return
	}
	r.starts[root.At.Start] = true
	root.Walk(func(n *formula.Node) bool {
		switch n.Op {
		case formula.Name, formula.Dot:
			r.set(n.Sign, role{sort: name})
		case formula.Member:
			r.set(n.Sign, role{name, r.member(n)})
		case formula.Call:
			r.set(n.Sign, role{function, r.function(n)})
			r.lookup(n)
		case formula.Where:
			r.set(n.Sign, role{keyword, lex.Spell(r.to, lex.InFormulas, "where")})
		case formula.Equal, formula.Unequal, formula.In:
			r.choices(n)
		}
		return true
	})
}

// member spells the name after a dot: a figure's in the file's new language. One
// that is nothing so far must not become a figure.
func (r *roles) member(n *formula.Node) string {
	if english, ok := r.results.figure(r.from, n); ok {
		return r.results.spell(r.to, n.Args[0].Text, english)
	}
	if _, ok := r.results.figure(r.to, n); ok {
		r.lost = true
	}
	return ""
}

// choices spells the words of a figure that it is compared with: "floor".
func (r *roles) choices(n *formula.Node) {
	if r.from == r.to && !r.plain {
		return
	}
	for i, side := range n.Args {
		if side.Op != formula.Member {
			continue
		}
		english, ok := r.results.figure(r.from, side)
		if !ok {
			continue
		}
		f := statement.FigureNamed(english)
		for _, text := range append([]*formula.Node{n.Args[1-i]}, n.Args[1-i].Args...) {
			if text.Op != formula.Constant || text.Literal.Kind != formula.LitText {
				continue
			}
			if choice, ok := f.Choice(text.Literal.Text); ok {
				r.set(text.Sign, role{text: strconv.Quote(choice.Spelling(r.to))})
			}
		}
	}
}

// combination spells the name that an expectation holds in: of the base, or of a
// combination of `scenarios`, which is made of the values as they are written there.
func (r *roles) combination(in dsl.Text) {
	grid := false
	for _, s := range r.file.Statements {
		if sc, ok := s.(*dsl.Scenario); ok {
			if !sc.Grid && sc.Label.Text == in.Text {
				return
			}
			grid = grid || sc.Grid
		}
	}
	if in.Text == dsl.BaseName.Spelling(r.from) {
		r.set(in.At, role{text: strconv.Quote(dsl.BaseName.Spelling(r.to))})
		return
	}
	toks := dsl.Combination(in.Text, r.from, r.currency)
	if !grid || len(toks) == 0 {
		return
	}
	var b strings.Builder
	for i, t := range toks {
		switch {
		case t.Type == lex.Comma:
			b.WriteString(", ")
		case t.Type == lex.Assign:
			b.WriteString(" = ")
		default:
			b.WriteString(r.sign(toks[i]))
		}
	}
	r.set(in.At, role{text: `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(b.String()) + `"`})
}

// lookup spells the figure that a lookup names as a text: "socio.bound".
func (r *roles) lookup(call *formula.Node) {
	if call.Text != "lookup" || len(call.Args) < 3 || call.Args[2].Op != formula.Constant || call.Args[2].Literal.Kind != formula.LitText {
		return
	}
	of, figure, _ := strings.Cut(call.Args[2].Literal.Text, ".")
	result := &formula.Node{Op: formula.Name, Text: of}
	if word := r.member(&formula.Node{Op: formula.Member, Text: figure, Args: []*formula.Node{result}}); word != "" {
		r.set(call.Args[2].Sign, role{text: strconv.Quote(of + "." + word)})
	}
}

// function spells the name of a function. In Danish the number of arguments says
// whether `antal` is len or count, so that with the wrong number of them neither
// can be written.
func (r *roles) function(n *formula.Node) string {
	english, known := lex.Function(diag.English, n.Text, len(n.Args))
	if !known {
		return ""
	}
	word := lex.SpellFunction(r.to, english)
	if back, _ := lex.Function(r.to, word, len(n.Args)); back != english {
		r.lost = true
	}
	return word
}
