// Package table holds typed columnar tables: CSV or inline rows in, typed
// columns with resolved references out, made-up sample data, and CSV again. It
// knows nothing of the language; every problem is a diagnostic in English and
// Danish.
package table

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Kind is what a column holds.
type Kind int

const (
	Key    Kind = iota // unique text that other tables refer to; at most one a table
	Text               // any text
	Number             // a decimal number
	Whole              // a number without a fraction
	Money              // kroner, or the currency of the column
	Share              // a fraction: 0.12 for 12 %
	Flag               // yes or no
	Date               // days since 1970-01-01
	Choice             // one of a few texts
	Ref                // the key of a row of another table
)

// String is the kind's name where tables are described to programs.
func (k Kind) String() string {
	return [...]string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "choice", "ref"}[k]
}

// numeric reports whether values of the kind are kept in Column.Numbers and
// written with digits, separators and units.
func (k Kind) numeric() bool { return k == Number || k == Whole || k == Money || k == Share }

// worded reports whether values of the kind are kept in Column.Codes.
func (k Kind) worded() bool { return k == Key || k == Text || k == Choice || k == Ref }

// Limits on what is read or made up in a browser.
const (
	MaxRows  = 2_000_000   // rows in one table
	MaxCells = 64_000_000  // rows times columns in one table
	MaxBytes = 256 << 20   // bytes in one file
	MaxLines = 4 * MaxRows // lines in one file
	MaxRow   = 1 << 20     // bytes in one row of a file
)

// limits bound what is read, so that hostile files cost bounded memory.
type limits struct {
	rowCount, cells, bytes, lines int
	piece                         int // bytes that a piece of a file has at least (see pieces.go): below, starting costs more than it saves
}

// Those of browsers and of whatever does not ask for more, and those of a program on
// a machine of its own: offsets and rows fit into 32 bits.
var (
	usual = limits{MaxRows, MaxCells, MaxBytes, MaxLines, 1 << 20}
	large = limits{32_000_000, 1 << 30, LargeBytes, 128_000_000, 1 << 20}
)

// LargeBytes is how many bytes a file has at most that is read with Origin.Large.
const LargeBytes = math.MaxInt32

// rows is how many rows a table of a shape may have.
func (l limits) rows(s *Spec) int { return min(l.rowCount, l.cells/max(1, len(s.Columns))) }

// MaxProblems is how many errors are told for one table; how many there are in
// all is told in a last diagnostic.
const MaxProblems = 100

// Spec is the shape of a table. Column names differ from each other; at most
// one column is a Key.
type Spec struct {
	Name, Label string
	Columns     []ColumnSpec
}

// ColumnSpec is the shape of a column.
type ColumnSpec struct {
	Name, Label string
	Kind        Kind
	Choices     []string // Choice: the texts allowed
	Target      string   // Ref: the name of the table referred to
	From, To    *float64 // least and greatest value allowed, as held in Numbers; nil for none
	Optional    bool     // a value may be missing
	Sample      *Sample  // how to make up values; nil for the defaults of the kind
	Currency    string   // Money: the unit that cells may carry; "" is kr
}

// unit is the currency of a money column.
func (c *ColumnSpec) unit() string {
	if c.Currency == "" {
		return "kr"
	}
	return c.Currency
}

// key is the position of the key column, -1 if there is none.
func (s *Spec) key() int {
	return slices.IndexFunc(s.Columns, func(c ColumnSpec) bool { return c.Kind == Key })
}

// maxRows is how many rows a table of this shape may have.
func (s *Spec) maxRows() int { return usual.rows(s) }

// Table is rows of data held by column. Rows of a table with a key are sorted
// by key in code-point order, so the order of rows in the file changes nothing;
// other tables keep the order of the file.
type Table struct {
	Spec    *Spec
	Len     int       // rows
	Columns []*Column // one for each of Spec.Columns, in that order
	Lines   []int32   // the file line each row begins on, from 1; 0 for inline and made-up rows
	File    string    // the name given to ReadCSV; "" otherwise
	LeftOut int       // rows of the file that its mapping leaves out

	locate func(row, column int) place // where a cell was written, without the names of table and column; nil for made-up rows
	head   func(field int) place       // likewise, of what stands above a column; nil for rows without a source
	fields []int                       // where each column stands in the source, -1 if it does not; nil for rows without one

	// Of a draft, which has errors: its rows are not in order, and values may be missing.
	keys     map[string]int32 // the keys it has; nil for other tables
	keysLost bool             // it may have others
}

