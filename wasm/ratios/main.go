// Command ratios compares what `go test -bench` printed natively and in wasm:
//
//	ratios NATIVE WASM
//
// prints a line for each benchmark that is in both files: time per operation
// natively, in wasm, and the second as a multiple of the first.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ratios:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 2 {
		return fmt.Errorf("give two files: native, wasm")
	}
	var results [2][]result
	for i, name := range args {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		results[i], err = read(file)
		file.Close()
		if err != nil {
			return err
		}
	}
	return compare(out, results[0], results[1])
}

// result is one benchmark: package and name, nanoseconds per operation.
type result struct {
	name string
	ns   float64
}

// read takes the results out of the output of `go test -bench`.
func read(r io.Reader) ([]result, error) {
	var results []result
	pkg := ""
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 2 && fields[0] == "pkg:":
			pkg = fields[1][strings.LastIndex(fields[1], "/")+1:]
		case len(fields) >= 4 && strings.HasPrefix(fields[0], "Benchmark") && fields[3] == "ns/op":
			ns, err := strconv.ParseFloat(fields[2], 64)
			if err != nil {
				return nil, err
			}
			results = append(results, result{pkg + "." + plain(fields[0]), ns})
		}
	}
	return results, lines.Err()
}

// plain is a benchmark's name without "Benchmark" and the number of processors.
func plain(name string) string {
	name = strings.TrimPrefix(name, "Benchmark")
	if i := strings.LastIndex(name, "-"); i > 0 {
		if _, err := strconv.Atoi(name[i+1:]); err == nil {
			name = name[:i]
		}
	}
	return name
}

func compare(out io.Writer, native, wasm []result) error {
	inWasm := map[string]float64{}
	for _, r := range wasm {
		inWasm[r.name] = r.ns
	}
	_, err := fmt.Fprintf(out, "%-48s %14s %14s %12s\n", "", "native", "wasm", "wasm/native")
	for _, r := range native {
		if w, ok := inWasm[r.name]; ok && err == nil {
			_, err = fmt.Fprintf(out, "%-48s %14s %14s %11.2fx\n", r.name, span(r.ns), span(w), w/r.ns)
		}
	}
	return err
}

// span is a time with a unit that suits it.
func span(ns float64) string {
	for _, unit := range []struct {
		name string
		ns   float64
	}{{"s", 1e9}, {"ms", 1e6}, {"µs", 1e3}} {
		if ns >= unit.ns {
			return strconv.FormatFloat(ns/unit.ns, 'f', 2, 64) + " " + unit.name
		}
	}
	return strconv.FormatFloat(ns, 'f', 2, 64) + " ns"
}
