package enginetest

import (
	"os"
	"path/filepath"
	"testing"
)

// What is skipped is written down with its reason, each test in a line of its own.
func TestSkip(t *testing.T) {
	at := filepath.Join(t.TempDir(), "made", "skipped")
	t.Setenv("FORDEL_SKIPPED", at)
	for _, name := range []string{"one", "two"} {
		t.Run(name, func(t *testing.T) { Skip(t, "there is no "+name) })
	}
	got, err := os.ReadFile(at)
	if want := "TestSkip/one: there is no one\nTestSkip/two: there is no two\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}
