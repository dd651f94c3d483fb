package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// problem is a diagnostic; in replies to `rules` with its place in UTF-16 code
// units too, as editors in browsers count.
type problem struct {
	diag.Located
	From *int `json:"from,omitempty"`
	To   *int `json:"to,omitempty"`
}

// openRules takes a new rule file: {text, file, lang} → {diagnostics, model}.
// The data given before goes to its tables. model is null where the rules have
// errors.
func (b *Bridge) openRules(r request) (string, error) {
	b.rules = file{r.File, []byte(r.Text)}
	b.reopen()
	m := b.session.Model()
	reply := struct {
		Diagnostics []problem `json:"diagnostics"`
		Model       *model    `json:"model"`
	}{Diagnostics: problems(m.Diagnostics, r.Lang, m.Source)}
	if !m.Diagnostics.HasErrors() {
		reply.Model = describe(b.session)
	}
	return encode(reply)
}

// reopen makes the session from the rules and data given. Data is read again only
// where its table has another shape than when it was read.
func (b *Bridge) reopen() {
	m, _ := engine.Open(b.rules.name, string(b.rules.data))
	b.session, b.result = engine.NewSession(m), nil
	if m.Diagnostics.HasErrors() {
		return
	}
	for _, t := range m.Program.Tables {
		if f, ok := b.files[t.Name]; ok && !t.Decl.HasRows {
			if from := b.read[t.Name]; from == nil || !b.session.Adopt(from, t.Name) {
				b.session.Load(t.Name, f.name, f.data)
			}
			b.read[t.Name] = b.session
		}
	}
}

// open makes sure of a session; without rules there is none.
func (b *Bridge) open() error {
	if b.rules.data == nil {
		return failf("no rules were given yet", "der er ikke givet regler endnu")
	}
	if b.session == nil {
		b.reopen()
	}
	return nil
}

// loadData replaces the data of a table: {table, file, lang} and the bytes of a
// CSV file → {diagnostics, rows}. Data for rules with errors is kept for later.
func (b *Bridge) loadData(r request) (string, error) {
	b.files[r.Table] = file{r.File, r.bytes}
	delete(b.read, r.Table)
	reply := struct {
		Diagnostics []diag.Located `json:"diagnostics"`
		Rows        int            `json:"rows"`
	}{Diagnostics: []diag.Located{}}
	if err := b.open(); err == nil && !b.session.Model().Diagnostics.HasErrors() {
		list := b.session.Load(r.Table, r.File, r.bytes)
		reply.Diagnostics = list.Locate(r.Lang, b.session.Sources())
		reply.Rows, _ = b.session.Rows(r.Table)
		b.read[r.Table] = b.session
	}
	return encode(reply)
}

// clear forgets the data of a table, or of all: {table?} → {}.
func (b *Bridge) clear(r request) (string, error) {
	if r.Table == "" {
		clear(b.files)
	}
	delete(b.files, r.Table)
	if b.session != nil {
		b.session.Clear(r.Table)
	}
	b.result = nil
	return "{}", nil
}
