package formula

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// load reads a column on a row, or on the row that a path of references leads
// to from it.
type load struct {
	machine *machine
	column  *check.Column
	path    []*check.Column
	values  *table.Column
	target  []int32 // with a path
}

// refresh takes the column anew from the data.
func (l *load) refresh(d Data) {
	l.values, l.target = nil, nil
}

// value is the column's value on the row args[0]; nil where it is missing or
// the path leads nowhere.
func (l *load) value(args ...any) (any, error) {
	if err := l.machine.spend(1); err != nil {
		return nil, stop{err}
	}
	if l.values == nil {
		if len(l.path) > 0 {
			groups, err := l.machine.data.Groups(l.path)
			if err != nil {
				return nil, stop{err}
			}
			l.target = groups.Target
		}
		l.values = l.machine.data.Column(l.column)
	}
	row := args[0].(int)
	if l.target != nil {
		if row = int(l.target[row]); row < 0 {
			return nil, nil
		}
	}
	return loaded(l.values, row), nil
}

// loaded is the value of a row of a column in the virtual machine.
func loaded(c *table.Column, row int) any {
	switch {
	case !c.Has(row):
		return nil
	case c.Codes != nil:
		if code := c.Codes[row]; code >= 0 {
			return c.Words[code]
		}
		return nil
	case c.Flags != nil:
		return c.Flags.Get(row)
	}
	return c.Numbers[row]
}

// related gives the rows that belong to a row.
type related struct {
	machine *machine
	path    []*check.Column
	groups  *Groups
}

// rows is the rows that belong to the row args[0].
func (r *related) rows(args ...any) (any, error) {
	if r.groups == nil {
		var err error
		if r.groups, err = r.machine.data.Groups(r.path); err != nil {
			return nil, stop{err}
		}
	}
	of := r.groups.Of(args[0].(int))
	r.machine.see(r.path[0].Table)
	if err := r.machine.visit(len(of)); err != nil {
		return nil, err
	}
	out := make([]int, len(of))
	for i, row := range of {
		out[i] = int(row)
	}
	return out, nil
}
