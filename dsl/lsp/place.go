package lsp

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

// Position is a place in a text as editors count: line and UTF-16 code units in it,
// both from 0.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is a stretch of a text; what stands at End is not in it.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

var lineEnds = regexp.MustCompile(`\r\n|\r|\n`)

// places turns places in the editor's text into places in that which was read of it.
// They have the same lines; a line that was changed when read (a byte order mark, or
// letters that were composed) has other columns.
type places struct {
	name   string
	given  []string // the editor's lines
	read   []string // the lines as read
	starts []int    // byte offset of each of them
}

func newPlaces(given string, read *diag.Source) *places {
	p := &places{name: read.Name, given: lineEnds.Split(given, -1), read: strings.Split(read.Text, "\n")}
	start := 0
	for _, line := range p.read {
		p.starts = append(p.starts, start)
		start += len(line) + 1
	}
	return p
}

// offset is a place of the editor as an offset in what was read. A place behind the
// end of a line or of the text is that end.
func (p *places) offset(at Position) int {
	line := min(max(at.Line, 0), len(p.read)-1)
	if at.Line >= len(p.given) || at.Line > line {
		return p.starts[line] + len(p.read[line])
	}
	return p.starts[line] + min(len(asRead(ahead(p.given[line], at.Character))), len(p.read[line]))
}

// position is an offset in what was read as a place of the editor.
func (p *places) position(offset int) Position {
	line := max(sort.SearchInts(p.starts, offset+1)-1, 0)
	column := min(max(offset-p.starts[line], 0), len(p.read[line]))
	if line >= len(p.given) {
		return Position{Line: line}
	}
	if p.given[line] == p.read[line] {
		return Position{line, units(p.read[line][:column])}
	}
	return Position{line, units(reading(p.given[line], column))}
}

// span is a range of what was read as a stretch of the editor.
func (p *places) span(at diag.Range) Range {
	return Range{p.position(at.Start), p.position(max(at.Start, at.End))}
}

// back is a stretch of the editor as a range of what was read.
func (p *places) back(at Range) diag.Range {
	return diag.Range{File: p.name, Start: p.offset(at.Start), End: p.offset(at.End)}
}

// whole is all of the editor's text.
func (p *places) whole() Range {
	last := len(p.given) - 1
	return Range{End: Position{last, units(p.given[last])}}
}

// asRead is a beginning of a line as package source reads it.
func asRead(text string) string { return source.Compose(strings.TrimLeft(text, "\uFEFF")) }

// ahead is the beginning of a text of so many UTF-16 code units.
func ahead(text string, count int) string {
	for i, r := range text {
		if count <= 0 {
			return text[:i]
		}
		count -= utf16.RuneLen(r)
	}
	return text
}

// reading is the longest beginning of a line that is read as at most so many bytes.
func reading(text string, bytes int) string {
	for end := len(text); end > 0; end-- {
		if (end == len(text) || utf8.RuneStart(text[end])) && len(asRead(text[:end])) <= bytes {
			return text[:end]
		}
	}
	return ""
}

// units counts the UTF-16 code units of a text.
func units(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
