package table

// recentWords are words that a column met lately, with their codes. Most cells
// of a column hold one of few words, and to find one by the bytes of its text as
// two numbers takes a fraction of what a map takes in WebAssembly.
type recentWords [1024]recentWord

// recentWord is a word by its bytes and size, and its code.
type recentWord struct {
	a, b uint64
	size int32
	code int32
}

// longestRecent is the bytes of the longest word that is packed.
const longestRecent = 16

// packed is a word of 1 to 16 bytes as two numbers, which with its size tell it.
func packed(s string) (a, b uint64) {
	n := len(s)
	switch {
	case n >= 8:
		return eight(s), eight(s[n-8:])
	case n >= 4:
		return uint64(four(s)) | uint64(four(s[n-4:]))<<32, 0
	}
	return uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16, 0
}

// at is the only place where a word may stand.
func (r *recentWords) at(a, b uint64) *recentWord {
	return &r[(a^b*31)*0x9E3779B97F4A7C15>>54]
}
