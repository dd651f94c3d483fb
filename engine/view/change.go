package view

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// Change is by how much the rows of a table with `against` get more or less than
// what they are measured against, in the model's currency.
type Change struct {
	Sum  float64 `json:"sum"` // over all rows shown for which both are known
	Gain Side    `json:"gain"`
	Lose Side    `json:"lose"`

	Unknown int `json:"unknown"` // rows shown of which one of the two is missing
}

// Side is the rows that gain, or those that lose.
type Side struct {
	Rows    int     `json:"rows"`
	Sum     float64 `json:"sum"`     // below zero for those that lose
	Largest float64 `json:"largest"` // the one farthest from zero; 0 without rows
}

// Tally adds up changes.
type Tally struct {
	all, more, less number.Accumulator
	change          Change
}

// Add adds the change of a row.
func (t *Tally) Add(x float64) {
	if t.all.Add(x); x > 0 {
		t.more.Add(x)
		t.change.Gain.add(x)
	} else if x < 0 {
		t.less.Add(x)
		t.change.Lose.add(x)
	}
}

func (s *Side) add(x float64) {
	s.Rows++
	if math.Abs(x) > math.Abs(s.Largest) {
		s.Largest = x
	}
}

// Change is what was added up.
func (t *Tally) Change() *Change {
	out := t.change
	out.Sum, out.Gain.Sum, out.Lose.Sum = t.all.Sum(), t.more.Sum(), t.less.Sum()
	return &out
}

// Change is the change in a table with `against`; nil for any other.
func (v *View) Change() *Change {
	col := v.Of(check.Change)
	if col < 0 {
		return nil
	}
	var t Tally
	changes := v.values[col]
	for _, row := range v.rows {
		if changes.Has(int(row)) {
			t.Add(changes.Numbers[row])
		} else {
			t.change.Unknown++
		}
	}
	return t.Change()
}

// Of is the column with a role; -1 where there is none.
func (v *View) Of(role check.Role) int {
	return slices.IndexFunc(v.Columns, func(c Column) bool { return c.Role == role })
}
