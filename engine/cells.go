package engine

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// cells are the rows of a table that the rule file carries, as package table
// takes them.
func cells(rows []dsl.Row, source *diag.Source) [][]table.Cell {
	out := make([][]table.Cell, len(rows))
	for i, row := range rows {
		for _, l := range row.Cells {
			out[i] = append(out[i], table.Cell{Kind: literalKinds[l.Kind], Missing: l.Kind == formula.LitNil, Number: l.Number,
				Text: l.Text, Flag: l.Flag, Written: source.Text[l.At.Start:l.At.End], Range: l.At})
		}
	}
	return out
}

// literalKinds pairs the kinds of literals with those of columns they fit.
var literalKinds = map[formula.LiteralKind]table.Kind{
	formula.LitNumber: table.Number, formula.LitPercent: table.Share, formula.LitMoney: table.Money,
	formula.LitText: table.Text, formula.LitFlag: table.Flag, formula.LitDate: table.Date,
}
