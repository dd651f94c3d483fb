// Command tasks does the tasks of package bench when it is asked to. It reads
// one request a line from standard input and answers each with a line, both
// JSON:
//
//	{"scale": 1}                               makes the workload up            {}
//	{"time": "full/engine", "ms": 50}          does a task for some time        {"ns": 1234.5} of processor time for one
//	{"results": "engine", "knobs": {...}}      computes the institutions        {"houses": {"total": [...], ...}}
//	{"files": "folder"}                        writes the data as CSV           {}
//	{"files": "folder", "institutions": 40, "children": 900}
//	                                           writes so many rows as CSV       {}
//
// {"error": "..."} says that it could not be done. The same program runs
// natively and in wasm.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/fordel-lang/fordel/engine/bench"
)

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tasks:", err)
		os.Exit(1)
	}
}

type request struct {
	Scale   *float64     `json:"scale"`
	Time    string       `json:"time"`
	Ms      int          `json:"ms"`
	Results string       `json:"results"`
	Knobs   *bench.Knobs `json:"knobs"` // those of the rules, where not given
	Files   string       `json:"files"`

	Institutions int `json:"institutions"` // in files; 0: those of the scale
	Children     int `json:"children"`
}

type reply struct {
	Ns     float64      `json:"ns,omitempty"`
	Houses bench.Houses `json:"houses,omitempty"`
	Error  string       `json:"error,omitempty"`
}

// serve answers until the requests end.
func serve(in io.Reader, out io.Writer) error {
	requests, replies := json.NewDecoder(in), json.NewEncoder(out)
	b := bench.NewBench(1)
	for {
		var r request
		if err := requests.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if r.Scale != nil {
			b = bench.NewBench(*r.Scale)
		}
		if err := replies.Encode(answer(b, r)); err != nil {
			return err
		}
	}
}

// answer does what a request asks of the workload.
func answer(b *bench.Bench, r request) reply {
	var out reply
	var err error
	switch {
	case r.Time != "":
		out.Ns, err = b.Time(r.Time, time.Duration(r.Ms)*time.Millisecond)
	case r.Results != "":
		knobs := b.Standard
		if r.Knobs != nil {
			knobs = *r.Knobs
		}
		out.Houses, err = b.Results(r.Results, knobs)
	case r.Files != "" && r.Institutions > 0:
		err = bench.WriteSized(r.Files, r.Institutions, r.Children)
	case r.Files != "":
		err = b.Write(r.Files)
	}
	if err != nil {
		out.Error = err.Error()
	}
	return out
}
