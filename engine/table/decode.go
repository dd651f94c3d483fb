package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// windows1252 is what bytes 0x80 to 0x9F mean in Windows-1252, as the WHATWG
// Encoding Standard has it (five are controls); all other bytes are their own
// code point. golang.org/x/text/encoding/charmap says the same and was measured
// to add 109 KB to a wasm binary, 21 KB of it after compression.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

// decoded is the text of a file and what it is like as a whole.
type decoded struct {
	text   string
	lines  int  // line ends
	marks  bool // there are quotation marks
	padded bool // quotation marks stand after blanks
}

// decode turns the bytes of a file into text with lines that end in \n or \r\n:
// UTF-8 or UTF-16 by its byte order mark, else UTF-8 if it is valid, else
// Windows-1252. The diagnostic is nil if that went well. The error is that of the
// context.
func decode(m *progress.Meter, at place, data []byte) (d decoded, problem *diag.Diagnostic, err error) {
	fail := func(d diag.Diagnostic) (decoded, *diag.Diagnostic, error) { return decoded{}, &d, nil }
	if len(data) > MaxBytes {
		return fail(fileTooLarge(at))
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		d.text, err = copied(m, data[3:])
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		d.text, err = fromUTF16(m, data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		d.text, err = fromUTF16(m, data[2:], binary.BigEndian)
	default:
		d.text, err = copied(m, data)
	}
	if err != nil {
		return decoded{}, nil, err
	}
	zeros, valid, err := d.look(m)
	if err != nil {
		return decoded{}, nil, err
	}
	if format := binaryFormat(d.text, zeros); format != nil {
		return fail(notText(at, *format))
	}
	if !valid {
		mixes, err := mixesUTF8(m, d.text)
		if mixes {
			return fail(brokenUTF8(at, strings.Count(d.text[:invalid(d.text)], "\n")+1))
		}
		if err == nil {
			d.text, err = fromWindows1252(m, d.text)
		}
		if err != nil {
			return decoded{}, nil, err
		}
	}
	if d.lines == 0 {
		d.text = strings.ReplaceAll(d.text, "\r", "\n")
		d.lines = strings.Count(d.text, "\n")
	}
	if d.lines > MaxLines {
		return fail(tooManyLines(at))
	}
	return d, nil, nil
}

// copied is the bytes as a text of its own.
func copied(m *progress.Meter, data []byte) (string, error) {
	var b strings.Builder
	b.Grow(len(data))
	err := stretches(m, len(data), func(from, to int) { b.Write(data[from:to]) })
	return b.String(), err
}

// DecodeText is the text of a rule file, in whatever of the encodings above it is
// saved; false if it is no text.
func DecodeText(data []byte) (string, bool) {
	d, problem, err := decode(progress.NewMeter(context.Background()), place{}, data)
	return d.text, problem == nil && err == nil
}

// look goes through the text once, for what it is like as a whole: whether there
// are zero bytes, and whether all of it is UTF-8.
func (d *decoded) look(m *progress.Meter) (zeros, valid bool, err error) {
	valid, next := true, 0 // next is where the first character begins that is not checked yet
	err = stretches(m, len(d.text), func(from, to int) {
		d.lines += lineEnds(d.text[from:to])
		if strings.Contains(d.text[from:to], `"`) {
			d.marks, d.padded = true, d.padded || strings.Contains(d.text[max(from-1, 0):to], ` "`)
		}
		zeros = zeros || strings.Contains(d.text[from:to], "\x00")
		end := to
		for end > from && end < len(d.text) && !utf8.RuneStart(d.text[end]) {
			end--
		}
		valid = valid && utf8.ValidString(d.text[next:end])
		next = end
	})
	return zeros, valid, err
}

// lineEnds counts them: strings.Count takes them one by one in WebAssembly.
func lineEnds(s string) (n int) {
	for ends := repeated('\n'); len(s) >= 8; s = s[8:] {
		n += bits.OnesCount64(zeros(eight(s) ^ ends))
	}
	return n + strings.Count(s, "\n")
}

// stretch is how many bytes of a file are gone through from tick to tick.
const stretch = 64 << 10

// stretches goes through n bytes in order, ticking on the way.
func stretches(m *progress.Meter, n int, do func(from, to int)) error {
	for from := 0; from < n; from += stretch {
		if err := m.Tick(); err != nil {
			return err
		}
		do(from, min(from+stretch, n))
	}
	return nil
}

// binaryFormat names what a file is that is no text: by the bytes it begins
// with, or because it has zero bytes. nil for text.
func binaryFormat(text string, zeros bool) *diag.Text {
	formats := []struct {
		magic string
		name  diag.Text
	}{
		{"PK\x03\x04", diag.Text{EN: "an Excel workbook (.xlsx) or another zip file", DA: "en Excel-projektmappe (.xlsx) eller en anden zip-fil"}},
		{"\xD0\xCF\x11\xE0", diag.Text{EN: "an old Excel workbook (.xls)", DA: "en ældre Excel-projektmappe (.xls)"}},
		{"%PDF", diag.Text{EN: "a PDF document", DA: "et PDF-dokument"}},
		{"\x1F\x8B", diag.Text{EN: "a compressed file (.gz)", DA: "en komprimeret fil (.gz)"}},
	}
	for _, f := range formats {
		if strings.HasPrefix(text, f.magic) {
			return &f.name
		}
	}
	if zeros {
		return &diag.Text{EN: "no text (it has zero bytes)", DA: "ikke tekst (den har nul-bytes)"}
	}
	return nil
}

// fromUTF16 decodes UTF-16 without its byte order mark. What is not a character
// becomes U+FFFD.
func fromUTF16(m *progress.Meter, data []byte, order binary.ByteOrder) (string, error) {
	var b strings.Builder
	b.Grow(len(data))
	unit := func(i int) rune {
		if i+1 < len(data) {
			return rune(order.Uint16(data[i:]))
		}
		return utf8.RuneError
	}
	i := 0
	err := stretches(m, len(data), func(_, to int) {
		for ; i < to; i += 2 {
			r := unit(i)
			if utf16.IsSurrogate(r) {
				if r = utf16.DecodeRune(r, unit(i+2)); r != utf8.RuneError {
					i += 2
				}
			}
			b.WriteRune(r)
		}
	})
	return b.String(), err
}

func fromWindows1252(m *progress.Meter, text string) (string, error) {
	var b strings.Builder
	b.Grow(len(text) + len(text)/16)
	err := stretches(m, len(text), func(from, to int) {
		for i := from; i < to; i++ {
			switch c := text[i]; {
			case c < utf8.RuneSelf:
				b.WriteByte(c)
			case c < 0xA0:
				b.WriteRune(windows1252[c-0x80])
			default:
				b.WriteRune(rune(c))
			}
		}
	})
	return b.String(), err
}

// mixesUTF8 reports whether a text that is not valid UTF-8 has as many
// characters that only UTF-8 explains as bytes it does not: then it is a damaged
// UTF-8 file, not one in Windows-1252.
func mixesUTF8(m *progress.Meter, text string) (bool, error) {
	good, bad, i := 0, 0, 0
	err := stretches(m, len(text), func(_, to int) {
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
	return err == nil && good > 0 && good >= bad, err
}

// invalid is the offset of the first byte that is not UTF-8.
func invalid(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}
