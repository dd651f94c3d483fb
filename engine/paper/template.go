package paper

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Template is what the letters to the rows of a table hold. Texts have names in braces;
// amounts are written as in rules.
type Template struct {
	Table    string
	Heading  string
	Greeting string
	Closing  string
	Figures  []string // the amounts that it tells, in their order
	Per      string   // what each is divided by; empty for nothing
}

// Amount is one that a letter can tell: as rules write it, and what it is called.
type Amount struct{ Text, Label string }

// Templates are what the letters of a model hold now, as the rules say or by default, and by
// table the amounts that they could tell: those that they do first.
func Templates(p *check.Program, lang diag.Lang) (templates []Template, amounts [][]Amount) {
	for _, l := range plans(p, lang) {
		said := cmp.Or(l.Decl, &dsl.Letter{})
		t := Template{Table: l.Table.Name, Heading: braced(said.Heading, l.Heading), Greeting: braced(said.Greeting, l.Greeting),
			Closing: braced(said.Closing, l.Closing), Figures: []string{}}
		if per := columnOf(l.Per); per != nil {
			t.Per = per.Name
		} else if said.Per != nil {
			t.Per = written(p, said.Per.At)
		}
		could := []Amount{}
		for i, f := range l.Figures {
			text := f.Name
			if i < len(said.Figures) {
				text = written(p, said.Figures[i].Formula.At.To(cmp.Or(said.Figures[i].Label.At, said.Figures[i].Formula.At)))
			} else if c := columnOf(f.Expr); c != nil {
				text = c.Name
			}
			t.Figures, could = append(t.Figures, text), append(could, Amount{text, f.Label})
		}
		templates, amounts = append(templates, t), append(amounts, others(l, could))
	}
	return templates, amounts
}

// others adds the amounts of the table that a letter does not tell.
func others(l *check.Letter, could []Amount) []Amount {
	for _, c := range l.Table.Columns {
		told := slices.ContainsFunc(l.Figures, func(f check.Shown) bool { return columnOf(f.Expr) == c })
		if !told && c.Type.Kind == check.Money && !strings.Contains(c.Name, ".") {
			could = append(could, Amount{c.Name, cmp.Or(c.Label, c.Name)})
		}
	}
	return could
}

// braced is a text with its names in braces: as it is said, else one of columns.
func braced(said *dsl.Filled, pieces []check.Piece) string {
	if said != nil {
		return said.Text.Text
	}
	out := ""
	for _, p := range pieces {
		if out += p.Text; p.Expr != nil {
			out += "{" + p.Expr.Column.Name + "}"
		}
	}
	return out
}

func written(p *check.Program, at diag.Range) string {
	return p.File.Source.Text[at.Start:at.End]
}

// Rules are those of a program with a template in the place of what they say of the letters to
// its table, or at their end.
func (t Template) Rules(p *check.Program) string {
	text, said := p.File.Source.Text, t.said(p.File.Lang)
	for _, l := range p.Letters {
		if l.Table.Name == t.Table {
			return text[:l.Decl.At.Start] + said + text[l.Decl.At.End:]
		}
	}
	return strings.TrimRight(text, "\n") + "\n\n" + said + "\n"
}

// said is the template as a statement in a language of rules.
func (t Template) said(lang diag.Lang) string {
	var b strings.Builder
	b.WriteString(statement.Letter.Spelling(lang) + " " + t.Table + " {\n")
	parted := diag.Text{EN: ", ", DA: "; "}.In(lang)
	for i, text := range []string{quoted(t.Heading), quoted(t.Greeting), strings.Join(t.Figures, parted), t.Per, quoted(t.Closing)} {
		if text != "" {
			b.WriteString("  " + statement.Letter.Lines.Words[i].Spelling(lang) + " " + text + "\n")
		}
	}
	b.WriteString("}")
	return b.String()
}

// quoted is a text as rules write it, on one line.
func quoted(text string) string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return ""
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
