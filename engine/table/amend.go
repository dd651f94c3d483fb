package table

import (
	"context"
	"errors"
	"strings"
)

// ErrNoSuchCell is given for a line on which no record begins, or one that cannot be read.
var ErrNoSuchCell = errors.New("no such cell")

// AmendCSV is the text of a CSV file with another value in one field of the record
// that begins on a line, both counted from 1. All else stays as it is, but for how
// the file encodes letters and ends lines. The error is the context's or ErrNoSuchCell.
func AmendCSV(ctx context.Context, from Origin, data []byte, spec *Spec, line, field int, value string) (string, error) {
	r := newReader(ctx, spec, from)
	d, failed, err := decode(r.meter, r.top, data, r.limits)
	if err != nil {
		return "", err
	}
	if failed != nil || line < 1 || field < 1 {
		return "", ErrNoSuchCell
	}
	s := newSheet(from.File, d, spec, r.known, from.Mapping.headerRow())
	records := s.records(s.begin, s.skipped)
	for read := 0; records.line < line; read++ {
		if read%rowsPerTick == 0 {
			if err := r.meter.Tick(); err != nil {
				return "", err
			}
		}
		var mistake quoteError
		if err := records.read(); err != nil && !(errors.As(err, &mistake) && records.line < line) {
			return "", ErrNoSuchCell
		}
	}
	if records.line != line {
		return "", ErrNoSuchCell
	}
	return records.amended(field-1, value), nil
}

// amended is the text with another value in a field of the record. A record that
// ends before that field goes on until it.
func (r *records) amended(field int, value string) string {
	value = r.quoted(value)
	if n := len(r.fields); field >= n {
		end := int(r.fields[n-1].to)
		return r.text[:end] + strings.Repeat(string(r.comma), field-n+1) + value + r.text[end:]
	}
	f := r.fields[field]
	return r.text[:f.from] + value + r.text[f.to:]
}

// quoted is a value as it stands in a record.
func (r *records) quoted(value string) string {
	if strings.TrimSpace(value) == value && !strings.ContainsAny(value, "\"\r\n"+string(r.comma)) {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}
