package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// reader reads the records of a sheet one after the other.
type reader struct {
	csv   *csv.Reader
	limit *rowLimit
	text  string
	begin int
}

// errRowTooLong is what a record longer than MaxRow gives.
var errRowTooLong = errors.New("row too long")

// rowLimit hands on text until MaxRow bytes, line ends apart, have passed since
// left was last set: encoding/csv holds a record in some fifty times its size,
// and one unclosed quotation mark makes a record of all the rest of a file.
type rowLimit struct {
	text *strings.Reader
	left int
}

func (l *rowLimit) Read(p []byte) (int, error) {
	n, err := l.text.Read(p)
	l.left -= n - bytes.Count(p[:n], []byte("\n")) - bytes.Count(p[:n], []byte("\r"))
	if l.left < 0 {
		return 0, errRowTooLong
	}
	return n, err
}

// reader starts reading at a byte offset at which a record begins.
func (s *sheet) reader(offset int) *reader {
	limit := &rowLimit{text: strings.NewReader(s.text[offset:]), left: MaxRow}
	c := csv.NewReader(limit)
	c.Comma = s.comma
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	c.TrimLeadingSpace = s.padded && s.comma != '\t'
	return &reader{csv: c, limit: limit, text: s.text, begin: offset}
}

// next is the next record, good until the one after it, and the byte offset at
// which it begins. Blank lines are passed over. The error is io.EOF at the end,
// errRowTooLong, or a *csv.ParseError, after which reading may go on.
func (r *reader) next() (record []string, start int, err error) {
	start = r.begin + int(r.csv.InputOffset())
	for start < len(r.text) && (r.text[start] == '\n' || strings.HasPrefix(r.text[start:], "\r\n")) {
		start++
		if r.text[start-1] == '\r' {
			start++
		}
	}
	r.limit.left = MaxRow
	record, err = r.csv.Read()
	return record, start, err
}

// field is the range of a field of the record that begins at start: what stands
// between the separators without blanks around it, quotation marks included. A
// field that the record does not have is at its end.
func (s *sheet) field(start, field int) diag.Range {
	r := s.reader(start)
	record, _, err := r.next()
	end := start + int(r.csv.InputOffset())
	if err != nil || field < 0 {
		return s.trim(start, end)
	}
	if field >= len(record) {
		end = s.trim(start, end).End
		return diag.Range{File: s.file, Start: end, End: end}
	}
	from := s.offset(start, r.csv, field)
	if field+1 < len(record) {
		end = s.offset(start, r.csv, field+1)
		end = from + strings.LastIndexByte(s.text[from:end], byte(s.comma))
	}
	return s.trim(from, max(from, end))
}

// offset is the byte offset of a field of the record that csv has just read,
// which began at start.
func (s *sheet) offset(start int, c *csv.Reader, field int) int {
	first, _ := c.FieldPos(0)
	line, column := c.FieldPos(field)
	return min(s.lineStart(start, line-first)+column-1, len(s.text))
}

// lineStart is the offset of the nth line from the one that begins at start.
func (s *sheet) lineStart(start, n int) int {
	for ; n > 0; n-- {
		i := strings.IndexByte(s.text[start:], '\n')
		if i < 0 {
			return len(s.text)
		}
		start += i + 1
	}
	return start
}

// trim is the range from start to end without the blanks around and the line
// ends after it.
func (s *sheet) trim(start, end int) diag.Range {
	end = start + len(strings.TrimRight(s.text[start:end], " \t\r\n"))
	start = end - len(strings.TrimLeft(s.text[start:end], " "))
	return diag.Range{File: s.file, Start: start, End: end}
}

// quote is the range of the quotation mark that a record which began at start
// stumbled over, and false if that is on another line or there is none: then one
// on the first line was not closed, and the range is that line.
func (s *sheet) quote(start int, err *csv.ParseError) (diag.Range, bool) {
	at := start + err.Column - 1
	if err.Line == err.StartLine && at < len(s.text) && s.text[at] == '"' {
		return diag.Range{File: s.file, Start: at, End: at + 1}, true
	}
	return s.firstLine(start), false
}

// firstLine is the range of the line that begins at start.
func (s *sheet) firstLine(start int) diag.Range {
	line, _, _ := strings.Cut(s.text[start:], "\n")
	return s.trim(start, start+len(line))
}
