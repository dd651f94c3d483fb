package engine

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// journey is a model that changes step by step, and the session that goes along.
type journey struct {
	rules string
	data  map[string][]string // the lines of each file
	set   Settings
	used  *Session
}

// examples are the folders of the examples.
func examples(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("../examples/*/rules.fordel")
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for i, p := range paths {
		paths[i] = filepath.Dir(p)
	}
	return paths
}

func newJourney(t testing.TB, dir string) *journey {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "rules.fordel"))
	if err != nil {
		t.Fatal(err)
	}
	x := &journey{rules: string(text), data: map[string][]string{}}
	files, _ := filepath.Glob(filepath.Join(dir, "data", "*.csv"))
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		x.data[strings.TrimSuffix(filepath.Base(path), ".csv")] = strings.Split(strings.TrimSpace(string(raw)), "\n")
	}
	x.used = x.anew()
	return x
}

// anew is a session that knows nothing.
func (x *journey) anew() *Session {
	m, _ := Open("rules.fordel", x.rules)
	s := NewSession(m)
	for name := range x.data {
		x.load(s, name)
	}
	return s
}

func (x *journey) load(s *Session, name string) {
	s.Load(name, name+".csv", []byte(strings.Join(x.data[name], "\n")))
}

// step changes something and says what.
func (x *journey) step(r *rand.Rand) string {
	switch r.IntN(4) {
	case 0:
		return x.turn(r)
	case 1:
		x.set = Settings{}
		if list := x.used.Model().Program.Scenarios; len(list) > 0 && r.IntN(3) > 0 {
			x.set.Scenario = list[r.IntN(len(list))].Name
		}
		return fmt.Sprintf("scenario %q", x.set.Scenario)
	case 2:
		return x.cell(r)
	}
	return x.edit(r)
}

// turn gives a parameter another value that it may have.
func (x *journey) turn(r *rand.Rand) string {
	params := x.used.Model().Program.Params
	if len(params) == 0 {
		return "nothing"
	}
	p := params[r.IntN(len(params))]
	v := p.Value
	switch {
	case len(p.Choices) > 0:
		v = p.Choices[r.IntN(len(p.Choices))]
	case v.Kind == check.Flag:
		v.Flag = !v.Flag
	case p.From != nil && p.To != nil && p.Step == nil:
		v.Number = number.Show15(*p.From + (*p.To-*p.From)*float64(r.IntN(5))/4)
	case p.From != nil && r.IntN(2) == 0:
		v.Number = *p.From
	case p.From == nil && p.To == nil && p.Step == nil && v.Kind != check.Date:
		v.Number *= float64(r.IntN(3))
	}
	if x.set.Params == nil || r.IntN(3) == 0 {
		x.set.Params = map[string]check.Const{}
	}
	x.set.Params[p.Name] = v
	return fmt.Sprintf("%s = %v", p.Name, v)
}

// cell gives a cell of the data the value of another in its column, or drops or
// moves a row, and loads the file again; or only loads it again.
func (x *journey) cell(r *rand.Rand) string {
	names := x.used.Model().Specs()
	names = slices.DeleteFunc(names, func(s *table.Spec) bool { return len(x.data[s.Name]) < 4 })
	if len(names) == 0 {
		return "nothing"
	}
	name := names[r.IntN(len(names))].Name
	lines := slices.Clone(x.data[name])
	comma := ","
	if strings.Contains(lines[0], ";") {
		comma = ";"
	}
	a, b := 1+r.IntN(len(lines)-1), 1+r.IntN(len(lines)-1)
	what := fmt.Sprintf("%s again", name)
	switch from, to := strings.Split(lines[a], comma), strings.Split(lines[b], comma); r.IntN(6) {
	case 0:
	case 1:
		lines[a], lines[b] = lines[b], lines[a]
		what = fmt.Sprintf("%s: lines %d and %d swapped", name, a, b)
	case 2:
		lines = slices.Delete(lines, a, a+1)
		what = fmt.Sprintf("%s without line %d", name, a)
	default:
		i := r.IntN(min(len(from), len(to)))
		to[i] = from[i]
		lines[b] = strings.Join(to, comma)
		what = fmt.Sprintf("%s: line %d is %s", name, b, lines[b])
	}
	x.data[name] = lines
	x.load(x.used, name)
	return what
}

