package format

import (
	"sync"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// results knows the names of results and which figures stand beside each:
// `socio.left` is a figure of the pool socio, spelled `socio.rest` in Danish,
// while in `home.left` the author's own column is meant.
type results struct {
	of      map[string]*result
	columns map[string]map[string]bool // by the name of a reference: those of the columns it leads to that are named as figures
}

// result is what one pool, grant, benchmark or spread gives.
type result struct {
	figures map[string]bool // by English name: whether it is one for the whole, not one a row
	parts   map[string]bool // the author's names for the parts of a split
}

func resultsOf(file *dsl.File) results {
	r := results{of: map[string]*result{}, columns: map[string]map[string]bool{}}
	tables, columns := map[string]*dsl.Table{}, map[string]map[string]bool{}
	r.add("model", map[string]bool{"year": false})
	for _, s := range file.Statements {
		if t, ok := s.(*dsl.Table); ok {
			tables[t.Name.Text], columns[t.Name.Text] = t, specialColumns(t)
		}
		r.declare(s)
	}
	for name, t := range tables {
		r.leads(name, columns[name])
		for _, c := range t.Columns {
			if c.Kind == dsl.KindRef { // it leads there, and by its `as` back
				r.leads(c.Name.Text, columns[c.Target.Text])
				r.leads(c.As.Text, columns[name])
			}
		}
	}
	return r
}

// figureWords are the names of figures in both languages.
var figureWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, f := range statement.Figures() {
		out[f.EN], out[f.DA], out[f.Old] = true, true, true
	}
	return out
})

// specialColumns gives the columns of a table that have the name of a figure.
func specialColumns(t *dsl.Table) map[string]bool {
	out := map[string]bool{}
	for _, c := range t.Columns {
		if figureWords()[c.Name.Text] {
			out[c.Name.Text] = true
		}
	}
	return out
}

// leads notes that a name is a way to columns.
func (r results) leads(name string, to map[string]bool) {
	if r.columns[name] == nil {
		r.columns[name] = map[string]bool{}
	}
	for column := range to {
		r.columns[name][column] = true
	}
}

func (r results) add(name string, figures map[string]bool) {
	if r.of[name] == nil {
		r.of[name] = &result{figures: map[string]bool{}, parts: map[string]bool{}}
	}
	for figure, whole := range figures {
		r.of[name].figures[figure] = whole
	}
}

// declare adds the figures that a statement gives.
func (r results) declare(s dsl.Statement) {
	kind := s.Kind()
	if split, ok := s.(*dsl.Split); ok {
		r.add(split.Name.Text, nil)
		for _, p := range split.Parts {
			r.of[split.Name.Text].parts[p.Name.Text] = true
		}
	}
	figures := map[string]bool{}
	for i := range kind.Figures {
		if f := &kind.Figures[i]; !f.Hidden && f.EN != "" {
			figures[f.EN] = f.Over == statement.TheWhole || f.Over == statement.Groups && !grouped(s)
		}
	}
	if len(figures) > 0 {
		of, _ := s.Subject()
		r.add(of.Name.Text, figures)
	}
}

// grouped reports whether a statement has a figure for each group.
func grouped(s dsl.Statement) bool {
	found := false
	dsl.Walk(s, func(role dsl.Role, _ *dsl.Formula) { found = found || role == dsl.RolePer })
	return found
}

// figure is the English name of the figure that a member of a formula means; ok
// is false where it is a name of the author's. The file is written in lang.
func (r results) figure(lang diag.Lang, n *formula.Node) (english string, ok bool) {
	of := n.Args[0].Text
	result := r.of[of]
	if result == nil || result.parts[n.Text] {
		return "", false
	}
	english = n.Text
	whole, ok := result.figures[english]
	if !ok {
		if english, ok = lex.Special(lang, n.Text); !ok {
			english, ok = lex.OldSpecial(lang, n.Text)
		}
		if ok {
			whole, ok = result.figures[english]
		}
	}
	return english, ok && (whole || !r.columns[of][n.Text])
}

// spell writes the figure of a result in a language. A part with the same name
// would be taken for it; the English name is understood in every file.
func (r results) spell(lang diag.Lang, of, english string) string {
	word := lex.SpellSpecial(lang, english)
	if r.of[of].parts[word] {
		return english
	}
	return word
}
