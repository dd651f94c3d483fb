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

// A session that adopts data gives what one that reads it gives.
func TestAdopt(t *testing.T) {
	data := map[string]string{"areas": "id,factor\nnorth,1\nsouth,2\n", "schools": "name,pupils,area\nB,20,south\nA,10,north\n"}
	changed := strings.Replace(adopted, "pupils * area.factor", "pupils * area.factor + 1", 1)
	first, second, read := adopting(t, adopted), adopting(t, changed), adopting(t, changed)
	for name, text := range data {
		first.Load(name, name+".csv", []byte(text))
		read.Load(name, name+".csv", []byte(text))
	}
	first.Run(context.Background(), engine.Settings{})
	for name := range data {
		if !second.Adopt(first, name) {
			t.Errorf("%s was not adopted", name)
		}
	}
	got, _ := second.Run(context.Background(), engine.Settings{})
	want, _ := read.Run(context.Background(), engine.Settings{})
	if !bytes.Equal(got.JSON("en"), want.JSON("en")) || !got.OK() {
		t.Errorf("%s, want %s", got.JSON("en"), want.JSON("en"))
	}
}

func TestAdoptRefuses(t *testing.T) {
	from := adopting(t, adopted)
	from.Load("areas", "areas.csv", []byte("id,factor\nnorth,1\n"))
	for what, rules := range map[string]string{
		"another kind":  strings.Replace(adopted, "factor  number", "factor  share", 1),
		"another range": strings.Replace(adopted, "factor  number", "factor  number from 0 to 9", 1),
		"another label": strings.Replace(adopted, "factor  number", "factor \"F\" number", 1),
		"rows inside":   strings.Replace(adopted, "number\n}", "number\n} rows {\n  \"north\", 1\n}", 1),
	} {
		s := adopting(t, rules)
		before, had := s.Rows("areas")
		if s.Adopt(from, "areas") {
			t.Errorf("%s: adopted", what)
		}
		if after, has := s.Rows("areas"); before != after || had != has {
			t.Errorf("%s: %d rows, before %d", what, after, before)
		}
	}
	s := adopting(t, adopted)
	for _, name := range []string{"schools", "nothing"} {
		if s.Adopt(from, name) {
			t.Errorf("%s: adopted", name)
		}
	}
	if !s.Adopt(from, "areas") {
		t.Error("not adopted")
	}
}
