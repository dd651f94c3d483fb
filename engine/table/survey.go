package table

import (
	"context"
	"io"
)

// Survey is what stands in a file, as a reader wants to see it who is to say how it
// is to be taken.
type Survey struct {
	Header    int        // the row or line of the headers, from 1; 0 if none can be told
	Columns   []string   // of each header the column that is taken from it; empty: none
	Separator string     // between the columns of a CSV file
	Lines     []int      // of a CSV file: on which line each record begins, from 1
	Records   [][]string // of a CSV file, blank ones left out
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
			out.Lines, out.Records = append(out.Lines, records.line), append(out.Records, records.values())
		}
	}
	return out, nil
}

// SurveyCells finds the row of the headers in a sheet. The error is that of the
// cells.
func SurveyCells(ctx context.Context, from Origin, cells Cells, spec *Spec) (*Survey, error) {
	s := &sheetSource{reader: newReader(ctx, spec, from), rows: cells}
	s.from = s
	out := &Survey{}
	if header := s.header(); header != nil {
		out.Header, out.Columns = s.head, s.known.columns(spec, header)
	}
	return out, s.failed
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
