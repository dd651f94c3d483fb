package main

import (
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	native, err := read(strings.NewReader("goos: linux\npkg: example.com/m/share\nBenchmarkPool/400-2   \t  100\t  20000 ns/op\t 12 B/op\nBenchmarkAlone-2 10 5 ns/op\nPASS\n"))
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := read(strings.NewReader("goos: js\npkg: example.com/m/share\nBenchmarkPool/400 \t 30\t 2500000 ns/op\nok\n"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := compare(&out, native, wasm); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || strings.Join(strings.Fields(lines[1]), " ") != "share.Pool/400 20.00 µs 2.50 ms 125.00x" {
		t.Errorf("%s", out.String())
	}
}
