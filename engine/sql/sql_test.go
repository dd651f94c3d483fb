//go:build !js

package sql_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/generated"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/sql"
)

// database runs a script and gives the rows of its queries as CSV; \N is no value.
type database func(script string) (string, error)

// script is a model with the data of a result in SQL.
func script(t *testing.T, r *engine.Result, dialect sql.Dialect) string {
	t.Helper()
	m, problems := lower.Lower(r.Model.Program)
	if problems.HasErrors() {
		t.Fatal(enginetest.Said(problems))
	}
	text, problems := sql.Print(m, sql.Options{Dialect: dialect, Rows: func(table *check.Table) [][]check.Const { return r.Data(table.Name) },
		Text: r.Model.Text})
	if problems.HasErrors() {
		t.Fatal(enginetest.Said(problems))
	}
	return text
}

// agrees compares every column and value in a database with the engine's. Rows of tables
// without keys are compared in the order of what they hold.
func agrees(t *testing.T, r *engine.Result, db database) (cells int) {
	t.Helper()
	for _, table := range r.Model.Program.Tables {
		rows := queried(t, db, `SELECT * FROM fordel."all_`+table.Name+`"`)
		want, got := wanted(r, table, rows[0]), rows[1:]
		if len(got) != len(want) {
			t.Fatalf("%s has %d rows, not %d", table.Name, len(got), len(want))
		}
		key := -1
		if table.Key != nil {
			key = slices.Index(rows[0], table.Key.Name)
		}
		order(want, key)
		order(got, key)
		for i := range want {
			for j, name := range rows[0] {
				if cells++; !near(got[i][j], want[i][j]) {
					t.Errorf("%s.%s in row %d is %s, not %s", table.Name, name, i, got[i][j], want[i][j])
					return cells
				}
			}
		}
	}
	if len(r.Model.Program.Values) > 0 {
		rows := queried(t, db, "SELECT * FROM fordel.figures")
		for j, name := range rows[0] {
			v, _ := r.Value(name)
			if cells++; !near(rows[1][j], written(v)) {
				t.Errorf("%s is %s, not %s", name, rows[1][j], written(v))
			}
		}
	}
	return cells
}

// holds compares the checks with the engine's expectations.
func holds(t *testing.T, r *engine.Result, db database) {
	t.Helper()
	failed := map[string]bool{}
	for _, e := range r.Expectations {
		failed[e.Expect.Text] = failed[e.Expect.Text] || e.Scenario == nil && !e.OK
	}
	for _, row := range queried(t, db, "SELECT kind, what, holds FROM fordel.checks ORDER BY nr")[1:] {
		want := "t"
		if row[0] == "expect" && failed[row[1]] {
			want = "f"
		}
		if row[2] != want && row[0] != "solve" {
			t.Errorf("%s %q holds: %s, not %s", row[0], row[1], row[2], want)
		}
	}
}

// order sorts rows by a column, or without one by all.
func order(rows [][]string, key int) {
	sort.SliceStable(rows, func(i, j int) bool {
		if key >= 0 {
			return rows[i][key] < rows[j][key]
		}
		for k := range rows[i] {
			if a, b := coarse(rows[i][k]), coarse(rows[j][k]); a != b {
				return a < b
			}
		}
		return false
	})
}

// coarse is a cell as rows are sorted by it: the last digits do not count.
func coarse(s string) string {
	if x, err := strconv.ParseFloat(s, 64); err == nil {
		return fmt.Sprintf("%.8e", x+0)
	}
	return s
}

// wanted is what the engine has of some columns.
func wanted(r *engine.Result, table *check.Table, columns []string) [][]string {
	s, _ := r.Slice(table.Name, nil, 0, 0)
	out := make([][]string, s.Total)
	for _, name := range columns {
		c, kind, ok := r.Column(table.Name, name)
		for i := range out {
			cell := "no such column"
			if ok {
				cell = written(formula.At(c, kind.Kind, i))
			}
			out[i] = append(out[i], cell)
		}
	}
	return out
}

// written is a value as a database prints it.
func written(v check.Const) string {
	switch {
	case v.Missing:
		return `\N`
	case v.Kind == check.Text:
		return v.Text
	case v.Kind == check.Flag:
		return strconv.FormatBool(v.Flag)[:1]
	case v.Kind == check.Date:
		return formula.Day(v.Number)
	}
	return strconv.FormatFloat(v.Number, 'g', -1, 64)
}

// near reports whether two cells are the same: whole numbers, such as amounts in whole
// units, to the last digit, others but for what doubles are off by.
func near(a, b string) bool {
	x, wrong := strconv.ParseFloat(a, 64)
	y, wrong2 := strconv.ParseFloat(b, 64)
	if wrong != nil || wrong2 != nil {
		return a == b
	}
	return number.Equal(x, y) || math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), math.Abs(y)) || math.Abs(x-y) < 1e-7
}

