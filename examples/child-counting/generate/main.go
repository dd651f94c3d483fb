// Command generate makes the data of the child-counting example: the made-up
// municipality of Eksempelkøbing with 5 districts, 30 institutions and about
// 2,000 children. Run it from anywhere inside the module with
//
//	go run ./examples/child-counting/generate
//
// The seed is fixed, so that it writes the same files every time.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

func main() {
	_, self, _, _ := runtime.Caller(0)
	dir := filepath.Join(filepath.Dir(self), "..", "data")
	for name, text := range files() {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
