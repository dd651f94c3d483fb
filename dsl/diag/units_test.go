package diag

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestUnits compares offsets in UTF-16 with those of a text that is encoded, in
// texts with characters of every length, over the places that are remembered.
func TestUnits(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	letters := []rune("a\nåÅ€😀𝄞z")
	for _, n := range []int{0, 1, 5, unitStretch, 3 * unitStretch} {
		var b strings.Builder
		for range n {
			b.WriteRune(letters[r.Intn(len(letters))])
		}
		s := NewSource("f", b.String())
		for offset := -1; offset <= len(s.Text)+1; offset++ {
			inside := min(max(offset, 0), len(s.Text))
			for inside < len(s.Text) && !utf8.RuneStart(s.Text[inside]) {
				inside--
			}
			want := len(utf16.Encode([]rune(s.Text[:inside])))
			if got := s.UTF16(offset); got != want {
				t.Fatalf("byte %d of %q is unit %d, not %d", offset, s.Text, got, want)
			}
			if back := s.Byte(want); back != inside {
				t.Fatalf("unit %d is byte %d, not %d", want, back, inside)
			}
		}
		if s.Byte(-1) != 0 || s.Byte(1<<20) != len(s.Text) {
			t.Error("units outside the text are not at its ends")
		}
	}
	if s := NewSource("f", "a😀b"); s.Byte(2) != len("a😀") || s.UTF16(3) != 1 {
		t.Errorf("%d %d", s.Byte(2), s.UTF16(3))
	}
}
