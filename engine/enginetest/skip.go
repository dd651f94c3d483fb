package enginetest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Skip ends a test that cannot be made here, for want of a program that it drives. What
// was skipped, and why, is added to the file that FORDEL_SKIPPED names: `make test` ends
// with it.
func Skip(t testing.TB, why string) {
	t.Helper()
	if at := os.Getenv("FORDEL_SKIPPED"); at != "" {
		if err := note(at, fmt.Sprintf("%s: %s\n", t.Name(), why)); err != nil {
			t.Fatal(err)
		}
	}
	t.Skip(why)
}

// note adds a line to a file that others write as well.
func note(at, line string) error {
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(at, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(line); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}
