package bench

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// BenchmarkTasks times all tasks but those row by row on expr's machine.
func BenchmarkTasks(b *testing.B) {
	for _, name := range Tasks() {
		if strings.HasSuffix(name, "/rows") {
			continue
		}
		b.Run(name, func(b *testing.B) {
			do, err := tasks[name](NewBench(1))
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestAllAgree: the engine, the engine row by row and the loops give every
// institution the same, to the krone, at several settings.
func TestAllAgree(t *testing.T) {
	b := NewBench(0.1)
	for _, social := range []float64{0.01, 0.03, 0.07} {
		k := b.Standard
		k.SocialShare, k.Low = social, 250_000+1e6*social
		want, err := b.Results("loops", k)
		if err != nil {
			t.Fatal(err)
		}
		if most := slices.Max(want["total"]); most < 1e6 {
			t.Errorf("share %v: nobody gets more than %v kr", social, most)
		}
		for _, by := range []string{"engine", "rows"} {
			got, err := b.Results(by, k)
			if err != nil {
				t.Fatal(err)
			}
			for name := range want {
				if !slices.Equal(got[name], want[name]) {
					t.Errorf("share %v: %s by %s\n%v\nby loops\n%v", social, name, by, got[name], want[name])
				}
			}
		}
	}
}

// TestTasks does every task once and finds that changes change something.
func TestTasks(t *testing.T) {
	b := NewBench(0.05)
	for _, name := range Tasks() {
		if ns, err := b.Time(name, time.Millisecond); err != nil || !(ns > 0) {
			t.Errorf("%s: %v ns, %v", name, ns, err)
		}
	}
	for name, at := range map[string]setting{"pool": social, "child": low} {
		before, err := b.Results("engine", at(b.Standard, 0))
		after, errAfter := b.Results("engine", at(b.Standard, 1))
		if err != nil || errAfter != nil {
			t.Fatal(err, errAfter)
		}
		if reflect.DeepEqual(before, after) {
			t.Errorf("%s: the same after a change", name)
		}
	}
	if _, err := b.Time("nothing", time.Hour); err == nil {
		t.Error("a task that there is not was timed")
	}
}

// TestMemory: what a session keeps of a row, and of the file it came in, leaves
// room for two million rows in 1 GiB, although Go lets its heap grow to twice of
// what is in use before it collects garbage.
func TestMemory(t *testing.T) {
	before := inUse()
	b := NewBench(2.5)
	s, err := b.engine()
	if err != nil {
		t.Fatal(err)
	}
	perRow := float64(inUse()-before) / (2.5 * (Children + Institutions))
	t.Logf("%.0f bytes for each row", perRow)
	if most := float64(1<<30) / 2 / 2_000_000; perRow > most {
		t.Errorf("%.0f bytes for each row, at most %.0f", perRow, most)
	}
	runtime.KeepAlive(s)
	runtime.KeepAlive(b)
}

// inUse is the memory in use, in bytes.
func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestReadColumns: the least that reads the data gives what the engine reads.
func TestReadColumns(t *testing.T) {
	data := Data(0.1)
	got, err := ReadColumns(data["institutions"], data["children"])
	if err != nil {
		t.Fatal(err)
	}
	if want := columnsRead(t, data); !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant\n%v", got, want)
	}
	for _, bad := range []string{"h\ni000000,1,no,x,none,no,no,1\n", "h\ni000000,1,no\n", "h"} {
		if _, err := ReadColumns(data["institutions"], []byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// columnsRead are the columns as the engine reads them.
func columnsRead(t *testing.T, data map[string][]byte) Columns {
	m, _ := engine.Open(file, Rules)
	tables := map[string]*table.Table{}
	for _, spec := range m.Specs() {
		read, _, diags := table.ReadCSV(spec.Name+".csv", data[spec.Name], spec)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		tables[spec.Name] = read
	}
	problems, err := table.Link(progress.NewMeter(t.Context()), tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if list := p.List(); list.HasErrors() {
			t.Fatal(list)
		}
	}
	institutions, children := tables["institutions"], tables["children"]
	flags := func(name string) []uint8 {
		out := make([]uint8, children.Len)
		for i := range out {
			if children.Column(name).Flags.Get(i) {
				out[i] = 1
			}
		}
		return out
	}
	education := make([]uint8, children.Len)
	for i := range education {
		education[i] = uint8(slices.Index(educations, children.Column("education").Word(i)))
	}
	return Columns{
		Houses: institutions.Len, LastYear: institutions.Column("last_year").Numbers,
		Institution: children.Column("institution").Rows, Age: children.Column("age").Numbers, Income: children.Column("income").Numbers,
		Education: education, Single: flags("single_parent"), Language: flags("second_language"), Descendant: flags("descendant"),
		Working: children.Column("parents_working").Numbers,
	}
}
