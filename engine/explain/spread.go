package explain

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// spread is the values that a spread is measured of.
type spread struct {
	x       *Explainer
	step    *check.SpreadStep
	rows    []int
	values  []float64
	weights *table.Column // nil: each counts once
}

// Spread explains how far values lie apart.
func (f *figure) Spread(s *check.SpreadStep) {
	d := f.x.spread(s)
	f.s.Kind, f.s.Op = Factor, f.value.Member.Name
	f.s.note("n", "rows", len(d.rows))
	if f.s.is.Missing {
		return
	}
	above := d.above()
	switch f.value {
	case s.RangeFactor:
		highest, lowest := above[0], above[0]
		for _, i := range above {
			if d.values[i] > d.values[highest] {
				highest = i
			}
			if d.values[i] < d.values[lowest] {
				lowest = i
			}
		}
		f.s.add("highest", func(id string) *spot { return d.element(id, highest) })
		f.s.add("lowest", func(id string) *spot { return d.element(id, lowest) })
	case s.QuartileFactor:
		d.list(f.s, above)
	default:
		d.list(f.s, d.all())
	}
}

func (x *Explainer) spread(s *check.SpreadStep) *spread {
	d := &spread{x: x, step: s}
	in := table.NewBits(x.figures.Table(s.Over).Len)
	filter := x.column(s.Filter, s.Over, nil)
	of := x.figures.Column(s.Of)
	for row := range x.figures.Table(s.Over).Len {
		if filter == nil || filter.Flags.Get(row) {
			d.rows = append(d.rows, row)
			in.Set(row, of.Numbers[row] != 0)
		}
	}
	per := x.column(s.Per, s.Over, in)
	d.weights = x.column(s.Weight, s.Over, nil)
	for _, row := range d.rows {
		v := of.Numbers[row]
		if per != nil && v != 0 {
			v /= per.Numbers[row]
		}
		d.values = append(d.values, v)
	}
	return d
}

func (d *spread) all() []int {
	places := make([]int, len(d.rows))
	for i := range places {
		places[i] = i
	}
	return places
}

// above are the places of the values above zero.
func (d *spread) above() (places []int) {
	for i, v := range d.values {
		if v > 0 {
			places = append(places, i)
		}
	}
	return places
}

// list gives a node the values at some places.
func (d *spread) list(s *spot, places []int) {
	rows := make([]int, len(places))
	for k, i := range places {
		rows[k] = d.rows[i]
	}
	l := d.x.byRow(d.step.Over, rows, nil)
	l.make = func(k int, id string) *spot { return d.element(id, places[k]) }
	s.list = l.listing("element")
}

// element is the value of a row.
func (d *spread) element(id string, i int) *spot {
	row, s := d.rows[i], d.step
	n := &spot{Node: Node{ID: id, Kind: Op, Op: "divide", Label: d.x.columnLabel(s.Of), Row: d.x.rowLabel(s.Over, row), Unit: d.x.unit(s.Of.Type, false)}}
	n.number(s.Of.Type.Kind, d.values[i])
	n.note("row", "row", d.x.keyOf(s.Over, row), "name", d.x.rowLabel(s.Over, row))
	n.add("arg", func(string) *spot { return d.x.cell(s.Of, row) })
	if s.Per == nil || d.x.figures.Column(s.Of).Numbers[row] == 0 {
		n.Op = "same"
	} else {
		n.add("per", func(id string) *spot { return d.x.expr(id, s.Per, on(s.Over, row)) })
	}
	if d.weights != nil {
		n.note("weight", "weight", d.weights.Numbers[row])
		n.add("weight", func(id string) *spot { return d.x.expr(id, s.Weight, on(s.Over, row)) })
	}
	return n
}
