package bridge

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// encoded writes cells as the page does: rows of texts, numbers and nil.
func encoded(rows ...[]any) []byte {
	var texts []string
	number := func(text string) uint32 {
		texts = append(texts, text)
		return uint32(len(texts) - 1)
	}
	var body []byte
	for i, row := range rows {
		body = binary.LittleEndian.AppendUint32(body, uint32(i+1))
		body = binary.LittleEndian.AppendUint32(body, uint32(len(row)))
		for _, value := range row {
			switch v := value.(type) {
			case string:
				body = binary.LittleEndian.AppendUint32(append(body, 1), number(v))
			case float64:
				body = binary.LittleEndian.AppendUint64(append(body, 2), math.Float64bits(v))
				body = binary.LittleEndian.AppendUint32(body, 0)
			default:
				body = append(body, 0)
			}
		}
	}
	out := []byte(cellsMagic)
	for _, n := range []int{cellsVersion, len(texts), len(rows)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, text := range texts {
		out = append(binary.LittleEndian.AppendUint32(out, uint32(len(text))), text...)
	}
	return append(out, body...)
}

// A table may be given as cells, with a mapping; problems say in which cell.
func TestCellsOverTheBridge(t *testing.T) {
	b := New()
	ask(t, b, "rules", `{"text": "fordel 1 en\ntable schools {\n  name key\n  pupils whole\n}\n", "file": "r.fordel", "lang": "en"}`)
	given := `{"table": "schools", "file": "b.xlsx", "sheet": "Ark1", "lang": "da", "mapping": {"columns": {"name": "Skole"}, "values": {"pupils": {"ukendt": "0"}}}}`
	data := encoded([]any{"Skoler"}, []any{"Skole", "pupils"}, []any{"a", 3.0}, []any{"b", "ukendt"})
	reply := ask(t, b, "data", given, data...)
	if reply["rows"] != 2.0 {
		t.Error(reply)
	}
	reply = ask(t, b, "survey", given, data...)
	if reply["header"] != 2.0 || fmt.Sprint(reply["columns"]) != "[name pupils]" {
		t.Error(reply)
	}
	reply = ask(t, b, "data", given, encoded([]any{"Skole", "pupils"}, []any{"a", 1.5})...)
	found := reply["diagnostics"].([]any)[0].(map[string]any)
	if found["row"] != 2.0 || found["field"] != 2.0 || !strings.Contains(fmt.Sprint(found["message"]), `ark "Ark1", række 2, kolonne B`) {
		t.Error(found)
	}
	reply = ask(t, b, "survey", `{"table": "schools", "file": "b.csv"}`, []byte("x\nname;pupils\na;1\n")...)
	if fmt.Sprint(reply) != `map[columns:[name pupils] header:2 lines:[1 2 3] records:[[x] [name pupils] [a 1]] totals:[]]` {
		t.Error(reply)
	}
}

// Damaged cells are refused; they never panic or take more than they are long.
func TestDamagedCells(t *testing.T) {
	whole := encoded([]any{"name", "pupils", 2.5}, []any{"a", nil, "b"})
	random := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		data := append([]byte{}, whole[:random.IntN(len(whole)+1)]...)
		for range random.IntN(4) {
			if len(data) > 4 {
				data[4+random.IntN(len(data)-4)] = byte(random.IntN(256))
			}
		}
		c, err := readCells(data)
		for err == nil {
			_, _, err = c.Next()
		}
	}
}

// One cell of a file can be changed, and data made up that the rules take.
func TestAmendAndSample(t *testing.T) {
	b := New()
	ask(t, b, "rules", `{"text": "fordel 1 da\ntabel skoler {\n  navn nøgle\n  elever heltal\n}\n", "file": "r.fordel", "lang": "da"}`)
	reply := ask(t, b, "amend", `{"table": "skoler", "file": "a.csv", "line": 2, "field": 2, "text": "4"}`, []byte("navn;elever\na;tre\n")...)
	if reply["text"] != "navn;elever\na;4\n" {
		t.Error(reply)
	}
	reply = ask(t, b, "sample", `{"seed": 1, "lang": "da"}`)
	made := reply["sheets"].([]any)[0].(map[string]any)
	reply = ask(t, b, "data", `{"table": "skoler", "file": "a.csv", "lang": "da"}`, []byte(made["text"].(string))...)
	if made["table"] != "skoler" || reply["rows"] != float64(strings.Count(made["text"].(string), "\n")-1) || len(reply["diagnostics"].([]any)) != 0 {
		t.Error(made, reply)
	}
}

// What only a run finds in data says where it is, too: a reference to a row that is not there.
func TestRunTellsCells(t *testing.T) {
	b := New()
	ask(t, b, "rules", `{"text": "fordel 1 en\ntable a {\n  id key\n}\ntable b {\n  id key\n  to -> a\n}\n", "file": "r.fordel", "lang": "en"}`)
	ask(t, b, "data", `{"table": "a", "file": "a.csv", "lang": "en"}`, []byte("id;x\n1;\n")...)
	ask(t, b, "data", `{"table": "b", "file": "x.xlsx", "sheet": "Ark1", "lang": "en"}`, encoded([]any{"id", "to"}, []any{"k", "2"})...)
	found := b.Call(t.Context(), "results", `{"params": {}, "scenario": null, "lang": "en"}`, nil)
	if !strings.Contains(found, `"table": "b", "row": 2, "field": 2`) {
		t.Error(found)
	}
}
