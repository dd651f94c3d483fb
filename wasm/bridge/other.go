package bridge

import (
	"cmp"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/difference"
	"github.com/fordel-lang/fordel/engine"
)

// other computes a second rule file on the data of the session, and tells how the
// session's own rules differ from it.
func (b *Bridge) other(c call, p OtherRules) (string, error) {
	if err := b.open(c.ctx); err != nil {
		return "", err
	}
	data := []byte(p.Text)
	if p.Text == "" && c.bytes != nil {
		data = c.bytes
	}
	m, _ := engine.Open(p.File, string(data))
	reply := Other{Text: m.Source.Text, Missing: []string{}, Differences: []RuleChange{}, Renames: []RuleRename{}, Was: []WasCalled{}}
	f, found := newFrame(&b.sent), m.Diagnostics
	b.rival = nil
	session := engine.NewSession(m)
	if !found.HasErrors() {
		d := b.held(m, p.Lang, &reply)
		if err := b.lend(c, session, d, &reply); err != nil {
			return "", err
		}
		reply.Model = describe(session)
		if len(reply.Missing) == 0 {
			result, list := session.Run(c.ctx, engine.Settings{})
			if err := c.ctx.Err(); err != nil {
				return "", err
			}
			found = list
			reply.Views, reply.Summary = resultOf(f, result, p.Lang)
			if result.OK() {
				b.rival = &engine.Other{Result: result, Rules: true, Was: d.Was}
			}
		}
	}
	reply.Diagnostics = located(found, p.Lang, session.Sources())
	return f.finish(encode(reply)), nil
}

// resultOf puts what a run gives into a frame: its views, and its summary.
func resultOf(f *frame, r *engine.Result, lang diag.Lang) (views, summary Part) {
	out := []View{}
	for _, v := range r.Views() {
		out = append(out, viewOf(f, r, v, ""))
	}
	return f.json(encode(out)), f.json(string(r.Summary(lang)))
}

// held tells how the session's own rules differ from another model's.
func (b *Bridge) held(m *engine.Model, lang diag.Lang, reply *Other) difference.Difference {
	own := b.session.Model()
	if own.Diagnostics.HasErrors() {
		return difference.Difference{}
	}
	before, after := difference.Of(m.Program.File, m.Program), difference.Of(own.Program.File, own.Program)
	d, ok := difference.Compare(before, after, lang)
	if !ok { // a word has no spelling in that language: it is told in the rules' own
		d, _ = difference.Compare(before, after, own.Lang())
	}
	for _, x := range d.Changes {
		reply.Differences = append(reply.Differences, RuleChange{RuleChangeKind(x.What), x.Statement, x.Name, x.Label, x.Part, x.Before, x.After})
	}
	for _, x := range d.Renamed {
		reply.Renames = append(reply.Renames, RuleRename{x.Told(lang)})
	}
	for _, t := range own.Program.Tables {
		was, _ := d.Was(t.Name, "")
		if was != t.Name {
			reply.Was = append(reply.Was, WasCalled{t.Name, "", was, ""})
		}
		for _, c := range t.Columns {
			if was, column := d.Was(t.Name, c.Name); column != c.Name {
				reply.Was = append(reply.Was, WasCalled{t.Name, c.Name, was, column})
			}
		}
	}
	return d
}

// lend gives another session the data of this one, table by table; a table that is
// called otherwise gets those of the table that it is here.
func (b *Bridge) lend(c call, to *engine.Session, d difference.Difference, reply *Other) error {
	here := map[string]string{}
	for _, t := range b.session.Model().Program.Tables {
		was, _ := d.Was(t.Name, "")
		here[was] = t.Name
	}
	for _, t := range to.Model().Program.Tables {
		if t.Decl.HasRows {
			continue
		}
		f, ok := b.files[t.Name]
		if !ok {
			f, ok = b.files[here[t.Name]]
		}
		if !ok {
			reply.Missing = append(reply.Missing, cmp.Or(t.Label, t.Name))
			continue
		}
		if _, err := f.load(c.ctx, to, t.Name); err != nil {
			return err
		}
	}
	for table, f := range b.areas {
		if to.Model().Table(table) != nil {
			to.LoadAreas(table, f.name, f.data)
		}
	}
	return nil
}
