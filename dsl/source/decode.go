// Package source is the door that every text from outside comes in by: rules and
// sheets, from a file, a page or standard input. It turns bytes into one form of
// text, in UTF-8 with lines that end in \n, and says what is damaged.
package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Text is a file as text.
type Text struct {
	// Text is valid UTF-8. What is not a character stands as U+FFFD, all lines end
	// in \n, and there is no byte order mark.
	Text string
	// Binary names the kind of file that the bytes are of, if it is one without
	// text. Then Text is empty.
	Binary *diag.Text
	// Damaged is the byte offset in Text of the first character that could not be
	// read; -1 if all could.
	Damaged int
	// Zero is the byte offset in Text of the first zero byte, which no text should
	// have; -1 if there is none.
	Zero int
}

// stretch is how many bytes of a file are gone through from tick to tick.
const stretch = 64 << 10

// Decode turns bytes into text: UTF-8 or UTF-16 by its byte order mark, UTF-16 if
// every other of the first bytes is zero, else UTF-8 if it is valid or clearly was,
// else Windows-1252. Letters with marks stay as they are (see Compose). tick is
// called on the way; the error is the one that it gives.
func Decode(data []byte, tick func() error) (t Text, err error) {
	t.Damaged, t.Zero = -1, -1
	if t.Binary = binaryFormat(data); t.Binary != nil {
		return t, nil
	}
	d := decoder{tick}
	if order, mark := orderOf(data); order != nil {
		t.Text, t.Damaged, err = d.utf16(data[mark:], order)
	} else {
		t.Text, t.Damaged, err = d.bytes(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	}
	if err != nil {
		return Text{}, err
	}
	t.Zero = strings.IndexByte(t.Text, 0)
	if strings.IndexByte(t.Text, '\r') >= 0 {
		t.lines()
	}
	return t, nil
}

// orderOf is the byte order of a text in UTF-16 and the length of the mark that
// says it; nil for any other text.
func orderOf(data []byte) (order binary.ByteOrder, mark int) {
	zero := func(i int) bool { return i < len(data) && data[i] == 0 }
	other := func(i int) bool { return i < len(data) && data[i] != 0 }
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return binary.BigEndian, 2
	case other(0) && zero(1) && other(2) && zero(3):
		return binary.LittleEndian, 0
	case zero(0) && other(1) && zero(2) && other(3):
		return binary.BigEndian, 0
	}
	return nil, 0
}

// lines has all lines end in \n: those that end in \r\n, and in \r as on old Macs.
func (t *Text) lines() {
	moved := func(offset int) int {
		if offset < 0 {
			return offset
		}
		return offset - strings.Count(t.Text[:offset], "\r\n")
	}
	t.Damaged, t.Zero = moved(t.Damaged), moved(t.Zero)
	out := make([]byte, 0, len(t.Text))
	for rest := t.Text; ; {
		i := strings.IndexByte(rest, '\r')
		if i < 0 {
			t.Text = string(append(out, rest...))
			return
		}
		out = append(append(out, rest[:i]...), '\n')
		rest = strings.TrimPrefix(rest[i+1:], "\n")
	}
}

// binaryFormat names what a file is that is no text by the bytes it begins with.
// nil for all others.
func binaryFormat(data []byte) *diag.Text {
	for _, f := range [...]struct {
		magic string
		name  diag.Text
	}{
		{"PK\x03\x04", diag.Text{EN: "an Excel workbook (.xlsx) or another zip file", DA: "en Excel-projektmappe (.xlsx) eller en anden zip-fil"}},
		{"\xD0\xCF\x11\xE0", diag.Text{EN: "an old Excel workbook (.xls)", DA: "en ældre Excel-projektmappe (.xls)"}},
		{"%PDF", diag.Text{EN: "a PDF document", DA: "et PDF-dokument"}},
		{"\x1F\x8B", diag.Text{EN: "a compressed file (.gz)", DA: "en komprimeret fil (.gz)"}},
		{"\x89PNG", diag.Text{EN: "a picture", DA: "et billede"}},
		{"\xFF\xD8\xFF", diag.Text{EN: "a picture", DA: "et billede"}},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return &f.name
		}
	}
	return nil
}

// invalid is the offset of the first byte that is not UTF-8; -1: there is none.
func invalid(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
