package table

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// What stands in a cell as text becomes a value of its column here, with what is
// to be told of it. Texts have no blanks around them.

// emptyCell takes a cell with nothing in it into a column other than one of
// flags that are no then.
func (r *reader) emptyCell(c *readColumn, row int) {
	c.missing = append(c.missing, int32(row))
	switch spec := c.column.Spec; {
	case spec.Kind == Key:
		r.keysLost = true
		r.error(row, c, missingKey)
	case !spec.Optional:
		merged := spec.Kind.worded() && row > 0 && row < len(c.column.Codes) && c.column.Codes[row-1] >= 0
		r.error(row, c, func(at place) diag.Diagnostic { return missingValue(at, merged) })
	}
}

// flag is the flag that a text writes.
func (r *reader) flag(c *readColumn, row int, text string) bool {
	if text == "" && c.column.Spec.Optional {
		r.emptyCell(c, row)
		return false
	}
	on, ok := readFlag(text)
	if !ok {
		r.error(row, c, func(at place) diag.Diagnostic { return badFlag(at, text) })
	}
	return on
}

// number is the number or date that a text writes; NaN if it is empty.
func (r *reader) number(c *readColumn, row int, text string) float64 {
	spec := c.column.Spec
	switch {
	case text == "":
		r.emptyCell(c, row)
		return math.NaN()
	case spec.Kind == Date:
		return r.date(c, row, text)
	}
	x, use, ok := readNumber(text, r.style, false)
	if ok && use == 0 && spec.takes(x) && spec.Kind != Share {
		return x
	}
	return r.oddNumber(c, row, text, x, use, ok)
}

func (r *reader) date(c *readColumn, row int, text string) float64 {
	days, ok, exists := readDate(text, r.style == commaStyle)
	switch {
	case !ok:
		r.error(row, c, func(at place) diag.Diagnostic {
			if noValue(text) {
				return notKnown(at, text, c.column.Spec.Optional)
			}
			return badDate(at, text)
		})
	case !exists:
		r.error(row, c, func(at place) diag.Diagnostic { return noSuchDate(at, text) })
	default:
		r.checkNumber(c, row, days, text)
	}
	return days
}

// checkNumber tells of a number or date that its column does not take; text is
// how it is written.
func (r *reader) checkNumber(c *readColumn, row int, x float64, text string) {
	switch spec := c.column.Spec; {
	case spec.Kind == Whole && x != math.Trunc(x):
		r.error(row, c, func(at place) diag.Diagnostic { return notWhole(at, text) })
	case !spec.inRange(x):
		r.error(row, c, func(at place) diag.Diagnostic { return outOfRange(at, text, spec) })
	}
}

// oddNumber is a number, read so far as tells, that is a share or of which there
// may be something to tell.
func (r *reader) oddNumber(c *readColumn, row int, text string, x float64, use usage, ok bool) float64 {
	spec, bare, percent := c.column.Spec, text, false
	if !ok && spec.Kind == Money {
		bare = cutUnit(text, spec.unit())
	} else if !ok && spec.Kind == Share {
		bare, percent = strings.CutSuffix(text, "%")
		bare = strings.TrimSpace(bare)
	}
	if len(bare) != len(text) {
		x, use, ok = readNumber(bare, r.style, percent)
	}
	if !ok {
		r.error(row, c, func(at place) diag.Diagnostic { return r.notNumber(at, text, bare, use, spec) })
		return x
	}
	r.checkNumber(c, row, x, text)
	if use != 0 || spec.Kind == Share {
		c.note(row, text, x, use, percent)
	}
	return x
}

// note remembers a number that may have to be told of.
func (c *readColumn) note(row int, text string, x float64, use usage, percent bool) {
	kind := c.column.Spec.Kind
	for _, s := range [...]struct {
		sign sign
		seen bool
	}{
		{groupedNumber, use&grouped != 0},
		{pointedNumber, use&pointed != 0},
		{commaNumber, use&threeDecimals != 0},
		{thousandthNumber, use&thousandth != 0 && kind == Money},
		{shortenedNumber, use&shortened != 0},
		{largeNumber, kind == Share && !percent && math.Abs(x) > 1},
		{bareShare, kind == Share && !percent && x != 0 && math.Abs(x) <= 1},
		{signedShare, kind == Share && percent},
	} {
		if s.seen {
			c.signs[s.sign].see(text, x, row)
		}
	}
}

