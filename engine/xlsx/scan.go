package xlsx

import (
	"bytes"
	"cmp"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A sheet is looked through before a library reads it: where its cells lie, so
// that what the library will need is known, and which of them hold values, so that
// none is lost on the way.

// head is what a sheet says of a cell before its value.
type head struct {
	row, col int32 // from 0
	style    int32
	kind     string // its type as the format has it; empty for numbers
	formula  string // without what the cell holds; empty where the sheet leaves it out
	computed bool   // there is a formula
	value    bool   // something stands in it
	shared   int32  // of a text that the workbook keeps apart: its number there
}

// layout is where the cells of a sheet lie.
type layout struct {
	heads  []head // in the order of rows and columns
	merges []area // by their first rows
}

// area is the cells of a merge.
type area struct{ top, left, bottom, right int32 }

const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// scan finds out where the cells of a sheet lie.
func scan(data []byte, sheet string) (*layout, *Refusal) {
	s := scanner{data: data, sheet: sheet, row: -1, col: -1}
	for {
		tag, ok := s.next()
		if !ok {
			break
		}
		if refusal := s.take(tag); refusal != nil {
			return nil, refusal
		}
	}
	if s.promised && len(s.heads) == 0 {
		return nil, valuesLost(sheet)
	}
	slices.SortStableFunc(s.merges, func(a, b area) int { return cmp.Compare(a.top, b.top) })
	return &s.layout, nil
}

type scanner struct {
	data     []byte
	at       int // behind the last tag
	sheet    string
	inside   bool // the rows
	promised bool // the sheet says that it has more than one cell
	row, col int32
	width    int64 // most columns of a row
	layout
}

// tag is a tag without its prefix: name, what stands behind it, and whether it
// opens, closes or does both.
type tag struct {
	name, rest []byte
	closing    bool
	empty      bool
}

// next is the next tag.
func (s *scanner) next() (tag, bool) {
	for {
		from := bytes.IndexByte(s.data[s.at:], '<')
		if from < 0 {
			return tag{}, false
		}
		rest := s.data[s.at+from:]
		for _, pair := range [...][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
			if bytes.HasPrefix(rest, []byte(pair[0])) {
				end := bytes.Index(rest, []byte(pair[1]))
				if end < 0 {
					return tag{}, false
				}
				s.at += from + end + len(pair[1])
				rest = nil
				break
			}
		}
		if rest == nil {
			continue
		}
		end := tagEnd(rest)
		if end < 0 {
			return tag{}, false
		}
		s.at += from + end + 1
		return cutTag(rest[1:end]), true
	}
}

// tagEnd is where a tag ends: at a > outside quotation marks.
func tagEnd(text []byte) int {
	quote := byte(0)
	for i, c := range text {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

func cutTag(text []byte) tag {
	var t tag
	if t.closing = len(text) > 0 && text[0] == '/'; t.closing {
		text = text[1:]
	}
	if t.empty = len(text) > 0 && text[len(text)-1] == '/'; t.empty {
		text = text[:len(text)-1]
	}
	end := bytes.IndexAny(text, " \t\r\n")
	if end < 0 {
		end = len(text)
	}
	t.name, t.rest = text[:end], text[end:]
	if colon := bytes.IndexByte(t.name, ':'); colon >= 0 {
		t.name = t.name[colon+1:]
	}
	return t
}

// attribute is the value of an attribute of a tag; empty if it has none.
func (t tag) attribute(name string) string {
	for rest := t.rest; ; {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return ""
		}
		key, value := bytes.TrimSpace(rest[:equals]), bytes.TrimLeft(rest[equals+1:], " \t\r\n")
		if len(value) == 0 {
			return ""
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return ""
		}
		if string(key) == name {
			return string(value[1 : 1+end])
		}
		rest = value[end+2:]
	}
}

// take goes on by a tag.
func (s *scanner) take(t tag) *Refusal {
	switch string(t.name) {
	case "dimension":
		ref := t.attribute("ref")
		// Some programs give an empty sheet the range of its first cell.
		s.promised = strings.Contains(ref, ":") && ref != "A1:A1"
	case "sheetData":
		s.inside = !t.closing && !t.empty
	case "row":
		if s.inside && !t.closing {
			return s.begin(t)
		}
	case "c":
		if s.inside && !t.closing {
			return s.cell(t)
		}
	case "v", "t":
		if s.inside && !t.closing && !t.empty && len(s.heads) > 0 && s.textFollows() {
			s.value(&s.heads[len(s.heads)-1])
		}
	case "f":
		if s.inside && !t.closing && len(s.heads) > 0 {
			s.formula(&s.heads[len(s.heads)-1], t)
		}
	case "mergeCell":
		if from, to, ok := strings.Cut(t.attribute("ref"), ":"); ok && !t.closing {
			s.merge(from, to)
		}
	}
	return nil
}

// value takes note that something stands in a cell.
func (s *scanner) value(h *head) {
	h.value = true
	if h.kind != "s" {
		return
	}
	h.shared = math.MaxInt32
	if end := bytes.IndexByte(s.data[s.at:], '<'); end >= 0 {
		if n, err := strconv.ParseInt(strings.TrimSpace(string(s.data[s.at:s.at+end])), 10, 32); err == nil && n >= 0 {
			h.shared = int32(n)
		}
	}
}

// countStrings is how many texts a workbook keeps apart.
func countStrings(data []byte) int {
	s, n := scanner{data: data}, 0
	for t, ok := s.next(); ok; t, ok = s.next() {
		if !t.closing && string(t.name) == "si" {
			n++
		}
	}
	return n
}

// formula takes the formula of a cell.
func (s *scanner) formula(h *head, t tag) {
	h.computed = true
	if end := bytes.IndexByte(s.data[s.at:], '<'); end >= 0 && !t.empty {
		h.formula = html.UnescapeString(string(s.data[s.at : s.at+min(end, mostFormula)]))
	}
}

// mostFormula is how much of a formula is kept, for a message, in bytes.
const mostFormula = 100

// merge takes a merge of cells.
func (s *scanner) merge(from, to string) {
	top, left, ok := position(from)
	bottom, right, too := position(to)
	if ok && too {
		s.merges = append(s.merges, area{top, left, bottom, right})
	}
}

// textFollows reports whether text stands behind the last tag.
func (s *scanner) textFollows() bool {
	rest := s.data[s.at:]
	return len(rest) > 0 && rest[0] != '<' || bytes.HasPrefix(rest, []byte("<![CDATA["))
}

// begin begins a row.
func (s *scanner) begin(t tag) *Refusal {
	row := s.row + 1
	if r := t.attribute("r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 || n > maxRow {
			return notWorkbook()
		}
		row = int32(n - 1)
	}
	if row <= s.row {
		return outOfOrder(s.sheet)
	}
	s.row, s.col = row, -1
	return nil
}

// cell begins a cell.
func (s *scanner) cell(t tag) *Refusal {
	h := head{row: s.row, col: s.col + 1, kind: t.attribute("t")}
	if r := t.attribute("r"); r != "" {
		row, col, ok := position(r)
		if !ok {
			return notWorkbook()
		}
		h.row, h.col = row, col
	}
	if h.row != s.row || h.col <= s.col {
		return outOfOrder(s.sheet)
	}
	if h.col >= maxCol {
		return notWorkbook()
	}
	s.col = h.col
	if s.width = max(s.width, int64(h.col)+1); s.width*int64(h.row+1) > MaxCells {
		return tooManyCells(s.sheet)
	}
	if style, err := strconv.Atoi(t.attribute("s")); err == nil {
		h.style = int32(style)
	}
	s.heads = append(s.heads, h)
	return nil
}

// position reads an address such as AB12, counted from 0.
func position(ref string) (row, col int32, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int32(ref[i]-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	if i == 0 || err != nil || n < 1 || n > maxRow || col > maxCol {
		return 0, 0, false
	}
	return int32(n - 1), col - 1, true
}
