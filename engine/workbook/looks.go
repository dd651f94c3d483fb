package workbook

import (
	"math"

	"github.com/fordel-lang/fordel/engine/book"
)

// looks gives the numbers that formulas give a format, where what they are of says none: a column, or a
// single cell, as all its values need it. "–" stands for no limit. The heads of numbers stand to the right as they do.
func (b *builder) looks() {
	for i, s := range b.sheets {
		out := &b.book.Sheets[i]
		rows := 0
		if s.rows {
			rows = s.length
		}
		for j := range s.columns {
			b.look(out.Cells[above:above+rows], j)
			if head := &out.Cells[above-1][j]; rows > 0 && head.Style == b.head {
				if _, number := out.Cells[above][j].Value.(float64); number {
					head.Style = b.over
				}
			}
		}
		for r := range out.Cells {
			if r >= above+rows || rows == 0 {
				for j := range out.Cells[r] {
					b.look(out.Cells[r:r+1], j)
				}
			}
		}
	}
}

// look gives the cells of a column in some rows one format.
func (b *builder) look(rows [][]book.Cell, at int) {
	fractions, large, unlimited := false, false, false
	for _, row := range rows {
		if x, ok := row[at].Value.(float64); ok && row[at].Formula != "" {
			if math.Abs(x) >= endless {
				unlimited = true
				continue
			}
			fractions = fractions || x != math.Trunc(x)
			large = large || math.Abs(x) >= 10_000
		}
	}
	format := ""
	switch {
	case fractions:
		format = "#,##0.00##"
	case large || unlimited:
		format = "#,##0"
	}
	if unlimited {
		format = `[>=1000000000000000]"–";[<=-1000000000000000]"–";` + format
	}
	for _, row := range rows {
		if style := b.book.Styles[row[at].Style]; format != "" && row[at].Formula != "" && (style.Format == "" || unlimited) {
			style.Format = format
			row[at].Style = b.book.Style(style)
		}
	}
}

// endless is a number that is none but stands for no limit.
const endless = 1e15
