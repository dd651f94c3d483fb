package table

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/progress"
)

// rowsOf is a file of n rows, their keys falling, so that they have to be sorted.
func rowsOf(n int) (*Spec, []byte) {
	var b strings.Builder
	b.WriteString("name,pupils\n")
	for i := range n {
		fmt.Fprintf(&b, "s%06d,%d\n", n-i, i%100)
	}
	spec := &Spec{Name: "schools", Columns: []ColumnSpec{{Name: "name", Kind: Key}, {Name: "pupils", Kind: Whole}}}
	return spec, []byte(b.String())
}

func TestReadingTellsHowFarItIs(t *testing.T) {
	spec, data := rowsOf(20_000)
	var heard []progress.Step
	ctx := progress.Listen(context.Background(), func(s progress.Step) { heard = append(heard, s) })
	table, _, diags, err := ReadCSVContext(ctx, "schools.csv", data, spec)
	if table == nil || len(diags) > 0 || err != nil {
		t.Fatal(diags, err)
	}
	if len(heard) < 8 {
		t.Fatalf("told %d times", len(heard))
	}
	last := 0
	for _, s := range heard {
		if s.What != "schools.csv" || s.Done < last || s.Total != len(data) || s.Done > s.Total {
			t.Fatalf("%+v after %d", s, last)
		}
		last = s.Done
	}
	if last < len(data)/2 {
		t.Errorf("only %d of %d bytes were told", last, len(data))
	}
}

// Reading ends wherever it is when the context is cancelled: in the rows, and in
// the sorting after them.
func TestReadingCanBeStopped(t *testing.T) {
	spec, data := rowsOf(20_000)
	ticks := 0
	count := progress.Listen(context.Background(), func(progress.Step) { ticks++ })
	if _, _, _, err := ReadCSVContext(count, "schools.csv", data, spec); err != nil {
		t.Fatal(err)
	}
	for stop := 1; stop <= ticks; stop++ {
		ctx, cancel := context.WithCancel(context.Background())
		heard := 0
		ctx = progress.Listen(ctx, func(progress.Step) {
			if heard++; heard == stop {
				cancel()
			}
		})
		table, _, _, err := ReadCSVContext(ctx, "schools.csv", data, spec)
		if table != nil || !errors.Is(err, context.Canceled) || heard != stop {
			t.Errorf("stopped when told %d of %d times: %v, told %d times", stop, ticks, err, heard)
		}
	}
}

func TestMakingUpCanBeStopped(t *testing.T) {
	spec, _ := rowsOf(1)
	for stop := 1; stop <= 5; stop++ {
		ctx, cancel := context.WithCancel(context.Background())
		heard := 0
		ctx = progress.Listen(ctx, func(s progress.Step) {
			if heard++; heard == stop {
				cancel()
			}
			if (s.What != "schools.name" && s.What != "schools.pupils") || s.Done >= s.Total || s.Total != 20_000 {
				t.Errorf("%+v", s)
			}
		})
		made, _, err := MakeUpContext(ctx, []*Spec{spec}, nil, map[string]int{"schools": 20_000}, 1)
		if made != nil || !errors.Is(err, context.Canceled) || heard != stop {
			t.Errorf("%v, told %d times", err, heard)
		}
	}
}
