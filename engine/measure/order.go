package measure

import (
	"math"
	"math/bits"
)

// entry is a row on its way into the order of the values.
type entry struct {
	key uint64 // in the order of the values, as a whole number
	row int
}

// inOrder returns the rows with a value, from the lowest to the highest; known is empty where all have one. The error
// is that of the tick.
func (k *Comparer) inOrder(values []float64, known []bool, tick func(rows int) error) ([]int, error) {
	k.list, k.spare, k.members = sized(k.list, len(values)), sized(k.spare, len(values)), sized(k.members, len(values))
	list, n := k.list, 0
	for row, x := range values {
		if len(known) == 0 || known[row] {
			list[n] = entry{keyOf(x), row}
			n++
		}
	}
	list = list[:n]
	if err := sortEntries(list, k.spare[:n], tick); err != nil {
		return nil, err
	}
	for i, e := range list {
		k.members[i] = e.row
	}
	return k.members[:n], nil
}

// keyOf numbers the doubles in their order, -0 before 0.
func keyOf(x float64) uint64 {
	b := math.Float64bits(x)
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

// few is how many entries are sorted one by one.
const few = 12

// sortEntries sorts by key. Entries go into drawers, about as many as there are entries, by the leading digits in which
// their keys differ; then each drawer is sorted. Keys have 64 digits and a drawer takes off at least three, so drawers
// are not many deep. It takes tick's error; spare is as long as list.
func sortEntries(list, spare []entry, tick func(rows int) error) error {
	if len(list) <= few {
		insert(list)
		return nil
	}
	least, most := list[0].key, list[0].key
	for _, e := range list {
		least, most = min(least, e.key), max(most, e.key)
	}
	shift := max(0, bits.Len64(most-least)-bits.Len(uint(len(list))))
	ends := make([]int32, (most-least)>>shift+1)
	for _, e := range list {
		ends[(e.key-least)>>shift]++
	}
	start := int32(0)
	for d, n := range ends {
		ends[d] = start
		start += n
	}
	for _, e := range list {
		d := (e.key - least) >> shift
		spare[ends[d]] = e
		ends[d]++
	}
	copy(list, spare)
	if err := tick(3 * len(list)); err != nil || shift == 0 {
		return err
	}
	start = 0
	for _, end := range ends {
		if end-start > 1 {
			if err := sortEntries(list[start:end], spare[start:end], tick); err != nil {
				return err
			}
		}
		start = end
	}
	return nil
}

// insert sorts a few entries.
func insert(list []entry) {
	for i := 1; i < len(list); i++ {
		e, at := list[i], i
		for ; at > 0 && e.key < list[at-1].key; at-- {
			list[at] = list[at-1]
		}
		list[at] = e
	}
}
