package bridge

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// openRules takes a new rule file, as the bytes of a file or as text:
// {text?, file, lang} → {text, lang, diagnostics, model}. The text is that which
// all places are in: decoded, with lines that end in \n and letters composed; lang
// is what its first line says, or empty. The data given before goes to its tables.
// model is null where the rules have errors.
func (b *Bridge) openRules(r request) (string, error) {
	data := []byte(r.Text)
	if r.Text == "" && r.bytes != nil {
		data = r.bytes
	}
	if err := b.reopen(r.ctx, file{r.File, data}); err != nil {
		return "", err
	}
	m := b.session.Model()
	reply := struct {
		Text        string         `json:"text"`
		Lang        diag.Lang      `json:"lang"`
		Diagnostics []diag.Located `json:"diagnostics"`
		Model       *model         `json:"model"`
	}{Text: m.Source.Text, Diagnostics: m.Diagnostics.Locate(r.Lang, diag.Sources{m.Source})}
	if !m.Program.File.Header.IsZero() {
		reply.Lang = m.Lang()
	}
	if !m.Diagnostics.HasErrors() {
		reply.Model = describe(b.session)
	}
	return encode(reply)
}

// reopen makes the session from rules and the data given. Data is read again only
// where its table has another shape than when it was read, and what means the same
// as before is not computed again. The error is the context's.
func (b *Bridge) reopen(ctx context.Context, rules file) error {
	m, _ := engine.Open(rules.name, string(rules.data))
	session, sound := engine.NewSession(m), b.sound
	if !m.Diagnostics.HasErrors() {
		if sound != nil {
			session = sound.Revise(m)
		}
		for _, t := range m.Program.Tables {
			if f, ok := b.files[t.Name]; ok && !t.Decl.HasRows && !session.Given(t.Name) {
				if _, err := session.LoadContext(ctx, t.Name, f.name, f.data); err != nil {
					return err
				}
			}
		}
		sound = session
	}
	b.rules, b.session, b.sound = rules, session, sound
	b.replace(nil)
	return nil
}

// open makes sure of a session; without rules there is none.
func (b *Bridge) open(ctx context.Context) error {
	if b.rules.data == nil {
		return failf("no rules were given yet", "der er ikke givet regler endnu")
	}
	if b.session == nil {
		return b.reopen(ctx, b.rules)
	}
	return nil
}

// loadData replaces the data of a table: {table, file, lang} and the bytes of a
// CSV file → {diagnostics, rows}. Data for rules with errors is kept for later.
func (b *Bridge) loadData(r request) (string, error) {
	reply := struct {
		Diagnostics []diag.Located `json:"diagnostics"`
		Rows        int            `json:"rows"`
	}{Diagnostics: []diag.Located{}}
	if b.rules.data != nil {
		if err := b.open(r.ctx); err != nil {
			return "", err
		}
	}
	if b.session == nil || b.session.Model().Diagnostics.HasErrors() {
		b.files[r.Table] = file{r.File, r.bytes}
		if b.sound != nil {
			b.sound.Clear(r.Table)
		}
		return encode(reply)
	}
	list, err := b.session.LoadContext(r.ctx, r.Table, r.File, r.bytes)
	if err != nil {
		return "", err
	}
	b.files[r.Table] = file{r.File, r.bytes}
	reply.Diagnostics = list.Locate(r.Lang, b.session.Sources())
	reply.Rows, _ = b.session.Rows(r.Table)
	return encode(reply)
}

// clear forgets the data of a table, or of all: {table?} → {}.
func (b *Bridge) clear(r request) (string, error) {
	if r.Table == "" {
		clear(b.files)
	}
	delete(b.files, r.Table)
	if b.sound != nil {
		b.sound.Clear(r.Table)
	}
	b.replace(nil)
	return "{}", nil
}
