package main

import (
	"encoding/binary"
	"errors"
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

// memory is what a program finds in its memory when it starts.
type memory struct {
	bytes    []byte
	segments []segment
}

// segment is a part of the memory that stands in the file; what is in none is
// zero.
type segment struct{ file, at, length int }

// readMemory reads the data section of a file.
func readMemory(file []byte) (*memory, error) {
	if len(file) < len(wasmHeader) || string(file[:len(wasmHeader)]) != wasmHeader {
		return nil, errWasm
	}
	r := &reader{file: file, at: len(wasmHeader)}
	for r.at < len(file) && !r.bad {
		id := r.byte()
		if length := r.number(); id != dataSection {
			r.skip(length)
			continue
		}
		m := &memory{}
		for range r.number() {
			m.add(r)
		}
		if r.bad {
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
	s := segment{r.at, at, length}
	r.skip(length)
	if r.bad = r.bad || kind != 0 || op != opConst || end != opEnd; r.bad {
		return
	}
	if more := s.at + s.length - len(m.bytes); more > 0 {
		m.bytes = append(m.bytes, make([]byte, more)...)
	}
	copy(m.bytes[s.at:], r.file[s.file:s.file+s.length])
	m.segments = append(m.segments, s)
}

// write puts the memory's bytes back into the file they were read from.
func (m *memory) write(file []byte) {
	for _, s := range m.segments {
		copy(file[s.file:s.file+s.length], m.bytes[s.at:])
	}
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
