package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGuideTasks: twenty tasks in plain words, whose rules were written from the guide
// alone, have no errors and give what was computed by hand.
func TestGuideTasks(t *testing.T) {
	files, err := filepath.Glob("testdata/tasks/*.fordel")
	if err != nil || len(files) != 20 {
		t.Fatalf("%d tasks: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out, errors, code := fordel(t, "check "+file, ""); code != fine || errors != "" {
			t.Errorf("%s: exit %d: %s%s", file, code, out, errors)
		}
		out, _, code := fordel(t, "run "+file+" --format json", "")
		var got taskResult
		if err := json.Unmarshal([]byte(out), &got); err != nil || code != fine {
			t.Fatalf("%s: exit %d: %v\n%s", file, code, err, out)
		}
		wants := 0
		for line := range strings.Lines(string(text)) {
			if want, ok := strings.CutPrefix(strings.TrimSpace(line), "// want "); ok {
				wants++
				if name, value, _ := strings.Cut(want, ": "); got.told(name) != value {
					t.Errorf("%s: %s is %s, want %s", file, name, got.told(name), value)
				}
			}
		}
		if wants == 0 {
			t.Errorf("%s wants nothing", file)
		}
	}
}

type taskResult struct {
	Tables map[string]struct {
		Columns map[string][]any `json:"columns"`
	} `json:"tables"`
	Values, Solutions map[string]any
}

// told is a value, or a column with a blank between its values.
func (r taskResult) told(name string) string {
	table, column, is := strings.Cut(name, ".")
	if !is {
		if v, ok := r.Solutions[name]; ok {
			return fmt.Sprint(v)
		}
		return fmt.Sprint(r.Values[name])
	}
	var list []string
	for _, v := range r.Tables[table].Columns[column] {
		if f, ok := v.(float64); ok {
			v = json.Number(fmt.Sprintf("%.10g", f))
		}
		list = append(list, fmt.Sprint(v))
	}
	return strings.Join(list, " ")
}
