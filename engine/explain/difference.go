package explain

import (
	"math"
	"math/big"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/view"
)

// Difference is why a number is another in one setting than in another, or on one row
// than on another: how much of it each thing that differs accounts for. Figures of its
// sentences have addresses in it: "from", "to", "change", "terms/0", "parts/1".
type Difference struct {
	ID        string     `json:"id"` // of the number
	Label     string     `json:"label"`
	Unit      string     `json:"unit"`
	From      Side       `json:"from"`
	To        Side       `json:"to"`
	Change    *Delta     `json:"change"` // null where the figures are no numbers
	Terms     []Accounts `json:"terms"`  // by the steps of a pool: the change is their sum, always
	Parts     []Accounts `json:"parts"`  // by what differs, by Shapley's value: the change is their sum
	Sentences []Sentence `json:"sentences"`
}

// Side is a setting or a row, and the figure there.
type Side struct {
	Name  string `json:"name"`
	Value Value  `json:"value"`
	Text  string `json:"text"` // the figure as a reader reads it
}

// Delta is a difference: exactly, as it is shown, and as a reader reads it, with its sign.
type Delta struct {
	Exact string  `json:"exact"` // a fraction
	Shown float64 `json:"shown"`
	Text  string  `json:"text"`
}

// Accounts is what something accounts for.
type Accounts struct {
	Label  string   `json:"label"`
	Inputs []Input  `json:"inputs"` // several where they cannot be changed without each other
	Other  bool     `json:"other"`  // these are the inputs with the smallest effects, as there are many
	Part   Delta    `json:"part"`   // shown so that all of them add up to the change
	Alone  *float64 `json:"alone"`  // what it does when nothing else changes; null of a step
	Last   *float64 `json:"last"`   // what it does when all else has changed; null of a step
}

// Input is something that differs: a parameter or a column.
type Input struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	From  string `json:"from"` // as a reader reads it
	To    string `json:"to"`

	phrase bool // the label is words of a sentence, and no name
}

// comparison is a difference being worked out and told.
type comparison struct {
	*prose
	d        *Difference
	from, to check.Const
	decimals int    // of figures and parts
	rest     string // what the smallest inputs are told as; empty for parameters
}

// compare begins the difference between two figures of a node.
func (p *prose) compare(s *spot, from, to check.Const, names [2]string) *comparison {
	c := &comparison{prose: p, from: from, to: to, d: &Difference{ID: s.ID, Label: s.Label, Unit: s.Unit, Terms: []Accounts{}, Parts: []Accounts{}}}
	c.decimals = c.shownDecimals()
	c.d.From, c.d.To = Side{names[0], view.Plain(from), c.figure(from)}, Side{names[1], view.Plain(to), c.figure(to)}
	if c.numbers() {
		change := c.delta(new(big.Rat).Sub(rational(to.Number), rational(from.Number)), c.whole())
		c.d.Change = &change
	}
	return c
}

// numbers reports whether the figures have a difference.
func (c *comparison) numbers() bool {
	is := func(x check.Const) bool { return !x.Missing && (x.Kind == check.Number || x.Kind == check.Money) }
	return is(c.from) && is(c.to)
}

// shownDecimals is how many decimals the figures are shown with: shares one in per cent,
// amounts none where both are whole, else two, numbers as many as a reader sees.
func (c *comparison) shownDecimals() int {
	whole := func(x float64) bool { return number.Equal(x, math.Trunc(x)) }
	switch {
	case c.d.Unit == "share":
		return 3
	case whole(c.from.Number) && whole(c.to.Number):
		return 0
	case c.money():
		return 2
	}
	return max(places(c.from.Number), places(c.to.Number))
}

func (c *comparison) money() bool { return c.d.Unit == c.x.program.Model.Currency }

// whole is the change between the figures as they are shown.
func (c *comparison) whole() *big.Rat {
	shown := func(x float64) *big.Rat { return number.Exact(number.Round(x, c.decimals)) }
	return new(big.Rat).Sub(shown(c.to.Number), shown(c.from.Number))
}

// rational is a double as the fraction that it is.
func rational(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

// delta is a difference, exactly and as it is shown.
func (c *comparison) delta(exact, shown *big.Rat) Delta {
	x, _ := shown.Float64()
	return Delta{Exact: exact.RatString(), Shown: x, Text: c.signed(x)}
}

// figure is one of the figures as a reader reads it.
func (c *comparison) figure(v check.Const) string {
	if v.Missing || v.Kind != check.Number && v.Kind != check.Money {
		return c.value(v, c.d.Unit, false)
	}
	return c.sized(v.Number)
}

// sized is a number with the unit and decimals of the figures.
func (c *comparison) sized(x float64) string {
	switch {
	case c.d.Unit == "share":
		return c.number(100*x, 1) + " %"
	case c.money():
		return c.money0(x)
	}
	return c.number(x, c.decimals)
}

// money0 is an amount in the currency.
func (c *comparison) money0(x float64) string {
	currency := c.x.program.Model.Currency
	text := c.prose.amount(x, c.decimals) + " " + currency
	if c.lang == diag.Danish && currency == "kr" {
		text += "."
	}
	return text
}

// points is a difference without its sign; that of shares is in percentage points.
func (c *comparison) points(x float64) string {
	if c.d.Unit == "share" {
		return c.number(100*math.Abs(x), 1) + c.pick(" percentage points", " procentpoint")
	}
	return c.sized(math.Abs(x))
}

// signed is a difference with its sign.
func (c *comparison) signed(x float64) string {
	switch {
	case x > 0:
		return "+" + c.points(x)
	case x < 0:
		return "−" + c.points(x)
	}
	return c.points(x)
}

// add rounds parts so that they add up to the change, and gives them to what accounts
// for them.
func (c *comparison) add(to []Accounts, exact []*big.Rat) []Accounts {
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(c.decimals)), nil))
	for i, shown := range attribution.Round(exact, c.whole(), unit) {
		to[i].Part = c.delta(exact[i], shown)
	}
	return to
}
