package engine

import (
	"maps"
	"reflect"
)

// Revise is a session for other rules, such as those of a later moment in an
// editor. It takes over the data of tables that have the same shape in both, and
// knows what was computed: statements whose fingerprint and data are the same are
// not computed again, whatever they are called and wherever they stand. Where
// the rules have errors it takes over nothing. The old session can still be used.
func (s *Session) Revise(m *Model) *Session {
	next := NewSession(m)
	next.RowByRow = s.RowByRow
	next.areas = maps.Clone(s.areas)
	if m.Diagnostics.HasErrors() {
		return next
	}
	next.cache = s.cache
	for i, t := range m.Program.Tables {
		from := s.model.Table(t.Name)
		if from == nil || t.Decl.HasRows || !s.tables[from.Slot].given || !reflect.DeepEqual(s.specs[from.Slot], next.specs[i]) {
			continue
		}
		next.tables[i] = s.tables[from.Slot].copy()
	}
	return next
}

// copy shares the data but for what links it to other tables.
func (l *loaded) copy() *loaded {
	out := *l
	out.draft = l.draft.Unlinked()
	if l.table != nil {
		out.table = out.draft
	}
	out.diags = l.read.List()
	return &out
}
