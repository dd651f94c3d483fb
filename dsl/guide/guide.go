// Package guide is the language on one page, for those who will not read the
// reference. Its lists come from the declarations; every rule on it is run by a test.
package guide

import (
	_ "embed"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/statement"
)

var (
	//go:embed guide.en.md
	english string
	//go:embed guide.da.md
	danish string
)

// Text is the page in a language, as Markdown.
func Text(lang diag.Lang) string {
	lists := strings.NewReplacer(
		"{{columns}}", lines(columns(lang), 6),
		"{{statements}}", lines(statements(lang), 1),
		"{{pool}}", lines(clauses(&statement.Pool, lang), 1),
		"{{show}}", lines(clauses(&statement.Show, lang), 3),
		"{{figures}}", lines(figures(lang), 9),
		"{{functions}}", lines(functions(lang), 4),
	)
	return lists.Replace(diag.Text{EN: english, DA: danish}.In(lang))
}

// told is a thing of the language and what it means.
type told struct{ code, doc string }

// lines writes a list, so many of its items a line.
func lines(list []told, each int) string {
	var b strings.Builder
	for i, t := range list {
		switch {
		case i%each != 0:
			b.WriteString("; ")
		case i > 0:
			b.WriteString("\n- ")
		default:
			b.WriteString("- ")
		}
		b.WriteString("`" + t.code + "` " + t.doc)
	}
	return b.String()
}

// columns are the words for what a column of a table holds.
func columns(lang diag.Lang) []told {
	out := []told{{"->", statement.Table.Lines.Word("->").Doc.In(lang)}}
	return append(out, clauses(&statement.Table, lang)...)
}

// clauses are the keywords of a statement's block.
func clauses(d *statement.Declaration, lang diag.Lang) (out []told) {
	for _, w := range d.Lines.Words {
		out = append(out, told{w.Spelling(lang), w.Doc.In(lang)})
	}
	return out
}

// figures are what is asked of statements behind a dot.
func figures(lang diag.Lang) (out []told) {
	for _, d := range statement.All {
		var names []string
		for _, f := range d.Figures {
			if name := (diag.Text{EN: f.EN, DA: f.DA}).In(lang); name != "" && !f.Hidden {
				names = append(names, "`."+name+"`")
			}
		}
		if len(names) > 0 {
			out = append(out, told{d.Word.Spelling(lang), strings.Join(names, " ")})
		}
	}
	return out
}

func statements(lang diag.Lang) (out []told) {
	for _, d := range statement.All {
		out = append(out, told{d.Usage.In(lang), d.Doc.In(lang)})
	}
	return out
}

func functions(lang diag.Lang) (out []told) {
	for _, f := range function.All() {
		out = append(out, told{f.Name.In(lang) + "(" + f.Arguments(lang) + ")", f.Doc.In(lang)})
	}
	return out
}
