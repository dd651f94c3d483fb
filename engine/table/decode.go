package table

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
	"github.com/fordel-lang/fordel/engine/progress"
)

// decoded is the text of a file and what it is like as a whole.
type decoded struct {
	text   string
	lines  int  // line ends
	marks  bool // there are quotation marks
	padded bool // quotation marks stand after blanks
}

// decode turns the bytes of a file into text, as package source does. The
// diagnostic is nil if that went well. The error is that of the context.
func decode(m *progress.Meter, at place, data []byte, most limits) (d decoded, problem *diag.Diagnostic, err error) {
	fail := func(d diag.Diagnostic) (decoded, *diag.Diagnostic, error) { return decoded{}, &d, nil }
	if len(data) > most.bytes {
		return fail(fileTooLarge(at, most.bytes))
	}
	t, err := source.Decode(data, m.Tick)
	if err != nil {
		return decoded{}, nil, err
	}
	line := func(offset int) int { return strings.Count(t.Text[:offset], "\n") + 1 }
	switch {
	case t.Binary != nil:
		return fail(notText(at, *t.Binary))
	case t.Zero >= 0:
		column := utf8.RuneCountInString(t.Text[strings.LastIndexByte(t.Text[:t.Zero], '\n')+1:t.Zero]) + 1
		return fail(notText(at, diag.Format("no text (it has a zero byte on line %v, as character %v)", "ikke tekst (den har en nul-byte på linje %v, som tegn %v)", line(t.Zero), column)))
	case t.Damaged >= 0:
		return fail(brokenText(at, line(t.Damaged)))
	}
	d.text = t.Text
	if err := d.look(m); err != nil {
		return decoded{}, nil, err
	}
	if d.lines > most.lines {
		return fail(tooManyLines(at, most.lines))
	}
	return d, nil, nil
}

// stretch is how many bytes of a file are gone through from tick to tick.
const stretch = 64 << 10

// look goes through the text once, for what it is like as a whole.
func (d *decoded) look(m *progress.Meter) error {
	for from := 0; from < len(d.text); from += stretch {
		if err := m.Tick(); err != nil {
			return err
		}
		part := d.text[from:min(from+stretch, len(d.text))]
		d.lines += lineEnds(part)
		if strings.Contains(part, `"`) {
			d.marks, d.padded = true, d.padded || strings.Contains(d.text[max(from-1, 0):from+len(part)], ` "`)
		}
	}
	return nil
}

// lineEnds counts them: strings.Count takes them one by one in WebAssembly.
func lineEnds(s string) (n int) {
	for ends := repeated('\n'); len(s) >= 8; s = s[8:] {
		n += bits.OnesCount64(zeros(eight(s) ^ ends))
	}
	return n + strings.Count(s, "\n")
}
