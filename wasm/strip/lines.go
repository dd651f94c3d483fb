package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// Go's table of functions, as package runtime reads it (pcHeader in symtab.go,
// _func in runtime2.go) and cmd/link/internal/ld/pcln.go writes it: a header of
// 8-byte fields; names of functions; names of files, in two tables; the tables
// that tell something about each instruction; and the functions. What stands in
// it is little-endian.
const (
	headerSize  = 9 * 8
	countField  = 1 * 8 // how many functions there are
	unitsField  = 5 * 8 // where the tables begin, from the header: files of each compilation unit,
	filesField  = 6 * 8 // names of files,
	tablesField = 7 * 8 // tables of instructions,
	funcsField  = 8 * 8 // functions: for each its first instruction and where more is told, 4 bytes each; then that

	// In what is told of a function, in bytes:
	stackTable   = 16 // where the table of stack sizes is, from the beginning of the tables; 0: there is none
	fileTable    = 20 // that of files
	lineTable    = 24 // that of lines
	otherCount   = 28 // how many other tables there are
	startLine    = 36
	otherTables  = 44
	functionSize = otherTables
)

// magic begins the table of functions since Go 1.20; then an instruction's size
// and a pointer's.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// stripLines takes files and lines out of the table of functions in a program's
// memory.
func stripLines(memory []byte) (err error) {
	defer func() {
		if caught := recover(); caught != nil {
			err = fmt.Errorf("the table of functions is not as it was in Go 1.26: %v", caught)
		}
	}()
	at := bytes.Index(memory, magic)
	if at < 0 || bytes.Contains(memory[at+1:], magic) {
		return errors.New("the table of functions is not found, or more than one: it is as in Go 1.20 to 1.26 only in a file with one program")
	}
	newTable(memory[at:]).strip()
	return nil
}

// table is a table of functions, cut into its parts.
type table struct {
	count                int
	files, tables, funcs []byte
}

func newTable(b []byte) *table {
	field := func(at int) uint64 { return binary.LittleEndian.Uint64(b[at:headerSize]) }
	units, tables, funcs := field(unitsField), field(tablesField), field(funcsField)
	return &table{
		count:  int(field(countField)),
		files:  b[units:tables],
		tables: b[tables:funcs],
		funcs:  b[funcs:],
	}
}

// strip makes files and lines zero: the names, the tables that only they are in,
// and where functions say that these are.
func (t *table) strip() {
	used := make([]bool, len(t.tables))
	for i := range t.count {
		f := t.funcs[binary.LittleEndian.Uint32(t.funcs[8*i+4:]):]
		t.use(used, f[stackTable:])
		for j := range binary.LittleEndian.Uint32(f[otherCount:]) {
			t.use(used, f[otherTables+4*j:])
		}
		for _, field := range []int{fileTable, lineTable, startLine} {
			clear(f[field : field+4])
		}
	}
	clear(t.files)
	for i := range t.tables {
		if !used[i] {
			t.tables[i] = 0
		}
	}
}

// use marks the table that a field gives the beginning of. It is pairs of
// numbers that the first number 0 ends, save as the very first.
func (t *table) use(used []bool, field []byte) {
	start := int(binary.LittleEndian.Uint32(field))
	if start == 0 || used[start] {
		return
	}
	at := start
	number := func() uint64 {
		x, n := binary.Uvarint(t.tables[at:])
		if n <= 0 {
			panic("a table of instructions does not end")
		}
		at += n
		return x
	}
	for first := true; number() != 0 || first; first = false {
		number()
	}
	for i := start; i < at; i++ {
		used[i] = true
	}
}
