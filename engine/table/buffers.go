package table

import "slices"

// Buffers are a free list: the buffers of columns that nobody reads any more, for
// new columns. They go with one set of tables, whose lengths columns have. Without
// Buffers, nil, all are allocated. They are not for use by several goroutines at
// once.
type Buffers struct {
	rows    []int               // of the tables
	numbers map[int][][]float64 // by length
	bits    map[int][]Bits
	taken   Taken
}

// Taken are the buffers that were taken in some time.
type Taken struct {
	numbers [][]float64
	bits    []Bits
}

// NewBuffers is an empty list, for columns of tables with some numbers of rows.
func NewBuffers(rows ...int) *Buffers {
	return &Buffers{rows: rows, numbers: map[int][][]float64{}, bits: map[int][]Bits{}}
}

// Numbers is a buffer of n numbers, whatever they are.
func (b *Buffers) Numbers(n int) []float64 {
	if b == nil || !slices.Contains(b.rows, n) {
		return make([]float64, n)
	}
	out := last(b.numbers, n)
	if out == nil {
		out = make([]float64, n)
	}
	b.taken.numbers = append(b.taken.numbers, out)
	return out
}

// Bits is a buffer for n rows, whichever are in it.
func (b *Buffers) Bits(n int) Bits {
	if b == nil || !slices.Contains(b.rows, n) {
		return NewBits(n)
	}
	out := last(b.bits, (n+63)/64)
	if out == nil {
		out = NewBits(n)
	}
	b.taken.bits = append(b.taken.bits, out)
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

// Track begins to note which buffers are taken; the function it gives ends that
// and gives them. Times may lie within each other.
func (b *Buffers) Track() func() Taken {
	outer := b.taken
	b.taken = Taken{}
	return func() Taken {
		taken := b.taken
		b.taken = outer
		return taken
	}
}

// Free takes buffers back that nobody reads any more. What is as long as none of
// the tables, for they were others then, is left to the garbage collector.
func (b *Buffers) Free(taken Taken) {
	keep(b.numbers, taken.numbers, b.rows, func(rows, length int) bool { return rows == length })
	keep(b.bits, taken.bits, b.rows, func(rows, length int) bool { return (rows+63)/64 == length })
}

// keep adds what fits some table.
func keep[T ~[]E, E any](to map[int][]T, list []T, rows []int, fits func(rows, length int) bool) {
	for _, x := range list {
		if slices.ContainsFunc(rows, func(n int) bool { return fits(n, len(x)) }) {
			to[len(x)] = append(to[len(x)], x)
		}
	}
}
