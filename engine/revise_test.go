package engine_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

const adopted = `fordel 1 en
table areas {
  id      key
  factor  number
}
table schools {
  name    key
  pupils  whole
  area    -> areas
}
let schools.points = pupils * area.factor
`

func adopting(t *testing.T, rules string) *engine.Session {
	t.Helper()
	m, problems := engine.Open("rules.fordel", rules)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return engine.NewSession(m)
}

// A session that takes over data gives what one that reads it gives.
func TestRevise(t *testing.T) {
	data := map[string]string{"areas": "id,factor\nnorth,1\nsouth,2\n", "schools": "name,pupils,area\nB,20,south\nA,10,north\n"}
	changed := strings.Replace(adopted, "pupils * area.factor", "pupils * area.factor + 1", 1)
	first, read := adopting(t, adopted), adopting(t, changed)
	for name, text := range data {
		first.Load(name, name+".csv", []byte(text))
		read.Load(name, name+".csv", []byte(text))
	}
	first.Run(context.Background(), engine.Settings{})
	got, _ := first.Revise(read.Model()).Run(context.Background(), engine.Settings{})
	want, _ := read.Run(context.Background(), engine.Settings{})
	if !bytes.Equal(got.JSON("en"), want.JSON("en")) || !got.OK() {
		t.Errorf("%s, want %s", got.JSON("en"), want.JSON("en"))
	}
}

// Data of a table with another shape have to be read again.
func TestReviseShapes(t *testing.T) {
	from := adopting(t, adopted)
	from.Load("areas", "areas.csv", []byte("id,factor\nnorth,1\n"))
	for what, rules := range map[string]string{
		"another kind":  strings.Replace(adopted, "factor  number", "factor  share", 1),
		"another range": strings.Replace(adopted, "factor  number", "factor  number from 0 to 9", 1),
		"another label": strings.Replace(adopted, "factor  number", "factor \"F\" number", 1),
		"rows inside":   strings.Replace(adopted, "number\n}", "number\n} rows {\n  \"north\", 1\n  \"south\", 1\n}", 1),
	} {
		s := adopting(t, rules)
		before, had := s.Rows("areas")
		if after, has := from.Revise(s.Model()).Rows("areas"); before != after || had != has {
			t.Errorf("%s: %d rows, before %d", what, after, before)
		}
	}
	next := from.Revise(adopting(t, adopted+"\nlet two = 2\n").Model())
	if _, ok := next.Rows("schools"); ok {
		t.Error("there are schools")
	}
	if n, _ := next.Rows("areas"); n != 1 {
		t.Errorf("%d areas were taken over", n)
	}
}

// The old session goes on unharmed.
func TestReviseLeavesTheOld(t *testing.T) {
	old := adopting(t, adopted)
	old.Load("areas", "areas.csv", []byte("id,factor\nnorth,1\nsouth,2\n"))
	old.Load("schools", "schools.csv", []byte("name,pupils,area\nB,20,south\nA,10,north\n"))
	before, _ := old.Run(context.Background(), engine.Settings{})
	next := old.Revise(adopting(t, adopted).Model())
	next.Load("areas", "areas.csv", []byte("id,factor\nsouth,5\nnorth,7\nabove,1\n"))
	next.Run(context.Background(), engine.Settings{})
	old.Clear("areas")
	old.Load("areas", "areas.csv", []byte("id,factor\nnorth,1\nsouth,2\n"))
	again, _ := old.Run(context.Background(), engine.Settings{})
	if !bytes.Equal(before.JSON("en"), again.JSON("en")) || !again.OK() {
		t.Errorf("%s, before %s", again.JSON("en"), before.JSON("en"))
	}
}

// An expectation that only names what is said of rows of which there are none reads
// columns that only that says something of: they are there after an edit, too.
func TestReviseExpectsNothing(t *testing.T) {
	rules := adopted + `
let schools.many = pupils * 2
let fine = all(schools where many > 1_000, .points > 5)
expect "Fine" = fine
`
	s := adopting(t, rules)
	s.Load("areas", "areas.csv", []byte("id,factor\nnorth,1\n"))
	s.Load("schools", "schools.csv", []byte("name,pupils,area\nA,10,north\n"))
	s.Run(context.Background(), engine.Settings{})
	edited := strings.Replace(rules, "= fine", "= fine and sum(schools.pupils) > 0", 1)
	_, got := s.Revise(adopting(t, edited).Model()).Run(context.Background(), engine.Settings{})
	if len(got) != 1 || got[0].Code != "expect.nothing" {
		t.Error(got)
	}
}
