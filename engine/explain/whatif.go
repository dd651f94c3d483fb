package explain

import (
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
	"github.com/fordel-lang/fordel/engine/view"
)

// WhatIf is what would move an amount of a pool, or a value that bands give, over the
// next threshold, where that can be told exactly: changes that were tried, each with the
// value before it, which is still on this side. Figures of its sentences have addresses in it:
// "turns/0", "more/0".
type WhatIf struct {
	ID        string     `json:"id"`
	Unit      string     `json:"unit"`
	State     string     `json:"state"` // where it is now: out, none, floor, cap; the number of a band
	Value     Value      `json:"value"`
	More      []Change   `json:"more"`  // what one more of something counted does
	Turns     []Change   `json:"turns"` // the next thresholds up and down
	Sentences []Sentence `json:"sentences"`
}

// Change is a change of one thing and what it does.
type Change struct {
	Param  string  `json:"param,omitempty"`  // the name of the parameter, or
	Column string  `json:"column,omitempty"` // of the column of the row's own data, or counted from it
	Label  string  `json:"label"`
	From   float64 `json:"from"`
	To     float64 `json:"to"`
	Before float64 `json:"before"` // the value next to it at which nothing has turned yet
	State  string  `json:"state"`  // where the figure is then
	Value  Value   `json:"value"`  // the figure then

	unit string
	is   check.Const
}

