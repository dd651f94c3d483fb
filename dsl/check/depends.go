package check

import "slices"

// readsRow reports whether a formula depends on the row that its statement stands on.
func (e *Expr) readsRow() bool {
	own := e.Op == OpColumn || e.Op == OpRows && len(e.Path) > 0
	return own && e.Depth == 0 || slices.ContainsFunc(e.Args, (*Expr).readsRow)
}

// summed is the column of a table of which a formula is the sum over all rows; nil
// where it is none.
func summed(e *Expr, t *Table) *Column {
	if e.Op != OpCall || e.Func != "sum" {
		return nil
	}
	return whole(e.Args[0], t)
}

// whole is the column of a table that a list is, over all rows; nil where it is none.
func whole(e *Expr, t *Table) *Column {
	if e.Op != OpMap {
		return nil
	}
	rows, value := e.Args[0], e.Args[1]
	if rows.Op != OpRows || rows.Table != t || value.Op != OpColumn || len(value.Path) > 0 {
		return nil
	}
	return value.Column
}
