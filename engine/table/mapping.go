package table

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Origin says where the rows of a table come from, and how they are to be taken.
type Origin struct {
	File    string
	Sheet   string   // of a workbook; empty for a CSV file
	Mapping *Mapping // nil: headers and texts are those of the table
	AsSheet bool     // it is shown as a sheet: of a CSV file, too, lines are called rows and columns have letters
	Large   bool     // it may be larger than what a browser takes: the limits are 32 million rows and LargeBytes
}

// Mapping says how a file is to be taken whose headers or texts are not those of
// the table. A reader chose it: nothing of it is guessed here.
type Mapping struct {
	Header  int                          `json:"header,omitempty"`  // the row or line of the headers, from 1; 0: it is found
	Columns map[string]string            `json:"columns,omitempty"` // by column: the header it stands under; empty: it is not in the data
	Values  map[string]map[string]string `json:"values,omitempty"`  // by column: what a text of the file is in the table
	Skip    []int                        `json:"skip,omitempty"`    // rows or lines that are left out
}

// header is the header under which a column stands, and whether the mapping says.
func (m *Mapping) header(column string) (header string, chosen bool) {
	if m == nil {
		return "", false
	}
	header, chosen = m.Columns[column]
	return header, chosen
}

// headerRow is the row of the headers, 0 if it is to be found.
func (m *Mapping) headerRow() int {
	if m == nil {
		return 0
	}
	return m.Header
}

// skips reports whether a row or line is left out.
func (m *Mapping) skips(row int) bool { return m != nil && slices.Contains(m.Skip, row) }

// translations is what the texts of a column stand for, by the text as texts are
// compared; nil for none.
func (m *Mapping) translations(column string) map[string]string {
	if m == nil || len(m.Values[column]) == 0 {
		return nil
	}
	out := make(map[string]string, len(m.Values[column]))
	for from, to := range m.Values[column] {
		out[foldHeader(from)] = strings.TrimSpace(to)
	}
	return out
}

// says is what a text of the column stands for: itself, unless the mapping has it.
func (c *readColumn) says(text string) string {
	if c.values != nil {
		if to, ok := c.values[foldHeader(text)]; ok {
			return to
		}
	}
	return text
}

// mostHeaderRows is how many rows from the top are looked at for the headers:
// titles, dates and notes stand above them.
const mostHeaderRows = 50

// headerAmong is which of some rows names the most columns, the first of those
// that do; -1 if none names any.
func headerAmong(rows [][]string, known headerNames) int {
	best, most := -1, 0
	for i, row := range rows {
		if n := known.count(row); n > most {
			best, most = i, n
		}
	}
	return best
}

// count is how many columns a row of headers names.
func (h headerNames) count(row []string) int {
	named := map[int]bool{}
	for _, header := range row {
		if column, ok := h.find(header); ok {
			named[column] = true
		}
	}
	return len(named)
}

// checkMapping tells which rows are left out.
func (r *reader) checkMapping() {
	if r.left.rows > 0 {
		at := r.headerAt(-1)
		r.problems.caution(at.line, -1, rowsLeftOut(at, r.left))
	}
}

// leftOut is the rows that the mapping leaves out.
type leftOut struct {
	rows  int
	first []int
	sheet bool
}

func (l *leftOut) add(row int) {
	if l.rows++; len(l.first) < 5 {
		l.first = append(l.first, row)
	}
}

// In lists the first of the rows for a language.
func (l leftOut) In(lang diag.Lang) string {
	one, many, more := "line", "lines", " and more"
	if lang == diag.Danish {
		one, many, more = "linje", "linjer", " med flere"
	}
	if l.sheet && lang == diag.Danish {
		one, many = "række", "række"
	} else if l.sheet {
		one, many = "row", "rows"
	}
	if l.rows == 1 {
		return one + " " + diag.Number(l.first[0]).In(lang)
	}
	var list []string
	for _, row := range l.first {
		list = append(list, diag.Number(row).In(lang))
	}
	out := many + " " + strings.Join(list, ", ")
	if l.rows > len(l.first) {
		out += more
	}
	return out
}

// titled notes that the headers are not what the source begins with.
func (r *reader) titled() {
	at := r.from.locate(-1, -1)
	at.table = r.spec.Name
	r.problems.caution(at.line, -1, rowsAbove(at))
}
