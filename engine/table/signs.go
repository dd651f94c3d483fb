package table

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// sign is something about single cells that has to be told of once for a column.
type sign int

const (
	groupedNumber    sign = iota // 2.375 read as 2375
	pointedNumber                // 1.5 read as 1½ where commas are the decimal sign
	commaNumber                  // 2,375 read as 2 and a bit
	thousandthNumber             // an amount of 75.258
	largeNumber                  // a share above 1 without %
	bareShare                    // a share from 0 to 1 without %
	signedShare                  // a share with %
	shortenedNumber              // 1,23E+11
	shortenedWord                // the same as a text
	garbledWord                  // SÃ¸ for Sø
	unknownWord                  // - or NULL as a text
	unworkedWord                 // =B2 as a text
	datedWord                    // 02-jan among keys that are no dates
	signKinds
)

// sighting is the first cell of some kind and how many there are.
type sighting struct {
	text  string
	x     float64
	row   int
	cells int
}

func (s *sighting) see(text string, x float64, row int) {
	if s.cells++; s.cells == 1 {
		s.text, s.x, s.row = strings.Clone(text), x, row
	}
}

// checkSigns warns of cells that were read as they are, though something else may
// be meant.
func (r *reader) checkSigns() {
	for i := range r.columns {
		c := &r.columns[i]
		for k, s := range c.signs {
			kind, tell := sign(k), tellSign[k]
			if s.cells == 0 || tell == nil || c.meant(kind, s) {
				continue
			}
			r.caution(s.row, c, func(at place) diag.Diagnostic { return tell(at, c.column.Spec, s) })
		}
	}
}

// meant reports whether a sign says nothing as all of the column is so.
func (c *readColumn) meant(k sign, s sighting) bool {
	return k == datedWord && s.cells == len(c.column.Words) || k == bareShare && c.signs[signedShare].cells == 0
}

// tellSign is what is said of a sign.
var tellSign = [signKinds]func(at place, c *ColumnSpec, s sighting) diag.Diagnostic{
	thousandthNumber: func(at place, c *ColumnSpec, s sighting) diag.Diagnostic {
		return thousandthAmount(at, s.text, value{c, s.x}, strings.Replace(s.text, ".", "", 1), s.cells)
	},
	largeNumber: func(at place, c *ColumnSpec, s sighting) diag.Diagnostic {
		return largeShare(at, s.text, value{c, s.x}, s.cells)
	},
	bareShare: func(at place, c *ColumnSpec, s sighting) diag.Diagnostic {
		return mixedShares(at, s.text, value{c, s.x}, s.cells)
	},
	shortenedNumber: shortenedDigits,
	shortenedWord:   shortenedDigits,
	garbledWord:     damagedLetters,
	unknownWord:     unknownAsText,
	unworkedWord:    formulaAsText,
	datedWord:       dateAsKey,
}

// checkPoints refuses numbers that could be thousands or decimals where another
// cell of the file has the point as its decimal sign.
func (r *reader) checkPoints() {
	var point *readColumn // with the first such cell
	for i := range r.columns {
		c := &r.columns[i]
		if s := c.signs[pointedNumber]; s.cells > 0 && (point == nil || s.row < point.signs[pointedNumber].row) {
			point = c
		}
	}
	if point == nil {
		return
	}
	seen := point.signs[pointedNumber]
	for i := range r.columns {
		c := &r.columns[i]
		if s := c.signs[groupedNumber]; s.cells > 0 {
			r.error(s.row, c, func(at place) diag.Diagnostic { return mixedPoints(at, s.text, seen.text, r.place(seen.row, point)) })
		}
		if s := c.signs[commaNumber]; s.cells > 0 {
			r.error(s.row, c, func(at place) diag.Diagnostic { return mixedCommas(at, s.text, seen.text, r.place(seen.row, point)) })
		}
	}
}
