// Package examples tests every example as `fordel test` does: no errors, all
// expectations hold, and the result is want.json to the byte.
package examples

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/folder"
)

func dirs(t *testing.T) []string {
	t.Helper()
	found, err := folder.Examples(".")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestExamples(t *testing.T) {
	for _, dir := range dirs(t) {
		t.Run(dir, func(t *testing.T) {
			problems, err := folder.Test(dir, false)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range problems {
				t.Error(line)
			}
		})
	}
}

// TestExamplesAreExplained holds the READMEs to what the page's gallery shows:
// a title, and one sentence as the first paragraph, in both languages.
func TestExamplesAreExplained(t *testing.T) {
	for _, dir := range dirs(t) {
		for _, name := range []string{"README.md", "README.da.md"} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Error(err)
				continue
			}
			lines := strings.Split(string(text), "\n")
			if len(lines) < 5 || !strings.HasPrefix(lines[0], "# ") || lines[1] != "" || lines[2] == "" || lines[3] != "" {
				t.Errorf("%s/%s must begin with `# Title`, an empty line and a paragraph of one line", dir, name)
			} else if !strings.HasSuffix(lines[2], ".") {
				t.Errorf("%s/%s: the first paragraph must be a sentence, got %q", dir, name, lines[2])
			}
		}
	}
}

// TestExamplesAreListed finds examples that the table in README.md leaves out.
func TestExamplesAreListed(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs(t) {
		if !bytes.Contains(readme, []byte("| ["+dir+"]("+dir+") |")) {
			t.Errorf("README.md does not list %s", dir)
		}
	}
}
