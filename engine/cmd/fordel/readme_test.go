package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The rule file in the README gives the result that stands below it.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string) string {
		_, rest, found := strings.Cut(string(text), "\n```"+kind+"\n")
		inside, _, closed := strings.Cut(rest, "```\n")
		if !found || !closed {
			t.Fatalf("the README has no block of %s", kind)
		}
		return inside
	}
	dir := t.TempDir()
	for name, kind := range map[string]string{"support.fordel": "fordel", "schools.csv": "csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(block(kind)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, errors, code := fordel(t, "run "+filepath.Join(dir, "support.fordel")+" --data "+dir, "")
	if code != fine || errors != "" || strings.TrimSpace(out) != strings.TrimSpace(block("text")) {
		t.Errorf("exit %d, printed\n%s%s\nwant\n%s", code, out, errors, block("text"))
	}
	for _, c := range commands() {
		if !strings.Contains(string(text), "    fordel "+c.name+" "+c.usage+"\n") {
			t.Errorf("the README does not tell how `fordel %s` is used: %s", c.name, c.usage)
		}
	}
}