// edits are changes of rules: what is looked for and what stands there then.
var edits = []struct {
	old *regexp.Regexp
	new string
}{
	{regexp.MustCompile(`\b1\b`), "2"}, {regexp.MustCompile(`\b2\b`), "1"}, {regexp.MustCompile(`\b3\b`), "4"},
	{regexp.MustCompile(` \+ `), " - "}, {regexp.MustCompile(` \* `), " + "}, {regexp.MustCompile(` / `), " * "},
	{regexp.MustCompile(`<=`), "<"}, {regexp.MustCompile(` < `), " > "}, {regexp.MustCompile(`>=`), ">"},
	{regexp.MustCompile(`\bsum\(`), "max("}, {regexp.MustCompile(`\bmean\(`), "median("}, {regexp.MustCompile(`\band\b`), "or"},
	{regexp.MustCompile(`\b(og)\b`), "eller"}, {regexp.MustCompile(`(?m)^  (floor|mindst) .*\n`), ""}, {regexp.MustCompile(`(?m)^  (cap|højst) .*\n`), ""},
	{regexp.MustCompile(`(?m)^  (where|hvor) .*\n`), ""}, {regexp.MustCompile(`(?m)^  (round|afrund) .*\n`), ""},
	{regexp.MustCompile(`(?m)^(expect|kontrol) .*\n`), ""}, {regexp.MustCompile(`(?m)^(show|vis) [^}]*}\n`), ""},
	{regexp.MustCompile(`(?m)^$`), "// a comment\n"}, {regexp.MustCompile(`"[A-ZÆØÅ][a-zæøå]+"`), `"Another"`}, {regexp.MustCompile(`\n\n`), "\n"},
}

// edit changes the rules in one place, or translates them, as an editor would:
// rules with errors are given up.
func (x *journey) edit(r *rand.Rand) string {
	text, what := x.rules, "translated"
	e := edits[r.IntN(len(edits))]
	if places := e.old.FindAllStringIndex(text, -1); len(places) > 0 && r.IntN(6) > 0 {
		at := places[r.IntN(len(places))]
		what = fmt.Sprintf("%q becomes %q at %d", text[at[0]:at[1]], e.new, at[0])
		text = text[:at[0]] + e.new + text[at[1]:]
	} else {
		file, _ := dsl.Parse("rules.fordel", text)
		to := diag.English
		if file.Lang == to {
			to = diag.Danish
		}
		text, _ = format.Format(file, to)
	}
	m, list := Open("rules.fordel", text)
	if list.HasErrors() {
		return "nothing"
	}
	x.rules, x.used = text, x.used.Revise(m)
	for name := range x.data {
		if _, ok := x.used.Rows(name); !ok {
			x.load(x.used, name)
		}
	}
	return what
}

// shownBy is all that a result tells.
func shownBy(r *Result) string {
	var b strings.Builder
	b.Write(r.JSON(diag.Danish))
	b.WriteString(r.Text(diag.English))
	b.Write(r.PoolsCSV(diag.Danish))
	for _, v := range r.Views() {
		b.Write(r.Leave(Given{}, false, diag.Danish).ViewCSV(v))
		columns := slices.Clone(v.Columns)
		for i := range columns { // where they come from is another place for each model
			columns[i].Of, columns[i].Expr = nil, nil
		}
		fmt.Fprintln(&b, v.Kind, v.Label, columns)
	}
	return b.String()
}

// TestIncremental takes every example through random changes of parameters, data
// and rules: a session that goes along tells the same, to the last byte, as one
// that is made anew after each change.
func TestIncremental(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	changes := 6
	if runtime.GOARCH == "wasm" {
		changes = 2 // what takes so long there is to make sessions anew
	}
	computed, all, good := 0, 0, 0
	for _, dir := range examples(t) {
		x := newJourney(t, dir)
		x.used.Run(context.Background(), x.set)
		var steps []string
		for range changes {
			steps = append(steps, x.step(r))
			got, _ := x.used.Run(context.Background(), x.set)
			want, _ := x.anew().Run(context.Background(), x.set)
			if a, b := shownBy(got), shownBy(want); a != b {
				t.Errorf("%s after %q: %s", dir, steps, firstDifference(a, b))
				break
			}
			if got.OK() {
				good++
				computed, all = computed+len(got.Computed), all+len(want.Computed)
			}
		}
	}
	t.Logf("%d runs with figures; %d of %d statements computed", good, computed, all)
	if good < 15*changes || computed > all/2 {
		t.Errorf("%d runs with figures; %d of %d statements computed", good, computed, all)
	}
}

// firstDifference shows two texts from where they differ.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-100)
	return fmt.Sprintf("%q, anew %q", a[from:min(len(a), i+200)], b[from:min(len(b), i+200)])
}
