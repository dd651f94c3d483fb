package engine

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/paper"
)

// Letter is the letter to one row of a table: an institution.
type Letter = paper.Letter

// Letters are the letters to the rows that the model gives money to, as pages of HTML;
// with keys only to the rows that they are of. A model that gives nobody money has none.
// Date is that of the letter, as people write it. The error is the context's.
func (l *Leaving) Letters(ctx context.Context, date string, keys []string) ([]Letter, error) {
	o := l.options(date)
	if keys != nil {
		o.Rows = map[string]bool{}
		for _, key := range keys {
			o.Rows[key] = true
		}
	}
	return paper.Letters(ctx, l.run, l.explainer(), o)
}

// LetterTemplate is what the letters to the rows of a table hold; LetterAmount an amount that
// a letter can tell.
type (
	LetterTemplate = paper.Template
	LetterAmount   = paper.Amount
)

// LetterTemplates are what the letters of a model hold, and by table the amounts that they
// could tell.
func (m *Model) LetterTemplates(lang diag.Lang) ([]LetterTemplate, [][]LetterAmount) {
	return paper.Templates(m.Program, lang)
}

// WithLetter is the text of the rules with a template for the letters to its table.
func (m *Model) WithLetter(t LetterTemplate) string { return t.Rules(m.Program) }

// Meeting is the paper for a meeting, as pages of HTML. The session tells the rules in
// sentences, with what they give as they are written. The error is the context's.
func (l *Leaving) Meeting(ctx context.Context, s *Session, date string) (string, error) {
	told := s.Told(ctx, Settings{}, l.lang)
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return paper.Meeting(ctx, l.run, l.explainer(), l.options(date), told)
}

func (l *Leaving) explainer() *explain.Explainer {
	x := explain.New(l.run.Program, l.run.Figures, l.run.Sources, l.run.Views)
	x.Lang = l.lang
	return x
}

func (l *Leaving) options(date string) paper.Options {
	return paper.Options{Lang: l.lang, Origin: l.Origin, Date: date, Hidden: l.hidden}
}

// Document is pages as an HTML document that needs nothing beside it, to be printed.
func (l *Leaving) Document(title string, pages ...string) string {
	return paper.Document(title, l.lang, pages...)
}
