package bridge

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/jsontext"
	"github.com/fordel-lang/fordel/engine/table"
)

// A frame is a reply in parts: columns are arrays, all else is JSON. So columns
// need not be written as text and read again, and what stays as it is from frame
// to frame is not sent again:
//
//	 0  "FRDL"
//	 4  version of the format: 2
//	 8  n, the number of parts
//	12  0
//	16  for each part its place in the frame and its length in bytes; the place is
//	    0 where the part is not here: it is the part of this number of the last frame
//	16+8n  the parts, each beginning at a multiple of 8
//
// Numbers are little-endian, of 4 bytes where nothing else is said. JSON is in
// UTF-8. Part 0 is the reply, in JSON; what is another part has its number there.
// Each part of a frame is one of
//
//	JSON        lists of texts, and what a method says of itself
//	number, kr  8 bytes a row, IEEE 754; NaN is missing
//	flag        1 byte a row: 0 no, 1 yes, 2 missing
//	text, date  4 bytes a row: the position in a list of texts, -1 missing
//
// A column has the number of its array in "values" and, where its values are
// texts or dates, that of the list in "texts". An array that is not sent again
// has the same texts as before, too.
//
// Whoever reads a frame must have read the one before it, and none in between.
// Neither side keeps more than the parts of the last frame.
//
// www/src/engine/frame.ts reads frames.

const (
	frameMagic   = "FRDL"
	frameVersion = 2
	frameStart   = 16 // bytes before the places of the parts
)

// IsFrame reports whether a reply is a frame; others are JSON.
func IsFrame(reply string) bool { return strings.HasPrefix(reply, frameMagic) }

// sent is what the page has from the last frame.
type sent struct {
	parts  []part
	rows   [][]int32 // that its columns were on
	buffer []byte    // that the parts were written in, for the next frame
}

// part is a part of a frame. Two that are made from the same are the same.
type part struct {
	from   source
	at     int // in frame.out; -1: it is not sent
	length int // in bytes
}

// source is what a part is made from: JSON, all words of a column, or a column
// on some rows.
type source struct {
	json   string
	words  *string // the first; no other list can have it while it is held
	column *table.Column
	kind   string // of the column; "list" for the texts it has on the rows
	row    *int32 // the first
	n      int    // how many words or rows
}

// frame is a frame being made.
type frame struct {
	last    *sent
	parts   []part
	rows    [][]int32
	columns map[*table.Column]placed // as they were added last
	out     []byte
}

// placed is a column on some rows, and where it is.
type placed struct {
	from source
	Placed
}

// newFrame begins a frame after the last one.
func newFrame(last *sent) *frame {
	parts := make([]part, 1, len(last.parts)+1) // the reply comes at the end
	return &frame{last: last, parts: parts, columns: make(map[*table.Column]placed, len(last.parts)), out: last.buffer[:0]}
}

// part is the number of a part, which is written unless the page has it there.
func (f *frame) part(from source, write func()) Part {
	f.parts = append(f.parts, part{})
	f.put(len(f.parts)-1, from, write)
	return Part(len(f.parts) - 1)
}

// put makes the part of a number.
func (f *frame) put(number int, from source, write func()) {
	p := part{from: from, at: -1}
	if number >= len(f.last.parts) || f.last.parts[number].from != from {
		for len(f.out)%8 != 0 {
			f.out = append(f.out, 0)
		}
		p.at = len(f.out)
		write()
		p.length = len(f.out) - p.at
	}
	f.parts[number] = p
}

// json is the number of a part in JSON.
func (f *frame) json(text string) Part {
	return f.part(source{json: text}, func() { f.out = append(f.out, text...) })
}

// on is some rows as columns take them: those that this frame or the last one had
// before, where they are the same. They must stay as they are.
func (f *frame) on(rows []int32) []int32 {
	same := func(known []int32) bool {
		return len(known) == len(rows) && (len(rows) == 0 || &known[0] == &rows[0] || slices.Equal(known, rows))
	}
	if i := slices.IndexFunc(f.rows, same); i >= 0 {
		return f.rows[i]
	}
	if i := slices.IndexFunc(f.last.rows, same); i >= 0 {
		rows = f.last.rows[i]
	}
	f.rows = append(f.rows, rows)
	return rows
}

// column is where the values of a column of a type are, on rows that on gave.
func (f *frame) column(c *table.Column, kind string, rows []int32) Placed {
	from := source{column: c, kind: kind, n: len(rows)}
	if len(rows) > 0 {
		from.row = &rows[0]
	}
	if known := f.columns[c]; known.from == from {
		return known.Placed
	}
	p := f.values(c, from, rows)
	f.columns[c] = placed{from, p}
	return p
}

