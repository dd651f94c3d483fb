package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Go's table of functions, as package runtime reads it (pcHeader, _func and
// moduledata in symtab.go and runtime2.go, PCDATA and FUNCDATA in internal/abi)
// and cmd/link/internal/ld/pcln.go writes it: a header of 8-byte fields; names of
// functions; names of files, in two tables; the tables that tell something about
// each instruction; and the functions. What stands in it is little-endian.
const (
	headerSize  = 9 * 8
	countField  = 1 * 8 // how many functions there are
	namesField  = 4 * 8 // where the tables begin, from the header: names of functions,
	unitsField  = 5 * 8 // files of each compilation unit,
	tablesField = 7 * 8 // tables of instructions,
	funcsField  = 8 * 8 // functions: for each its first instruction and where more is told, 4 bytes each; then that

	// In what is told of a function, in bytes:
	nameField   = 4  // where its name is, from the beginning of the names; 0: it has none
	stackTable  = 16 // where the table of stack sizes is, from the beginning of the tables; 0: there is none
	fileTable   = 20 // that of files
	lineTable   = 24 // that of lines
	tableCount  = 28 // how many other tables there are, 4 bytes
	unit        = 32 // the compilation unit, which tells what its files are
	startLine   = 36
	kindField   = 40 // 1 byte
	factCount   = 43 // how many facts there are, 1 byte
	otherTables = 44 // where they are, 4 bytes each; then where the facts are, 4 bytes each from the beginning of all facts

	// In the program's description of itself, which begins with where the header
	// and the names of functions are:
	findField  = 19 * 8 // where the index is that finds an instruction's function
	firstField = 20 * 8 // the first instruction,
	endField   = 21 * 8 // and the one behind the last
	factsField = 40 * 8 // where all facts begin

	// The index has an entry for so many instructions: the number of a function in 4
	// bytes, and 16 that add to it. The runtime begins there and goes on from function
	// to function to the one that it looks for (findfunc in symtab.go).
	indexStep  = 4096
	indexEntry = 4 + 16
	// every is how many functions it may have to go on.
	every = 64
)

// magic begins the table of functions since Go 1.20; then an instruction's size
// and a pointer's.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Of the other tables and the facts, those that only traces read or, the first,
// only signals, which wasm has not.
var (
	idleTables = []int{0, 2, 3} // where a signal may stop; calls that were inlined; arguments that are alive
	idleFacts  = []int{3, 5, 6} // calls that were inlined; arguments; when they are alive
)

const noFact = 1<<32 - 1

// The runtime goes by some names: those of its own functions, of some in package
// reflect, and of functions that the compiler wraps around others.
var namedPackages = [][]byte{[]byte("runtime."), []byte("internal/runtime/"), []byte("reflect.")}

const wrapper = 23 // the kind of such functions

// stripLines takes out of the table of functions in a program's memory what only
// the traces of panics read.
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
	newTable(memory, at).strip()
	return nil
}

// table is a table of functions, cut into its parts.
type table struct {
	count                       int
	names, files, tables, funcs []byte
	facts                       []byte // begins with them and goes on behind them
	index                       []byte
}

func newTable(memory []byte, at int) *table {
	b := memory[at:]
	field := func(at int) uint64 { return binary.LittleEndian.Uint64(b[at:headerSize]) }
	names, units, tables, funcs := field(namesField), field(unitsField), field(tablesField), field(funcsField)
	self := binary.LittleEndian.AppendUint64(nil, uint64(at))
	self = binary.LittleEndian.AppendUint64(self, uint64(at)+names)
	description := memory[bytes.Index(memory, self):]
	word := func(at int) uint64 { return binary.LittleEndian.Uint64(description[at:]) }
	entries := (word(endField) - word(firstField) + indexStep - 1) / indexStep
	return &table{
		count:  int(field(countField)),
		names:  b[names:units],
		files:  b[units:tables],
		tables: b[tables:funcs],
		funcs:  b[funcs:],
		facts:  memory[word(factsField):],
		index:  memory[word(findField):][:entries*indexEntry],
	}
}

