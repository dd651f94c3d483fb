package bridge

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// page reads frames as the page does: independently of how they are made.
type page struct {
	parts [][]byte // of the last frame
	sent  []int    // the numbers of those that came with it
}

var pages = map[*Bridge]*page{}

// reader is the page that has read all frames of a bridge so far.
func reader(b *Bridge) *page {
	if pages[b] == nil {
		pages[b] = &page{}
	}
	return pages[b]
}

// read is what a frame replies; where it refers to parts it has what they hold.
func (p *page) read(t *testing.T, frame string) map[string]any {
	t.Helper()
	p.take(t, frame)
	reply := p.json(t, 0).(map[string]any)
	if views, ok := reply["views"].(float64); ok {
		reply["views"] = p.json(t, int(views))
	}
	p.fill(t, reply, "", 0)
	return reply
}

// take cuts a frame into its parts.
func (p *page) take(t *testing.T, frame string) {
	t.Helper()
	word := func(i int) int { return int(binary.LittleEndian.Uint32([]byte(frame[i:]))) }
	if len(frame) < 16 || frame[:4] != "FRDL" || word(4) != 2 || word(12) != 0 {
		t.Fatalf("no frame: %.40q", frame)
	}
	parts := make([][]byte, word(8))
	p.sent = []int{}
	for i := range parts {
		at, length := word(16+8*i), word(20+8*i)
		if at == 0 && length == 0 && i < len(p.parts) {
			parts[i] = p.parts[i]
			continue
		}
		if at%8 != 0 || at < 16+8*len(parts) || at+length > len(frame) {
			t.Fatalf("part %d is at %d, %d of %d bytes", i, at, length, len(frame))
		}
		parts[i], p.sent = []byte(frame[at:at+length]), append(p.sent, i)
	}
	p.parts = parts
}

// json is what a part in JSON says.
func (p *page) json(t *testing.T, part int) (value any) {
	t.Helper()
	if err := json.Unmarshal(p.parts[part], &value); err != nil {
		t.Fatalf("part %d: %v in %s", part, err, p.parts[part])
	}
	return value
}

// fill walks through a reply; rows is the length of the nearest object around
// that has one.
func (p *page) fill(t *testing.T, value any, name string, rows int) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			p.fill(t, item, "", rows)
		}
	case map[string]any:
		if length, ok := v["length"].(float64); ok {
			rows = int(length)
		}
		kind, _ := v["type"].(string)
		part, column := v["values"].(float64)
		if name == "keys" {
			kind = "text"
		}
		for name, field := range v {
			p.fill(t, field, name, rows)
		}
		if column && part == 0 { // it was not asked for
			v["values"] = nil
		} else if column {
			v["values"] = p.values(t, v, kind, rows)
			delete(v, "texts")
		}
	}
}

// bytesOf is how many bytes a row takes in an array.
var bytesOf = map[string]int{"text": 4, "date": 4, "flag": 1, "number": 8, "kr": 8}

