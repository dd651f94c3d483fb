package bridge

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
)

// openRules takes a new rule file. The data given before goes to its tables.
func (b *Bridge) openRules(c call, p Rules) (Opened, error) {
	data := []byte(p.Text)
	if p.Text == "" && c.bytes != nil {
		data = c.bytes
	}
	if err := b.reopen(c.ctx, file{name: p.File, data: data}); err != nil {
		return Opened{}, err
	}
	m := b.session.Model()
	reply := Opened{Text: m.Source.Text, Diagnostics: located(m.Diagnostics, p.Lang, diag.Sources{m.Source})}
	if !m.Program.File.Header.IsZero() {
		lang := m.Lang()
		reply.Lang = &lang
	}
	if !m.Diagnostics.HasErrors() {
		reply.Model = describe(b.session)
	}
	return reply, nil
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
				if _, err := f.load(ctx, session, t.Name); err != nil {
					return err
				}
			}
		}
		for table, f := range b.areas {
			if m.Table(table) != nil && !session.HasAreas(table, f.name) {
				session.LoadAreas(table, f.name, f.data)
			}
		}
		sound = session
	}
	b.rules, b.session, b.sound, b.rival = rules, session, sound, nil
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

// loadData replaces the data of a table. Data for rules with errors is kept for
// later.
func (b *Bridge) loadData(c call, p Data) (Loaded, error) {
	b.rival = nil
	reply := Loaded{Diagnostics: []Diagnostic{}}
	if b.rules.data != nil {
		if err := b.open(c.ctx); err != nil {
			return reply, err
		}
	}
	given := file{name: p.File, data: c.bytes, sheet: p.Sheet, mapping: (*table.Mapping)(p.Mapping), asSheet: p.AsSheet}
	if b.session == nil || b.session.Model().Diagnostics.HasErrors() {
		b.files[p.Table] = given
		if b.sound != nil {
			b.sound.Clear(p.Table)
		}
		return reply, nil
	}
	list, err := given.load(c.ctx, b.session, p.Table)
	if err != nil {
		return reply, err
	}
	b.files[p.Table] = given
	reply.Diagnostics = located(list, p.Lang, b.session.Sources())
	reply.Rows, _ = b.session.Rows(p.Table)
	return reply, nil
}

// load gives a session the rows of a table.
func (f file) load(ctx context.Context, session *engine.Session, name string) (diag.List, error) {
	from := table.Origin{File: f.name, Sheet: f.sheet, Mapping: f.mapping, AsSheet: f.asSheet}
	if f.sheet == "" {
		return session.LoadContext(ctx, name, from, f.data)
	}
	cells, err := readCells(f.data)
	if err != nil {
		return nil, err
	}
	return session.LoadCells(ctx, name, from, cells)
}

// loadAreas replaces the areas of a table. Without rules, or with errors in them,
// nobody knows which table that is.
func (b *Bridge) loadAreas(c call, p AreaFile) (AreasLoaded, error) {
	reply := AreasLoaded{Diagnostics: []Diagnostic{}}
	if err := b.open(c.ctx); err != nil {
		return reply, err
	}
	reply.Table = b.session.Model().AreasFor(p.File)
	if reply.Table == "" {
		return reply, nil
	}
	list := b.session.LoadAreas(reply.Table, p.File, c.bytes)
	reply.Diagnostics = located(list, p.Lang, b.session.Sources())
	if reply.Used = b.session.HasAreas(reply.Table, p.File); reply.Used {
		b.areas[reply.Table] = file{name: p.File, data: c.bytes}
	}
	return reply, nil
}

// clear forgets the data of a table, or of all.
func (b *Bridge) clear(_ call, p Clear) (Nothing, error) {
	b.rival = nil
	if p.Table == "" {
		clear(b.files)
		clear(b.areas)
	}
	delete(b.files, p.Table)
	delete(b.areas, p.Table)
	if b.sound != nil {
		b.sound.Clear(p.Table)
		b.sound.ClearAreas(p.Table)
	}
	b.replace(nil)
	return Nothing{}, nil
}
