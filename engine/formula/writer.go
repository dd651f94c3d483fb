package formula

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// writer fills a column of computed values in the layout of package table.
type writer struct {
	out     *table.Column
	codes   map[string]int32
	missing int
}

// newWriter makes a column of n rows for values of a kind.
func newWriter(kind check.Kind, n int) *writer {
	w := &writer{out: &table.Column{Known: table.NewBits(n)}}
	switch kind {
	case check.Text:
		w.out.Codes, w.codes = make([]int32, n), map[string]int32{}
	case check.Flag:
		w.out.Flags = table.NewBits(n)
	default:
		w.out.Numbers = make([]float64, n)
	}
	return w
}

// put sets the value of a row.
func (w *writer) put(row int, v check.Const) {
	if v.Missing {
		w.skip(row)
		return
	}
	w.out.Known.Set(row, true)
	switch {
	case w.out.Codes != nil:
		code, ok := w.codes[v.Text]
		if !ok {
			code = int32(len(w.out.Words))
			w.codes[v.Text] = code
			w.out.Words = append(w.out.Words, v.Text)
		}
		w.out.Codes[row] = code
	case w.out.Flags != nil:
		w.out.Flags.Set(row, v.Flag)
	default:
		w.out.Numbers[row] = v.Number
	}
}

// skip leaves a row missing.
func (w *writer) skip(row int) {
	w.missing++
	switch {
	case w.out.Codes != nil:
		w.out.Codes[row] = -1
	case w.out.Numbers != nil:
		w.out.Numbers[row] = math.NaN()
	}
}

// column is the finished column.
func (w *writer) column() *table.Column {
	if w.missing == 0 {
		w.out.Known = nil
	}
	return w.out
}

// At is the value of a row of a column as a constant of a kind.
func At(c *table.Column, kind check.Kind, row int) check.Const {
	v := check.Const{Kind: kind}
	switch {
	case !c.Has(row):
		v.Missing = true
	case c.Codes != nil:
		v.Text = c.Word(row)
		v.Missing = c.Codes[row] < 0
	case c.Flags != nil:
		v.Flag = c.Flags.Get(row)
	default:
		v.Number = c.Numbers[row]
	}
	return v
}

// Pick joins columns of one kind into one: row i from the column whose set of
// rows holds it, missing where none does.
func Pick(kind check.Kind, n int, columns []*table.Column, rows []table.Bits) *table.Column {
	out := newWriter(kind, n)
	for row := range n {
		picked := check.Const{Missing: true}
		for i, c := range columns {
			if rows[i].Get(row) {
				picked = At(c, kind, row)
				break
			}
		}
		out.put(row, picked)
	}
	return out.column()
}

// Collect is a column of the values given.
func Collect(kind check.Kind, values []check.Const) *table.Column {
	out := newWriter(kind, len(values))
	for row, v := range values {
		out.put(row, v)
	}
	return out.column()
}
