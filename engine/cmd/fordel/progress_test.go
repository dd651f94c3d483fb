package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// The line comes when work has lasted, is rewritten now and then, and goes before
// anything else is printed.
func TestProgressLine(t *testing.T) {
	var terminal bytes.Buffer
	now := time.Unix(0, 0)
	line := newProgressLine(&terminal, func() time.Time { return now })
	line.speak(diag.Danish)
	tell := func(after time.Duration, what string, done int, want string) {
		t.Helper()
		terminal.Reset()
		now = time.Unix(0, 0).Add(after)
		line.tell(progress.Step{What: what, Done: done, Total: 200})
		if got := terminal.String(); got != want {
			t.Errorf("after %v: %q, want %q", after, got, want)
		}
	}
	tell(499*time.Millisecond, "børn.csv", 1, "")
	tell(501*time.Millisecond, "børn.csv", 3, "\r\x1b[K1 % · børn.csv · Ctrl-C standser")
	tell(540*time.Millisecond, "børn.csv", 50, "")
	tell(551*time.Millisecond, "børn.csv", 50, "\r\x1b[K25 % · børn.csv · Ctrl-C standser")
	tell(700*time.Millisecond, "a\x1b[31m"+strings.Repeat("ø", 99), 200, "\r\x1b[K100 % · a [31m"+strings.Repeat("ø", 41)+"… · Ctrl-C standser")
	tell(800*time.Millisecond, "", 200, "\r\x1b[K100 % · Ctrl-C standser")
	terminal.Reset()
	out := clearing{&terminal, line}
	for range 2 {
		if _, err := out.Write([]byte("result\n")); err != nil {
			t.Fatal(err)
		}
	}
	if got := terminal.String(); got != "\r\x1b[Kresult\nresult\n" {
		t.Errorf("%q", got)
	}
}

// What is no terminal gets no line.
func TestNoProgressInFiles(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if s := watched(nil, f, f); s.line != nil {
		t.Error("a file is told of progress")
	}
}

// A command that is stopped says so, prints nothing else and has an exit code of
// its own.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	made := t.TempDir()
	for _, line := range []string{"run " + schools, "run --format json " + schools, "check " + schools, "test testdata/schools",
		"sample testdata/schools/rules.fordel --out " + made} {
		var out, errors bytes.Buffer
		args := strings.Fields(line)
		code := dispatch(ctx, args, streams{in: strings.NewReader(""), out: &out, err: &errors})
		if want := "fordel " + args[0] + ": stopped before it was done\n"; code != interrupted || errors.String() != want || out.Len() > 0 {
			t.Errorf("%s: exit %d, printed %q and %q", line, code, out.String(), errors.String())
		}
	}
	if files, err := os.ReadDir(made); err != nil || len(files) > 0 {
		t.Errorf("%v %v", files, err)
	}
}
