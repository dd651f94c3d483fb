// Command strip takes out of a wasm file made by Go what only the traces of
// panics read: names of functions, files and lines, arguments, calls that were
// inlined. It is an eighth of what such a file weighs compressed (1.80 MB of brotli
// become 1.54 MB). It also writes what is in memory at the start in few segments, a
// fifteenth less (1.61 MB become 1.51 MB):
//
//	strip FILE.WASM
//
// How they are laid out is internal to each version of Go; a file made by one that
// is not known is refused. The linker's flags -s and -w leave it, and the toolchain has no flag for it.
// To read a trace, do without strip. What was taken out is zero, which compresses to
// nothing.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: strip FILE.WASM")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "strip: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func run(name string) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	memory, err := readMemory(file)
	if err != nil {
		return err
	}
	if err := checkVersion(file); err != nil {
		return err
	}
	if err := stripLines(memory.bytes); err != nil {
		return err
	}
	return os.WriteFile(name, memory.write(file), 0o755)
}
