package table

import (
	"errors"
	"io"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// records cuts the text of a sheet into records, one after the other, with the
// rules of encoding/csv, which would copy each of them: lines end in \n or \r\n,
// blank lines are passed over, a value may stand in quotation marks, where they
// are doubled and lines may end. After read, start, line and fields tell of the
// record; its fields are good until the one after it. After add, they stand
// behind those of the records before it.
type records struct {
	*sheet
	trim   bool   // blanks before values are passed over, as a quotation mark may follow
	marked bool   // there are quotation marks in the line
	start  int    // the byte offset at which the record begins
	line   int    // the line on which it does, from 1
	fields []span // its fields; those before the mistake if there is one

	next, lines int // where the next line begins, and how many there are before it
	end         int // where what stands in the line before that ends
	size        int // bytes of the record so far, line ends apart
}

// span is where a field stands in the text, quotation marks included.
type span struct{ from, to int32 }

// errRowTooLong is what a record longer than MaxRow gives: one unclosed quotation
// mark makes a record of all the rest of a file.
var errRowTooLong = errors.New("row too long")

// quoteError is a mistake with quotation marks: one that stands inside a value or
// has something after it though it ends one, or, if at is -1, one that is opened
// and not closed.
type quoteError struct{ at int }

func (quoteError) Error() string { return "misplaced quotation mark" }

// records begins at a byte offset at which a record begins, and the lines before it.
func (s *sheet) records(offset, lines int) records {
	return records{sheet: s, trim: s.padded && s.comma != '\t', next: offset, lines: lines}
}

// read cuts the next record. The error is io.EOF at the end, errRowTooLong, or a
// quoteError, after which reading may go on in the line behind it.
func (r *records) read() error {
	r.fields = r.fields[:0]
	return r.add()
}

// add is read, but keeps the fields of the records before.
func (r *records) add() error {
	for blank := true; blank; blank = r.end == r.start {
		r.start, r.line, r.size = r.next, r.lines+1, 0
		if err := r.nextLine(); err != nil {
			return err
		}
	}
	return r.cut()
}

// nextLine goes on to the next line.
func (r *records) nextLine() error {
	if r.next == len(r.text) {
		return io.EOF
	}
	from := r.next
	rest := r.text[from:min(len(r.text), from+MaxRow+len("\r\n"))]
	n := strings.IndexByte(rest, '\n')
	if r.next = from + n + 1; n < 0 {
		n, r.next = len(rest), from+len(rest)
	}
	if n > 0 && rest[n-1] == '\r' {
		n--
	}
	if r.size += n; r.size > MaxRow {
		return errRowTooLong
	}
	r.end = from + n
	r.lines++
	r.marked = r.marks && strings.IndexByte(rest[:n], '"') >= 0
	return nil
}

// cut cuts the record that begins at start into fields.
func (r *records) cut() error {
	if !r.marked && !r.trim {
		r.plain()
		return nil
	}
	for at := r.start; ; at++ {
		if r.trim {
			at = r.end - len(strings.TrimLeftFunc(r.text[at:r.end], unicode.IsSpace))
		}
		to, err := r.fieldEnd(at)
		if err != nil {
			return err
		}
		r.fields = append(r.fields, span{int32(at), int32(to)})
		if at = to; at == r.end {
			return nil
		}
	}
}

// fieldEnd is the offset behind the field that begins at from.
func (r *records) fieldEnd(from int) (int, error) {
	if from < r.end && r.text[from] == '"' {
		return r.closing(from + 1)
	}
	to := r.end
	if i := strings.IndexByte(r.text[from:to], r.comma); i >= 0 {
		to = from + i
	}
	if i := strings.IndexByte(r.text[from:to], '"'); i >= 0 {
		return 0, quoteError{from + i}
	}
	return to, nil
}

// plain cuts a line in which only separators matter, eight bytes at a time: in
// WebAssembly Go's jump back costs more than what there is to do for a byte.
func (r *records) plain() {
	fields, from, at := r.fields, r.start, r.start
	for commas := repeated(r.comma); at < r.end && at+8 <= len(r.text); at += 8 {
		for m := zeros(eight(r.text[at:]) ^ commas); m != 0; m &= m - 1 {
			to := at + bits.TrailingZeros64(m)/8
			if to >= r.end {
				break
			}
			fields = append(fields, span{int32(from), int32(to)})
			from = to + 1
		}
	}
	for ; at < r.end; at++ {
		if r.text[at] == r.comma {
			fields = append(fields, span{int32(from), int32(at)})
			from = at + 1
		}
	}
	r.fields = append(fields, span{int32(from), int32(r.end)})
}

// closing is the offset behind the quotation mark that ends a value, of which the
// part from at is still to be looked at. It may be on a later line.
func (r *records) closing(at int) (int, error) {
	for {
		i := strings.IndexByte(r.text[at:r.end], '"')
		if i < 0 {
			at = r.next
			if err := r.nextLine(); err == io.EOF {
				return 0, quoteError{-1}
			} else if err != nil {
				return 0, err
			}
			continue
		}
		switch at += i + 1; {
		case at == r.end || r.text[at] == r.comma:
			return at, nil
		case r.text[at] != '"':
			return 0, quoteError{at - 1}
		}
		at++
	}
}

// value is what stands in a field: without its quotation marks, lines ending in \n.
func (r *records) value(field int) string {
	f := r.fields[field]
	text := r.text[f.from:f.to]
	if len(text) > 0 && text[0] == '"' {
		return unquoted(text)
	}
	return text
}

// unquoted is a value without its quotation marks, lines ending in \n.
func unquoted(text string) string {
	text = strings.ReplaceAll(text[1:len(text)-1], `""`, `"`)
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// bare is what stands in a field without blanks around it.
func (r *records) bare(field int) string {
	f := r.fields[field]
	text := r.text[f.from:f.to]
	if tight(text) {
		return text
	}
	return strings.TrimSpace(r.value(field))
}

// tight tells quickly of most fields that there are neither quotation marks nor
// blanks around them.
func tight(text string) bool {
	n := len(text)
	return n > 0 && text[0] > '"' && text[0] < utf8.RuneSelf && text[n-1] > ' ' && text[n-1] < utf8.RuneSelf
}

// values are what stands in all fields.
func (r *records) values() []string {
	out := make([]string, len(r.fields))
	for i := range out {
		out[i] = r.value(i)
	}
	return out
}

// blank reports whether nothing stands in any field from that one on.
func (r *records) blank(from int) bool {
	for i := from; i < len(r.fields); i++ {
		if r.bare(i) != "" {
			return false
		}
	}
	return true
}

// field is the range of a field of the record that begins at start: what stands
// between the separators without blanks around it, quotation marks included. A
// field that the record does not have is at its end.
func (s *sheet) field(start, field int) diag.Range {
	r := s.records(start, 0)
	err := r.read()
	if err != nil || field < 0 {
		return s.trim(start, r.next)
	}
	if field >= len(r.fields) {
		end := s.trim(start, r.next).End
		return diag.Range{File: s.file, Start: end, End: end}
	}
	f := r.fields[field]
	return s.trim(int(f.from), int(f.to))
}

// trim is the range from start to end without the blanks around and the line
// ends after it.
func (s *sheet) trim(start, end int) diag.Range {
	end = start + len(strings.TrimRight(s.text[start:end], " \t\r\n"))
	start = end - len(strings.TrimLeft(s.text[start:end], " "))
	return diag.Range{File: s.file, Start: start, End: end}
}

// firstLine is the range of the line that begins at start.
func (s *sheet) firstLine(start int) diag.Range {
	line, _, _ := strings.Cut(s.text[start:], "\n")
	return s.trim(start, start+len(line))
}
