package engine_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

const schoolRules = `fordel 1 en

table areas {
  id  key
} rows {
  "n"
  "s"
}
table schools {
  id      key
  area    -> areas
  pupils  whole
} rows {
  "A", "n", 10
  "B", "n", 20
  "C", "s", 40
}
table classes {
  school  -> schools
  pupils  whole
} rows {
  "A", 10
  "B", 5
  "B", 15
  "C", 40
}
param pupils_needed = 15
let schools.x = `

// TestNamesBehindWhere: with a dot in the condition, names without one are what they
// are outside it; without any, they are the row gone through. Dots in conditions and
// formulas within are of other rows. Kernels and machine agree.
func TestNamesBehindWhere(t *testing.T) {
	for formula, want := range map[string]string{
		"sum(schools where .area == area, .pupils)":                                     "[30 30 40]",
		"sum(schools where pupils > 15, .pupils)":                                       "[60 60 60]",
		"len(schools where .pupils > pupils)":                                           "[2 1 0]",
		"len(schools where .pupils > pupils and .area == area)":                         "[1 0 0]",
		"sum(schools where .pupils > 15 and pupils > 15, .pupils)":                      "[0 60 60]",
		"sum(schools where pupils > pupils_needed, .pupils)":                            "[60 60 60]",
		"len(schools where len(classes where .pupils > 12) > 0 and pupils < 30)":        "[1 1 1]",
		"len(schools where count(classes, .pupils > 12) > 0 and pupils < 30)":           "[1 1 1]",
		"len(schools where max(.pupils, 15) > pupils)":                                  "[3 1 0]",
		"sum(schools, len(classes where .pupils > 12) * .pupils)":                       "[0 70 70]",
		"sum(schools, sum(classes where .pupils >= pupils, .pupils))":                   "[30 0 120]",
		"len(schools where sum(.classes where pupils > 12, .pupils) > pupils)":          "[2 1 0]",
		"len(schools where .pupils >= pupils and lookup(areas, area, \"id\") == .area)": "[2 1 1]",
	} {
		for _, rowByRow := range []bool{false, true} {
			model, diags := engine.Open("schools.fordel", schoolRules+formula+"\n")
			session := engine.NewSession(model)
			session.RowByRow = rowByRow
			result, more := session.Run(context.Background(), engine.Settings{})
			column, _, ok := result.Column("schools", "x")
			if diags.HasErrors() || more.HasErrors() || !ok {
				t.Errorf("%s: %v %v", formula, diags, more)
			} else if got := fmt.Sprint(column.Numbers); got != want {
				t.Errorf("%s: %s, not %s (row by row: %v)", formula, got, want, rowByRow)
			}
		}
	}
}
