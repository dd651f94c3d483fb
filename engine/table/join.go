package table

import (
	"hash/maphash"
	"slices"
)

// join puts the rows of pieces together. It is false where a key is there twice.
func (s *csvSource) join(pieces []*csvSource, rows, workers int) bool {
	at := make([]int, len(pieces)) // the first row of each
	for i := 1; i < len(pieces); i++ {
		at[i] = at[i-1] + len(pieces[i-1].reader.lines)
	}
	if key := s.spec.key(); key >= 0 && s.columns[key].field >= 0 && twice(pieces, key, workers) {
		return false
	}
	s.reader.lines, s.starts = slices.Grow(s.reader.lines, rows)[:rows], slices.Grow(s.starts, rows)[:rows]
	_ = inParallel(workers, len(s.columns)+1, func(i int) error {
		if i == len(s.columns) {
			for j, p := range pieces {
				copy(s.reader.lines[at[j]:], p.reader.lines)
				copy(s.starts[at[j]:], p.starts)
			}
			return nil
		}
		if c := &s.columns[i]; c.field >= 0 {
			for j, p := range pieces {
				c.append(&p.columns[i].filler)
				for sign := range c.signs {
					c.signs[sign].add(p.columns[i].signs[sign], at[j])
				}
				p.columns[i] = readColumn{} // its memory is free
			}
		}
		return nil
	})
	s.base, s.next, s.ended = rows, len(s.text), true
	return true
}

// append adds the rows of another column of the same kind. The keys of both differ.
func (f *filler) append(g *filler) {
	for _, row := range g.missing {
		f.missing = append(f.missing, int32(f.rows)+row)
	}
	switch kind := f.column.Spec.Kind; {
	case kind == Flag:
		flags := f.moreFlags(g.rows)
		for i := range g.rows {
			if g.column.Flags.Get(i) {
				flags.Set(f.rows-g.rows+i, true)
			}
		}
	case kind.worded():
		f.appendWords(g)
	default:
		copy(f.moreNumbers(g.rows), g.column.Numbers)
	}
}

// appendWords adds the rows of a column of words.
func (f *filler) appendWords(g *filler) {
	to, kind := make([]int32, len(g.column.Words)), f.column.Spec.Kind
	for i, word := range g.column.Words {
		switch kind {
		case Choice:
			to[i] = int32(i)
		case Key: // there is no need to look for them
			to[i] = int32(len(f.column.Words))
			f.column.Words = append(f.column.Words, word)
		default:
			to[i], _ = f.word(word)
		}
	}
	out := f.moreCodes(g.rows)
	for i, code := range g.column.Codes {
		if out[i] = code; code >= 0 {
			out[i] = to[code]
		}
	}
}

// add adds the sightings in a piece whose rows begin at one.
func (s *sighting) add(t sighting, first int) {
	if s.cells == 0 {
		s.text, s.x, s.row = t.text, t.x, first+t.row
	}
	s.cells += t.cells
}

// twice reports whether a key is there twice: not where each is larger than the one
// before; else each worker looks for those whose hashes fall to it.
func twice(pieces []*csvSource, key, workers int) bool {
	last, rising := "", true
	for _, p := range pieces {
		for _, word := range p.columns[key].column.Words {
			rising = rising && last < word
			last = word
		}
	}
	if rising {
		return false
	}
	seed, found := maphash.MakeSeed(), make([]bool, workers)
	_ = inParallel(workers, workers, func(w int) error {
		seen := make(map[string]struct{})
		for _, p := range pieces {
			for _, word := range p.columns[key].column.Words {
				if maphash.String(seed, word)%uint64(workers) != uint64(w) {
					continue
				}
				if _, found[w] = seen[word]; found[w] {
					return nil
				}
				seen[word] = struct{}{}
			}
		}
		return nil
	})
	return slices.Contains(found, true)
}
