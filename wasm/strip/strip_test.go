package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The tables of instructions in the program below: pairs of numbers, ended by 0.
var (
	stack = []byte{2, 5, 7, 0x81, 1, 0}
	lines = []byte{20, 5, 0x92, 2, 9, 0}
	first = []byte{0, 3, 4, 1, 0} // begins with 0 and does not end there
)

// functions makes a table of two functions. The first has the table first as its
// only other one, the second has none; its line table is that of its stack sizes.
func functions() []byte {
	tables := append([]byte{0}, bytes.Join([][]byte{stack, lines, first}, nil)...)
	stackAt, linesAt, firstAt := 1, 1+len(stack), 1+len(stack)+len(lines)
	function := func(lines, other int) []byte {
		var b []byte
		for _, v := range []int{0x10000, 7, 8, 9, stackAt, linesAt, lines, 1, 3, 42, 0x01000000, other, 0x77} {
			b = binary.LittleEndian.AppendUint32(b, uint32(v))
		}
		return b
	}
	funcs := []byte{0, 0, 1, 0, 20, 0, 0, 0, 0, 0, 2, 0, 72, 0, 0, 0, 0, 0, 3, 0}
	funcs = append(append(funcs, function(linesAt, firstAt)...), function(stackAt, 0)...)
	names, units, files := "\x00main.main\x00main.f\x00", "\x00\x00\x00\x00", "main.go\x00"
	b := bytes.Clone(magic)
	at := headerSize
	fields := []int{2, 1, 0}
	for _, part := range []string{names, units, files, string(tables), string(funcs)} {
		fields = append(fields, at)
		at += len(part)
	}
	for _, v := range fields {
		b = binary.LittleEndian.AppendUint64(b, uint64(v))
	}
	return append(b, names+units+files+string(tables)+string(funcs)...)
}

// program makes a wasm file whose memory holds some bytes, in two segments with
// a gap of zeros where the bytes have one.
func program(memory []byte) []byte {
	gap := bytes.Index(memory, make([]byte, 4))
	var data []byte
	data = append(data, 2)
	for _, s := range [][2]int{{0, gap}, {gap + 4, len(memory)}} {
		data = append(binary.AppendUvarint(append(data, 0, opConst), uint64(s[0])), opEnd)
		data = append(binary.AppendUvarint(data, uint64(s[1]-s[0])), memory[s[0]:s[1]]...)
	}
	out := append([]byte(wasmHeader), 1, 1, 0, dataSection)
	return append(binary.AppendUvarint(out, uint64(len(data))), data...)
}

func TestStrip(t *testing.T) {
	before := append([]byte("before\x00\x00\x00\x00"), functions()...)
	file := program(before)
	name := filepath.Join(t.TempDir(), "a.wasm")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(name); err != nil {
		t.Fatal(err)
	}
	out, err := os.ReadFile(name)
	if err != nil || len(out) != len(file) {
		t.Fatalf("%d bytes became %d: %v", len(file), len(out), err)
	}
	m, err := readMemory(out)
	if err != nil {
		t.Fatal(err)
	}
	want := bytes.Clone(before)
	gone := func(what []byte) {
		at := bytes.Index(want, what)
		clear(want[at : at+len(what)])
	}
	gone([]byte("main.go"))
	gone(lines)
	b := want[10:]
	funcs := b[binary.LittleEndian.Uint64(b[funcsField:]):]
	for _, f := range [][]byte{funcs[20:], funcs[72:]} {
		for _, field := range []int{fileTable, lineTable, startLine} {
			clear(f[field : field+4])
		}
	}
	if !bytes.Equal(m.bytes, want) {
		t.Errorf("%q\nbecame\n%q, not\n%q", before, m.bytes, want)
	}
}

// TestStripRefuses sees that files that are not as Go makes them are refused,
// wherever they end.
func TestStripRefuses(t *testing.T) {
	whole := program(functions())
	for n := range whole {
		if _, err := readMemory(whole[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are read as a whole file", n, len(whole))
		}
	}
	table := functions()
	if err := stripLines(append(table, table...)); err == nil {
		t.Error("two programs are one")
	}
	for _, n := range []int{0, len(magic) - 1, headerSize - 1, headerSize, len(table) - 60} {
		if err := stripLines(bytes.Clone(table[:n])); err == nil || !strings.Contains(err.Error(), "table of functions") {
			t.Errorf("a table that ends after %d bytes: %v", n, err)
		}
	}
	endless := functions()
	tables := endless[binary.LittleEndian.Uint64(endless[tablesField:]):binary.LittleEndian.Uint64(endless[funcsField:])]
	for i := range tables {
		tables[i] = 0x80
	}
	if err := stripLines(endless); err == nil {
		t.Error("a table of instructions without an end is taken")
	}
}
