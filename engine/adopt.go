package engine

import "reflect"

// Adopt takes the data of a table over from another session instead of reading
// it again, for rules that are being edited. It gives false, and takes nothing,
// unless the table has data there and the same shape in both. Neither the other
// session nor its results may be used for computing after that.
func (s *Session) Adopt(from *Session, name string) bool {
	to, source := s.model.Table(name), from.model.Table(name)
	if to == nil || source == nil || from.tables[source.Slot].source == nil ||
		to.Decl.HasRows || !reflect.DeepEqual(s.specs[to.Slot], from.specs[source.Slot]) {
		return false
	}
	s.tables[to.Slot] = from.tables[source.Slot]
	s.fresh = false
	return true
}
