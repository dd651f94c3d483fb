package table

// Eight bytes of a text are looked at together, where a loop over each would take
// longer for its jumps back than for what there is to do.

// eight is the first eight bytes of a text, the first lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// four is the first four bytes of a text, the first lowest.
func four(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// repeated is eight times the same byte.
func repeated(b byte) uint64 { return uint64(b) * 0x0101010101010101 }

// zeros has the highest bit of each byte set that is zero in x.
func zeros(x uint64) uint64 {
	const low = 0x7F7F7F7F7F7F7F7F
	return ^((x&low + low) | x | low)
}
