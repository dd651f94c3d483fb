package main

import (
	"errors"
	"fmt"
	"strings"
)

// known is the version of Go whose tables of functions lines.go knows. go.mod pins
// the toolchain to it; with another one, read what lines.go names in that version's
// runtime and linker, change lines.go and this line, and run `make test`.
const known = "go1.26"

// checkVersion refuses a file that another version of Go made: its tables may mean
// something else although they look alike.
func checkVersion(file []byte) error {
	version, err := goVersion(file)
	if err != nil {
		return err
	}
	if version != known && !strings.HasPrefix(version, known+".") {
		return fmt.Errorf("it was made by %s, and the tables of functions are known as %s has them: "+
			"build with that version, or see wasm/strip/version.go", version, known)
	}
	return nil
}

// goVersion is the version of Go that made a file, as its section "producers" says:
// fields of a name and pairs of a name and a version.
func goVersion(file []byte) (string, error) {
	r := &reader{file: file, at: len(wasmHeader)}
	for r.at < len(file) && !r.bad {
		id, length := r.byte(), r.number()
		end := r.at + length
		if id != customSection || r.text() != "producers" {
			r.at = end
			continue
		}
		for range r.number() {
			field := r.text()
			for range r.number() {
				name, version := r.text(), r.text()
				if field == "language" && name == "Go" && !r.bad {
					return version, nil
				}
			}
		}
	}
	return "", errors.New("it does not say which version of Go made it")
}
