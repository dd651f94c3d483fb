package bridge

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/progress"
)

// big is a bridge with enough data that reading and computing it tell of
// themselves, its rules, and its file.
func big(t *testing.T) (b *Bridge, rules, csv string) {
	t.Helper()
	rules = "fordel 1 en\ntable t {\n  id key\n  n  number\n}\nlet t.m0 = n + 1\n"
	for i := range 20 {
		rules += fmt.Sprintf("let t.m%d = m%d * 2 + n\n", i+1, i)
	}
	var rows strings.Builder
	rows.WriteString("id,n\n")
	for i := range 6000 {
		fmt.Fprintf(&rows, "r%04d,%d\n", 6000-i, i%40)
	}
	b, csv = New(), rows.String()
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
	ask(t, b, "data", `{"table": "t", "file": "t.csv"}`, []byte(csv)...)
	return b, rules, csv
}

// stopAfter is a context that is cancelled when its work has told of itself so
// many times, and how often it has.
func stopAfter(n int) (context.Context, *int) {
	ctx, cancel := context.WithCancel(context.Background())
	heard := 0
	return progress.Listen(ctx, func(progress.Step) {
		if heard++; heard == n {
			cancel()
		}
	}), &heard
}

// Whatever call is cancelled, at its beginning, its middle or its end: it says
// so, at once, and all is as it was before.
func TestCancelledCalls(t *testing.T) {
	b, rules, csv := big(t)
	want := b.Call(t.Context(), "run", `{}`, nil)
	heavier := params(t, map[string]any{"file": "r.fordel", "text": strings.Replace(rules, "n  number", "n  number optional", 1)})
	other := []byte(strings.Replace(csv, "r6000,0", "r9999,7", 1))
	for _, c := range []struct {
		method, params string
		data           []byte
	}{
		{"run", `{"params": {}}`, nil},
		{"results", `{"params": {}}`, nil},
		{"data", `{"table": "t", "file": "other.csv"}`, other},
		{"rules", heavier, nil},
	} {
		for stop := 1; ; stop *= 2 {
			b.session.Forget()
			ctx, heard := stopAfter(stop)
			reply := b.Call(ctx, c.method, c.params, c.data)
			if *heard < stop { // it was done before
				if stop < 2 || reply == `{"cancelled":true}` {
					t.Errorf("%s: told %d times, %s", c.method, *heard, reply)
				}
				break
			}
			if reply != `{"cancelled":true}` || *heard != stop {
				t.Errorf("%s: cancelled when told %d times, told %d times: %.80s", c.method, stop, *heard, reply)
			}
			if got := b.Call(t.Context(), "run", `{}`, nil); got != want {
				t.Errorf("%s: cancelled when told %d times: the next run gives something else", c.method, stop)
			}
		}
		ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
		ask(t, b, "data", `{"table": "t", "file": "t.csv"}`, []byte(csv)...)
	}
}

// A file whose reading was cancelled is not kept: rules that read the data anew
// read the file before it.
func TestCancelledFileIsForgotten(t *testing.T) {
	b, rules, csv := big(t)
	heavier := params(t, map[string]any{"file": "r.fordel", "text": strings.Replace(rules, "n  number", "n  number optional", 1)})
	ask(t, b, "rules", heavier)
	want := b.Call(t.Context(), "run", `{}`, nil)
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
	ctx, _ := stopAfter(1)
	other := []byte(strings.Replace(csv, "r6000,0", "r9999,7", 1))
	if reply := b.Call(ctx, "data", `{"table": "t", "file": "other.csv"}`, other); reply != `{"cancelled":true}` {
		t.Fatal(reply)
	}
	ask(t, b, "rules", heavier)
	if got := b.Call(t.Context(), "run", `{}`, nil); got != want {
		t.Error("the file that was cancelled was read")
	}
}

// What a run that is cancelled leaves to be asked for is the result before it.
func TestResultBeforeACancelledRun(t *testing.T) {
	b, _, _ := big(t)
	ask(t, b, "results", `{}`)
	before := b.Call(t.Context(), "csv", `{"view": 0, "lang": "en"}`, nil)
	b.session.Forget()
	ctx, _ := stopAfter(1)
	same(t, ask(t, b, "version", `{}`), `"`+Release+`"`, "version")
	if reply := b.Call(ctx, "results", `{}`, nil); reply != `{"cancelled":true}` {
		t.Fatal(reply)
	}
	if after := b.Call(t.Context(), "csv", `{"view": 0, "lang": "en"}`, nil); after != before {
		t.Errorf("%.200s", after)
	}
}
