package table

import (
	"io"
	"slices"
	"strings"
)

// sheet is the decoded text of a CSV file and how it is written.
type sheet struct {
	file string
	decoded
	begin   int // byte offset at which the records begin
	skipped int // lines before that
	comma   byte
	style   style
	known   headerNames
	head    int // the line of the headers; 0: it is found
}

// newSheet finds out which character separates the columns of a text and how it
// writes numbers. The separator is the one that makes most headers those of the
// table, or else most columns; a first line such as sep=; says it outright.
func newSheet(file string, d decoded, spec *Spec, known headerNames, head int) *sheet {
	s, text := &sheet{file: file, decoded: d, known: known, head: head}, d.text
	if comma, size := declaredComma(text); comma != 0 {
		s.begin, s.skipped, s.comma = size, strings.Count(text[:size], "\n"), comma
	} else if s.comma = s.detectComma(); s.comma == 0 {
		s.comma = ';'
		s.style = s.styleOfCells(spec)
		return s
	}
	switch s.comma {
	case ';':
		s.style = commaStyle
	case ',':
		s.style = pointStyle
	default:
		s.style = s.styleOfCells(spec)
	}
	return s
}

// declaredComma reads a first line sep=; as spreadsheets write it and gives the
// separator and the length of the line, or 0.
func declaredComma(text string) (comma byte, size int) {
	line, _, _ := strings.Cut(text[:min(len(text), len("sep=;\r\n"))], "\n")
	declared := strings.ToLower(strings.TrimRight(line, "\r"))
	for _, comma := range []byte(";,\t") {
		if declared == "sep="+string(comma) {
			return comma, min(len(line)+1, len(text))
		}
	}
	return 0, 0
}

// detectComma is the separator that fits the header best, 0 if there is none in it.
func (s *sheet) detectComma() byte {
	best, most := byte(0), [2]int{0, 1}
	for _, comma := range []byte(";,\t") {
		try := *s
		try.comma = comma
		header, err := try.header()
		if err != nil {
			continue
		}
		matches := s.known.count(header)
		if matches >= most[0] && len(header) > 1 && (matches > most[0] || len(header) > most[1]) {
			best, most = comma, [2]int{matches, len(header)}
		}
	}
	return best
}

// header is the record with the headers.
func (s *sheet) header() ([]string, error) {
	r, err := s.headers()
	return r.values(), err
}

// headers are the records of which the one read is that with the headers: the one
// on the line that was chosen; else, of the first with anything in them, the one
// that names most columns, or the first of all if none does.
func (s *sheet) headers() (records, error) {
	r := s.records(s.begin, s.skipped)
	best, most := r, -1
	for range mostHeaderRows {
		err := r.read()
		switch {
		case err != nil && most < 0:
			return r, err
		case err != nil:
			return best, nil
		case s.head > 0 && r.line < s.head || s.head == 0 && r.blank(0):
			continue
		case s.head > 0:
			return r, nil
		}
		if n := s.known.count(r.values()); n > most {
			best, most = r, n
			best.fields = slices.Clone(r.fields)
		}
	}
	if most < 0 { // the line chosen is further down, or nothing is above
		return s.below(r)
	}
	return best, nil
}

// below goes on to the line that was chosen for the headers, or to the first
// record with anything in it.
func (s *sheet) below(r records) (records, error) {
	for {
		if err := r.read(); err != nil || r.line >= s.head && !r.blank(0) {
			return r, err
		}
	}
}

// styleOfCells finds out how a sheet writes numbers whose separator does not
// tell: by the first number in it that can be read in one way only.
func (s *sheet) styleOfCells(spec *Spec) style {
	header, err := s.header()
	if err != nil {
		return unknownStyle
	}
	numeric := make([]bool, len(header))
	for i, name := range header {
		column, ok := s.known.find(name)
		numeric[i] = ok && spec.Columns[column].Kind.numeric()
	}
	r := s.records(s.begin, s.skipped)
	for {
		if err := r.read(); err == io.EOF || err == errRowTooLong {
			return unknownStyle
		}
		for i := range min(len(r.fields), len(numeric)) {
			if numeric[i] {
				if style := styleOf(r.value(i)); style != unknownStyle {
					return style
				}
			}
		}
	}
}
