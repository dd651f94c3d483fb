package bridge

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/report"
)

// The part of the contract (see contract.go) about what a run gives.

// ResultPart is the part of a result that a figure is in.
type ResultPart string

// Values lists the parts.
func (ResultPart) Values() []string { return report.Parts() }

// Words are what the texts of a figure say, by the text that the engine gives.
type Words map[string]Sentence

// Results is part 0 of the frame that a run is answered by.
type Results struct {
	Summary Summary `json:"summary"`
	Views   Part    `json:"views"` // of type []View
}

// Part is the number of a part of a frame.
type Part int

// View is what a reader sees of a run, its columns in a frame. After errors there
// are none.
type View struct {
	Kind    ViewKind     `json:"kind"`
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []ViewColumn `json:"columns"`           // as shown; of a chart [y, by?, per?]
	Further []ViewColumn `json:"further,omitempty"` // of a table, that it does not show: what it shows can be measured against them; the values are part 0 where they were not asked for
	Keys    *Placed      `json:"keys"`              // of the rows; null for a table without a key
	Length  int          `json:"length"`            // how many rows it has
	Change  *ViewChange  `json:"change,omitempty"`  // of a table with `against`
	Map     *ViewMap     `json:"map,omitempty"`     // of a map; null for all else
}

// ViewChange is by how much the rows of a table with `against` get more or less, in
// the model's currency.
type ViewChange struct {
	Sum  float64    `json:"sum"` // over all rows for which both amounts are known
	Gain ChangeSide `json:"gain"`
	Lose ChangeSide `json:"lose"`

	Unknown int `json:"unknown"` // rows of which one of the two is missing
}

// ChangeSide is the rows that gain, or those that lose.
type ChangeSide struct {
	Rows    int     `json:"rows"`
	Sum     float64 `json:"sum"`     // below zero for those that lose
	Largest float64 `json:"largest"` // the one farthest from zero; 0 without rows
}

// ViewRole is what a column has to do with `against`: the total that is measured,
// by how much it is more, and that as a share of what it is measured against.
type ViewRole string

// Values lists the roles.
func (ViewRole) Values() []string {
	return []string{string(check.Measured), string(check.Change), string(check.ChangeShare)}
}

// ViewMap is where the rows of a map lie, and how they are coloured.
type ViewMap struct {
	Limits []float64  `json:"limits"` // where the classes but the last end: a value that is equal to one is below it
	Shapes Part       `json:"shapes"` // of GeoJSON, whose features the areas are, in their order; 0: they are squares on a grid
	Areas  []ViewArea `json:"areas"`
	Of     []int      `json:"of"` // for each row the number of its area; -1: it has none
}

// ViewArea is an area of a map. Column and row are its square, from 0 at the top
// left; 0 for areas with shapes.
type ViewArea struct {
	Name   string `json:"name"`
	Column int    `json:"column"`
	Row    int    `json:"row"`
}

// ViewColumn is a column of a view.
type ViewColumn struct {
	Name    string    `json:"name"`
	Label   string    `json:"label"`
	Type    ValueType `json:"type"`
	Percent bool      `json:"percent"`
	Total   ViewTotal `json:"total"`
	Says    *Words    `json:"says,omitempty"` // what its texts say, where they are words of a figure

	Role      ViewRole `json:"role,omitempty"`      // in a table with `against`
	WorkedOut bool     `json:"workedOut,omitempty"` // amounts that a formula adds up: shown in the model's decimals, never rounded
	Placed
}

// ViewTotal is what stands below a column: the sum or the mean over the rows shown
// that have a value, or nothing.
type ViewTotal string

// Values lists the totals.
func (ViewTotal) Values() []string { return []string{"sum", "mean", "none"} }

// Placed is where the values of a column are: the part with the array, and that
// with the list of its texts.
type Placed struct {
	Values Part `json:"values"`
	Texts  Part `json:"texts,omitempty"`
}

// Summary is the result of a run without its columns, as package report writes it.
type Summary struct {
	Measures     `json:"-"`                         // each part beside the fields
	Computed     bool                               `json:"computed"` // whether there are figures; errors may stand beside them
	Scenario     *string                            `json:"scenario"`
	HandedOut    map[string]HandedOut               `json:"handedOut"`
	Values       map[string]Value                   `json:"values"`
	Solutions    map[string]Value                   `json:"solutions"`
	Pools        map[string]map[string]PoolFigures  `json:"pools"` // by group; without groups there is one of an empty name
	Grants       map[string]map[string]GrantFigures `json:"grants"`
	Expectations []Expectation                      `json:"expectations"`
	Diagnostics  []Diagnostic                       `json:"diagnostics"`
}

// Measures are the figures of statements that measure, by statement, group and name.
type Measures map[MeasurePart]map[string]map[string]map[string]Value

// MeasurePart is a part of a result with measures.
type MeasurePart string

// Values lists the parts.
func (MeasurePart) Values() []string { return report.Measures() }

// HandedOut is what a pool or grant gave.
type HandedOut struct {
	Sum       float64 `json:"sum"`       // over all rows
	Receivers int     `json:"receivers"` // rows that get something
	Rows      int     `json:"rows"`
}

// PoolFigures are the figures of a pool, or of one of its groups.
type PoolFigures struct {
	Amount float64  `json:"amount"`
	Rate   *float64 `json:"rate"`
	Left   float64  `json:"left"`
	Passed *float64 `json:"passed,omitempty"` // what went to another pool, whose amount includes it
	Unit   *float64 `json:"unit"`
}

// GrantFigures are the figures of a grant.
type GrantFigures struct {
	Total float64  `json:"total"`
	Left  *float64 `json:"left"`
}

// Expectation is how an `expect` turned out, without a scenario or in one. Of a
// comparison there are the two sides, and how they are shown.
type Expectation struct {
	Text     string    `json:"text"`
	Scenario *string   `json:"scenario"`
	OK       bool      `json:"ok"`
	Untried  bool      `json:"untried,omitempty"` // something that it rests on could not be computed, of which there are errors
	Left     Value     `json:"left"`
	Right    Value     `json:"right"`
	Type     ValueType `json:"type,omitempty"` // of the sides
	Unit     string    `json:"unit,omitempty"` // the currency of money; empty for all else
	Percent  bool      `json:"percent,omitempty"`
}
