package engine_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

// lists is a table with a column of each kind, and one of each kind in which the
// second of three values is missing. All rows belong to one row of `us`.
const lists = `fordel 1 en

table us { id key } rows {
  "u"
  "v"
}
table t {
  id   key
  u    -> us
  n    number
  m    kr
  d    date
  x    text
  f    flag
  r    -> us as through
  n_o  number optional
  m_o  kr optional
  d_o  date optional
  x_o  text optional
  f_o  flag optional
  r_o  -> us as maybe optional
} rows {
  "a", "u", 3, 30 kr, 2026-01-03, "c", yes, "v", 3, 30 kr, 2026-01-03, "c", no, "v"
  "b", "u", 1, 10 kr, 2026-01-01, "a", no, "u", nil, nil, nil, nil, nil, nil
  "c", "u", 2, 20 kr, 2026-01-02, "b", yes, "u", 2, 20 kr, 2026-01-02, "b", yes, "u"
}
`

// What a call gives instead of a value.
const (
	never   = "no such call"   // the checker refuses it
	missing = "a value is nil" // a value is needed where one is missing
)

// TestListFunctions is every function of lists with every kind of element: with
// all values, with one missing, and with that one left out by `known`; on
// kernels and on expr's machine, in a column and as a single value.
func TestListFunctions(t *testing.T) {
	kinds := []string{"n", "m", "d", "x", "f", "r"}
	for call, want := range map[string][3][]string{ // all; one missing; known
		"len(%s)": {{"3", "3", "3", "3", "3", "3"}, {"3", "3", "3", "3", "3", "3"}, {"2", "2", "2", "2", "2", "2"}},
		"first(%s)": {{"3", "30 kr", "2026-01-03", `"c"`, "yes", `"v"`}, {"3", "30 kr", "2026-01-03", `"c"`, "no", `"v"`},
			{"3", "30 kr", "2026-01-03", `"c"`, "no", `"v"`}},
		"last(%s)": {{"2", "20 kr", "2026-01-02", `"b"`, "yes", `"u"`}, {"2", "20 kr", "2026-01-02", `"b"`, "yes", `"u"`},
			{"2", "20 kr", "2026-01-02", `"b"`, "yes", `"u"`}},
		"min(%s)": {{"1", "10 kr", "2026-01-01", never, never, never}, {missing, missing, missing, never, never, never},
			{"2", "20 kr", "2026-01-02", never, never, never}},
		"max(%s)": {{"3", "30 kr", "2026-01-03", never, never, never}, {missing, missing, missing, never, never, never},
			{"3", "30 kr", "2026-01-03", never, never, never}},
		"sum(%s)":                   {{"6", "60 kr"}, {missing, missing}, {"5", "50 kr"}},
		"mean(%s)":                  {{"2", "20 kr"}, {missing, missing}, {"2.5", "25 kr"}},
		"median(%s)":                {{"2", "20 kr"}, {missing, missing}, {"2.5", "25 kr"}},
		"stddev(%s)":                {{"1", "10 kr"}, {missing, missing}, {"sqrt(0.5)", "sqrt(50) * 1 kr"}},
		"percentile(%s, 50 %%)":     {{"2", "20 kr"}, {missing, missing}, {"2.5", "25 kr"}},
		"percentile_inc(%s, 75 %%)": {{"2.5", "25 kr"}, {missing, missing}, {"2.75", "27.5 kr"}},
		"quartile(%s, 2)":           {{"2", "20 kr"}, {missing, missing}, {"2.5", "25 kr"}},
		"count(%s)":                 {{never, never, never, never, never, never}, {never, never, never, never, never, never}, {never, never, never, never, never, never}},
		"any(%s)":                   {{never, never, never, never, "yes", never}, {never, never, never, never, missing, never}, {never, never, never, never, "yes", never}},
		"all(%s)":                   {{never, never, never, never, "no", never}, {never, never, never, never, missing, never}, {never, never, never, never, "no", never}},
		"none(%s)":                  {{never, never, never, never, "no", never}, {never, never, never, never, missing, never}, {never, never, never, never, "no", never}},
	} {
		for i, kind := range kinds {
			for way, values := range want {
				value := never // of functions of numbers the last kinds are left out
				if i < len(values) {
					value = values[i]
				}
				list := []string{"t.%s", "t.%s_o", "known(t.%s_o)"}[way]
				formula := fmt.Sprintf(call, fmt.Sprintf(list, kind))
				holds(t, fmt.Sprintf("let y = %s\n", formula), "y", value)
				holds(t, fmt.Sprintf("let us.y = if id == \"u\" then %s else nil\n", formula), `lookup(us, "u", "y")`, value)
			}
		}
	}
	for formula, value := range map[string]string{
		"count(t, .f)": "2", "count(t, .f_o)": missing, "count(t, .f_o ?? yes)": "2", "count(t where id != \"b\", .f_o)": "1", "count(t, .n)": never,
		"len(known(t, .f_o))": "2", "len(known(t where .n > 1, .f_o ?? no))": "2", "first(known(t where .n < 3, .f_o))": "yes",
	} {
		holds(t, "let y = "+formula+"\n", "y", value)
		holds(t, "let us.y = if id == \"u\" then "+formula+" else nil\n", `lookup(us, "u", "y")`, value)
	}
}

// holds runs the lists with a statement, both ways, and sees that a formula gives
// a value.
func holds(t *testing.T, statement, formula, value string) {
	t.Helper()
	m, list := engine.Open("lists.fordel", lists+statement+fmt.Sprintf("expect \"it\" = %s == %s\n", formula, map[bool]string{true: "nil", false: value}[value == never || value == missing]))
	if list.HasErrors() != (value == never) {
		t.Errorf("%swants %s, told %v", statement, value, list)
	}
	if list.HasErrors() {
		return
	}
	for _, byRow := range []bool{false, true} {
		s := engine.NewSession(m)
		s.RowByRow = byRow
		r, told := s.Run(context.Background(), engine.Settings{})
		if fails := r.Failures(); len(fails) > 0 {
			t.Errorf("row by row %v: %swants %s: %s", byRow, statement, value, fails[0].Message.EN)
		}
		if told.HasErrors() != (value == missing) {
			t.Errorf("row by row %v: %swants %s, told %v", byRow, statement, value, told)
		}
	}
}
