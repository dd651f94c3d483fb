package table

import (
	"bytes"
	"context"
	"errors"
	"math/rand"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/progress"
)

// readCut reads a file in pieces of about so many bytes.
func readCut(t testing.TB, data []byte, spec *Spec, piece int) *Reading {
	t.Helper()
	r := newReader(t.Context(), spec, Origin{File: "data.csv"})
	r.limits.piece = piece
	out, err := r.csv(Origin{File: "data.csv"}, data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// onProcessors has a test run on so many.
func onProcessors(t testing.TB, n int) {
	if runtime.NumCPU() == 1 {
		t.Skip("there is one processor")
	}
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// sameReading checks that two readings of a file are the same, down to the places of cells.
func sameReading(t testing.TB, got, want *Reading, data []byte) {
	t.Helper()
	if !reflect.DeepEqual(got.Problems.List(), want.Problems.List()) {
		t.Fatalf("%.300q: in pieces%s\nas a whole%s", data, render(got.Problems.List()), render(want.Problems.List()))
	}
	a, b := got.Table, want.Table
	if (a == nil) != (b == nil) {
		t.Fatalf("%.300q: a table of pieces: %v, of the whole: %v", data, a != nil, b != nil)
	}
	if a == nil {
		return
	}
	checkTable(t, a)
	if a.Len != b.Len || !reflect.DeepEqual(a.Lines, b.Lines) {
		t.Fatalf("%.300q: %d rows on %v, want %d on %v", data, a.Len, a.Lines, b.Len, b.Lines)
	}
	for i := range a.Columns {
		if x, y := a.Columns[i], b.Columns[i]; !sameColumn(x, y) {
			t.Fatalf("%.300q: %s\n%+v\n%+v", data, x.Spec.Name, x, y)
		}
		for row := range a.Len {
			if a.Cell(row, i) != b.Cell(row, i) {
				t.Fatalf("row %d, column %d stands at %v, want %v", row, i, a.Cell(row, i), b.Cell(row, i))
			}
		}
	}
}

// sameColumn compares numbers by their bits, as NaN is not NaN.
func sameColumn(a, b *Column) bool {
	x, y := *a, *b
	x.Numbers, y.Numbers = nil, nil
	same := len(a.Numbers) == len(b.Numbers)
	for i := range min(len(a.Numbers), len(b.Numbers)) {
		same = same && (a.Numbers[i] == b.Numbers[i] || a.Numbers[i] != a.Numbers[i] && b.Numbers[i] != b.Numbers[i])
	}
	return same && reflect.DeepEqual(x, y)
}

// TestPieces is a file read in pieces: the same as read from its start, whatever it
// is like.
func TestPieces(t *testing.T) {
	onProcessors(t, 4)
	random := rand.New(rand.NewSource(1))
	for _, spec := range []*Spec{children(), institutions()} {
		for _, rows := range []int{3, 40, 700} {
			for seed := range uint64(8) {
				data := madeUpFile(t, spec, rows, seed)
				whole := readCut(t, data, spec, len(data)+1)
				for _, piece := range []int{1, 17, 64, 1000} {
					sameReading(t, readCut(t, data, spec, piece), whole, data)
				}
				damaged := bytes.Clone(data)
				for range 1 + random.Intn(3) {
					damaged[random.Intn(len(damaged))] = "\";,\n\r \tx-9"[random.Intn(10)]
				}
				sameReading(t, readCut(t, damaged, spec, 40), readCut(t, damaged, spec, len(data)+1), damaged)
			}
		}
	}
	for _, f := range failures(t) {
		if source, _ := f.run(); source != nil && len(source.Text) < 10_000 {
			for _, spec := range []*Spec{children(), institutions()} {
				sameReading(t, readCut(t, []byte(source.Text), spec, 8), readCut(t, []byte(source.Text), spec, 1<<20), []byte(source.Text))
			}
		}
	}
}

// madeUpFile is a sheet of made-up rows, some with quotation marks, line ends in them,
// other line ends and blank lines.
func madeUpFile(t testing.TB, spec *Spec, rows int, seed uint64) []byte {
	t.Helper()
	made, list := MakeUp([]*Spec{institutions(), children()}, nil, map[string]int{"institutions": rows, "children": rows}, seed)
	if list != nil {
		t.Fatal(render(list))
	}
	var out bytes.Buffer
	if err := WriteTable(&out, made[spec.Name], WriteOptions{Lang: "da"}); err != nil {
		t.Fatal(err)
	}
	text := strings.TrimPrefix(out.String(), "\uFEFF")
	switch lines := strings.SplitAfter(text, "\n"); seed % 4 {
	case 1:
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case 2:
		for i := 1; i < len(lines)-1; i += 3 {
			lines[i] = `"` + strings.Replace(lines[i], ";", `";`, 1)
		}
		text = strings.Join(lines, "")
	case 3:
		text = strings.Join(lines, "\n") + "\n\n"
	}
	return []byte(text)
}

// TestPiecesAreRead is that a clean file is read in pieces at all, and a file whose
// keys are twice in it from its start.
func TestPiecesAreRead(t *testing.T) {
	onProcessors(t, 4)
	for _, c := range []struct {
		keys string
		want bool
	}{{"1 2 3 4 5 6 7 8", true}, {"1 2 3 4 5 6 7 1", false}} {
		text := "id;name\n" + strings.ReplaceAll(c.keys, " ", ";a\n") + ";a\n"
		r := newReader(t.Context(), &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("name", Text)}}, Origin{})
		d, _, _ := decode(r.meter, r.top, []byte(text), usual)
		s := &csvSource{reader: r, records: newSheet("", d, r.spec, r.known, 0).records(0, 0)}
		r.from, r.limits.piece = s, 4
		if !r.headers(s.header()) {
			t.Fatal("no headers")
		}
		if done, err := s.inPieces(); done != c.want || err != nil {
			t.Errorf("%s: %v, %v", c.keys, done, err)
		}
	}
}

// TestPiecesEnd is that a context ends the reading of pieces, and that the listener
// hears of them in the goroutine that reads.
func TestPiecesEnd(t *testing.T) {
	onProcessors(t, 4)
	ctx, cancel := context.WithCancel(t.Context())
	ctx = progress.Listen(ctx, func(progress.Step) { cancel() })
	r := newReader(ctx, institutions(), Origin{File: "data.csv"})
	r.limits.piece = 100
	if _, err := r.csv(Origin{File: "data.csv"}, madeUpFile(t, institutions(), 50_000, 0)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// BenchmarkPieces reads a sheet on all processors, beside BenchmarkReadCSV's on one.
func BenchmarkPieces(b *testing.B) {
	data, spec := childrenCSV(b)
	data = append(data, bytes.Repeat(data[bytes.IndexByte(data, 0x0a)+1:], 30)...)
	for _, c := range []struct {
		name  string
		piece int
	}{{"one", len(data) + 1}, {"all", 1 << 20}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				readCut(b, data, spec, c.piece)
			}
		})
	}
}
