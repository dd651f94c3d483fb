package bridge

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// letters gives the letters of the last run, one after the other in a document, as the
// rules or a template say.
func (b *Bridge) letters(c call, p Letters) (WrittenLetters, error) {
	leaving, err := b.leaving(p.Leave)
	if err != nil {
		return WrittenLetters{}, err
	}
	reply, model := WrittenLetters{Rules: b.session.Model().Source.Text, Diagnostics: []Diagnostic{}}, b.session.Model()
	if p.Template != nil {
		reply.Rules = model.WithLetter(engine.LetterTemplate(*p.Template))
		model, _ = engine.Open(b.rules.name, reply.Rules)
		result, list := b.session.Revise(model).Run(c.ctx, b.set)
		if err := c.ctx.Err(); err != nil {
			return WrittenLetters{}, err
		}
		defer result.Release()
		if !result.OK() {
			reply.Diagnostics = located(list, p.Lang, diag.Sources{model.Source})
			reply.Templates, reply.Amounts = templates(b.session.Model(), p.Lang)
			return reply, nil
		}
		leaving = leaving.Of(result)
	}
	reply.Templates, reply.Amounts = templates(model, p.Lang)
	reply.Paper, err = letters(c.ctx, leaving, p)
	return reply, err
}

// letters are those of what leaves, as a document.
func letters(ctx context.Context, leaving *engine.Leaving, p Letters) (Paper, error) {
	var keys []string
	if p.Rows != nil {
		keys = append([]string{}, *p.Rows...)
	}
	list, err := leaving.Letters(ctx, p.Date, keys)
	if err != nil {
		return Paper{}, err
	}
	title, pages := diag.Text{EN: "Letters", DA: "Breve"}.In(p.Lang), make([]string, len(list))
	for i, l := range list {
		pages[i] = l.Page
	}
	if len(list) == 1 {
		title = list[0].Name
	}
	return Paper{leaving.FileName(title), leaving.Document(title, pages...), len(list)}, nil
}

// templates are what the letters of a model hold, and what they could.
func templates(m *engine.Model, lang diag.Lang) ([]LetterTemplate, [][]LetterAmount) {
	said, could := m.LetterTemplates(lang)
	out, amounts := make([]LetterTemplate, len(said)), make([][]LetterAmount, len(said))
	for i := range said {
		out[i], amounts[i] = LetterTemplate(said[i]), make([]LetterAmount, len(could[i]))
		for j, a := range could[i] {
			amounts[i][j] = LetterAmount(a)
		}
	}
	return out, amounts
}

// report gives the paper for a meeting on the last run.
func (b *Bridge) report(c call, p Leave) (Paper, error) {
	leaving, err := b.leaving(p)
	if err != nil {
		return Paper{}, err
	}
	pages, err := leaving.Meeting(c.ctx, b.session, p.Date)
	if err != nil {
		return Paper{}, err
	}
	title := diag.Text{EN: "paper", DA: "bilag"}.In(p.Lang)
	return Paper{leaving.FileName(title), leaving.Document(leaving.Origin.Heading, pages), 1}, nil
}