// WhatIf tells what would move the cell of an address over the next threshold. It gives
// nil for a figure that has none, and the context's error.
func (x *Explainer) WhatIf(ctx context.Context, id string, lang diag.Lang) (out *WhatIf, err error) {
	defer x.speak(lang)()
	err = x.see(ctx, func() {
		s, of := x.find(id), x.figureOf(id)
		if s == nil || of == nil || of.column == nil || of.fold != "" || x.hidden != nil {
			return
		}
		t := &turns{x: x, ctx: ctx, of: of, known: map[string]situation{}}
		if !t.has() {
			return
		}
		now := t.base()
		t.out = &WhatIf{ID: id, Unit: s.Unit, State: now.state, Value: view.Plain(now.value), More: []Change{}, Turns: []Change{}}
		t.now = now
		t.rowInputs()
		t.params()
		t.tell(x.newProse(lang), s)
		out = t.out
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// turns looks for thresholds of a figure.
type turns struct {
	x     *Explainer
	ctx   context.Context
	of    *computed
	now   situation
	known map[string]situation
	out   *WhatIf
}

// situation is a figure with the state it is in; it is not there where it cannot be computed.
type situation struct {
	state string
	value check.Const
	ok    bool
}

// has reports whether the figure can be in several states.
func (t *turns) has() bool {
	switch s := t.of.step.(type) {
	case *check.PoolStep:
		return t.of.column == s.Column
	case *check.BandsStep:
		return true
	}
	return false
}

// look is the situation in the workspace's state.
func (t *turns) look() (s situation, err error) {
	w := t.x.w
	s.value, s.ok, err = t.of.in(w)
	if !s.ok || err != nil {
		return s, err
	}
	switch step := t.of.step.(type) {
	case *check.PoolStep:
		s.state = formula.At(w.Column(step.Bound), check.Text, t.of.row).Text
	case *check.BandsStep:
		by := t.x.ask(step.By, on(step.Column.Table, t.of.row)).Const
		s.state = strconv.Itoa(slices.IndexFunc(step.Bands, func(b check.Band) bool { return inBand(b, by.Number) }))
	}
	return s, nil
}

// try is the situation while something is otherwise; a name keeps it for later.
func (t *turns) try(name string, in func(f func() error) error) situation {
	if s, ok := t.known[name]; ok {
		return s
	}
	var s situation
	t.x.w.Begin(t.ctx, 1)
	err := in(func() (err error) {
		s, err = t.look()
		return err
	})
	if err != nil {
		t.x.fail(err)
		return situation{}
	}
	t.known[name] = s
	return s
}

func (t *turns) base() situation {
	return t.try("", func(f func() error) error { return f() })
}

// ladder is the values that something can have, by number: value(0) up to value(last); it
// has now that of a place.
type ladder struct {
	turn  Change
	now   int
	last  int
	value func(i int) float64
	at    func(i int) situation
}

// search finds the next places up and down at which the figure is in another state: by
// doubling steps, then halving, so that the place before each is still in the state of now.
func (t *turns) search(l ladder) {
	for _, way := range []int{1, -1} {
		if i, s, ok := l.next(t.now.state, way); ok && t.x.failed == nil {
			turn := l.turn
			turn.From, turn.To, turn.Before = l.value(l.now), l.value(i), l.value(i-way)
			turn.State, turn.Value, turn.is = s.state, view.Plain(s.value), s.value
			t.out.Turns = append(t.out.Turns, turn)
		}
	}
}

// next is the first place found on a way at which the state is another.
func (l ladder) next(state string, way int) (int, situation, bool) {
	end := 0
	if way > 0 {
		end = l.last
	}
	inside, step := l.now, way
	for inside != end {
		place := inside + step
		if (place-end)*way > 0 {
			place = end
		}
		s := l.at(place)
		if !s.ok {
			return 0, s, false
		}
		if s.state == state {
			inside, step = place, 2*step
			continue
		}
		for place-inside != way {
			middle := (inside + place) / 2
			if m := l.at(middle); !m.ok {
				return 0, m, false
			} else if m.state == state {
				inside = middle
			} else {
				place, s = middle, m
			}
		}
		return place, s, true
	}
	return 0, situation{}, false
}

// params looks at the parameters that have steps.
func (t *turns) params() {
	now := t.x.figures.Params()
	for _, p := range t.x.program.Params {
		if p.From == nil || p.To == nil || p.Step == nil || *p.Step <= 0 || !t.of.depends(t.x.w, p) {
			continue
		}
		value := func(i int) float64 { return number.Show15(*p.From + float64(i)**p.Step) }
		l := ladder{turn: Change{Param: p.Name, Label: label(p.Label, p.Name), unit: t.x.unit(p.Type, p.Share)}, value: value,
			last: int(math.Floor((*p.To-*p.From) / *p.Step + 1e-9)), now: int(math.Round((now[p.Slot].Number - *p.From) / *p.Step))}
		if !number.Equal(value(l.now), now[p.Slot].Number) || l.now < 0 || l.now > l.last {
			continue
		}
		l.at = func(i int) situation {
			params := slices.Clone(now)
			params[p.Slot].Number = value(i)
			return t.try("param "+p.Name+" "+strconv.Itoa(i), func(f func() error) error { return t.x.w.In(params, f) })
		}
		t.search(l)
	}
}

// rowInputs looks at what is counted of the row, and at whole numbers of its data.
func (t *turns) rowInputs() {
	table := t.of.column.Table
	task := t.x.w.Plan.Of(t.of.step)
	for _, c := range table.Columns {
		last, held, ok := t.most(c)
		now := formula.At(t.x.figures.Column(c), c.Type.Kind, t.of.row)
		if !ok || now.Missing || now.Number < 0 || now.Number > float64(last) || now.Number != math.Trunc(now.Number) {
			continue
		}
		x := func(n float64) *plan.Exchange {
			e := &plan.Exchange{Table: table, A: t.of.row, B: t.of.row, Given: &plan.Given{Column: c, Number: n}}
			if held {
				e.Held = []*check.Column{c}
			}
			return e
		}
		if !t.x.w.Reaches(x(0), task) {
			continue
		}
		l := ladder{turn: Change{Column: c.Name, Label: t.x.columnLabel(c), unit: "number"}, now: int(now.Number), last: last,
			value: func(i int) float64 { return float64(i) }}
		l.at = func(i int) situation {
			return t.try("row "+c.Name+" "+strconv.Itoa(i), func(f func() error) error { return t.x.w.Exchanged(x(float64(i)), f) })
		}
		if l.now < l.last {
			if s := l.at(l.now + 1); s.ok {
				one := l.turn
				one.From, one.To, one.Before, one.State, one.Value, one.is = float64(l.now), float64(l.now+1), float64(l.now), s.state, view.Plain(s.value), s.value
				t.out.More = append(t.out.More, one)
			}
		}
		t.search(l)
	}
}

// most is how large a number of the row can be: a count is at most of how many it is, a
// whole number of the data at most what the table says, or four times what it is. Held
// tells that it is computed.
func (t *turns) most(c *check.Column) (last int, held, ok bool) {
	if s, is := c.Step.(*check.ColumnStep); is {
		decl, counts := s.Decl.(*dsl.Count)
		if !counts || decl.Form == dsl.CountMarks || c != s.Column {
			return 0, false, false
		}
		f := &figure{x: t.x, s: &spot{}, column: c, row: t.of.row}
		if !t.x.count(f, s, decl) {
			return 0, false, false
		}
		of := f.s.named("of")
		if of == nil || of.is.Missing {
			return 0, false, false
		}
		return int(of.is.Number), true, true
	}
	if c.Data == nil || c.Data.Kind != dsl.KindWhole {
		return 0, false, false
	}
	if c.Data.To != nil {
		return int(c.Data.To.Number), false, true
	}
	now := formula.At(t.x.figures.Column(c), c.Type.Kind, t.of.row)
	return int(4*math.Abs(now.Number)) + 4, false, !now.Missing
}

// place is the bound of a state.
func place(state string) share.Bound {
	switch state {
	case share.AtFloor.String():
		return share.AtFloor
	case share.AtCap.String():
		return share.AtCap
	}
	return share.None
}