func (p *page) values(t *testing.T, column map[string]any, kind string, rows int) []any {
	out, from := make([]any, rows), p.parts[int(column["values"].(float64))]
	var words []any
	if list, ok := column["texts"].(float64); ok {
		words = p.json(t, int(list)).([]any)
	}
	if len(from) != bytesOf[kind]*rows {
		t.Fatalf("%d rows of %s in %d bytes", rows, kind, len(from))
	}
	for i := range out {
		switch kind {
		case "text", "date":
			if code := int32(binary.LittleEndian.Uint32(from[4*i:])); code >= 0 {
				out[i] = words[code]
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

// What stays as it is is sent once; the page has what it needs whatever it asks
// for in between.
func TestWhatStaysIsSentOnce(t *testing.T) {
	b := loaded(t)
	all, none := []int{0, 1, 2, 3, 4}, []int{} // reply; names, their list, amounts; views
	for i, step := range []struct {
		ask    func()
		params string
		sent   []int
		names  string
	}{
		{func() {}, `{}`, all, `["A", "B"]`},
		{func() {}, `{}`, none, `["A", "B"]`},
		{func() {}, `{"params": {"share": 0.6}}`, []int{0, 3}, `["A", "B"]`},
		{func() {}, `{"scenario": "All"}`, []int{0, 3}, `["A", "B"]`},
		{func() { ask(t, b, "run", `{}`) }, `{"scenario": "All"}`, none, `["A", "B"]`},
		{func() { ask(t, b, "results", `{"params": {"share": 7}}`) }, `{}`, all, `["A", "B"]`}, // that has no views
		{func() {
			ask(t, b, "data", `{"table": "schools", "file": "s.csv"}`, []byte(strings.Replace(schools, "B,", "C,", 1))...)
		}, `{}`, []int{1, 2, 3}, `["A", "C"]`},
		{func() {
			ask(t, b, "rules", params(t, map[string]any{"text": strings.Replace(rules, "The schools", "All", 1), "file": "r.fordel"}))
		}, `{"params": {"share": 0.6}}`, []int{0, 1, 3, 4}, `["A", "C"]`},
	} {
		step.ask()
		reply := ask(t, b, "results", step.params)
		same(t, reply, step.names, "views", 0, "keys", "values")
		same(t, reply, step.names, "views", 1, "columns", 1, "values")
		if got := reader(b).sent; !slices.Equal(got, step.sent) {
			t.Errorf("step %d: parts %v are sent, want %v", i, got, step.sent)
		}
	}
}

// However calls follow each other, frames after others say what they say alone.
func TestFramesAfterOthers(t *testing.T) {
	const shows = `show schools {
  columns  name, area, since, points, social, social.bound
  where    social > 100 EUR
  order    highest social
}
show schools {
  columns  since, area == favour "Favoured", if pupils > 150 then since else nil "Since", area.factor "Factor"
}
chart bar schools.social by area
`
	texts := []string{rules, rules + shows, strings.Replace(rules, `"Points"`, `"P"`, 1) + shows}
	files := []string{schools, schools + "C,50,north,2020-01-01\n", strings.ReplaceAll(schools, "south", "north")}
	random := rand.New(rand.NewSource(1))
	b, alone := loaded(t), loaded(t)
	for range 150 {
		method, call, data := "results", "", ""
		switch random.Intn(8) {
		case 0:
			method, call = "rules", params(t, map[string]any{"text": texts[random.Intn(3)], "file": "r.fordel"})
		case 1:
			method, call, data = "data", `{"table": "schools", "file": "s.csv"}`, files[random.Intn(3)]
		case 2:
			method, call = "csv", `{"view": 0}`
		default:
			call = fmt.Sprintf(`{"params": {"share": %v, "extra": %v}}`, float64(random.Intn(12))/10, random.Intn(2) == 0)
		}
		alone.sent, pages[alone] = sent{}, nil
		got, want := ask(t, b, method, call, []byte(data)...), ask(t, alone, method, call, []byte(data)...)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s %s:\n%v\nalone\n%v", method, call, got, want)
		}
		if method == "rules" {
			same(t, got, `[]`, "diagnostics")
		}
	}
}

// Of long lists of texts only what is shown is sent.
func TestFewOfManyTexts(t *testing.T) {
	const rules = "fordel 1 en\ntable t {\n  name key\n  nr whole\n  area text optional\n  open flag optional\n}\nshow t {\n  columns area, open\n  where nr >= 497\n}\n"
	b := New()
	ask(t, b, "rules", params(t, map[string]any{"text": rules, "file": "r.fordel"}))
	csv := "name,nr,area,open\n"
	var want []any
	for i := range 500 {
		name := string(rune('a'+i/26%26)) + string(rune('a'+i%26)) + strings.Repeat("x", i/676)
		csv += fmt.Sprintf("k%s,%d,area %[1]s,yes\n", name, i)
		want = append(want, "area "+name)
	}
	ask(t, b, "data", `{"table": "t", "file": "t.csv"}`, []byte(csv+"kzz,500,,\nkzzz,501,,no\n")...)
	reply := at(t, ask(t, b, "results", `{}`), "views", 0)
	same(t, reply, `5`, "length")
	if got := at(t, reply, "columns", 0, "values").([]any); !slices.Equal(got, append(want[497:], nil, nil)) {
		t.Errorf("%v", got)
	}
	same(t, reply, `[true, true, true, null, false]`, "columns", 1, "values")
	if list := reader(b).json(t, 2).([]any); len(list) != 3 {
		t.Errorf("the list has %d texts", len(list))
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
