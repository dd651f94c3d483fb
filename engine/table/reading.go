package table

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Reading is what came of reading a table.
type Reading struct {
	Table    *Table       // nil if any of the problems is an error
	Draft    *Table       // the rows as far as they could be read, for Link only; nil if there are none
	Source   *diag.Source // the decoded text that ranges of problems point into; nil where there is none
	Problems Problems
}

// rows is where the rows of a table come from: the records of a CSV file, the
// cells of a sheet. Rows come a batch at a time, and a column of a batch is
// filled by one call, so that a source costs nothing by the cell. Rows are
// counted from 0, fields from 0 too; field -1 is the whole row, and row -1 the
// one with the headers.
type rows interface {
	// header is the first row with anything in it; nil if there is none that can
	// be read, which has been told unless there is nothing at all.
	header() []string
	// capacity is how many rows there can be at most, each with so many values.
	capacity(values int) int
	// batch goes on to the next rows, of which it adds the lines, and gives their
	// number, 0 at the end. Rows without anything in them are passed over. The
	// error is that of the context.
	batch() (rows int, err error)
	// fill takes the values of a column in the rows of the batch.
	fill(c *readColumn)
	// check reports what only all rows show and is the source's own.
	check()
	// locate is where a field stands, without the names of table and column.
	locate(row, field int) place
}

// batchRows is how many rows make up a batch.
const batchRows = 1024

// reader is a table on its way in from a source.
type reader struct {
	spec     *Spec
	limits   limits
	from     rows
	style    style // how numbers in texts are written
	mapping  *Mapping
	known    headerNames
	left     leftOut
	top      place // the source as a whole
	meter    *progress.Meter
	problems Problems
	heads    []string
	width    int  // number of headers
	keyless  bool // no column is the key
	keysLost bool // a row has no key that can be read
	columns  []readColumn
	base     int      // rows before the batch
	lines    []int32  // the line or row number on which each row begins
	beyond   sighting // cells right of all headers
	totals   []int    // rows whose names say that they add up others
	lone     []int    // rows of a single value, which are told of
}

// readColumn is a column on its way, and the first cells of kinds that may have
// to be told of when all are known.
type readColumn struct {
	filler
	field  int // position in the source, -1 if it is not there
	recent *recentWords
	values map[string]string // what texts of the source stand for; nil for none
	signs  [signKinds]sighting
}

// ReadCSV reads a table from a CSV file as people and spreadsheets write them.
//
// The text may be UTF-8 or UTF-16 with a byte order mark, else UTF-8, else
// Windows-1252. Columns are set apart by ; or , or tab, whichever makes most
// headers those of the table. With ; the comma is the decimal sign and a point
// before exactly three digits a thousands separator, with , it is the other way
// round, with tabs the first number tells that can be read in one way only.
// The headers are the first record, or the one of the first that names most
// columns. Empty rows are passed over. Values have no blanks around them.
//
// The table is nil if any of the diagnostics is an error. The source is the
// decoded text; ranges of diagnostics are byte offsets in it.
func ReadCSV(file string, data []byte, spec *Spec) (*Table, *diag.Source, diag.List) {
	r, _ := ReadCSVContext(context.Background(), Origin{File: file}, data, spec)
	return r.Table, r.Source, r.Problems.List()
}

// ReadCSVContext is ReadCSV under a context, whose listener hears how many bytes
// are read (see package progress). The error is the context's.
func ReadCSVContext(ctx context.Context, from Origin, data []byte, spec *Spec) (*Reading, error) {
	return newReader(ctx, spec, from).csv(from, data)
}

// csv reads a CSV file.
func (r *reader) csv(from Origin, data []byte) (*Reading, error) {
	file := from.File
	r.meter.At(file, 0, len(data))
	d, failed, err := decode(r.meter, r.top, data, r.limits)
	if err != nil {
		return nil, err
	}
	text := diag.NewSource(file, d.text)
	if failed != nil {
		r.problems.error(0, 0, func() diag.Diagnostic { return *failed })
		return &Reading{Source: text, Problems: r.problems}, nil
	}
	d.text = d.text[:endOfRows(d.text)]
	s := newSheet(file, d, r.spec, r.known, from.Mapping.headerRow())
	r.style, r.from = s.style, &csvSource{reader: r, records: s.records(s.begin, s.skipped)}
	out, err := r.read()
	if out != nil {
		out.Source = text
	}
	return out, err
}

