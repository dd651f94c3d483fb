package table

// Pick is a row of one of two tables of the same shape.
type Pick struct{ Of, Row int32 }

// Mixed is a table whose rows are picked from two of the same shape: in the order of
// their keys, where they have keys. Cells of columns may be picked from elsewhere, by
// column and row of the new table. References are to be linked anew.
func Mixed(from [2]*Table, rows []Pick, cells map[int]map[int]Pick) *Table {
	t := &Table{Spec: from[1].Spec, Len: len(rows), Lines: make([]int32, len(rows)), File: from[1].File}
	t.locate = func(int, int) place { return place{} }
	for c := range t.Spec.Columns {
		picked := rows
		if other := cells[c]; len(other) > 0 {
			picked = append([]Pick(nil), rows...)
			for row, p := range other {
				picked[row] = p
			}
		}
		t.Columns = append(t.Columns, mixedColumn([2]*Column{from[0].Columns[c], from[1].Columns[c]}, picked))
	}
	return t
}

func mixedColumn(from [2]*Column, rows []Pick) *Column {
	f := newFiller(from[1].Spec, len(rows))
	var codes [2][]int32 // the new code of each word, plus one
	for i, c := range from {
		codes[i] = make([]int32, len(c.Words))
	}
	for _, p := range rows {
		c, row := from[p.Of], int(p.Row)
		switch kind := c.Spec.Kind; {
		case !c.Has(row) || kind.worded() && c.Codes[row] < 0:
			f.none()
		case kind == Choice:
			f.code(c.Codes[row])
		case kind.worded():
			code := &codes[p.Of][c.Codes[row]]
			if *code == 0 {
				word, _ := f.word(c.Word(row))
				*code = word + 1
			}
			f.code(*code - 1)
		case kind == Flag:
			f.flag(c.Flags.Get(row))
		default:
			f.number(c.Numbers[row])
		}
	}
	return f.finish()
}

// Alike reports whether some rows of two tables of the same shape hold the same, one
// after the other.
func Alike(a, b *Table, rowsA, rowsB []int32) bool {
	if len(rowsA) != len(rowsB) {
		return false
	}
	for c := range a.Columns {
		x, y := a.Columns[c], b.Columns[c]
		for i := range rowsA {
			if !x.alike(y, int(rowsA[i]), int(rowsB[i])) {
				return false
			}
		}
	}
	return true
}

// alike reports whether a row of the column holds what a row of another does.
func (c *Column) alike(d *Column, row, other int) bool {
	has := c.Has(row)
	switch {
	case has != d.Has(other):
		return false
	case !has:
		return true
	case c.Spec.Kind.worded():
		return c.Word(row) == d.Word(other)
	case c.Spec.Kind == Flag:
		return c.Flags.Get(row) == d.Flags.Get(other)
	}
	return c.Numbers[row] == d.Numbers[other]
}