// notNumber says why a text is no number; bare is the text without its unit.
func (r *reader) notNumber(at place, text, bare string, use usage, spec *ColumnSpec) diag.Diagnostic {
	if use == ambiguous {
		return ambiguousNumber(at, text)
	}
	if x, _, ok := readNumber(bare, commaStyle, false); ok && r.style == pointStyle && strings.Contains(bare, ",") {
		return decimalComma(at, text, strconv.FormatFloat(x, 'f', -1, 64))
	}
	if noValue(text) {
		return notKnown(at, text, spec.Optional)
	}
	if isHidden(text) {
		return notTold(at, text)
	}
	return badNumber(at, text, meantNumber(text, r.style), spec, r.style)
}

// word is the code of a text, -1 if it is empty or no choice of the column.
func (r *reader) word(c *readColumn, row int, text string) int32 {
	if text == "" {
		r.emptyCell(c, row)
		return -1
	}
	if text[0] == '\'' {
		text = unguard(text)
	}
	code, old := c.codes[text]
	plain := !old && ordinary(text)
	if !old {
		if !plain {
			text = clean(text)
		}
		code, old = c.filler.word(text)
	}
	if !old && plain && c.column.Spec.Kind != Choice {
		return code
	}
	if !old {
		r.newWord(c, row, text)
	} else if c.column.Spec.Kind == Key {
		r.error(row, c, func(at place) diag.Diagnostic {
			first := slices.Index(c.column.Codes, code)
			return duplicateKey(at, text, r.place(first, c))
		})
	}
	return code
}

// ordinary reports whether a text is but letters from A to Z and digits, at least one,
// as most keys are: of such there is nothing to tell.
func ordinary(text string) bool {
	digits := false
	for i := range len(text) {
		switch b := text[i]; {
		case isDigit(b):
			digits = true
		case b|0x20 < 'a' || b|0x20 > 'z':
			return false
		}
	}
	return digits
}

// newWord tells of a text that its column has not held before.
func (r *reader) newWord(c *readColumn, row int, text string) {
	spec := c.column.Spec
	switch {
	case spreadsheetError(text):
		r.keysLost = r.keysLost || spec.Kind == Key
		r.error(row, c, func(at place) diag.Diagnostic { return notKnown(at, text, spec.Optional) })
		return
	case spec.Kind == Choice:
		r.error(row, c, func(at place) diag.Diagnostic { return unknownChoice(at, text, c.column.Words) })
	case (spec.Kind == Key || spec.Kind == Text) && dash(text):
		c.signs[unknownWord].see(text, 0, row)
	case scientific(text):
		c.signs[shortenedWord].see(text, 0, row)
	case unworked(text):
		c.signs[unworkedWord].see(text, 0, row)
	case spec.Kind == Key && dated(text):
		c.signs[datedWord].see(text, 0, row)
	}
	if garbled(text, spec.Kind != Text) {
		c.signs[garbledWord].see(text, 0, row)
	}
	if among := spec.Kind != Text || r.keyless; spec.Kind != Choice && (among || row > 1) && totalRow(text, among) {
		r.total(c, row, text)
	}
}

// total tells of a row that adds up others by its name.
func (r *reader) total(c *readColumn, row int, text string) {
	if len(r.totals) == 10*mostTotals || slices.Contains(r.totals, row) {
		return
	}
	r.totals = append(r.totals, row)
	if len(r.totals) <= mostTotals {
		r.explaining(row, c, func(at place) diag.Diagnostic { return countedTotal(at, text) })
	}
}

// mostTotals is how many rows that add up others are told of.
const mostTotals = 10
