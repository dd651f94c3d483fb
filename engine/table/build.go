package table

import (
	"context"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Cell is a literal of an inline row.
type Cell struct {
	// Kind is what was written: Text, Number, Money, Share (12 %, which fits
	// wherever a number does), Flag or Date.
	Kind    Kind
	Missing bool       // nil was written; only Range matters then
	Number  float64    // Number, Money in kroner, Share as a fraction, Date as days since 1970-01-01
	Text    string     // Text
	Flag    bool       // Flag
	Written string     // the literal as it stands in the file, for messages
	Range   diag.Range // where it stands
}

// none reports whether the cell holds no value: nil, or a text without anything
// in it, which a file could not tell from it.
func (c *Cell) none() bool { return c.Missing || c.Kind == Text && clean(c.Text) == "" }

// Build makes a table of inline rows, which have a cell for each column. The
// table is nil if any of the problems is an error.
func Build(spec *Spec, rows [][]Cell) *Reading {
	at := place{table: spec.Name}
	b := inline{spec: spec, columns: make([]filler, len(spec.Columns)), problems: Problems{whole: at}}
	if most := spec.maxRows(); len(rows) > most {
		b.problems.error(0, 0, func() diag.Diagnostic { return tooManyRows(at, most) })
		return &Reading{Problems: b.problems}
	}
	for i := range b.columns {
		b.columns[i] = newFiller(&spec.Columns[i], len(rows))
	}
	for _, row := range rows {
		b.add(row)
	}
	if len(rows) == 0 {
		b.problems.caution(0, 0, noRows(at))
	}
	t := b.finish()
	if b.problems.errors > 0 {
		return &Reading{Draft: t, Problems: b.problems}
	}
	return &Reading{Table: t, Draft: t, Problems: b.problems}
}

// inline is rows on their way into a table.
type inline struct {
	spec     *Spec
	columns  []filler
	rows     [][]Cell
	problems Problems
	keysLost bool // a row has no key that can be read
}

func (b *inline) add(row []Cell) {
	known := func(c Cell) bool { return !c.none() }
	if len(row) != len(b.spec.Columns) || !slices.ContainsFunc(row, known) {
		b.keysLost = true
		b.problems.error(0, 0, func() diag.Diagnostic {
			at := place{table: b.spec.Name}
			if len(row) > 0 {
				at.cell = row[0].Range.To(row[len(row)-1].Range)
			}
			if len(row) != len(b.spec.Columns) {
				return rowLength(at, len(row), len(b.spec.Columns))
			}
			return emptyRow(at)
		})
		return
	}
	b.rows = append(b.rows, row)
	for i := range row {
		b.cell(&b.columns[i], &row[i])
	}
}

// cell takes a literal into its column.
func (b *inline) cell(f *filler, c *Cell) {
	spec := f.column.Spec
	at := place{table: b.spec.Name, column: spec.Name, cell: c.Range}
	switch {
	case c.none():
		f.none()
		if spec.Kind == Key {
			b.keysLost = true
			b.problems.error(0, 0, func() diag.Diagnostic { return missingKey(at) })
		} else if !spec.Optional {
			b.problems.error(0, 0, func() diag.Diagnostic { return missingValue(at, false) })
		}
	case !spec.Kind.takes(c.Kind):
		f.none()
		b.keysLost = b.keysLost || spec.Kind == Key
		b.problems.error(0, 0, func() diag.Diagnostic { return wrongLiteral(at, spec, c.Written) })
	case spec.Kind == Flag:
		f.flag(c.Flag)
	case spec.Kind.worded():
		b.word(f, c, at)
	default:
		f.number(c.Number + 0)
		if spec.Kind == Whole && c.Number != math.Trunc(c.Number) {
			b.problems.error(0, 0, func() diag.Diagnostic { return notWhole(at, c.Written) })
		} else if !spec.inRange(c.Number) {
			b.problems.error(0, 0, func() diag.Diagnostic { return outOfRange(at, c.Written, spec) })
		}
	}
}

func (b *inline) word(f *filler, c *Cell, at place) {
	text := clean(c.Text)
	code, old := f.word(text)
	f.code(code)
	switch kind := f.column.Spec.Kind; {
	case kind == Choice && !old:
		b.problems.error(0, 0, func() diag.Diagnostic { return unknownChoice(at, text, f.column.Words) })
	case kind == Key && old:
		b.problems.error(0, 0, func() diag.Diagnostic { return duplicateKey(at, text, place{}) })
	}
}

// takes reports whether a column of kind k can hold a literal of another kind.
func (k Kind) takes(literal Kind) bool {
	switch k {
	case Number, Whole, Share:
		return literal == Number || literal == Share
	case Money, Flag, Date:
		return literal == k
	}
	return literal == Text
}

func (b *inline) finish() *Table {
	t := &Table{Spec: b.spec, Len: len(b.rows), Lines: make([]int32, len(b.rows))}
	for i := range b.columns {
		t.Columns = append(t.Columns, b.columns[i].finish())
	}
	rows := b.rows
	if b.problems.errors > 0 {
		t.damaged(b.columns, b.keysLost)
		t.locate = func(row, column int) place { return place{cell: rows[row][column].Range} }
		return t
	}
	// Inline rows are too few to wait for.
	if from, _ := t.sortByKey(progress.NewMeter(context.Background())); from != nil {
		rows = pick(rows, from)
	}
	t.locate = func(row, column int) place { return place{cell: rows[row][column].Range} }
	return t
}
