package table

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// windows1252 is what bytes 0x80 to 0x9F mean in Windows-1252, as the WHATWG
// Encoding Standard has it (five are controls); all other bytes are their own
// code point. golang.org/x/text/encoding/charmap says the same and was measured
// to add 109 KB to a wasm binary, 21 KB of it after compression.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

// decode turns the bytes of a file into text with lines that end in \n or \r\n:
// UTF-8 or UTF-16 by its byte order mark, else UTF-8 if it is valid, else
// Windows-1252. The diagnostic is nil if that went well.
func decode(at place, data []byte) (string, *diag.Diagnostic) {
	fail := func(d diag.Diagnostic) (string, *diag.Diagnostic) { return "", &d }
	if len(data) > MaxBytes {
		return fail(fileTooLarge(at))
	}
	var text string
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		text = string(data[3:])
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		text = fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		text = fromUTF16(data[2:], binary.BigEndian)
	default:
		text = string(data)
	}
	if format := binaryFormat(text); format != nil {
		return fail(notText(at, *format))
	}
	if !utf8.ValidString(text) {
		if mixesUTF8(text) {
			return fail(brokenUTF8(at, strings.Count(text[:invalid(text)], "\n")+1))
		}
		text = fromWindows1252(text)
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if strings.Count(text, "\n") > MaxLines {
		return fail(tooManyLines(at))
	}
	return text, nil
}

// binaryFormat names what a file is that is no text: by the bytes it begins
// with, or because it has a zero byte. nil for text.
func binaryFormat(text string) *diag.Text {
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
	if strings.Contains(text, "\x00") {
		return &diag.Text{EN: "no text (it has zero bytes)", DA: "ikke tekst (den har nul-bytes)"}
	}
	return nil
}

// fromUTF16 decodes UTF-16 without its byte order mark. What is not a character
// becomes U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) string {
	var b strings.Builder
	b.Grow(len(data))
	unit := func(i int) rune {
		if i+1 < len(data) {
			return rune(order.Uint16(data[i:]))
		}
		return utf8.RuneError
	}
	for i := 0; i < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if r = utf16.DecodeRune(r, unit(i+2)); r != utf8.RuneError {
				i += 2
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func fromWindows1252(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/16)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			b.WriteByte(c)
		case c < 0xA0:
			b.WriteRune(windows1252[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// mixesUTF8 reports whether a text that is not valid UTF-8 has as many
// characters that only UTF-8 explains as bytes it does not: then it is a damaged
// UTF-8 file, not one in Windows-1252.
func mixesUTF8(text string) bool {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case size > 1:
			good++
		case r == utf8.RuneError:
			bad++
		}
		i += size
	}
	return good > 0 && good >= bad
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
