package formula

import (
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// Evaluator computes one formula. Problems with the data come back as
// diagnostics at their place in the formula, naming rows; the error is only
// what Data.Spend gave. It is not for use by several goroutines at once.
type Evaluator interface {
	// At computes the formula on one row of its table; -1 for a formula that
	// stands on no row.
	At(row int) (check.Const, diag.List, error)
	// Column computes it on every row in only, nil for all. Other rows are
	// missing in the column.
	Column(only table.Bits) (*table.Column, diag.List, error)
}

// NoRow stands for the row of a formula that is on none.
const NoRow = -1

// patience is how many steps pass between calls of Data.Spend: a step of a long
// formula is tens of microseconds.
const patience = 256

// machine is an Evaluator on expr's virtual machine.
type machine struct {
	expr    *check.Expr
	on      *check.Table // nil: on no row
	inner   []int        // rows of the scopes that a node asked alone stands in, behind the first
	data    Data
	want    need
	program *vm.Program // nil: nobody has asked yet
	vm      vm.VM
	nodes   []place // what the program's locations stand for
	loads   []*load
	groups  []*related
	caches  []*cached
	whole   map[*check.Table][]int // rows of a whole table, made when first needed
	seen    map[*check.Table]bool  // tables gone through since reset
	linear  int                    // rows that may be gone through before they count as a square, see visit
	held    int                    // bytes of lists that are kept since reset
	spent   int
}

// At implements Evaluator.
func (m *machine) At(row int) (check.Const, diag.List, error) {
	m.open()
	faults := newFaults(m)
	value, err := m.run(row, faults)
	if err == nil {
		err = m.settle()
	}
	return value, faults.diagnostics(), err
}

// Column implements Evaluator.
func (m *machine) Column(only table.Bits) (*table.Column, diag.List, error) {
	m.open()
	n := m.data.Table(m.on).Len
	faults, out := newFaults(m), newWriter(m.expr.Type.Kind, n)
	for row := range n {
		if only != nil && !only.Get(row) {
			out.skip(row)
			continue
		}
		value, err := m.run(row, faults)
		if err != nil {
			return nil, nil, err
		}
		if faults.hopeless {
			break
		}
		out.put(row, value)
	}
	return out.column(), faults.diagnostics(), m.settle()
}

// run computes one row.
func (m *machine) run(row int, faults *faults) (check.Const, error) {
	value, err := m.compute(row, faults)
	return toConst(m.expr.Type.Kind, value), err
}

// compute gives the virtual machine's value on a row. A fault is noted and gives a
// missing one.
func (m *machine) compute(row int, faults *faults) (any, error) {
	if err := m.spend(1 + len(m.nodes)/longFormula); err != nil {
		return nil, err
	}
	value, err := m.vm.Run(m.program, row)
	if err == nil {
		return value, nil
	}
	at, _ := err.(*file.Error)
	if stop, ok := at.Prev.(stop); ok {
		return nil, stop.error
	}
	faults.add(at, row)
	return nil, nil
}

// reset forgets what was kept of an earlier state of the data.
func (m *machine) reset() {
	for _, l := range m.loads {
		l.refresh(m.data)
	}
	for _, r := range m.groups {
		r.groups = nil
	}
	for _, k := range m.caches {
		k.known = false
	}
	m.whole, m.seen, m.held = nil, map[*check.Table]bool{}, 0
	m.linear = 0
	m.see(m.on)
}

// stop is an error of Data.Spend on its way out of the virtual machine.
type stop struct{ error }

// spend counts steps and now and then tells the data.
func (m *machine) spend(n int) error {
	if m.spent += n; m.spent < patience {
		return nil
	}
	if err := m.settle(); err != nil {
		return err
	}
	return nil
}

// settle tells the data of all steps not yet told.
func (m *machine) settle() error {
	n := m.spent
	m.spent = 0
	return m.data.Spend(n)
}

// toConst is a value of the virtual machine as a constant of its kind.
func toConst(kind check.Kind, value any) check.Const {
	switch v := value.(type) {
	case float64:
		return check.Const{Kind: kind, Number: v + 0} // -0 becomes 0
	case string:
		return check.Const{Kind: kind, Text: v}
	case bool:
		return check.Const{Kind: kind, Flag: v}
	}
	return check.Const{Kind: kind, Missing: true}
}

// fromConst is the value of a constant in the virtual machine.
func fromConst(c check.Const) any {
	switch {
	case c.Missing:
		return nil
	case c.Kind == check.Text:
		return c.Text
	case c.Kind == check.Flag:
		return c.Flag
	case c.Kind == check.Nil:
		return nil
	}
	return c.Number
}
