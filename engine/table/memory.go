package table

import "slices"

// Memory is the memory of columns that nobody reads any more, for new ones. It
// goes with one set of tables, whose lengths columns have. A nil Memory makes all
// columns anew. It is not for use by several goroutines at once.
type Memory struct {
	rows    []int               // of the tables
	numbers map[int][][]float64 // by length
	bits    map[int][]Bits
	lent    Lot
}

// Lot is memory that was handed out in some time.
type Lot struct {
	numbers [][]float64
	bits    []Bits
}

// NewMemory is a memory with nothing in it, for columns of tables with some
// numbers of rows.
func NewMemory(rows ...int) *Memory {
	return &Memory{rows: rows, numbers: map[int][][]float64{}, bits: map[int][]Bits{}}
}

// Numbers are n numbers, whatever they are.
func (m *Memory) Numbers(n int) []float64 {
	if m == nil || !slices.Contains(m.rows, n) {
		return make([]float64, n)
	}
	out := last(m.numbers, n)
	if out == nil {
		out = make([]float64, n)
	}
	m.lent.numbers = append(m.lent.numbers, out)
	return out
}

// Bits has room for n rows, whichever are in it.
func (m *Memory) Bits(n int) Bits {
	if m == nil || !slices.Contains(m.rows, n) {
		return NewBits(n)
	}
	out := last(m.bits, (n+63)/64)
	if out == nil {
		out = NewBits(n)
	}
	m.lent.bits = append(m.lent.bits, out)
	return out
}

// last takes the last of those of a length; nil where there is none.
func last[T ~[]E, E any](of map[int][]T, length int) T {
	list := of[length]
	if len(list) == 0 {
		return nil
	}
	of[length] = list[:len(list)-1]
	return list[len(list)-1]
}

// Lend begins a time in which what is handed out makes up one lot, which the
// function it gives ends. Times may lie within each other.
func (m *Memory) Lend() func() Lot {
	outer := m.lent
	m.lent = Lot{}
	return func() Lot {
		lot := m.lent
		m.lent = outer
		return lot
	}
}

// Return takes a lot back that nobody reads any more. What is as long as none of
// the tables, for they were others then, is left to the garbage collector.
func (m *Memory) Return(lot Lot) {
	keep(m.numbers, lot.numbers, m.rows, func(rows, length int) bool { return rows == length })
	keep(m.bits, lot.bits, m.rows, func(rows, length int) bool { return (rows+63)/64 == length })
}

// keep adds what fits some table.
func keep[T ~[]E, E any](to map[int][]T, list []T, rows []int, fits func(rows, length int) bool) {
	for _, x := range list {
		if slices.ContainsFunc(rows, func(n int) bool { return fits(n, len(x)) }) {
			to[len(x)] = append(to[len(x)], x)
		}
	}
}
