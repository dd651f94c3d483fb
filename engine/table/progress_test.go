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
	read, err := ReadCSVContext(ctx, Origin{File: "schools.csv"}, data, spec)
	if err != nil || read.Table == nil || len(read.Problems.List()) > 0 {
		t.Fatal(read, err)
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
	if _, err := ReadCSVContext(count, Origin{File: "schools.csv"}, data, spec); err != nil {
		t.Fatal(err)
	}
	if ticks < 10 {
		t.Fatalf("it told of itself %d times", ticks)
	}
	for stop := 1; stop <= ticks; stop++ {
		ctx, cancel := context.WithCancel(context.Background())
		heard := 0
		ctx = progress.Listen(ctx, func(progress.Step) {
			if heard++; heard == stop {
				cancel()
			}
		})
		read, err := ReadCSVContext(ctx, Origin{File: "schools.csv"}, data, spec)
		if read != nil || !errors.Is(err, context.Canceled) || heard != stop {
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

// Characters and line ends that lie across the stretches in which a file is
// looked through are read like any others, in every encoding.
func TestStretches(t *testing.T) {
	for shift := range 4 {
		text := strings.Repeat("x", shift) + strings.Repeat("ø€\n", stretch/2) + `; "a"` + "\n"
		utf16 := []byte{0xFF, 0xFE}
		windows := []byte{}
		for _, r := range text {
			utf16 = append(utf16, byte(r), byte(r>>8))
			if r == '€' {
				r = 0x80
			}
			windows = append(windows, byte(r))
		}
		for name, data := range map[string][]byte{"UTF-8": []byte(text), "UTF-16": utf16, "Windows-1252": windows} {
			d, problem, err := decode(progress.NewMeter(t.Context()), place{}, data, usual)
			if d.text != text || d.lines != stretch/2+1 || !d.padded || problem != nil || err != nil {
				t.Errorf("%s from byte %d: %d bytes of %d, %d lines, %v %v", name, shift, len(d.text), len(text), d.lines, problem, err)
			}
		}
		broken := []byte(text)
		broken[stretch] = 0xFF
		if _, problem, _ := decode(progress.NewMeter(t.Context()), place{}, broken, usual); problem == nil || problem.Code != brokenText(place{}, 1).Code {
			t.Errorf("a broken byte at a stretch's end: %v", problem)
		}
		broken[stretch] = 0
		if _, problem, _ := decode(progress.NewMeter(t.Context()), place{}, broken, usual); problem == nil || !strings.Contains(problem.Message.EN, "as character ") {
			t.Errorf("a zero byte is taken for text: %v", problem)
		}
	}
}

// Linking ends where it is when the context is cancelled, whether it looks up
// words or goes through rows.
func TestLinkingCanBeStopped(t *testing.T) {
	spec, data := rowsOf(100_000)
	schools, _, _ := ReadCSV("schools.csv", data, spec)
	children, _, _ := ReadCSV("children.csv", data, &Spec{Name: "children", Columns: []ColumnSpec{{Name: "name", Kind: Ref, Target: "schools"}}})
	tables := map[string]*Table{"schools": schools, "children": children}
	ticks := 0
	meter := func(stop int) *progress.Meter {
		ctx, cancel := context.WithCancel(context.Background())
		ticks = 0
		return progress.NewMeter(progress.Listen(ctx, func(s progress.Step) {
			if s != (progress.Step{What: "children", Total: 1}) {
				t.Fatal(s)
			}
			if ticks++; ticks == stop {
				cancel()
			}
		}))
	}
	if _, err := Link(meter(-1), tables); err != nil || ticks < 2 {
		t.Fatal(err, ticks)
	}
	for stop := range ticks {
		if list, err := Link(meter(stop+1), tables); !errors.Is(err, context.Canceled) || list != nil || ticks != stop+1 {
			t.Error(list, err, ticks)
		}
	}
}
