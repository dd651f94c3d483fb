package table

import (
	"context"
	"io"
	"slices"
	"strings"
)

// Survey is what stands in a file, as a reader wants to see it who is to say how it
// is to be taken.
type Survey struct {
	Header    int        // the row or line of the headers, from 1; 0 if none can be told
	Columns   []string   // of each header the column that is taken from it; empty: none
	Separator string     // between the columns of a CSV file
	Lines     []int      // of a CSV file: on which line each record begins, from 1
	Records   [][]string // of a CSV file, blank ones left out
	Totals    []int      // the rows or lines below the headers that by their name are the sum or average of others
}

// name adds a row by what stands in its first cell with anything in it, where that is what sums are called.
func (s *Survey) name(number int, cells []string) {
	i := slices.IndexFunc(cells, func(text string) bool { return strings.TrimSpace(text) != "" })
	if s.Header > 0 && number > s.Header && i >= 0 && totalRow(cells[i], true) {
		s.Totals = append(s.Totals, number)
	}
}

// SurveyCSV looks through a CSV file. What cannot be read as records ends it. The
// error is the context's.
func SurveyCSV(ctx context.Context, from Origin, data []byte, spec *Spec) (*Survey, error) {
	r := newReader(ctx, spec, from)
	r.meter.At(from.File, 0, len(data))
	d, failed, err := decode(r.meter, r.top, data, r.limits)
	if err != nil || failed != nil {
		return &Survey{}, err
	}
	d.text = d.text[:endOfRows(d.text)]
	s := newSheet(from.File, d, spec, r.known, from.Mapping.headerRow())
	out := &Survey{Separator: string(s.comma)}
	if head, err := s.headers(); err == nil {
		out.Header, out.Columns = head.line, r.known.columns(spec, head.values())
	}
	records := s.records(s.begin, s.skipped)
	for len(out.Records) < spec.maxRows() {
		if len(out.Records)%rowsPerTick == 0 {
			r.meter.At(from.File, records.next, len(s.text))
			if err := r.meter.Tick(); err != nil {
				return nil, err
			}
		}
		err := records.read()
		if err == io.EOF || err == errRowTooLong {
			break
		}
		if err == nil && !records.blank(0) {
			values := records.values()
			out.Lines, out.Records = append(out.Lines, records.line), append(out.Records, values)
			out.name(records.line, values)
		}
	}
	return out, nil
}

// SurveyCells finds the row of the headers in a sheet, and those of sums. The error is that of the
// cells or the context.
func SurveyCells(ctx context.Context, from Origin, cells Cells, spec *Spec) (*Survey, error) {
	s := &sheetSource{reader: newReader(ctx, spec, from), rows: cells}
	s.from = s
	out := &Survey{}
	if header := s.header(); header != nil {
		out.Header, out.Columns = s.head, s.known.columns(spec, header)
	}
	for read := 0; ; read++ {
		if read%rowsPerTick == 0 {
			if err := s.meter.Tick(); err != nil {
				return nil, err
			}
		}
		number, cells, ok := s.next()
		if !ok || read >= spec.maxRows() {
			return out, s.failed
		}
		if i := slices.IndexFunc(cells, func(c SheetCell) bool { return !c.empty() }); i >= 0 {
			out.name(number, []string{cells[i].String()})
		}
	}
}

// columns are the names of the columns that headers stand for; a second header of
// the same column stands for none.
func (h headerNames) columns(spec *Spec, headers []string) []string {
	out, taken := make([]string, len(headers)), map[int]bool{}
	for i, header := range headers {
		if column, ok := h.find(header); ok && !taken[column] {
			out[i], taken[column] = spec.Columns[column].Name, true
		}
	}
	return out
}
