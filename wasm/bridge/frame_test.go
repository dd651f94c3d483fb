package bridge

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// page reads frames as the page does: independently of how they are made.
type page struct {
	texts map[string][]any // the lists of the last frame
	sent  int              // lists that the last frame brought
}

var pages = map[*Bridge]*page{}

// reader is the page that has read all frames of a bridge so far.
func reader(b *Bridge) *page {
	if pages[b] == nil {
		pages[b] = &page{}
	}
	return pages[b]
}

// read is what a frame replies; beside each "at" it has the "values".
func (p *page) read(t *testing.T, text string) map[string]any {
	t.Helper()
	word := func(i int) int { return int(binary.LittleEndian.Uint32([]byte(text[i:]))) }
	if len(text) < 16 || text[:4] != "FRDL" || word(4) != 1 || word(8)%8 != 0 || 16+word(8) > len(text) {
		t.Fatalf("no frame: %.40q", text)
	}
	var header struct {
		Reply map[string]any
		Texts map[string][]any
	}
	if err := json.Unmarshal([]byte(text[16:16+word(8)]), &header); err != nil {
		t.Fatalf("%v in %s", err, text[16:16+word(8)])
	}
	p.sent = 0
	for number, list := range header.Texts {
		if list == nil {
			header.Texts[number] = p.texts[number]
		} else {
			p.sent++
		}
	}
	p.texts = header.Texts
	p.fill(t, header.Reply, "", 0, text[16+word(8):])
	return header.Reply
}

// fill walks through a reply; rows is the length of the nearest object around
// that has one.
func (p *page) fill(t *testing.T, value any, name string, rows int, payload string) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			p.fill(t, item, "", rows, payload)
		}
	case map[string]any:
		if length, ok := v["length"].(float64); ok {
			rows = int(length)
		}
		for name, field := range v {
			p.fill(t, field, name, rows, payload)
		}
		if at, ok := v["at"].(float64); ok {
			if int(at)%8 != 0 {
				t.Errorf("an array begins at %v", at)
			}
			kind, _ := v["type"].(string)
			if name == "keys" {
				kind = "text"
			}
			v["values"] = p.values(v, kind, rows, []byte(payload[int(at):]))
			delete(v, "texts")
		}
	}
}

func (p *page) values(column map[string]any, kind string, rows int, from []byte) []any {
	out := make([]any, rows)
	for i := range out {
		switch kind {
		case "text", "date":
			if code := int32(binary.LittleEndian.Uint32(from[4*i:])); code >= 0 {
				number, _ := json.Marshal(column["texts"])
				out[i] = p.texts[string(number)][code]
			}
		case "flag":
			out[i] = []any{false, true, nil}[from[i]]
		default:
			if x := math.Float64frombits(binary.LittleEndian.Uint64(from[8*i:])); x == x {
				out[i] = x
			}
		}
	}
	return out
}

// Texts are sent once; the page has what it needs whatever it asks for in between.
func TestTextsAreSentOnce(t *testing.T) {
	b := loaded(t)
	names := func(reply map[string]any) any { return at(t, reply, "views", 0, "keys", "values") }
	for i, step := range []struct {
		ask  func()
		sent bool
		want string
	}{
		{func() {}, true, `["A", "B"]`},
		{func() {}, false, `["A", "B"]`},
		{func() { ask(t, b, "run", `{}`) }, false, `["A", "B"]`},
		{func() { ask(t, b, "results", `{"params": {"share": 7}}`) }, true, `["A", "B"]`}, // it had no views, so no texts
		{func() { ask(t, b, "rows", `{"table": "schools", "columns": ["pupils"]}`) }, true, `["A", "B"]`},
		{func() {
			ask(t, b, "data", `{"table": "schools", "file": "s.csv"}`, []byte(strings.Replace(schools, "B,", "C,", 1))...)
		}, true, `["A", "C"]`},
	} {
		step.ask()
		reply := ask(t, b, "results", `{}`)
		var want any
		if err := json.Unmarshal([]byte(step.want), &want); err != nil {
			t.Fatal(err)
		}
		if got := names(reply); !reflect.DeepEqual(got, want) || (reader(b).sent > 0) != step.sent {
			t.Errorf("step %d: %v, %d lists sent", i, got, reader(b).sent)
		}
	}
}

// Of long lists of texts only what is shown is sent.
func TestFewOfManyTexts(t *testing.T) {
	const rules = "fordel 1 en\ntable t {\n  name key\n  area text optional\n  open flag optional\n}\nlet t.x = 1\n"
	b := New()
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
	csv := "name,area,open\n"
	var want []any
	for i := range 500 {
		name := string(rune('a'+i/26%26)) + string(rune('a'+i%26)) + strings.Repeat("x", i/676)
		csv += "k" + name + ",area " + name + ",yes\n"
		want = append(want, "area "+name)
	}
	ask(t, b, "data", `{"table": "t", "file": "t.csv"}`, []byte(csv+"kzz,,\nkzzz,,no\n")...)
	ask(t, b, "run", `{}`)
	reply := ask(t, b, "rows", `{"table": "t", "columns": ["area", "open"], "from": 497, "to": 502}`)
	same(t, reply, `502`, "total")
	if got := at(t, reply, "columns", 0, "values").([]any); !slices.Equal(got, append(want[497:], nil, nil)) {
		t.Errorf("%v", got)
	}
	same(t, reply, `[true, true, true, null, false]`, "columns", 1, "values")
	for number, list := range reader(b).texts {
		if len(list) != 3 {
			t.Errorf("list %s has %d texts", number, len(list))
		}
	}
}

var update = flag.Bool("update", false, "write testdata/results.frame anew")

// The frame in testdata is also read by the page's tests, so both sides mean the
// same by it.
func TestGoldenFrame(t *testing.T) {
	const rules = `fordel 1 en
table t "Houses" {
  id     key
  area   text optional
  open   flag optional
  since  date optional
  n      number optional
}
pool social "Social" {
  amount 100 kr
  to     t
  key    n ?? 0
}
show t { columns area, open, since, n, social }
`
	b := New()
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
	ask(t, b, "data", `{"table": "t", "file": "t.csv"}`, []byte("id,area,open,since,n\nb,Øst,yes,2026-02-01,3\na,,no,,\nc,Øst,,2026-02-01,1\n")...)
	frame := b.Call(t.Context(), "results", `{"lang": "en"}`, nil)
	path := filepath.Join("testdata", "results.frame")
	if *update {
		if err := os.WriteFile(path, []byte(frame), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != frame {
		t.Errorf("the frame is not that of %s (-update writes it): %v", path, err)
	}
}