// values is where the values of a column are that are to be added.
func (f *frame) values(c *table.Column, from source, rows []int32) (p Placed) {
	switch from.kind {
	case "text", "date":
		return f.texts(c, from, rows)
	case "flag":
		p.Values = f.part(from, func() { f.out = appendFlags(f.out, c, rows) })
	default:
		p.Values = f.part(from, func() { f.out = appendNumbers(f.out, c, rows) })
	}
	return p
}

func appendNumbers(out []byte, c *table.Column, rows []int32) []byte {
	at := len(out)
	out = slices.Grow(out, 8*len(rows))[:at+8*len(rows)]
	to := out[at:]
	for _, row := range rows {
		x := math.NaN()
		if c.Has(int(row)) {
			x = c.Numbers[row]
		}
		binary.LittleEndian.PutUint64(to, math.Float64bits(x))
		to = to[8:]
	}
	return out
}

func appendFlags(out []byte, c *table.Column, rows []int32) []byte {
	for _, row := range rows {
		switch {
		case !c.Has(int(row)):
			out = append(out, 2)
		case c.Flags.Get(int(row)):
			out = append(out, 1)
		default:
			out = append(out, 0)
		}
	}
	return out
}

// texts is where the values of a column of texts or dates are. Of a list of
// texts much longer than the rows only what they use is sent.
func (f *frame) texts(c *table.Column, from source, rows []int32) Placed {
	list, spell := from, spellWords
	list.kind = "list"
	switch {
	case from.kind == "date":
		spell = spellDays
	case len(c.Words) > 0 && len(c.Words) <= 2*len(rows)+64:
		list, spell = source{words: &c.Words[0], n: len(c.Words)}, allWords
	}
	var codes []int32
	var words []string
	spelled := func() {
		if words == nil {
			codes, words = spell(c, rows)
		}
	}
	var p Placed
	p.Values = f.part(from, func() {
		spelled()
		f.out = slices.Grow(f.out, 4*len(codes))
		for _, code := range codes {
			f.out = binary.LittleEndian.AppendUint32(f.out, uint32(code))
		}
	})
	p.Texts = Part(slices.IndexFunc(f.parts, func(p part) bool { return p.from == list }))
	if p.Texts < 0 {
		p.Texts = f.part(list, func() {
			spelled()
			f.out = jsontext.Append(f.out, words)
		})
	}
	return p
}

// allWords is the codes of a column of texts on some rows, and all its words.
func allWords(c *table.Column, rows []int32) (codes []int32, words []string) {
	codes = make([]int32, len(rows))
	for i, row := range rows {
		codes[i] = c.Codes[row]
	}
	return codes, c.Words
}

// spellWords numbers the words that a column of texts has on some rows.
func spellWords(c *table.Column, rows []int32) (codes []int32, words []string) {
	return spellKeys(rows, func(row int32) (int32, bool) { return c.Codes[row], c.Codes[row] >= 0 },
		func(code int32) string { return c.Words[code] })
}

// spellDays numbers the days that a column of dates has on some rows, as ISO texts.
func spellDays(c *table.Column, rows []int32) (codes []int32, words []string) {
	return spellKeys(rows, func(row int32) (float64, bool) { return c.Numbers[row], c.Has(int(row)) }, formula.Day)
}

// spellKeys numbers what rows have in the order in which it comes first, and
// spells it.
func spellKeys[K comparable](rows []int32, has func(row int32) (K, bool), spell func(K) string) ([]int32, []string) {
	codes, words := make([]int32, len(rows)), []string{}
	numbers := map[K]int32{}
	for i, row := range rows {
		key, there := has(row)
		if !there {
			codes[i] = -1
			continue
		}
		code, known := numbers[key]
		if !known {
			code = int32(len(words))
			numbers[key], words = code, append(words, spell(key))
		}
		codes[i] = code
	}
	return codes, words
}

// finish is the frame with what it replies, which is JSON. The page has its parts
// from now on.
func (f *frame) finish(reply string) string {
	f.put(0, source{json: reply}, func() { f.out = append(f.out, reply...) })
	*f.last = sent{f.parts, f.rows, f.out}
	start := frameStart + 8*len(f.parts)
	head := make([]byte, 0, start)
	head = append(head, frameMagic...)
	for _, n := range []int{frameVersion, len(f.parts), 0} {
		head = binary.LittleEndian.AppendUint32(head, uint32(n))
	}
	for _, p := range f.parts {
		at := 0
		if p.at >= 0 {
			at = start + p.at
		}
		head = binary.LittleEndian.AppendUint32(head, uint32(at))
		head = binary.LittleEndian.AppendUint32(head, uint32(p.length))
	}
	var out strings.Builder
	out.Grow(len(head) + len(f.out))
	out.Write(head)
	out.Write(f.out)
	return out.String()
}
