package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/examples/templates"
)

// TestNew: every method, asked for in either language, becomes a folder whose
// rules check, and the last of the next steps is a command that works once there are rows.
func TestNew(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, m := range templates.Methods() {
		for lang, word := range map[diag.Lang]string{diag.English: "new", diag.Danish: "ny"} {
			dir := m.Name.In(lang) + "-" + string(lang)
			out, errors, code := fordel(t, word+" "+m.Name.In(lang)+" "+dir, "")
			if code != fine || errors != "" {
				t.Fatalf("exit %d, %s", code, errors)
			}
			_, errors, code = fordel(t, "check "+dir+"/rules.fordel --data "+dir+"/data", "")
			if code != fine || strings.Contains(errors, "error") {
				t.Errorf("%s: exit %d, %s", dir, code, errors)
			}
			if _, errors, _ := fordel(t, "run "+dir+"/rules.fordel --data "+dir+"/data", ""); strings.Contains(errors, "`where`") || strings.Contains(errors, "`hvor`") {
				t.Errorf("%s: a run of empty sheets advises to change the rules:\n%s", dir, errors)
			}
			next := regexp.MustCompile(`3\. fordel (.*)\n`).FindStringSubmatch(out)
			if next == nil {
				t.Fatalf("no next step in %s", out)
			}
			if _, _, code := fordel(t, "sample "+dir+"/rules.fordel --out "+dir+"/made", ""); code != fine {
				t.Errorf("%s: no data can be made up", dir)
			}
			if err := os.RemoveAll(dir + "/data"); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(dir+"/made", dir+"/data"); err != nil {
				t.Fatal(err)
			}
			if _, errors, code := fordel(t, next[1], ""); code != fine || errors != "" {
				t.Errorf("%s: exit %d, %s", next[1], code, errors)
			}
		}
	}
}

// TestNewKeepsWhatIsThere: nothing is overwritten, and then nothing is written;
// what is the same is no hindrance.
func TestNewKeepsWhatIsThere(t *testing.T) {
	t.Chdir(t.TempDir())
	fordel(t, "ny optælling", "")
	if _, errors, code := fordel(t, "ny optælling", ""); code != fine || errors != "" {
		t.Errorf("made again: exit %d, %s", code, errors)
	}
	rules := filepath.Join("optælling", "rules.fordel")
	if err := os.WriteFile(rules, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(filepath.Join("optælling", "data"))
	_, errors, code := fordel(t, "ny optælling", "")
	if text, _ := os.ReadFile(rules); code != wrongUse || string(text) != "mine" || !strings.Contains(errors, "optælling/rules.fordel findes allerede") {
		t.Errorf("exit %d, %q, %s", code, text, errors)
	}
	if _, err := os.Stat(filepath.Join("optælling", "data")); err == nil {
		t.Error("some of it was written")
	}
}

// TestNewAsksWhich: a name that there is not gets the nearest and the list.
func TestNewAsksWhich(t *testing.T) {
	t.Chdir(t.TempDir())
	for line, wanted := range map[string][]string{
		"new conting":      {"there is no method \"conting\"; did you mean \"counting\"?", "\n  fixed-amount  a fixed amount"},
		"ny optaelling":    {"mente du \"optælling\"?", "\nMetoderne er\n  optælling"},
		"ny":               {"fordel ny: hvilken metode?", "\n  ansøgninger "},
		"new":              {"fordel new: which method?", "\n  applications "},
		"new x --lang da":  {"der er ingen metode \"x\"\n"},
		"new counting a b": {"\"b\""},
		"nwe":              {"did you mean \"new\"?"},
		"new |a\x1bb|":     {"there is no method \"a\\x1bb\""},
	} {
		out, errors, code := fordel(t, line, "")
		if code != wrongUse || out != "" {
			t.Errorf("%s: exit %d, %s", line, code, out)
		}
		for _, want := range wanted {
			if !strings.Contains(errors, want) {
				t.Errorf("%s: %q is not in\n%s", line, want, errors)
			}
		}
	}
	if left, _ := os.ReadDir("."); len(left) > 0 {
		t.Errorf("made %v", left)
	}
}
