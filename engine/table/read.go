package table

import (
	"context"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// ReadCSV reads a table from a CSV file as people and spreadsheets write them.
//
// The text may be UTF-8 or UTF-16 with a byte order mark, else UTF-8, else
// Windows-1252. Columns are set apart by ; or , or tab, whichever makes most
// headers those of the table. With ; the comma is the decimal sign and a point
// before exactly three digits a thousands separator, with , it is the other way
// round, with tabs the first number tells that can be read in one way only.
// Empty rows are passed over. Values have no blanks around them.
//
// The table is nil if any of the diagnostics is an error. The source is the
// decoded text; ranges of diagnostics are byte offsets in it.
func ReadCSV(file string, data []byte, spec *Spec) (*Table, *diag.Source, diag.List) {
	table, source, list, _ := ReadCSVContext(context.Background(), file, data, spec)
	return table, source, list
}

// ReadCSVContext is ReadCSV under a context, whose listener hears how many bytes
// are read (see package progress). The error is the context's.
func ReadCSVContext(ctx context.Context, file string, data []byte, spec *Spec) (*Table, *diag.Source, diag.List, error) {
	at := place{table: spec.Name, cell: diag.Range{File: file}}
	meter := progress.NewMeter(ctx)
	meter.At(file, 0, len(data))
	d, failed, err := decode(meter, at, data)
	if err != nil {
		return nil, nil, nil, err
	}
	source := diag.NewSource(file, d.text)
	if failed != nil {
		return nil, source, diag.List{*failed}, nil
	}
	keyed := func(c ColumnSpec) bool { return c.Kind == Key }
	r := csvReading{spec: spec, keyless: !slices.ContainsFunc(spec.Columns, keyed), sheet: newSheet(file, d, spec), top: at, meter: meter}
	if err := r.read(); err != nil {
		return nil, nil, nil, err
	}
	list := r.problems.all(at)
	if r.problems.errors > 0 {
		return nil, source, list, nil
	}
	table, err := r.finish()
	if err != nil {
		return nil, nil, nil, err
	}
	return table, source, list, nil
}

// rowsPerTick is how many rows of a file are read between ticks: fewer than of a
// computation, as reading one is more work.
const rowsPerTick = 256

// csvReading is a CSV file on its way into a table.
type csvReading struct {
	spec     *Spec
	sheet    *sheet
	top      place // the file as a whole
	meter    *progress.Meter
	problems problems
	width    int  // number of headers
	keyless  bool // no column is the key
	columns  []csvColumn
	lines    []int32 // the line on which each row begins
	starts   []int32 // the byte offset at which each row begins
}

// csvColumn is a column on its way, and the first cells of kinds that may have
// to be told of when all are known.
type csvColumn struct {
	filler
	field                       int // position in the file, -1 if it is not there
	grouped, pointed, thousands sighting
	large, totals               sighting
}

// sighting is the first cell of some kind and how many there are.
type sighting struct {
	text  string
	x     float64
	row   int
	cells int
}

func (s *sighting) see(text string, x float64, row int) {
	if s.cells++; s.cells == 1 {
		s.text, s.x, s.row = strings.Clone(text), x, row
	}
}

// read reads headers and rows. The error is that of the context.
func (r *csvReading) read() error {
	records := r.sheet.records(r.sheet.begin, r.sheet.skipped)
	most := r.spec.maxRows()
	for n := 0; ; n++ {
		err := records.read()
		if err == io.EOF {
			break
		}
		if n%rowsPerTick == 0 {
			r.meter.At(r.sheet.file, records.start, len(r.sheet.text))
			if stopped := r.meter.Tick(); stopped != nil {
				return stopped
			}
		}
		switch {
		case err != nil:
			if !r.malformed(&records, err) {
				return nil
			}
		case records.blank(0):
		case r.columns == nil:
			if !r.headers(&records) {
				return nil
			}
		case len(r.lines) == most:
			r.problems.report(func() diag.Diagnostic { return tooManyRows(r.row(&records), most) })
			return nil
		default:
			r.lines, r.starts = append(r.lines, int32(records.line)), append(r.starts, int32(records.start))
			r.values(&records)
		}
	}
	r.checkAll()
	return nil
}

// malformed reports a record that is not CSV, and whether reading can go on.
func (r *csvReading) malformed(record *records, err error) bool {
	at := place{table: r.spec.Name, line: record.line, cell: r.sheet.firstLine(record.start)}
	mark, ok := err.(quoteError)
	r.problems.report(func() diag.Diagnostic {
		switch {
		case !ok:
			return rowTooLong(at)
		case mark.at < 0 || strings.Contains(r.sheet.text[record.start:mark.at], "\n"):
			return openQuote(at)
		}
		at.cell = diag.Range{File: r.sheet.file, Start: mark.at, End: mark.at + 1}
		return strayQuote(at)
	})
	return ok && r.columns != nil
}

// row is the place of a whole record.
func (r *csvReading) row(record *records) place {
	at := r.top
	at.line, at.cell = record.line, r.sheet.field(record.start, -1)
	return at
}

// cell is the place of a row, counted from 0, and column.
func (r *csvReading) cell(row int, c *csvColumn) place {
	start := int(r.starts[row])
	return place{table: r.spec.Name, line: int(r.lines[row]), column: c.column.Spec.Name, cell: r.sheet.field(start, c.field)}
}

// values takes the values of a record into the columns.
func (r *csvReading) values(record *records) {
	has := len(record.fields)
	if has > r.width && !record.blank(r.width) {
		r.problems.report(func() diag.Diagnostic {
			at := r.row(record)
			at.cell = r.sheet.field(record.start, r.width)
			return longRow(at, has, r.width, r.sheet.comma)
		})
	}
	short := false
	for i := range r.columns {
		c := &r.columns[i]
		switch {
		case c.field < 0: // filled when all is read
		case c.field < has:
			r.value(c, record.bare(c.field))
		default:
			if c.none(); !short && !c.column.Spec.Optional {
				short = true
				r.problems.report(func() diag.Diagnostic { return shortRow(r.last(c), has, r.width) })
			}
		}
	}
}

// value takes one value, without blanks around it, into its column.
func (r *csvReading) value(c *csvColumn, text string) {
	spec := c.column.Spec
	if text == "" && (spec.Kind != Flag || spec.Optional) {
		r.empty(c)
		return
	}
	switch spec.Kind {
	case Number, Whole, Money, Share:
		r.number(c, text)
	case Key, Text, Choice, Ref:
		r.word(c, text)
	case Flag:
		on, ok := readFlag(text)
		if c.flag(on); !ok {
			r.problems.report(func() diag.Diagnostic { return badFlag(r.last(c), text) })
		}
	case Date:
		r.date(c, text)
	}
}

// last is the place of the row last added to a column.
func (r *csvReading) last(c *csvColumn) place { return r.cell(c.rows-1, c) }

func (r *csvReading) empty(c *csvColumn) {
	c.none()
	switch spec := c.column.Spec; {
	case spec.Kind == Key:
		r.problems.report(func() diag.Diagnostic { return missingKey(r.last(c)) })
	case !spec.Optional:
		r.problems.report(func() diag.Diagnostic { return missingValue(r.last(c)) })
	}
}

func (r *csvReading) word(c *csvColumn, text string) {
	if text[0] == '\'' {
		text = unguard(text)
	}
	code, old := c.codes[text]
	if !old {
		text = clean(text)
		code, old = c.filler.word(text)
	}
	c.code(code)
	if !old && totalRow(text) && (c.column.Spec.Kind == Key || c.column.Spec.Kind == Text && r.keyless) {
		c.totals.see(text, 0, c.rows-1)
	}
	switch kind := c.column.Spec.Kind; {
	case kind == Choice && !old:
		r.problems.report(func() diag.Diagnostic { return unknownChoice(r.last(c), text, c.column.Words) })
	case kind == Key && old:
		r.problems.report(func() diag.Diagnostic {
			return duplicateKey(r.last(c), text, r.cell(slices.Index(c.column.Codes, code), c))
		})
	}
}

func (r *csvReading) date(c *csvColumn, text string) {
	days, ok, exists := readDate(text, r.sheet.style == commaStyle)
	c.filler.number(days)
	switch {
	case !ok:
		r.problems.report(func() diag.Diagnostic {
			if noValue(text) {
				return notKnown(r.last(c), text, c.column.Spec.Optional)
			}
			return badDate(r.last(c), text)
		})
	case !exists:
		r.problems.report(func() diag.Diagnostic { return noSuchDate(r.last(c), text) })
	case !c.column.Spec.inRange(days):
		r.problems.report(func() diag.Diagnostic { return outOfRange(r.last(c), text, c.column.Spec) })
	}
}

func (r *csvReading) number(c *csvColumn, text string) {
	x, use, ok := readNumber(text, r.sheet.style, false)
	if ok && use == 0 && c.column.Spec.takes(x) && c.column.Spec.Kind != Share {
		c.filler.number(x)
		return
	}
	r.oddNumber(c, text, x, use, ok)
}

// oddNumber takes a number, read so far as tells, that is a share or of which
// there may be something to tell.
func (r *csvReading) oddNumber(c *csvColumn, text string, x float64, use usage, ok bool) {
	spec, bare, percent := c.column.Spec, text, false
	if !ok && spec.Kind == Money {
		bare = cutUnit(text, spec.unit())
	} else if !ok && spec.Kind == Share {
		bare, percent = strings.CutSuffix(text, "%")
		bare = strings.TrimSpace(bare)
	}
	if len(bare) != len(text) {
		x, use, ok = readNumber(bare, r.sheet.style, percent)
	}
	c.filler.number(x)
	switch {
	case !ok:
		r.problems.report(func() diag.Diagnostic { return r.notNumber(r.last(c), text, bare, use, spec) })
		return
	case spec.Kind == Whole && x != math.Trunc(x):
		r.problems.report(func() diag.Diagnostic { return notWhole(r.last(c), text) })
	case !spec.inRange(x):
		r.problems.report(func() diag.Diagnostic { return outOfRange(r.last(c), text, spec) })
	}
	if use != 0 || spec.Kind == Share {
		c.note(text, x, use, percent)
	}
}

// note remembers a number that may have to be told of.
func (c *csvColumn) note(text string, x float64, use usage, percent bool) {
	row := c.rows - 1
	switch kind := c.column.Spec.Kind; {
	case use == grouped:
		c.grouped.see(text, x, row)
	case use == pointed:
		c.pointed.see(text, x, row)
	case use == thousandth && kind == Money:
		c.thousands.see(text, x, row)
	}
	if c.column.Spec.Kind == Share && !percent && math.Abs(x) > 1 {
		c.large.see(text, x, row)
	}
}

// notNumber says why a text is no number; bare is the text without its unit.
func (r *csvReading) notNumber(at place, text, bare string, use usage, spec *ColumnSpec) diag.Diagnostic {
	if use == ambiguous {
		return ambiguousNumber(at, text)
	}
	if x, _, ok := readNumber(bare, commaStyle, false); ok && r.sheet.style == pointStyle && strings.Contains(bare, ",") {
		return decimalComma(at, text, strconv.FormatFloat(x, 'f', -1, 64))
	}
	if noValue(text) {
		return notKnown(at, text, spec.Optional)
	}
	return badNumber(at, text, meantNumber(text, r.sheet.style), spec, r.sheet.style)
}

// checkAll reports what only the whole file shows.
func (r *csvReading) checkAll() {
	switch {
	case r.columns == nil && r.problems.errors == 0:
		r.problems.report(func() diag.Diagnostic { return emptyFile(r.top, r.spec) })
	case len(r.lines) == 0 && r.problems.errors == 0:
		r.problems.list.Add(noRows(r.top))
	}
	for i := range r.columns {
		c := &r.columns[i]
		if c.grouped.cells > 0 && c.pointed.cells > 0 {
			r.problems.report(func() diag.Diagnostic {
				return mixedPoints(r.cell(c.grouped.row, c), c.grouped.text, c.pointed.text, int(r.lines[c.pointed.row]))
			})
		}
		if s := c.thousands; s.cells > 0 {
			fixed := strings.Replace(s.text, ".", "", 1)
			r.problems.list.Add(thousandthAmount(r.cell(s.row, c), s.text, value{c.column.Spec, s.x}, fixed, s.cells))
		}
		if s := c.totals; s.cells > 0 {
			r.problems.list.Add(countedTotal(r.cell(s.row, c), s.text))
		}
		if s := c.large; s.cells > 0 {
			r.problems.list.Add(largeShare(r.cell(s.row, c), s.text, value{c.column.Spec, s.x}, s.cells))
		}
	}
}

// finish is the table, once everything is read without errors. The error is that
// of the context.
func (r *csvReading) finish() (*Table, error) {
	t := &Table{Spec: r.spec, Len: len(r.lines), Lines: r.lines, File: r.sheet.file}
	fields := make([]int, len(r.columns))
	for i := range r.columns {
		c := &r.columns[i]
		if c.field < 0 {
			c.filler = newFiller(&r.spec.Columns[i], t.Len)
			for range t.Len {
				c.none()
			}
		}
		t.Columns = append(t.Columns, c.finish())
		fields[i] = c.field
	}
	sheet, starts := r.sheet, r.starts
	from, err := t.sortByKey(r.meter)
	if from != nil {
		starts = pick(starts, from)
	}
	t.locate = func(row, column int) diag.Range { return sheet.field(int(starts[row]), fields[column]) }
	return t, err
}
