package table

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Sheets have rows that stand for none of what the table holds, and whose names tell
// nothing: a heading for the rows below, a source or remark under them, the headers
// once more where two sheets were put together.

// mostBare is how many such rows are told of.
const mostBare = 10

// checkBare warns of rows that hold a single text and nothing else, where other columns
// must have a value, or the text is no name.
func (r *reader) checkBare() {
	columns, filled := r.filled()
	if columns < 2 {
		return
	}
	told := 0
	for row, n := range filled {
		text := -1
		if n == 1 && told < mostBare && !slices.Contains(r.lone, row) && !slices.Contains(r.totals, row) {
			text = r.onlyText(row)
		}
		if text < 0 {
			continue
		}
		c := &r.columns[text]
		word := c.column.Words[c.column.Codes[row]]
		if columns > 2 && r.demands(text) || remark(word) {
			r.explaining(row, c, func(at place) diag.Diagnostic { return bareRow(at, word) })
			told++
		}
	}
}

// demands reports whether the source has a column other than that which must have a value.
func (r *reader) demands(than int) bool {
	for i := range r.columns {
		if spec := &r.spec.Columns[i]; i != than && r.columns[i].field >= 0 && spec.Kind != Flag && (spec.Kind == Key || !spec.Optional) {
			return true
		}
	}
	return false
}

// remark reports whether a text reads as one about a table rather than as a name in it.
func remark(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return strings.ContainsAny(text, ":*†¹²³") || len(strings.Fields(text)) > 4 || len(text) > 1 && isDigit(text[0]) && text[1] == ')' ||
		slices.Contains([]string{"kilde", "kilder", "note", "noter", "anm.", "bemærk", "bemærkning", "udtrukket", "udtræk", "opdateret", "source", "sources", "notes", "updated", "printed"}, first)
}

// filled is in how many columns other than those of flags each row has a value, and how
// many such columns the source has; nil where all rows have most of them.
func (r *reader) filled() (columns int, filled []int32) {
	for i := range r.columns {
		if c := &r.columns[i]; c.field >= 0 && c.column.Spec.Kind != Flag {
			columns++
			if len(c.missing) > 0 && filled == nil {
				filled = make([]int32, len(r.lines))
			}
		}
	}
	for row := range filled {
		filled[row] = int32(columns)
	}
	for i := range r.columns {
		if c := &r.columns[i]; c.field >= 0 && c.column.Spec.Kind != Flag {
			for _, row := range c.missing {
				filled[row]--
			}
		}
	}
	return columns, filled
}

// onlyText is the column of text that has a value on a row; -1 if there is none, or a
// flag says yes.
func (r *reader) onlyText(row int) int {
	text := -1
	for i := range r.columns {
		switch c := &r.columns[i]; {
		case c.field < 0:
		case c.column.Spec.Kind == Flag:
			if c.column.Flags.Get(row) {
				return -1
			}
		case c.column.Spec.Kind.worded() && c.column.Codes[row] >= 0:
			text = i
		}
	}
	return text
}

// checkRepeated warns of rows that are the headers once more: every text in them is
// that of its header.
func (r *reader) checkRepeated() {
	var own []int // the columns of text
	for i := range r.columns {
		if c := &r.columns[i]; c.field >= 0 && c.column.Spec.Kind.worded() && c.column.Spec.Kind != Choice {
			own = append(own, i)
		}
	}
	told := 0
	for _, i := range own {
		c := &r.columns[i]
		header := foldHeader(r.heads[c.field])
		code := slices.IndexFunc(c.column.Words, func(word string) bool { return len(word) <= 2*len(header) && foldHeader(word) == header })
		if code < 0 {
			continue
		}
		for row, has := range c.column.Codes {
			if has == int32(code) && r.repeats(own, row) && told < mostBare {
				r.explaining(row, c, repeatedHeaders)
				told++
			}
		}
		return
	}
}

// repeats reports whether each text on a row, as far as there are any, is its header.
func (r *reader) repeats(columns []int, row int) bool {
	for _, i := range columns {
		c := &r.columns[i]
		if code := c.column.Codes[row]; code >= 0 && foldHeader(c.column.Words[code]) != foldHeader(r.heads[c.field]) {
			return false
		}
	}
	return true
}

// explaining reports a warning at a row which is the cause of its errors, if it has any.
func (r *reader) explaining(row int, c *readColumn, make func(at place) diag.Diagnostic) {
	r.caution(row, c, make)
	r.problems.others[len(r.problems.others)-1].cause = true
}
