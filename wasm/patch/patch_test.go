//go:build !js

package main

import (
	"strings"
	"testing"
)

const example = `module example.com/m v1.2.3

Why it is changed.

--- a/a/a.go
+++ b/a/a.go
@@ -1,3 +1,4 @@
 one
-two
+zwei
+drei
 three
@@ -5,2 +6,1 @@
 five
-six
`

func TestApply(t *testing.T) {
	p, err := parse(example)
	if err != nil || p.module != "example.com/m" || p.version != "v1.2.3" || len(p.files) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	for text, want := range map[string]string{
		"one\ntwo\nthree\nfour\nfive\nsix\n":   "one\nzwei\ndrei\nthree\nfour\nfive\n",
		"one\ntwo\nthree\nfour\nfive\nseven\n": "line 5 is not as the patch has it",
		"\none\ntwo\nthree\nfour\nfive\nsix\n": "line 1 is not as the patch has it",
		"one\ntwo":                             "line 1 is not as the patch has it",
	} {
		got, err := apply([]byte(text), p.files["a/a.go"])
		if err != nil {
			got = []byte(err.Error())
		}
		if string(got) != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		strings.TrimPrefix(example, "module"): "does not begin",
		strings.TrimSuffix(example, "-six\n"): "fewer lines",
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s in\n%s", err, want, text)
		}
	}
}

// TestOtherVersion: a patch is refused for a version that it was not made for.
func TestOtherVersion(t *testing.T) {
	t.Chdir("../..")
	text, err := patches.ReadFile("expr.patch")
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse(strings.Replace(string(text), " v1.", " v0.", 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.copyTo(t.TempDir()); err == nil || !strings.Contains(err.Error(), "go.mod asks for v1.") {
		t.Error(err)
	}
}
