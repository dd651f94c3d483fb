package table

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/engine/progress"
)

// filler fills a column row by row.
type filler struct {
	column  *Column
	codes   map[string]int32 // the code of every word so far; nil: they are not looked for
	folded  map[string]int32 // of choices: the code of each, whatever the case of its letters
	missing []int32          // rows without a value
	rows    int
}

// newFiller starts a column with room for n rows.
func newFiller(spec *ColumnSpec, n int) filler {
	f := filler{column: &Column{Spec: spec}}
	switch {
	case spec.Kind.worded():
		f.codes = make(map[string]int32)
		f.column.Codes = make([]int32, 0, n)
		if spec.Kind == Choice {
			f.column.Words = spec.Choices
			for i, choice := range slices.Backward(spec.Choices) {
				f.codes[clean(choice)] = int32(i)
			}
			f.folded = foldedChoices(spec.Choices)
		}
	case spec.Kind == Flag:
		f.column.Flags = make(Bits, 0, (n+63)/64)
	default:
		f.column.Numbers = make([]float64, 0, n)
	}
	return f
}

// foldedChoices are the choices whatever the case of their letters, as far as
// that tells them apart.
func foldedChoices(choices []string) map[string]int32 {
	out := make(map[string]int32)
	for i, choice := range choices {
		folded := foldHeader(choice)
		if _, twice := out[folded]; twice {
			out[folded] = -1
			continue
		}
		out[folded] = int32(i)
	}
	for folded, code := range out {
		if code < 0 {
			delete(out, folded)
		}
	}
	return out
}

// absent makes a column without any value of n rows.
func (f *filler) absent(spec *ColumnSpec, n int) {
	*f = newFiller(spec, n)
	for range n {
		f.none()
	}
}

// moreNumbers adds n rows, whose numbers are to be set.
func (f *filler) moreNumbers(n int) []float64 {
	f.column.Numbers = slices.Grow(f.column.Numbers, n)[:f.rows+n]
	f.rows += n
	return f.column.Numbers[f.rows-n:]
}

// moreCodes adds n rows, whose codes are to be set.
func (f *filler) moreCodes(n int) []int32 {
	f.column.Codes = slices.Grow(f.column.Codes, n)[:f.rows+n]
	f.rows += n
	return f.column.Codes[f.rows-n:]
}

// moreFlags adds n rows, none of whose flags is set yet.
func (f *filler) moreFlags(n int) Bits {
	f.rows += n
	for len(f.column.Flags) < (f.rows+63)/64 {
		f.column.Flags = append(f.column.Flags, 0)
	}
	return f.column.Flags
}

// number adds a row with a number.
func (f *filler) number(x float64) {
	f.column.Numbers = append(f.column.Numbers, x)
	f.rows++
}

// code adds a row with a word by its code.
func (f *filler) code(code int32) {
	f.column.Codes = append(f.column.Codes, code)
	f.rows++
}

// word is the code of a word. A new one gets the next code, except in a column of
// choices, where it gets -1.
func (f *filler) word(s string) (code int32, old bool) {
	if f.codes == nil { // keys of a piece, whose text is kept as long as they
		f.column.Words = append(f.column.Words, s)
		return int32(len(f.column.Words)) - 1, false
	}
	if code, old = f.codes[s]; old {
		return code, true
	}
	if f.column.Spec.Kind == Choice {
		if code, old = f.folded[foldHeader(s)]; old {
			f.codes[strings.Clone(s)] = code
			return code, true
		}
		return -1, false
	}
	code = int32(len(f.column.Words))
	s = strings.Clone(s)
	f.codes[s] = code
	f.column.Words = append(f.column.Words, s)
	return code, false
}

// index is the code of every word.
func (f *filler) index() map[string]int32 {
	if len(f.codes) < len(f.column.Words) {
		for code, word := range f.column.Words {
			f.codes[word] = int32(code)
		}
	}
	return f.codes
}

// flag adds a row with a flag.
func (f *filler) flag(on bool) {
	if f.rows%64 == 0 {
		f.column.Flags = append(f.column.Flags, 0)
	}
	if on {
		f.column.Flags.Set(f.rows, true)
	}
	f.rows++
}

// none adds a row without a value.
func (f *filler) none() {
	f.missing = append(f.missing, int32(f.rows))
	switch kind := f.column.Spec.Kind; {
	case kind.worded():
		f.code(-1)
	case kind == Flag:
		f.flag(false)
	default:
		f.number(math.NaN())
	}
}

// finish marks the rows without a value and gives the column.
func (f *filler) finish() *Column {
	if len(f.missing) > 0 {
		f.column.Known = fullBits(f.rows)
		for _, row := range f.missing {
			f.column.Known.Set(int(row), false)
		}
	}
	return f.column
}

// takes reports whether a column of numbers may hold one.
func (c *ColumnSpec) takes(x float64) bool {
	return c.inRange(x) && (c.Kind != Whole || x == math.Trunc(x))
}

// inRange reports whether a column allows a number.
func (c *ColumnSpec) inRange(x float64) bool {
	return (c.From == nil || x >= *c.From) && (c.To == nil || x <= *c.To)
}

// sortByKey puts the rows into the order of their keys and gives where each came
// from; nil if there is no key or they stood so already. The error is that of the
// context; then the table is of no use.
func (t *Table) sortByKey(m *progress.Meter) ([]int32, error) {
	key := t.Key()
	if key == nil || slices.IsSorted(key.Words) {
		return nil, nil
	}
	from := make([]int32, t.Len)
	for i := range from {
		from[i] = int32(i)
	}
	err := progress.Sort(m, from, func(a, b int32) int {
		return cmp.Compare(key.Words[key.Codes[a]], key.Words[key.Codes[b]])
	})
	if err != nil {
		return nil, err
	}
	for _, c := range t.Columns {
		c.reorder(from)
	}
	t.Lines = pick(t.Lines, from)
	return from, nil
}

// reorder puts row from[i] in the place of row i.
func (c *Column) reorder(from []int32) {
	c.Numbers, c.Codes = pick(c.Numbers, from), pick(c.Codes, from)
	c.Flags, c.Known = c.Flags.pick(from), c.Known.pick(from)
	if c.Codes == nil || c.Spec.Kind == Choice {
		return
	}
	code := make([]int32, len(c.Words)) // new code of each word, plus one
	words := make([]string, 0, len(c.Words))
	for i, old := range c.Codes {
		if old < 0 {
			continue
		}
		if code[old] == 0 {
			words = append(words, c.Words[old])
			code[old] = int32(len(words))
		}
		c.Codes[i] = code[old] - 1
	}
	c.Words = words
}

// pick is the values at those positions; nil of nil.
func pick[T any](values []T, from []int32) []T {
	if values == nil {
		return nil
	}
	out := make([]T, len(from))
	for i, j := range from {
		out[i] = values[j]
	}
	return out
}

func (b Bits) pick(from []int32) Bits {
	if b == nil {
		return nil
	}
	out := NewBits(len(from))
	for i, j := range from {
		if b.Get(int(j)) {
			out.Set(i, true)
		}
	}
	return out
}
