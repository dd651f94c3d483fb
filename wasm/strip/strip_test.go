package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// before stands in memory before the table.
const before = "before\x00\x00\x00\x00"

// names are those of the two functions below and of one that is inlined.
const names = "\x00main.f\x00main.g\x00runtime.main\x00"

// The tables of instructions in the program below: pairs of numbers, ended by 0;
// and its facts.
var (
	stack    = []byte{2, 5, 7, 0x81, 1, 0}
	lines    = []byte{20, 5, 0x92, 2, 9, 0}
	first    = []byte{0, 3, 4, 1, 0} // begins with 0 and does not end there
	signals  = []byte{1, 2, 3, 4, 0}
	pointers = []byte("pointers.")
	inlined  = []byte("inlined....")
	objects  = []byte("objects..")
)

// index begins the search for functions of two stretches of instructions.
var index = []int{every + 3, 0x01020304, 5, 6, 7, 2*every + 1, 8, 9, 10, 11}

// functions makes the memory of a program with a table of two functions. The
// first has as its other tables signals and first, as facts pointers and inlined.
// The second has no other table; its line table is that of its stack sizes, its
// first and fourth facts are objects.
func functions() []byte {
	tables := append([]byte{0}, bytes.Join([][]byte{stack, lines, first, signals}, nil)...)
	facts := bytes.Join([][]byte{objects, inlined, pointers}, nil)
	at := func(in, what []byte) int { return bytes.Index(in, what) }
	words := func(list ...int) (b []byte) {
		for _, v := range list {
			b = binary.LittleEndian.AppendUint32(b, uint32(v))
		}
		return b
	}
	one := words(0x10000, 1, 8, 9, at(tables, stack), at(tables, lines), at(tables, lines), 2, 3, 42, 0x04000000,
		at(tables, signals), at(tables, first), at(facts, pointers), noFact, noFact, at(facts, inlined))
	two := words(0x20000, 15, 8, 9, at(tables, stack), at(tables, lines), at(tables, stack), 0, 3, 43, 0x04000000,
		at(facts, objects), noFact, noFact, at(facts, objects))
	funcs := slices.Concat(words(0x10000, 20, 0x20000, 20+len(one), 0x30000), one, two)
	b := bytes.Clone(magic)
	fields := []int{2, 1, 0, headerSize}
	parts := [][]byte{[]byte(names), {0, 0, 0, 0}, []byte("main.go\x00"), tables, funcs}
	for _, part := range parts[:4] {
		fields = append(fields, fields[len(fields)-1]+len(part))
	}
	for _, v := range fields {
		b = binary.LittleEndian.AppendUint64(b, uint64(v))
	}
	b = append(append([]byte(before), b...), bytes.Join(parts, nil)...)
	description := make([]byte, factsField+8)
	binary.LittleEndian.PutUint64(description, uint64(len(before)))
	binary.LittleEndian.PutUint64(description[8:], uint64(len(before)+headerSize))
	end := len(b) + len(description)
	binary.LittleEndian.PutUint64(description[factsField:], uint64(end))
	binary.LittleEndian.PutUint64(description[findField:], uint64(end+len(facts)))
	binary.LittleEndian.PutUint64(description[firstField:], 0x10000)
	binary.LittleEndian.PutUint64(description[endField:], 0x10000+indexStep+1)
	return slices.Concat(b, description, facts, words(index...))
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

// producers is the section in which a program says what made it.
func producers(version string) []byte {
	text := func(s string) string { return string(rune(len(s))) + s }
	body := text("producers") + "\x02" + text("processed-by") + "\x01" + text("linker") + text("1") +
		text("language") + "\x01" + text("Go") + text(version)
	return append([]byte{customSection, byte(len(body))}, body...)
}

// TestVersion sees that a file of another version of Go is refused.
func TestVersion(t *testing.T) {
	whole := program(functions())
	for version, want := range map[string]string{
		"go1.26": "", "go1.26.8": "", "go1.27.1": "go1.27.1", "go1.260": "go1.260", "devel go1.27-abc": "devel",
	} {
		err := checkVersion(append(bytes.Clone(whole), producers(version)...))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), "made by "+want) {
			t.Errorf("%s: %v", version, err)
		}
	}
	section := producers("go1.26.8")
	for n := range section {
		if err := checkVersion(append(bytes.Clone(whole), section[:n]...)); err == nil || !strings.Contains(err.Error(), "does not say") {
			t.Errorf("with %d bytes of the section: %v", n, err)
		}
	}
}

