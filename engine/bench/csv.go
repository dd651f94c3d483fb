package bench

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// ReadColumns reads the workload's two sheets as a programmer would who knew
// them and nothing else: lines and commas, no quotes, no checks, no messages.
func ReadColumns(institutions, children []byte) (Columns, error) {
	houses, s := map[string]int32{}, newSheet(institutions)
	var c Columns
	for s.next() {
		houses[string(s.field(','))] = int32(c.Houses)
		s.field(',')
		c.LastYear = append(c.LastYear, s.number('\n'))
		c.Houses++
	}
	if s.err != nil {
		return c, s.err
	}
	s = newSheet(children)
	for s.next() {
		c.Institution = append(c.Institution, houses[string(s.field(','))])
		c.Age = append(c.Age, s.number(','))
		c.Single = append(c.Single, s.flag())
		c.Income = append(c.Income, s.number(','))
		c.Education = append(c.Education, uint8(slices.Index(educations, string(s.field(',')))))
		c.Language = append(c.Language, s.flag())
		c.Descendant = append(c.Descendant, s.flag())
		c.Working = append(c.Working, s.number('\n'))
	}
	return c, s.err
}

// sheet is the part of a sheet that was not read yet.
type sheet struct {
	rest []byte
	err  error // the first number that is none, or a line that is too short
}

// newSheet begins behind the line of headings.
func newSheet(text []byte) *sheet {
	s := &sheet{rest: text}
	s.field('\n')
	return s
}

// next tells whether there is another line.
func (s *sheet) next() bool { return len(s.rest) > 0 && s.err == nil }

// field is what stands before the next separator.
func (s *sheet) field(separator byte) []byte {
	at := bytes.IndexByte(s.rest, separator)
	if at < 0 {
		s.err, s.rest = fmt.Errorf("%q has no %q", s.rest, separator), nil
		return nil
	}
	field := s.rest[:at]
	s.rest = s.rest[at+1:]
	return field
}

func (s *sheet) number(separator byte) float64 {
	x, err := strconv.ParseFloat(string(s.field(separator)), 64)
	if err != nil && s.err == nil {
		s.err = err
	}
	return x
}

func (s *sheet) flag() uint8 {
	if string(s.field(',')) == "yes" {
		return 1
	}
	return 0
}
