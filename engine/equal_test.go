package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

const equals = `fordel 1 en

table h {
  id  key
  s   kr
  w   number
} rows {
  "a", -5 kr, 0
  "b",  7 kr, 1
}
grant one {
  to      h
  amount  s
}
grant two {
  to      h
  amount  s
}
let h.x = 1 / w
let h.y = 1 / w
`

// TestEqualFormulas: of statements that compute the same each tells its own
// problems, under its own name and where it stands; in a second run, too, and when
// another line is put before them.
func TestEqualFormulas(t *testing.T) {
	session := NewSession(mustOpen(t, equals))
	for range 2 {
		_, diags := session.Run(context.Background(), Settings{})
		want := []string{"13 `one` is", "17 `two` is", "19 1 is", "20 1 is"}
		if got := linesOf(diags, equals); !slices.Equal(got, want) {
			t.Errorf("%q, not %q", got, want)
		}
	}
	edited := strings.Replace(equals, "let h.x", "\nlet h.x", 1)
	session = session.Revise(mustOpen(t, edited))
	_, diags := session.Run(context.Background(), Settings{})
	want := []string{"13 `one` is", "17 `two` is", "20 1 is", "21 1 is"}
	if got := linesOf(diags, edited); !slices.Equal(got, want) {
		t.Errorf("edited: %q, not %q", got, want)
	}
}

// linesOf gives the line of each problem and how its sentence begins.
func linesOf(list diag.List, rules string) []string {
	var out []string
	for _, d := range list {
		begin := strings.Join(strings.Fields(d.Message.EN)[:2], " ")
		out = append(out, fmt.Sprint(strings.Count(rules[:d.Range.Start], "\n")+1, " ", begin))
	}
	return out
}
