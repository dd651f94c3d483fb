package engine

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Data of a table whose columns could not all be read are not blamed for what the rules lack.
func TestDataOfAFlawedTable(t *testing.T) {
	m, list := Open("m.fordel", "fordel 1 en\n\ntable houses {\n  id    ket\n  needs whol\n}\ntable others {\n  id key\n}\n")
	if !list.HasErrors() {
		t.Fatal("the rules have errors")
	}
	s := NewSession(m)
	if list := s.Load("houses", "houses.csv", []byte("id;needs\nAsh;3\n")); len(list) > 0 {
		t.Error(list)
	}
	if list := s.Load("others", "others.csv", []byte("name\nAsh\n")); !list.HasErrors() {
		t.Error("data of a table that could be read are looked at")
	}
	for _, d := range s.Ready() {
		if d.Range.File == "houses.csv" {
			t.Error(d.Message.In(diag.English))
		}
	}
	if !s.Given("houses") {
		t.Error("the data are given")
	}
}
