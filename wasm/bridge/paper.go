package bridge

import "github.com/fordel-lang/fordel/dsl/diag"

// letters gives the letters of the last run, one after the other in a document.
func (b *Bridge) letters(c call, p Letters) (Paper, error) {
	leaving, err := b.leaving(p.Leave)
	if err != nil {
		return Paper{}, err
	}
	var keys []string
	if p.Rows != nil {
		keys = append([]string{}, *p.Rows...)
	}
	letters, err := leaving.Letters(c.ctx, p.Date, keys)
	if err != nil {
		return Paper{}, err
	}
	title, pages := diag.Text{EN: "Letters", DA: "Breve"}.In(p.Lang), make([]string, len(letters))
	for i, l := range letters {
		pages[i] = l.Page
	}
	if len(letters) == 1 {
		title = letters[0].Name
	}
	return Paper{leaving.FileName(title), leaving.Document(title, pages...), len(letters)}, nil
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