func queried(t *testing.T, db database, query string) [][]string {
	t.Helper()
	out, err := db(query + ";\n")
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %v", query, err)
	}
	return rows
}

// TestPostgres runs every example in PostgreSQL and turns parameters there.
func TestPostgres(t *testing.T) {
	server := startPostgres(t)
	everyExample(t, sql.PostgreSQL, server.database, false)
}

// usual are the examples that are run every time: pools with floors, caps, groups and places,
// every method of rounding, a benchmark. FORDEL_DATABASES=examples runs all of them, as
// `make test` does, and =all more made-up models too.
var usual = []string{"whole-positions", "top-per-district", "hold-harmless", "own-municipality"}

// everyExample runs the examples, and models that are strange, in databases that are made for them, and turns their
// parameters; where a database does not compute steps anew by itself they are run again.
func everyExample(t *testing.T, dialect sql.Dialect, open func(*testing.T) database, again bool) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	cells, models := 0, enginetest.Strange(t, "../enginetest")
	for _, dir := range dirs {
		if os.Getenv("FORDEL_DATABASES") != "" || slices.Contains(usual, filepath.Base(dir)) {
			models[filepath.Base(dir)] = enginetest.Open(t, dir)
		}
	}
	for name, session := range models {
		t.Run(name, func(t *testing.T) {
			results := settings(session)
			if !results[0].OK() {
				t.Fatal(enginetest.Said(results[0].Diagnostics))
			}
			db, text := open(t), script(t, results[0], dialect)
			if _, err := db(text); err != nil {
				t.Fatal(err)
			}
			_, steps, _ := strings.Cut(text, "\n-- steps\n")
			for i, r := range results {
				change := update(r)
				if again && i > 0 {
					change += steps
				}
				if _, err := db(change); err != nil {
					t.Fatal(err)
				}
				cells += agrees(t, r, db)
				holds(t, r, db)
			}
		})
	}
	t.Logf("%d cells", cells)
}

// generatedIn runs made-up models in databases, at two amounts each: with every clause, and with
// clauses that are drawn.
func generatedIn(t *testing.T, dialect sql.Dialect, open func(*testing.T) database, again bool, seeds int) {
	runs, covered := 0, enginetest.Covered{}
	for seed := range uint64(seeds) {
		random := rand.New(rand.NewPCG(seed, 37))
		rules := generated.Rules(generated.Methods[seed%5])
		if seed%5 > 0 {
			rules = generated.Varied(random)
		}
		model, problems := engine.Open("generated.fordel", rules)
		if problems.HasErrors() {
			continue
		}
		session := engine.NewSession(model)
		for name, text := range generated.Data(random) {
			session.Load(name, name+".csv", []byte(text))
		}
		var db database
		for range 2 {
			budget := check.Const{Kind: check.Money, Number: float64(random.IntN(6_000_000))}
			r, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{"budget": budget}})
			if !r.OK() {
				continue
			}
			change := update(r)
			if db == nil {
				db = open(t)
				change = script(t, r, dialect)
				before, steps, _ := strings.Cut(change, "\n-- steps\n")
				change = before + update(r) + steps
				covered.Add(model.Program)
			} else if again {
				_, steps, _ := strings.Cut(script(t, r, dialect), "\n-- steps\n")
				change += steps
			}
			if _, err := db(change); err != nil {
				t.Fatal(seed, err, rules)
			}
			if dialect != sql.PostgreSQL && doubtful(t, db) {
				t.Logf("seed %d: doubles do not tell the rate, which is refused", seed)
				continue
			}
			agrees(t, r, db)
			runs++
			if t.Failed() {
				t.Fatalf("seed %d, %v kr\n%s", seed, budget.Number, rules)
			}
		}
	}
	t.Logf("%d runs of models with %v", runs, covered)
	if lacks := covered.Lacks(); lacks != nil && seeds >= 100 {
		t.Errorf("no model has %v", lacks)
	}
}

// doubtful reports whether a pool is refused, as one that doubles would share out wrongly is.
func doubtful(t *testing.T, db database) bool {
	t.Helper()
	return queried(t, db, "SELECT count(*) FROM fordel.checks WHERE kind = 'pool' AND NOT holds")[1][0] != "0"
}

func TestGeneratedPostgres(t *testing.T) {
	server := startPostgres(t)
	generatedIn(t, sql.PostgreSQL, server.database, false, seeds())
}

func TestGeneratedDuckDB(t *testing.T) {
	generatedIn(t, sql.DuckDB, startDuckDB(t), true, seeds())
}

// seeds is how many made-up models are tried; FORDEL_SEEDS says it, too.
func seeds() int {
	if n, err := strconv.Atoi(os.Getenv("FORDEL_SEEDS")); err == nil {
		return n
	}
	if os.Getenv("FORDEL_DATABASES") == "all" {
		return 200
	}
	return 2
}
