package source

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decoder goes through a file in stretches, ticking on the way.
type decoder struct{ tick func() error }

// stretches goes through n bytes in order.
func (d decoder) stretches(n int, do func(from, to int)) error {
	for from := 0; from < n; from += stretch {
		if err := d.tick(); err != nil {
			return err
		}
		do(from, min(from+stretch, n))
	}
	return nil
}

// bytes decodes what has no byte order mark of UTF-16, and says where the first
// character is damaged; -1: nowhere.
func (d decoder) bytes(data []byte) (text string, damaged int, err error) {
	var b strings.Builder
	b.Grow(len(data))
	if err := d.stretches(len(data), func(from, to int) { b.Write(data[from:to]) }); err != nil {
		return "", 0, err
	}
	text = b.String()
	valid, err := d.valid(text)
	if valid || err != nil {
		return text, -1, err
	}
	if clearly, err := d.wasUTF8(text); err != nil {
		return "", 0, err
	} else if clearly {
		return strings.ToValidUTF8(text, "\uFFFD"), invalid(text), nil
	}
	text, err = d.windows1252(text)
	return text, -1, err
}

// valid reports whether a text is UTF-8 from end to end.
func (d decoder) valid(text string) (bool, error) {
	valid, next := true, 0 // next is where the first character begins that is not looked at yet
	err := d.stretches(len(text), func(from, to int) {
		end := to
		for end > from && end < len(text) && !utf8.RuneStart(text[end]) {
			end--
		}
		valid = valid && utf8.ValidString(text[next:end])
		next = end
	})
	return valid, err
}

// wasUTF8 reports whether a text that is not valid UTF-8 has as many characters
// that only UTF-8 explains as bytes it does not: then it is a damaged UTF-8 file,
// not one in Windows-1252.
func (d decoder) wasUTF8(text string) (bool, error) {
	good, bad, i := 0, 0, 0
	err := d.stretches(len(text), func(_, to int) {
		for i < to {
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case size > 1:
				good++
			case r == utf8.RuneError:
				bad++
			}
			i += size
		}
	})
	return good > 0 && good >= bad, err
}

// utf16 decodes UTF-16 without its byte order mark. Half a pair and half a unit
// are damaged.
func (d decoder) utf16(data []byte, order binary.ByteOrder) (text string, damaged int, err error) {
	var b strings.Builder
	b.Grow(len(data))
	damaged = -1
	unit := func(i int) rune {
		if i+1 < len(data) {
			return rune(order.Uint16(data[i:]))
		}
		return utf8.RuneError
	}
	i := 0
	err = d.stretches(len(data), func(_, to int) {
		for ; i < to; i += 2 {
			r := unit(i)
			if utf16.IsSurrogate(r) {
				if r = utf16.DecodeRune(r, unit(i+2)); r != utf8.RuneError {
					i += 2
				}
			}
			if r == utf8.RuneError && damaged < 0 {
				damaged = b.Len()
			}
			b.WriteRune(r)
		}
	})
	return b.String(), damaged, err
}

// Windows1252 is what bytes 0x80 to 0x9F mean in Windows-1252, as the WHATWG
// Encoding Standard has it (five are controls); all other bytes are their own
// code point. golang.org/x/text/encoding/charmap says the same and was measured
// to add 109 KB to a wasm binary, 21 KB of it after compression.
var Windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

func (d decoder) windows1252(text string) (string, error) {
	var b strings.Builder
	b.Grow(len(text) + len(text)/16)
	err := d.stretches(len(text), func(from, to int) {
		for i := from; i < to; i++ {
			switch c := text[i]; {
			case c < utf8.RuneSelf:
				b.WriteByte(c)
			case c < 0xA0:
				b.WriteRune(Windows1252[c-0x80])
			default:
				b.WriteRune(rune(c))
			}
		}
	})
	return b.String(), err
}
