package formula

import (
	"strconv"

	"github.com/expr-lang/expr/file"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// fault is one failure of a formula on a row.
type fault struct {
	kind string // tells it apart from others at the same place
	tell func(e *check.Expr, rows Rows) diag.Diagnostic
}

func (f *fault) Error() string { return f.kind }

// refused is the failure of a function that has no value for its arguments, told
// with the figures of the first row it happens on.
func refused(kind string, tell func(rows Rows) diag.Diagnostic) error {
	return &fault{kind, func(_ *check.Expr, rows Rows) diag.Diagnostic { return tell(rows.Led()) }}
}

// Failures that have no figures.
var (
	absent   = &fault{"missing", missingValue}
	tooLarge = &fault{"too large", func(_ *check.Expr, rows Rows) diag.Diagnostic { return numberTooLarge(rows) }}
	// unsupported is that of a program that holds what cannot be computed.
	unsupported = &fault{"unsupported", func(_ *check.Expr, rows Rows) diag.Diagnostic { return notComputable(rows) }}
)

// faults collects what fails in an evaluation: for each place and kind the
// first failure and the rows it happens on.
type faults struct {
	machine  *machine
	problems []*problem
	hopeless bool // what failed fails on every row
}

// problem is one kind of failure at one place of the formula.
type problem struct {
	place place
	fault *fault
	table *check.Table // of the rows
	rows  []int
	seen  table.Bits
}

func newFaults(m *machine) *faults { return &faults{machine: m} }

// add notes a failure of the virtual machine on a row.
func (f *faults) add(err *file.Error, row int) {
	what, ok := err.Prev.(*fault)
	if !ok {
		what = unsupported
	}
	at := f.machine.nodes[err.From]
	t, in := f.where(at, row)
	p := f.problem(at, what, t)
	if t != nil && !p.seen.Get(in) {
		p.seen.Set(in, true)
		p.rows = append(p.rows, in)
	}
	f.hopeless = f.hopeless || at.base > 0
}

// where is the innermost row that plays a part at a place.
func (f *faults) where(at place, row int) (*check.Table, int) {
	around := f.machine.inner
	depth := min(len(at.scopes), len(around)+len(f.machine.vm.Scopes)+1) - 1
	switch {
	case depth < at.base || at.scopes[depth] == nil:
		return nil, NoRow
	case depth == 0:
		return at.scopes[0], row
	case depth <= len(around):
		return at.scopes[depth], around[depth-1]
	}
	in, _ := f.machine.vm.Scopes[depth-1-len(around)].Item().(int)
	return at.scopes[depth], in
}

func (f *faults) problem(at place, what *fault, t *check.Table) *problem {
	for _, p := range f.problems {
		if p.place.expr == at.expr && p.fault.kind == what.kind {
			return p
		}
	}
	p := &problem{place: at, fault: what, table: t}
	if t != nil {
		p.seen = table.NewBits(f.machine.data.Table(t).Len)
	}
	f.problems = append(f.problems, p)
	return p
}

// diagnostics are the failures told to people.
func (f *faults) diagnostics() diag.List {
	var list diag.List
	for _, p := range f.problems {
		e := p.place.expr
		list.Add(p.fault.tell(e, f.rows(p)).At(e.At))
	}
	return list
}

// rows names the rows of a problem.
func (f *faults) rows(p *problem) Rows {
	if p.table == nil {
		return Rows{}
	}
	return NameRows(p.table, f.machine.data.Table(p.table), p.rows)
}

// Rows are rows of a table in a message: `a` and `b` of `institutions`, or line
// 17 of `children` where there is no key. The zero value is no row at all.
type Rows struct {
	table string
	names []string
	lines bool // names are line numbers
	led   bool // the first is told apart from the others
	count int
}

// Led is the rows in a message with a figure that is that of the first: for `a`
// of `institutions` (and likewise for `b` and `c`).
func (r Rows) Led() Rows {
	r.led = true
	return r
}

// named is how many rows a message names; the others are counted.
const named = 5

// NameRows is rows of a table for a message.
func NameRows(t *check.Table, data *table.Table, rows []int) Rows {
	r := Rows{table: t.Name, count: len(rows)}
	key := data.Key()
	r.lines = key == nil
	for _, row := range rows[:min(len(rows), named+1)] {
		switch {
		case key != nil:
			r.names = append(r.names, key.Word(row))
		case row < len(data.Lines) && data.Lines[row] > 0:
			r.names = append(r.names, strconv.Itoa(int(data.Lines[row])))
		default:
			r.names = append(r.names, strconv.Itoa(row+1))
		}
	}
	return r
}

// In renders the rows for a language, with a space before; empty without rows.
func (r Rows) In(lang diag.Lang) string {
	if r.count == 0 {
		return ""
	}
	of, likewise := " of ", " (and likewise"
	if lang == diag.Danish {
		of, likewise = " i ", " (og tilsvarende"
	}
	of += "`" + r.table + "`"
	if !r.led || r.count == 1 {
		return r.before(r.count, lang) + r.list(0, lang) + of
	}
	return r.before(1, lang) + r.name(0) + of + likewise + r.before(r.count-1, lang) + r.list(1, lang) + ")"
}

// before is what stands before n names.
func (r Rows) before(n int, lang diag.Lang) string {
	switch {
	case !r.lines:
		return " for "
	case lang == diag.Danish:
		return " på linje "
	case n > 1:
		return " on lines "
	}
	return " on line "
}

func (r Rows) name(i int) string {
	if r.lines {
		return r.names[i]
	}
	return "`" + r.names[i] + "`"
}

// list joins the names from one on; beyond named+1 the rest are counted.
func (r Rows) list(from int, lang diag.Lang) string {
	and, more := " and ", " more"
	if lang == diag.Danish {
		and, more = " og ", " flere"
	}
	var parts []string
	for i := from; i < len(r.names); i++ {
		if i == named && r.count > named+1 {
			parts = append(parts, diag.Number(float64(r.count-named)).In(lang)+more)
			break
		}
		parts = append(parts, r.name(i))
	}
	return join(parts, and)
}

// join is a, b and c.
func join(parts []string, and string) string {
	out := ""
	for i, p := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			out += and
		default:
			out += ", "
		}
		out += p
	}
	return out
}

// Plain is a number as a key is written: 2009, 1.5.
func Plain(x float64) string { return strconv.FormatFloat(number.Show15(x), 'f', -1, 64) }