func newReader(ctx context.Context, spec *Spec, from Origin) *reader {
	top := place{asSheet: from.AsSheet, table: spec.Name, sheet: from.Sheet, field: -1, cell: diag.Range{File: from.File}}
	most := usual
	if from.Large {
		most = large
	}
	return &reader{
		limits:   most,
		mapping:  from.Mapping,
		known:    newHeaderNames(spec, from.Mapping),
		spec:     spec,
		top:      top,
		keyless:  spec.key() < 0,
		problems: Problems{whole: top},
		meter:    progress.NewMeter(ctx),
	}
}

// read reads headers and rows. The error is that of the context.
func (r *reader) read() (*Reading, error) {
	header := r.from.header()
	switch {
	case header == nil && r.problems.errors == 0:
		r.problems.error(0, 0, func() diag.Diagnostic { return emptyFile(r.top, r.spec) })
		fallthrough
	case header == nil || !r.headers(header):
		return &Reading{Problems: r.problems}, nil
	}
	if err := r.readRows(); err != nil {
		return nil, err
	}
	if most := r.limits.rows(r.spec); len(r.lines) > most {
		r.problems.error(int(r.lines[most]), -1, func() diag.Diagnostic { return tooManyRows(r.place(most, nil), most) })
		return &Reading{Problems: r.problems}, nil
	}
	r.checkAll()
	return r.finish()
}

// readRows reads all rows, or as many as are too many. The error is that of the context.
func (r *reader) readRows() error {
	if source, ok := r.from.(*csvSource); ok {
		if done, err := source.inPieces(); done || err != nil {
			return err
		}
	}
	return r.readBatches()
}

// readBatches is readRows in the order that the rows have.
func (r *reader) readBatches() error {
	for most := r.limits.rows(r.spec); len(r.lines) <= most; {
		n, err := r.from.batch()
		if n == 0 || err != nil || len(r.lines) > most {
			return err
		}
		for i := range r.columns {
			if c := &r.columns[i]; c.field >= 0 {
				r.from.fill(c)
			}
		}
		r.base += n
	}
	return nil
}

// place is where a row has a column, or where it stands as a whole.
func (r *reader) place(row int, c *readColumn) place {
	field, name := -1, ""
	if c != nil {
		field, name = c.field, c.column.Spec.Name
	}
	at := r.from.locate(row, field)
	at.table, at.column = r.spec.Name, name
	return at
}

// error reports an error in a cell.
func (r *reader) error(row int, c *readColumn, make func(at place) diag.Diagnostic) {
	r.problems.error(int(r.lines[row]), c.field, func() diag.Diagnostic { return make(r.place(row, c)) })
}

// caution reports a warning at a cell.
func (r *reader) caution(row int, c *readColumn, make func(at place) diag.Diagnostic) {
	r.problems.caution(int(r.lines[row]), c.field, make(r.place(row, c)))
}

// checkAll reports what only all rows show.
func (r *reader) checkAll() {
	if len(r.lines) == 0 && r.problems.errors == 0 {
		r.problems.caution(0, 0, noRows(r.top))
	}
	if s := r.beyond; s.cells > 0 {
		at := r.from.locate(s.row, int(s.x))
		at.table = r.spec.Name
		r.problems.caution(at.line, int(s.x), beyondHeaders(at, s.text, s.cells))
	}
	r.from.check()
	r.checkMapping()
	r.checkSigns()
	r.checkPoints()
	r.checkTwins()
	r.checkSums()
	r.checkBare()
	r.checkRepeated()
}

// finish gives what was read. The error is that of the context.
func (r *reader) finish() (*Reading, error) {
	t := &Table{Spec: r.spec, Len: len(r.lines), Lines: r.lines, File: r.top.cell.File, LeftOut: r.left.rows}
	t.fields = make([]int, len(r.columns))
	for i := range r.columns {
		c := &r.columns[i]
		if c.field < 0 {
			c.absent(&r.spec.Columns[i], t.Len)
		}
		t.Columns = append(t.Columns, c.finish())
		t.fields[i] = c.field
	}
	from, fields := r.from, t.fields
	t.head = func(field int) place { return from.locate(-1, field) }
	defer func() { r.columns = nil }() // places are asked for as long as the table lives; dictionaries need not
	if r.problems.errors > 0 {
		fillers := make([]filler, len(r.columns))
		for i := range r.columns {
			fillers[i] = r.columns[i].filler
		}
		t.damaged(fillers, r.keysLost)
		t.locate = func(row, column int) place { return from.locate(row, fields[column]) }
		return &Reading{Draft: t, Problems: r.problems}, nil
	}
	order, err := t.sortByKey(r.meter)
	if err != nil {
		return nil, err
	}
	t.locate = func(row, column int) place {
		if order != nil {
			row = int(order[row])
		}
		return from.locate(row, fields[column])
	}
	return &Reading{Table: t, Draft: t, Problems: r.problems}, nil
}
