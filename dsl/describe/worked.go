package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// worked is a formula in signs with the figures of one row put in: the first in which
// all of them are known, above zero and short enough to be told as they are. Rows that
// are persons are not told.
func (t *teller) worked(s check.Step) []Item {
	column, ok := s.(*check.ColumnStep)
	if !ok || t.outcome == nil || t.outcome.Persons(column.Column.Table) || !inFigures(column.Expr, column.Column.Table) {
		return nil
	}
	for row := range t.outcome.Rows(column.Column.Table) {
		result := t.outcome.Cell(column.Column, row)
		if result.Missing || !t.tellable(column.Expr, row) {
			continue
		}
		t.row = &row
		text := t.expr(column.Expr).text
		t.row = nil
		if strings.ContainsAny(text, "“»") { // a name stands for what changes nothing
			return nil
		}
		about := t.say("Example (%s)", "Eksempel (%s)", t.rowTitle(column.Column.Table, row))
		return []Item{{About: about, Text: text + " " + t.equals(result, column.Column.Share), OfRow: true}}
	}
	return nil
}

// equals is what a row comes to, behind = or, where it is rounded, ≈.
func (t *teller) equals(x check.Const, share bool) string {
	sign := "= "
	if x.Number != shorter(x, share) {
		sign = "≈ "
	}
	return sign + t.shortly(x, share)
}

// inFigures reports whether a formula is arithmetic on columns of a table, single
// values, parameters and constants.
func inFigures(e *check.Expr, of *check.Table) bool {
	switch e.Op {
	case check.OpConst:
		return e.Const.Kind == check.Number || e.Const.Kind == check.Money
	case check.OpColumn:
		return e.Column.Table == of && len(e.Path) == 0 && isAmount(e.Column.Type)
	case check.OpValue:
		return isAmount(e.Value.Type)
	case check.OpParam:
		return isAmount(e.Param.Type)
	}
	if !isOperation(e) {
		return false
	}
	for _, a := range e.Args {
		if !inFigures(a, of) {
			return false
		}
	}
	return true
}

// tellable reports whether all figures of a formula can be told as they are in a row.
func (t *teller) tellable(e *check.Expr, row int) bool {
	if x, share, ok := t.figureAt(e, row); ok {
		return !x.Missing && x.Number > 0 && x.Number == shorter(x, share)
	}
	for _, a := range e.Args {
		if !t.tellable(a, row) {
			return false
		}
	}
	return true
}

// figureAt is the figure that stands for a column or a single value in a row.
func (t *teller) figureAt(e *check.Expr, row int) (x check.Const, share, ok bool) {
	switch e.Op {
	case check.OpColumn:
		return t.outcome.Cell(e.Column, row), e.Column.Share, true
	case check.OpValue:
		return t.outcome.Value(e.Value), e.Value.Share, true
	}
	return check.Const{}, false, false
}

// rowTitle is what an example calls its row: its name, or what it refers to and its
// choices, or else its number.
func (t *teller) rowTitle(table *check.Table, row int) string {
	if name := t.rowName(table, row); name != "" {
		return name
	}
	var parts []string
	for _, c := range table.Columns {
		if c.Data != nil && (c.Data.Kind == dsl.KindRef || c.Data.Kind == dsl.KindChoice || c.Data.Kind == dsl.KindText) {
			if text := t.outcome.Cell(c, row).Text; text != "" {
				parts = append(parts, text)
			}
		}
	}
	if len(parts) == 0 || len(parts) > mostNames {
		return t.say("row %s", "række %s", t.digits(float64(row+1)))
	}
	return strings.Join(parts, ", ")
}