// strip makes zero what is not needed: names of files and functions, the tables
// and facts that no function says any more where they are.
func (t *table) strip() {
	names, tables := make([]bool, len(t.names)), make([]bool, len(t.tables)) // which bytes are needed
	facts := map[uint32]bool{}                                               // where facts are: whether they are needed
	for i := range t.count {
		f := t.funcs[number(t.funcs[8*i+4:]):]
		for _, field := range []int{fileTable, lineTable, unit, startLine} {
			put(f[field:], 0)
		}
		t.useName(names, f)
		t.useTables(tables, f)
		useFacts(facts, f)
	}
	clear(t.files)
	keep(t.names, names)
	keep(t.tables, tables)
	t.clearFacts(facts)
	t.coarsen()
}

// coarsen has all searches for a function begin at one of every few, so that long
// stretches of the index are alike.
func (t *table) coarsen() {
	for entry := range slices.Chunk(t.index, indexEntry) {
		put(entry, number(entry)&^(every-1))
	}
}

// keep makes zero what is not needed.
func keep(bytes []byte, needed []bool) {
	for i := range bytes {
		if !needed[i] {
			bytes[i] = 0
		}
	}
}

// useName marks the name of a function, or takes it from it.
func (t *table) useName(used []bool, f []byte) {
	at := number(f[nameField:])
	name := t.names[at:]
	name = name[:bytes.IndexByte(name, 0)]
	if f[kindField] != wrapper && !slices.ContainsFunc(namedPackages, func(p []byte) bool { return bytes.HasPrefix(name, p) }) {
		put(f[nameField:], 0)
		return
	}
	for i := range name {
		used[int(at)+i] = true
	}
}

// useTables marks the tables of a function, but for those that are idle.
func (t *table) useTables(used []bool, f []byte) {
	t.use(used, f[stackTable:])
	for j := range int(number(f[tableCount:])) {
		other := f[otherTables+4*j:]
		if slices.Contains(idleTables, j) {
			put(other, 0)
		}
		t.use(used, other)
	}
}

// useFacts notes where the facts of a function are, and takes those from it that
// are idle.
func useFacts(needed map[uint32]bool, f []byte) {
	facts := f[otherTables+4*number(f[tableCount:]):]
	for j := range int(f[factCount]) {
		at, idle := number(facts[4*j:]), slices.Contains(idleFacts, j)
		if at != noFact {
			needed[at] = needed[at] || !idle
		}
		if idle {
			put(facts[4*j:], noFact)
		}
	}
}

// clearFacts makes the facts zero that are not needed. They lie side by side,
// each up to the next; the last one stays.
func (t *table) clearFacts(needed map[uint32]bool) {
	var starts []uint32
	for at := range needed {
		starts = append(starts, at)
	}
	slices.Sort(starts)
	for i, at := range starts[:max(0, len(starts)-1)] {
		if !needed[at] {
			clear(t.facts[at:starts[i+1]])
		}
	}
}

// use marks the table that a field gives the beginning of. It is pairs of
// numbers that the first number 0 ends, save as the very first.
func (t *table) use(used []bool, field []byte) {
	start := int(number(field))
	if start == 0 || used[start] {
		return
	}
	at := start
	next := func() uint64 {
		x, n := binary.Uvarint(t.tables[at:])
		if n <= 0 {
			panic("a table of instructions does not end")
		}
		at += n
		return x
	}
	for first := true; next() != 0 || first; first = false {
		next()
	}
	for i := start; i < at; i++ {
		used[i] = true
	}
}

func number(field []byte) uint32 { return binary.LittleEndian.Uint32(field) }

func put(field []byte, x uint32) { binary.LittleEndian.PutUint32(field, x) }