// Column is the values of one column, one for each row. Which of the slices are
// set depends on the kind.
type Column struct {
	Spec *ColumnSpec
	// Numbers holds number, whole, money (kroner), share (fraction) and date
	// (days since 1970-01-01). A missing value is NaN.
	Numbers []float64
	// Codes holds key, text, choice and the key text of a reference: row i reads
	// Words[Codes[i]]; -1 is missing. Words of a choice are Spec.Choices; others
	// stand in the order of first appearance down the rows, each once.
	Codes []int32
	Words []string
	// Flags holds flags; a missing one is false here.
	Flags Bits
	// Known has a bit for each row whose value is known. nil: all are.
	Known Bits
	// Rows holds, for a reference after Link, the row in the target; -1 is missing.
	Rows []int32
}

// Has reports whether the value of a row is known.
func (c *Column) Has(row int) bool { return c.Known == nil || c.Known.Get(row) }

// Word is the text of a row of a key, text, choice or reference column; "" if
// it is missing.
func (c *Column) Word(row int) string {
	if code := c.Codes[row]; code >= 0 {
		return c.Words[code]
	}
	return ""
}

// Column is the column of that name, or nil.
func (t *Table) Column(name string) *Column {
	for _, c := range t.Columns {
		if c.Spec.Name == name {
			return c
		}
	}
	return nil
}

// Key is the key column, or nil.
func (t *Table) Key() *Column {
	if i := t.Spec.key(); i >= 0 {
		return t.Columns[i]
	}
	return nil
}

// damaged makes the table a draft, whose columns these fillers made.
func (t *Table) damaged(columns []filler, keysLost bool) {
	t.keysLost = keysLost
	if key := t.Spec.key(); key >= 0 {
		t.keys = columns[key].index()
	}
}

// Unlinked is the table with references that are not resolved, to be linked to
// other tables; nil of nil. The values are shared.
func (t *Table) Unlinked() *Table {
	if t == nil {
		return nil
	}
	out := *t
	out.Columns = make([]*Column, len(t.Columns))
	for i, c := range t.Columns {
		column := *c
		column.Rows = nil
		out.Columns[i] = &column
	}
	return &out
}

// Index finds the row with a key. A table without a key has none.
func (t *Table) Index(key string) (row int, ok bool) {
	column := t.Key()
	if column == nil {
		return -1, false
	}
	if row, ok = slices.BinarySearch(column.Words, key); !ok {
		return -1, false
	}
	return row, true
}

// keyRow is Index, of drafts too, whose rows are not in the order of keys: of
// them it tells only whether the key is there.
func (t *Table) keyRow(key string) (row int, ok bool) {
	if t.keys != nil {
		_, ok = t.keys[key]
		return 0, ok
	}
	return t.Index(key)
}

// Cell is where the value of a row and column (its position in Spec.Columns)
// was written, as a range of the source that ReadCSV gave or of the cell that
// Build was given. It is the zero Range for made-up rows.
func (t *Table) Cell(row, column int) diag.Range {
	if t.locate == nil {
		return diag.Range{}
	}
	return t.locate(row, column).cell
}

// Header is where stands what is above a column, as a range of the source; the zero
// Range where nothing does.
func (t *Table) Header(column int) diag.Range {
	if t.head == nil || t.fields[column] < 0 {
		return diag.Range{}
	}
	return t.head(t.fields[column]).cell
}

// Place is where a cell stands as a spreadsheet counts: the letters of its column and
// the line of the file, or row of the sheet, from 1. They are "" and 0 for rows that
// stand in no file.
func (t *Table) Place(row, column int) (letter string, line int) {
	if row < len(t.Lines) {
		line = int(t.Lines[row])
	}
	if t.fields != nil && t.fields[column] >= 0 {
		letter = letters(t.fields[column])
	}
	return letter, line
}
