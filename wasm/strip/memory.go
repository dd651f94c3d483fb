package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// The parts of a wasm file that matter here.
const (
	wasmHeader    = "\x00asm\x01\x00\x00\x00"
	customSection = 0
	dataSection   = 11
	opConst       = 0x41 // i32.const
	opEnd         = 0x0b
)

var errWasm = errors.New("this is no wasm file as Go makes them")

// gap is how many zeros in a row are left out of the file. Go's linker leaves
// every dozen out, which makes a hundred thousand segments: their addresses weigh more
// compressed than the zeros between them.
const gap = 1024

// memory is what a program finds in its memory when it starts.
type memory struct {
	bytes      []byte
	start, end int // of its section in the file
}

// readMemory reads the data section of a file. What is in none of its segments is
// zero.
func readMemory(file []byte) (*memory, error) {
	if len(file) < len(wasmHeader) || string(file[:len(wasmHeader)]) != wasmHeader {
		return nil, errWasm
	}
	r := &reader{file: file, at: len(wasmHeader)}
	for r.at < len(file) && !r.bad {
		start := r.at
		id := r.byte()
		if length := r.number(); id != dataSection {
			r.skip(length)
			continue
		}
		m := &memory{start: start}
		for range r.number() {
			m.add(r)
		}
		if m.end = r.at; r.bad {
			break
		}
		return m, nil
	}
	return nil, errWasm
}

// add reads a segment.
func (m *memory) add(r *reader) {
	kind, op := r.byte(), r.byte()
	at, end, length := r.number(), r.byte(), r.number()
	start := r.at
	r.skip(length)
	if r.bad = r.bad || kind != 0 || op != opConst || end != opEnd; r.bad {
		return
	}
	if more := at + length - len(m.bytes); more > 0 {
		m.bytes = append(m.bytes, make([]byte, more)...)
	}
	copy(m.bytes[at:], r.file[start:r.at])
}

// write is the file that the memory was read from with the memory's bytes in it.
func (m *memory) write(file []byte) []byte {
	var segments []byte
	count := uint64(0)
	zeros := make([]byte, gap)
	for at := 0; ; count++ {
		rest := bytes.TrimLeft(m.bytes[at:], "\x00")
		if len(rest) == 0 {
			break
		}
		at = len(m.bytes) - len(rest)
		if end := bytes.Index(rest, zeros); end >= 0 {
			rest = rest[:end]
		}
		rest = bytes.TrimRight(rest, "\x00")
		segments = append(appendSigned(append(segments, 0, opConst), at), opEnd)
		segments = append(binary.AppendUvarint(segments, uint64(len(rest))), rest...)
		at += len(rest)
	}
	body := append(binary.AppendUvarint(nil, count), segments...)
	section := binary.AppendUvarint([]byte{dataSection}, uint64(len(body)))
	return slices.Concat(file[:m.start], section, body, file[m.end:])
}

// appendSigned writes a LEB128 number that may have a sign; this one has none.
func appendSigned(b []byte, x int) []byte {
	for ; x >= 0x40; x >>= 7 {
		b = append(b, byte(x)|0x80)
	}
	return append(b, byte(x))
}

// reader reads a file; bad is set where it ends too soon.
type reader struct {
	file []byte
	at   int
	bad  bool
}

func (r *reader) skip(n int) {
	if n < 0 || n > len(r.file)-r.at {
		r.bad, n = true, len(r.file)-r.at
	}
	r.at += n
}

func (r *reader) byte() byte {
	r.skip(1)
	if r.bad {
		return 0
	}
	return r.file[r.at-1]
}

// number reads a LEB128 number of at most 31 bits. The addresses in segments
// are signed, so one with its top bit set is not as Go makes them.
func (r *reader) number() int {
	x, n := binary.Uvarint(r.file[r.at:])
	if n <= 0 || x >= 1<<31 {
		r.bad, n, x = true, 0, 0
	}
	r.at += n
	return int(x)
}

// text reads a text behind its length.
func (r *reader) text() string {
	start := r.at
	r.skip(r.number())
	if r.bad {
		return ""
	}
	_, n := binary.Uvarint(r.file[start:])
	return string(r.file[start+n : r.at])
}
