package diag

import "sort"

// unitStretch is how many bytes lie between the places whose UTF-16 offset is known.
const unitStretch = 256

// unitsIn counts the UTF-16 code units of a text: one for the first byte of each
// character, and another for that of one beyond U+FFFF.
func unitsIn(text string) (n int) {
	for i := range len(text) {
		if c := text[i]; c < 0x80 || c >= 0xC0 {
			n++
			if c >= 0xF0 {
				n++
			}
		}
	}
	return n
}

// stretches is the UTF-16 offset at which each stretch of bytes begins.
func (s *Source) stretches() []int {
	s.count.Do(func() {
		s.units = make([]int, 1, len(s.Text)/unitStretch+1)
		for from := 0; from+unitStretch <= len(s.Text); from += unitStretch {
			s.units = append(s.units, s.units[len(s.units)-1]+unitsIn(s.Text[from:from+unitStretch]))
		}
	})
	return s.units
}

// UTF16 turns a byte offset into an offset in UTF-16 code units, which is how
// browsers count. Offsets outside the text are moved to its nearest end, those
// inside a character to where it begins.
func (s *Source) UTF16(offset int) int {
	offset = s.boundary(offset)
	n := offset / unitStretch
	return s.stretches()[n] + unitsIn(s.Text[n*unitStretch:offset])
}

// Byte turns an offset in UTF-16 code units into a byte offset. One between the two
// units of a character is moved behind it.
func (s *Source) Byte(utf16 int) int {
	units := s.stretches()
	n := max(sort.SearchInts(units, utf16+1)-1, 0)
	unit, at := units[n], n*unitStretch
	for ; at < len(s.Text); at++ {
		c := s.Text[at]
		if c >= 0x80 && c < 0xC0 {
			continue // inside the character before
		}
		if unit >= utf16 {
			break
		}
		unit++
		if c >= 0xF0 {
			unit++
		}
	}
	return at
}
