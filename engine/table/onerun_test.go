package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// together reads tables from texts and links them: what is wrong with each, as
// line and code.
func together(t *testing.T, texts map[string]string, specs ...*Spec) map[string][]string {
	t.Helper()
	tables, reads := map[string]*Table{}, map[string]*Reading{}
	for _, spec := range specs {
		r, err := ReadCSVContext(t.Context(), Origin{File: spec.Name + ".csv"}, []byte(texts[spec.Name]), spec)
		if err != nil {
			t.Fatal(err)
		}
		reads[spec.Name], tables[spec.Name] = r, r.Draft
	}
	problems := link(t, tables)
	out := map[string][]string{}
	for name, r := range reads {
		for _, d := range r.Problems.With(problems[name]).List() {
			line := r.Source.Position(d.Range.Start).Line
			out[name] = append(out[name], fmt.Sprintf("%d %s", line, d.Code))
		}
	}
	return out
}

// All that is wrong with a sheet is told in one run, in the order of its lines,
// and nothing that only follows from something else.
func TestAllProblemsInOneRun(t *testing.T) {
	good := "id;name\na;A\nb;B\n"
	child := "institution;age;single_parent;education\n"
	for name, test := range map[string]struct {
		institutions, children string
		want                   []string
	}{
		"every kind": {good, child + "x;1;ja;\na;9;ja;\na;q;ja;\nb;1;måske;\nb;1;ja;phd\ny;z;ja;\nx;1;ja;none\n",
			[]string{"2 data.reference", "3 data.range", "4 data.number", "5 data.flag", "6 data.choice", "7 data.reference", "7 data.number"}},
		"a number of the target":    {"id;name;last_year\na;A;1\nb;B;x\n", child + "b;1;ja;\nc;1;ja;\n", []string{"3 data.reference"}},
		"a key twice in the target": {"id;name\na;A\na;B\n", child + "a;1;ja;\nc;1;ja;\n", []string{"3 data.reference"}},
		"a key lost in the target":  {"id;name\na;A\n;B\n", child + "b;1;ja;\n", nil},
		"a row lost in the target":  {"id;name\na;A\nb;\"B\" x\n", child + "b;1;ja;\n", nil},
		"no target":                 {"", child + "b;1;ja;\n", nil},
		"a row lost":                {good, child + "a;\"1\" x;ja;\nc;1;ja;\n", []string{"2 data.quote.stray", "3 data.reference"}},
	} {
		got := together(t, map[string]string{"institutions": test.institutions, "children": test.children}, institutions(), children())["children"]
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, not %q", name, got, test.want)
		}
	}
}

// The first errors are kept wherever in a batch they are found.
func TestFirstErrorsAreKept(t *testing.T) {
	rows := strings.Repeat("1;x;no\n", 300) + strings.Repeat("1;1;perhaps\n", 5000)
	text := "institution;age;single_parent\n" + strings.Repeat("1;1;maybe\n", 60) + rows
	_, source, list := ReadCSV("c.csv", []byte(text), children())
	if len(list) != MaxProblems+1 || list[MaxProblems].Code != "data.total" || !strings.HasPrefix(list[MaxProblems].Message.EN, "Table `children`: 5,360 errors") {
		t.Fatalf("%d: %s", len(list), render(list[len(list)-1:]))
	}
	for i, d := range list[:MaxProblems] {
		want := "data.flag"
		if i >= 60 {
			want = "data.number"
		}
		if at := source.Position(d.Range.Start); at.Line != i+2 || d.Code != want {
			t.Fatalf("problem %d is %s on line %d", i, d.Code, at.Line)
		}
	}
}

// Rows that the rules carry are checked in one run too.
func TestInlineRowsInOneRun(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("to", Ref, target("institutions")), column("v", Number)}}
	cell := func(kind Kind, text string, start int) Cell {
		return Cell{Kind: kind, Text: text, Written: text, Range: diag.Range{File: "r", Start: start, End: start + 1}}
	}
	r := Build(spec, [][]Cell{{cell(Text, "a", 1), cell(Number, "", 2)}, {cell(Text, "c", 3), cell(Text, "x", 4)}, {cell(Text, "d", 5), cell(Number, "", 6)}})
	ints := mustRead(t, "id;name\na;A\n", institutions())
	list := r.Problems.With(link(t, map[string]*Table{"t": r.Draft, "institutions": ints})["t"]).List()
	if got := codes(list); r.Table != nil || !slices.Equal(got, []string{"data.literal", "data.reference", "data.reference"}) {
		t.Errorf("%q", got)
	}
}