func TestStrip(t *testing.T) {
	memory := functions()
	file := append(program(memory), producers("go1.26.8")...)
	name := filepath.Join(t.TempDir(), "a.wasm")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(name); err != nil {
		t.Fatal(err)
	}
	out, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := readMemory(out)
	if err != nil {
		t.Fatal(err)
	}
	want := bytes.Clone(memory)
	gone := func(what []byte) {
		at := bytes.Index(want, what)
		clear(want[at : at+len(what)])
	}
	for _, what := range [][]byte{[]byte("main.f"), []byte("main.g"), []byte("main.go"), lines, signals, inlined} {
		gone(what)
	}
	table := want[len(before):]
	funcs := table[binary.LittleEndian.Uint64(table[funcsField:]):]
	for _, at := range []uint32{number(funcs[4:]), number(funcs[12:])} {
		for _, field := range []int{fileTable, lineTable, unit, startLine} {
			put(funcs[int(at)+field:], 0)
		}
	}
	one, two := funcs[number(funcs[4:]):], funcs[number(funcs[12:]):]
	put(one[nameField:], 0)
	put(one[otherTables:], 0)
	put(one[otherTables+4*5:], noFact)
	put(two[otherTables+4*3:], noFact)
	found := want[len(want)-2*indexEntry:]
	put(found, every)
	put(found[indexEntry:], 2*every)
	if want = bytes.TrimRight(want, "\x00"); !bytes.Equal(m.bytes, want) {
		t.Errorf("%q\nbecame\n%q, not\n%q", memory, m.bytes, want)
	}
}

// TestSegments sees that the memory that a file is written with is the one that it
// is read with, that only long stretches of zeros are left out of it, and that what
// stands around it stays.
func TestSegments(t *testing.T) {
	zeros := func(n int) []byte { return make([]byte, n) }
	for _, c := range []struct {
		memory   []byte
		segments byte
	}{
		{slices.Concat([]byte("a"), zeros(4), []byte("b")), 1},
		{slices.Concat([]byte("a"), zeros(gap-1), []byte("b")), 1},
		{slices.Concat([]byte("a"), zeros(gap), []byte("b")), 2},
		{slices.Concat(zeros(63), []byte("a"), zeros(3*gap), []byte("b"), zeros(8191), []byte("c")), 3},
	} {
		file := append(program(c.memory), producers("go1.26.8")...)
		m, err := readMemory(file)
		if err != nil {
			t.Fatal(err)
		}
		out := m.write(file)
		again, err := readMemory(out)
		if err != nil || !bytes.Equal(again.bytes, c.memory) {
			t.Errorf("a memory of %d bytes is read as one of %d, or with others: %v", len(c.memory), len(again.bytes), err)
			continue
		}
		_, size := binary.Uvarint(out[again.start+1:])
		if count := out[again.start+1+size]; count != c.segments {
			t.Errorf("a memory of %d bytes has %d segments, not %d", len(c.memory), count, c.segments)
		}
		if !bytes.Equal(out[:again.start], file[:m.start]) || !bytes.Equal(out[again.end:], file[m.end:]) {
			t.Error("what stands around the memory changed")
		}
	}
}

// TestNames sees that the names stay that the runtime goes by.
func TestNames(t *testing.T) {
	for kind, want := range map[byte]string{0: "\x00\x00\x00\x00\x00\x00\x00", wrapper: "\x00main.f"} {
		memory := functions()
		table := memory[len(before):]
		funcs := table[binary.LittleEndian.Uint64(table[funcsField:]):]
		funcs[number(funcs[4:])+kindField] = kind
		if err := stripLines(memory); err != nil {
			t.Fatal(err)
		}
		if got := string(table[headerSize : headerSize+len(want)]); got != want {
			t.Errorf("functions of kind %d: names begin with %q, not %q", kind, got, want)
		}
		if !bytes.Contains(memory, []byte("runtime.main")) || bytes.Contains(memory, []byte("main.g")) {
			t.Errorf("functions of kind %d: %q", kind, memory)
		}
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
	memory := functions()
	if err := stripLines(append(memory, memory...)); err == nil {
		t.Error("two programs are one")
	}
	funcs := int(binary.LittleEndian.Uint64(memory[len(before)+funcsField:]))
	for _, n := range []int{0, len(magic) - 1, headerSize - 1, headerSize, funcs, funcs + 60, funcs + 400} {
		if err := stripLines(bytes.Clone(memory[:len(before)+n])); err == nil || !strings.Contains(err.Error(), "table of functions") {
			t.Errorf("a memory that ends after %d bytes: %v", n, err)
		}
	}
	endless := functions()
	table := endless[len(before):]
	tables := table[binary.LittleEndian.Uint64(table[tablesField:]):binary.LittleEndian.Uint64(table[funcsField:])]
	for i := range tables {
		tables[i] = 0x80
	}
	if err := stripLines(endless); err == nil {
		t.Error("a table of instructions without an end is taken")
	}
}
