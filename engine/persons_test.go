package engine

import (
	"strings"
	"testing"
)

// TestLikePersons: rows that look like persons are told of, by what they look so.
func TestLikePersons(t *testing.T) {
	for _, c := range []struct{ rules, rows, want string }{
		{"table børn {\n  id key\n}", "id\na\n", "its name"},
		{"table Pupils {\n  id key\n}", "id\na\n", "its name"},
		{"table børnehaver {\n  id key\n}", "id\na\n", ""},
		{"table rows {\n  id key\n  født date\n}", "id,født\na,2020-01-01\n", "dates of birth in `født`"},
		{"table rows {\n  id key\n  nr text\n}", "id,nr\na,170320-4126\n", "person numbers in `nr`"},
		{"table rows {\n  id key\n  nr text\n}", "id,nr\na,1703204126\n", "person numbers in `nr`"},
		{"table rows {\n  id key\n  nr text\n}", "id,nr\na,451320-4126\nb,17032-4126\nc,170320-412x\n", ""},
		{"table rows {\n  id key\n  to date\n}", "id,to\na,2026-01-01\n", ""},
		{"table børn {\n  id key\n}", "id\n", ""},
	} {
		m, list := Open("r.fordel", "fordel 1 en\n"+c.rules+"\n")
		if list.HasErrors() {
			t.Fatal(list)
		}
		s := NewSession(m)
		name := m.Program.Tables[0].Name
		s.Load(name, name+".csv", []byte(c.rows))
		told := s.LikePersons()
		if c.want == "" && len(told) > 0 || c.want != "" && (len(told) != 1 || !strings.Contains(told[0].EN, "("+c.want+")")) {
			t.Errorf("%s: %v, want %q", c.rules, told, c.want)
		}
	}
}
