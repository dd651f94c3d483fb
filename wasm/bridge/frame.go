package bridge

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// A frame is a reply that carries columns as arrays and all else as JSON, so that
// columns need not be written as text and read again:
//
//	 0  "FRDL"
//	 4  version of the format: 1
//	 8  n, the length of the header in bytes, a multiple of 8
//	12  0
//	16  the header: {"reply": ..., "texts": {...}} in UTF-8, blanks after it
//	16+n  the payload: arrays, each beginning at a multiple of 8
//
// Numbers outside the header are little-endian, of 4 bytes where nothing else is
// said. Where a column's values belong, the header has "at", the offset of an
// array in the payload, with a value for each row:
//
//	number, kr  8 bytes, IEEE 754; NaN is missing
//	flag        1 byte: 0 no, 1 yes, 2 missing
//	text, date  4 bytes: the position in a list of texts, -1 missing; "texts" is the number of the list
//
// Lists of texts mostly stay the same from frame to frame. "texts" of the header
// has an entry for each list that the frame refers to: the list, or null for one
// that was in the last frame. Neither side keeps others.
//
// www/src/engine/frame.ts reads frames.

const (
	frameMagic   = "FRDL"
	frameVersion = 1
)

// IsFrame reports whether a reply is a frame; others are JSON.
func IsFrame(reply string) bool { return strings.HasPrefix(reply, frameMagic) }

// texts are the lists of texts that the page has from the last frame.
type texts struct {
	room  []byte               // of the last frame's payload, for the next
	count int                  // lists numbered so far
	held  map[*string]wordList // by the first of its texts, which no other list can have while it is held
}

type wordList struct {
	number int
	words  []string
}

// frame is a frame being made.
type frame struct {
	before *texts
	held   map[*string]wordList
	texts  map[int][]string // for the header; nil: the page has it
	out    []byte           // the payload
}

// newFrame begins a frame after those that brought the texts.
func newFrame(before *texts) *frame {
	return &frame{before: before, held: map[*string]wordList{}, texts: map[int][]string{}, out: before.room[:0]}
}

// array is where a column's values are; Texts is 0 where they are no texts.
type array struct {
	At    int `json:"at"`
	Texts int `json:"texts,omitempty"`
}

// column adds the values of a column of a type on some rows.
func (f *frame) column(c *table.Column, kind string, rows []int32) array {
	for len(f.out)%8 != 0 {
		f.out = append(f.out, 0)
	}
	a := array{At: len(f.out)}
	f.out = slices.Grow(f.out, 8*len(rows))
	switch kind {
	case "text":
		a.Texts = f.words(c, rows)
	case "date":
		a.Texts = f.days(c, rows)
	case "flag":
		for _, row := range rows {
			f.out = append(f.out, flagByte(c, int(row)))
		}
	default:
		f.out = appendNumbers(f.out, c, rows)
	}
	return a
}

func appendNumbers(out []byte, c *table.Column, rows []int32) []byte {
	for _, row := range rows {
		x := math.NaN()
		if c.Has(int(row)) {
			x = c.Numbers[row]
		}
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(x))
	}
	return out
}

func flagByte(c *table.Column, row int) byte {
	switch {
	case !c.Has(row):
		return 2
	case c.Flags.Get(row):
		return 1
	}
	return 0
}

// words adds the codes of a column of texts and gives the number of its list. Of
// a list much longer than the rows only what they use is sent.
func (f *frame) words(c *table.Column, rows []int32) int {
	out, words := f.out, c.Words
	if len(words) <= 2*len(rows)+64 {
		for _, row := range rows {
			out = binary.LittleEndian.AppendUint32(out, uint32(c.Codes[row]))
		}
		f.out = out
		return f.list(words)
	}
	words = nil
	short := map[int32]int32{-1: -1}
	for _, row := range rows {
		code, known := short[c.Codes[row]]
		if !known {
			code = int32(len(words))
			short[c.Codes[row]] = code
			words = append(words, c.Words[c.Codes[row]])
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(code))
	}
	f.out = out
	return f.list(words)
}

// days adds the codes of a column of dates, whose texts are ISO dates.
func (f *frame) days(c *table.Column, rows []int32) int {
	var words []string
	codes := map[float64]int32{}
	for _, row := range rows {
		code := int32(-1)
		if c.Has(int(row)) {
			day := c.Numbers[row]
			known := false
			if code, known = codes[day]; !known {
				code = int32(len(words))
				codes[day] = code
				words = append(words, formula.Day(day))
			}
		}
		f.out = binary.LittleEndian.AppendUint32(f.out, uint32(code))
	}
	return f.list(words)
}

// list is the number of a list of texts; 0 for an empty one.
func (f *frame) list(words []string) int {
	if len(words) == 0 {
		return 0
	}
	id := &words[0]
	if l, ok := f.held[id]; ok && len(l.words) == len(words) {
		return l.number
	}
	if l, ok := f.before.held[id]; ok && len(l.words) == len(words) {
		f.held[id], f.texts[l.number] = l, nil
		return l.number
	}
	f.before.count++
	f.held[id], f.texts[f.before.count] = wordList{f.before.count, words}, words
	return f.before.count
}

// finish is the frame with what it replies, which is JSON. The page has its texts
// from now on.
func (f *frame) finish(reply string) (string, error) {
	lists, err := json.Marshal(f.texts)
	if err != nil {
		return "", err
	}
	f.before.held, f.before.room = f.held, f.out
	header := `{"reply":` + reply + `,"texts":` + string(lists) + `}`
	header += strings.Repeat(" ", (8-len(header)%8)%8)
	start := []byte(frameMagic)
	for _, n := range []int{frameVersion, len(header), 0} {
		start = binary.LittleEndian.AppendUint32(start, uint32(n))
	}
	var out strings.Builder
	out.Grow(len(start) + len(header) + len(f.out))
	out.Write(start)
	out.WriteString(header)
	out.Write(f.out)
	return out.String(), nil
}
