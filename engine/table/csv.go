package table

import (
	"io"
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// csvSource gives the rows of a CSV file to a reader. A batch of records is cut
// first, then each column is read from it in a loop of its own: in WebAssembly a
// call for every cell would cost more than what there is to do for it.
type csvSource struct {
	*reader
	records
	first  []int32 // of each row of the batch, and behind the last, where its fields begin
	starts []int32 // the byte offset at which each row begins
	head   struct{ line, start int }
	ended  bool
	cut    cutRows
}

// rowsPerTick is how many rows of a file are read between ticks: fewer than of a
// computation, as reading one is more work.
const rowsPerTick = 256

func (s *csvSource) header() []string {
	first := s.records
	at, err := s.sheet.headers()
	s.records = at
	switch {
	case err == io.EOF:
		return nil
	case err != nil:
		s.malformed(err)
		return nil
	}
	s.head.line, s.head.start = s.line, s.start
	if above := s.text[first.next:s.start]; s.sheet.head == 0 && strings.Trim(above, " \t\r\n;,\"") != "" {
		s.titled()
	}
	return s.values()
}

func (s *csvSource) capacity(values int) int {
	rows := min(s.sheet.lines+1, len(s.text)/values+1)
	s.starts = make([]int32, 0, min(rows, s.limits.rows(s.spec)))
	return rows
}

func (s *csvSource) batch() (int, error) {
	s.fields, s.first = s.fields[:0], s.first[:0]
	for len(s.first) < batchRows && !s.ended {
		tick := (s.base + len(s.first)) % rowsPerTick
		if tick == 0 {
			s.meter.At(s.file, s.start, len(s.text))
			if err := s.meter.Tick(); err != nil {
				return 0, err
			}
		}
		if !s.trim && s.addPlain(rowsPerTick-tick) {
			continue
		}
		from := len(s.fields)
		if err := s.add(); err != nil {
			s.fields = s.fields[:from]
			s.ended = err == io.EOF || !s.malformed(err)
			continue
		}
		s.take(from)
	}
	n := len(s.first)
	s.first = append(s.first, int32(len(s.fields)))
	return n, nil
}

// addPlain adds rows, at most so many, in which only separators and line ends
// matter, eight bytes at a time. It is false if there is none: the next row has
// quotation marks, is too long, or ends where the text does.
func (s *csvSource) addPlain(most int) bool {
	commas, ends, marks := repeated(s.comma), repeated('\n'), repeated('"')
	text, begun, full := s.text, s.next, len(s.first)+most
	start, from, first := begun, begun, len(s.fields)
	for at := start; at+8 <= len(text) && at-start <= MaxRow; at += 8 {
		word := eight(text[at:])
		for m := zeros(word^commas) | zeros(word^ends) | zeros(word^marks); m != 0; m &= m - 1 {
			i := at + bits.TrailingZeros64(m)/8
			if text[i] == s.comma {
				s.fields = append(s.fields, span{int32(from), int32(i)})
				from = i + 1
				continue
			}
			end := i
			if end > start && text[end-1] == '\r' {
				end--
			}
			if text[i] == '"' || end-start > MaxRow {
				s.fields = s.fields[:first]
				return s.next > begun
			}
			s.start, s.end, s.next = start, end, i+1
			s.records.lines++
			if s.line = s.records.lines; end > start {
				s.fields = append(s.fields, span{int32(from), int32(end)})
				s.take(first)
			}
			if len(s.first) == full {
				return true
			}
			start, from, first = i+1, i+1, len(s.fields)
		}
	}
	s.fields = s.fields[:first]
	return s.next > begun
}

// take takes the record cut last, whose fields begin there, unless it is blank.
func (s *csvSource) take(from int) {
	if s.mapping.skips(s.line) && !s.blank(from) {
		s.left.add(s.line)
		s.fields = s.fields[:from]
		return
	}
	if s.maybeBlank(from) && s.blank(from) {
		s.fields = s.fields[:from]
		return
	}
	s.first = append(s.first, int32(from))
	s.reader.lines, s.starts = append(s.reader.lines, int32(s.line)), append(s.starts, int32(s.start))
	if has := len(s.fields) - from; has != s.width {
		s.checkWidth(from, has)
	}
	if s.records.lines > s.line {
		s.checkLines(from)
	}
}

// maybeBlank tells quickly that a record is not blank: something stands in its
// first field that is neither in quotation marks nor a blank.
func (s *csvSource) maybeBlank(from int) bool {
	f := s.fields[from]
	return f.from == f.to || s.text[f.from] <= '"' || s.text[f.from] >= utf8.RuneSelf
}

// malformed reports a record that is not CSV, and whether reading can go on.
func (s *csvSource) malformed(err error) bool {
	at := place{asSheet: s.top.asSheet, table: s.spec.Name, line: s.line, field: -1, cell: s.firstLine(s.start)}
	start := s.start
	s.keysLost = true
	mark, ok := err.(quoteError)
	s.problems.error(s.line, -1, func() diag.Diagnostic {
		switch {
		case !ok:
			return rowTooLong(at)
		case mark.at < 0 || strings.Contains(s.text[start:mark.at], "\n"):
			return openQuote(at)
		}
		at.cell = diag.Range{File: s.file, Start: mark.at, End: mark.at + 1}
		return strayQuote(at, textFormula(s.text[start:], mark.at-start))
	})
	return ok
}

// textFormula is 0103 of ="0103", whose first quotation mark stands there; "" of what is none.
func textFormula(text string, at int) string {
	value, _, closed := strings.Cut(text[at+1:], `"`)
	if at == 0 || text[at-1] != '=' || !closed || strings.Contains(value, "\n") {
		return ""
	}
	return value
}

// checkWidth tells of the row read last, which has other than as many values as
// there are headers.
func (s *csvSource) checkWidth(from, has int) {
	row := len(s.reader.lines) - 1
	if has > s.width {
		if !s.blank(from + s.width) {
			text := s.text[s.start:s.end]
			s.problems.error(s.line, s.width, func() diag.Diagnostic {
				at := s.place(row, nil)
				at.cell = s.locate(row, s.width).cell
				if was := unescaped(text); s.comma == ';' && was != text {
					return splitLetters(longRow(at, has, s.width, s.comma), was)
				}
				return longRow(at, has, s.width, s.comma)
			})
		}
		return
	}
	s.cut.add(row, s.line, has, s.width)
	for i := range s.columns {
		if c := &s.columns[i]; c.field >= has && !c.column.Spec.Optional {
			s.error(row, c, func(at place) diag.Diagnostic { return shortRow(at, has, s.width) })
			return
		}
	}
}

func (s *csvSource) locate(row, field int) place {
	line, start := s.head.line, s.head.start
	if row >= 0 {
		line, start = int(s.reader.lines[row]), int(s.starts[row])
	}
	return place{asSheet: s.top.asSheet, line: line, field: field, cell: s.field(start, field)}
}

func (s *csvSource) fill(c *readColumn) {
	switch kind := c.column.Spec.Kind; {
	case kind == Flag:
		s.fillFlags(c)
	case kind == Key:
		s.fillKeys(c)
	case kind.worded():
		s.fillWords(c)
	default:
		s.fillNumbers(c)
	}
}

// cell is the index among the fields of one of a row; false if the row is too
// short, which has been told.
func (s *csvSource) cell(i int, c *readColumn) (at int, ok bool) {
	at = int(s.first[i]) + c.field
	return at, at < int(s.first[i+1])
}

func (s *csvSource) fillNumbers(c *readColumn) {
	spec, out := c.column.Spec, c.moreNumbers(len(s.first)-1)
	least, most := math.Inf(-1), math.Inf(1)
	if spec.From != nil {
		least = *spec.From
	}
	if spec.To != nil {
		most = *spec.To
	}
	quick, text, fields := spec.Kind.numeric() && spec.Kind != Share, s.text, s.fields
	for i := range out {
		at, ok := s.cell(i, c)
		if !ok {
			out[i] = math.NaN()
			c.missing = append(c.missing, int32(s.base+i))
			continue
		}
		if f := fields[at]; quick && c.values == nil {
			if n, ok := digits(text[f.from:f.to]); ok && float64(n) >= least && float64(n) <= most {
				out[i] = float64(n)
				continue
			}
		}
		out[i] = s.number(c, s.base+i, c.says(s.bare(at)))
	}
}

func (s *csvSource) fillFlags(c *readColumn) {
	n := len(s.first) - 1
	flags := c.moreFlags(n)
	for i := range n {
		at, ok := s.cell(i, c)
		if !ok {
			c.missing = append(c.missing, int32(s.base+i))
			continue
		}
		f := s.fields[at]
		on, ok := commonFlag(s.text[f.from:f.to])
		if !ok || c.values != nil {
			on = s.flag(c, s.base+i, c.says(s.bare(at)))
		}
		if on {
			flags.Set(s.base+i, true)
		}
	}
}

// commonFlag reads the words that most flags are written with; false is for all
// others.
func commonFlag(text string) (on, ok bool) {
	switch len(text) {
	case 2:
		on = text[0] == 'j' && text[1] == 'a'
		return on, on || text[0] == 'n' && text[1] == 'o'
	case 3:
		on = text[0] == 'y' && text[1] == 'e' && text[2] == 's'
		return on, on || text[0] == 'n' && text[1] == 'e' && text[2] == 'j'
	}
	return false, false
}

func (s *csvSource) fillKeys(c *readColumn) {
	out := c.moreCodes(len(s.first) - 1)
	for i := range out {
		if at, ok := s.cell(i, c); ok {
			out[i] = s.word(c, s.base+i, c.says(s.bare(at)))
		} else {
			out[i], s.keysLost = -1, true
			c.missing = append(c.missing, int32(s.base+i))
		}
	}
}

func (s *csvSource) fillWords(c *readColumn) {
	if c.recent == nil {
		c.recent = new(recentWords)
	}
	out := c.moreCodes(len(s.first) - 1)
	for i := range out {
		at, ok := s.cell(i, c)
		if !ok {
			out[i] = -1
			c.missing = append(c.missing, int32(s.base+i))
			continue
		}
		f := s.fields[at]
		text := s.text[f.from:f.to]
		if !tight(text) {
			text = s.bare(at)
		}
		n := len(text)
		if n == 0 || n > longestRecent || text[0] == '\'' {
			out[i] = s.word(c, s.base+i, c.says(text))
			continue
		}
		a, b := packed(text)
		known := c.recent.at(a, b)
		if known.a != a || known.b != b || known.size != int32(n) {
			code := s.word(c, s.base+i, c.says(text))
			if code >= 0 {
				*known = recentWord{a, b, int32(n), code}
			}
			out[i] = code
			continue
		}
		out[i] = known.code
	}
}
