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

	"github.com/fordel-lang/fordel/examples/internal/town"
)

func main() {
	_, self, _, _ := runtime.Caller(0)
	if err := write(filepath.Join(filepath.Dir(self), "..")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write writes the data of an example's folder.
func write(dir string) error {
	made, err := town.Headed(filepath.Join(dir, "rules.fordel"), files())
	if err != nil {
		return err
	}
	for name, text := range made {
		if err := os.WriteFile(filepath.Join(dir, "data", name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
