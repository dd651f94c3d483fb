package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/bench"
)

// ask gives the replies to some requests.
func ask(t *testing.T, requests ...string) []reply {
	var out strings.Builder
	if err := serve(strings.NewReader(strings.Join(requests, "\n")), &out); err != nil {
		t.Fatal(err)
	}
	var replies []reply
	for lines := json.NewDecoder(strings.NewReader(out.String())); ; {
		var r reply
		if err := lines.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		replies = append(replies, r)
	}
	if len(replies) != len(requests) {
		t.Fatalf("%d replies to %d requests", len(replies), len(requests))
	}
	return replies
}

func TestServe(t *testing.T) {
	folder := t.TempDir()
	path, _ := json.Marshal(folder)
	got := ask(t, `{"scale": 0.05}`, `{"time": "pool/engine", "ms": 1}`, `{"results": "loops"}`,
		`{"results": "engine", "knobs": {"Budget": 200e6, "Needed": 1, "Low": 1000}}`, `{"files": `+string(path)+`}`, `{"time": "nothing"}`, `{"results": "nothing"}`)
	for i, r := range got[:5] {
		if r.Error != "" {
			t.Errorf("request %d: %s", i, r.Error)
		}
	}
	if !(got[1].Ns > 0) {
		t.Errorf("%v ns", got[1].Ns)
	}
	if n := len(got[2].Houses["total"]); n != 20 {
		t.Errorf("%d houses", n)
	}
	if sum := total(got[3].Houses["base"]); sum != 200e6 {
		t.Errorf("base is %v kr", sum)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "children.csv")); err != nil || string(data) != string(bench.Data(0.05)["children"]) {
		t.Errorf("children.csv: %d bytes, %v", len(data), err)
	}
	for _, r := range got[5:] {
		if r.Error == "" {
			t.Errorf("%v is no error", r)
		}
	}
	if err := serve(strings.NewReader("{"), io.Discard); err == nil {
		t.Error("half a request was answered")
	}
}

func total(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum
}
