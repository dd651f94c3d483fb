package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	untidy = "fordel 1 en\nlet  a=1.5 kr // x\nlet long=2\n"
	tidy   = "fordel 1 en\n\nlet a    = 1.5 kr  // x\nlet long = 2\n"
	danish = "fordel 1 da\n\nsæt a    = 1,5 kr  // x\nsæt long = 2\n"
)

// rulesFile writes a rule file that the test may change.
func rulesFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rules.fordel")
	if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	return path
}

func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFmtPrints(t *testing.T) {
	path := rulesFile(t, untidy)
	for line, want := range map[string]string{
		path:                       tidy,
		"--lang en " + path:        tidy,
		path + " --lang da":        danish,
		"--lang da " + path + " -": danish + "fordel 1 da\n\nsæt b = 1\n",
		"-":                        "fordel 1 en\n\nlet b = 1\n",
		"../../../dsl/testdata/canonical.fordel --lang da": contents(t, "../../../dsl/testdata/canonical.da.fordel"),
	} {
		out, errors, code := fordel(t, "fmt "+line, "fordel 1 en\nlet   b=1")
		if out != want || errors != "" || code != fine {
			t.Errorf("fmt %s: exit %d, %q\n%s", line, code, errors, out)
		}
	}
	if contents(t, path) != untidy {
		t.Error("the file changed without -w")
	}
}

// TestFmtWritesText: what is written is UTF-8 with lines that end in \n; a file
// that is damaged stays as it is.
func TestFmtWritesText(t *testing.T) {
	for _, text := range []string{strings.ReplaceAll(danish, "\n", "\r\n"), strings.ReplaceAll(danish, "\n", "\r"), "\uFEFF" + danish,
		strings.ReplaceAll(danish, "æ", "\xE6"), strings.ReplaceAll(danish, "x", "a\u030A")} {
		path := rulesFile(t, text)
		want := strings.ReplaceAll(danish, "x", "å")
		if !strings.Contains(text, "a\u030A") {
			want = danish
		}
		if out, errors, code := fordel(t, "fmt -w "+path, ""); out != "" || errors != "" || code != fine || contents(t, path) != want {
			t.Errorf("%q: exit %d, %q, %q, the file has %q", text, code, out, errors, contents(t, path))
		}
	}
	for _, damaged := range []string{"PK\x03\x04", danish + "// \xE6\n", danish + "// \x00\n"} {
		path := rulesFile(t, damaged)
		if _, errors, code := fordel(t, "fmt -w "+path, ""); code != wrong || errors == "" || contents(t, path) != damaged {
			t.Errorf("%q: exit %d, %q, the file has %q", damaged, code, errors, contents(t, path))
		}
	}
}

func TestFmtWrites(t *testing.T) {
	first, second := rulesFile(t, untidy), rulesFile(t, tidy)
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(second, long, long); err != nil {
		t.Fatal(err)
	}
	if out, errors, code := fordel(t, "fmt -w "+first+" "+second, ""); out != "" || errors != "" || code != fine {
		t.Errorf("exit %d, %q, %q", code, out, errors)
	}
	if contents(t, first) != tidy || contents(t, second) != tidy {
		t.Errorf("%q, %q", contents(t, first), contents(t, second))
	}
	if info, err := os.Stat(second); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("a file that was in order has been written: %v", err)
	}
	if info, err := os.Stat(first); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode changed: %v", err)
	}
	fordel(t, "fmt -w --lang da "+first, "")
	if contents(t, first) != danish {
		t.Errorf("%q", contents(t, first))
	}
}

// What cannot be read stays, and is reported in the language of the file.
func TestFmtMistakes(t *testing.T) {
	const broken = "fordel 1 en\nlet  a=1\nlet  b  1\n"
	path := rulesFile(t, broken)
	out, errors, code := fordel(t, "fmt --lang da "+path, "")
	if code != wrong || out != "fordel 1 da\n\nsæt a = 1\nlet  b  1\n" || !strings.Contains(errors, "rules.fordel:3:") || !strings.Contains(errors, "warning[format.kept]") {
		t.Errorf("exit %d, %q\n%s", code, out, errors)
	}
	fordel(t, "fmt -w --lang da "+path, "")
	if contents(t, path) != broken {
		t.Errorf("a file of two languages was written: %q", contents(t, path))
	}
	if _, _, code := fordel(t, "fmt -w "+path, ""); code != wrong || contents(t, path) != "fordel 1 en\n\nlet a = 1\nlet  b  1\n" {
		t.Errorf("exit %d, %q", code, contents(t, path))
	}
	if out, errors, code := fordel(t, "fmt --lang da -", "let  a=1"); code != wrong || out != "let  a=1" || !strings.Contains(errors, "syntax.header") {
		t.Errorf("without a header: exit %d, %q, %q", code, out, errors)
	}
}

func TestFmtWrongUse(t *testing.T) {
	for line, want := range map[string]string{
		"fmt":                  "which rule files?",
		"fmt -w -":             "standard input",
		"fmt nowhere.fordel":   "nowhere.fordel",
		"fmt --lang fr a":      "en, da",
		"fmt --write a.fordel": "there is no flag",
	} {
		if out, errors, code := fordel(t, line, ""); code != wrongUse || out != "" || !strings.Contains(errors, want) {
			t.Errorf("%s: exit %d, %q, %q", line, code, out, errors)
		}
	}
}

// TestOldWords: rules with the words of earlier are computed with warnings that say
// what to write, and -w writes it.
func TestOldWords(t *testing.T) {
	path := rulesFile(t, contents(t, "../../../dsl/testdata/old.da.fordel"))
	before, warnings, code := fordel(t, "run "+path, "")
	if code != fine || !strings.Contains(warnings, "warning[syntax.renamed]: `forvent` hedder nu `kontrol`.") {
		t.Errorf("exit %d: %s", code, warnings)
	}
	if _, errors, code := fordel(t, "fmt -w "+path, ""); code != fine || errors != "" {
		t.Errorf("exit %d: %s", code, errors)
	}
	after, warnings, code := fordel(t, "run "+path, "")
	if code != fine || warnings != "" || after != before {
		t.Errorf("exit %d: %s\n%s\nbefore\n%s", code, warnings, after, before)
	}
}
