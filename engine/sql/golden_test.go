package sql_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/sql"
)

var updateGolden = flag.Bool("update", false, "write the golden files")

// small has something of most kinds.
const small = `fordel 1 en
table areas {
  id  key
} rows {
  "n"
}
table houses {
  id      key
  area    -> areas
  places  whole from 1 to 99
  opened  date optional
} rows {
  "Ash", "n", 10, 2011-08-01
  "Elm", "n", 30, nil
}
param budget = 1_000 kr { from 0 kr to 9_000 kr }
let houses.share  = share(places)
let areas.places  = sum(houses.places)
let houses.place  = rank(places)
let houses.bigger = count(houses, .places > places)
let houses.years  = years(opened ?? 2020-01-01, 2026-01-01)
pool base {
  amount  budget
  to      houses
  key     places
  cap     800 kr
}
expect "All of it" = sum(houses.base) == budget
show houses {
  columns  id, base
  order    highest base
}
`

// The scripts of all dialects are golden files, so that a change of one that no test
// has a database for is seen: PostgreSQL's whole, of the others what is other there.
func TestGolden(t *testing.T) {
	m, problems := engine.Open("rules.fordel", small)
	tree, more := lower.Lower(m.Program)
	if problems.HasErrors() || more.HasErrors() {
		t.Fatal(problems, more)
	}
	first := ""
	for _, d := range sql.Dialects {
		text, problems := sql.Print(tree, sql.Options{Dialect: d, Text: m.Text})
		if d == sql.Spark {
			if !problems.HasErrors() || problems[0].Code != "sql.spark" || text != "" {
				t.Errorf("Spark takes a comparison of each row with all: %v", problems)
			}
			continue
		}
		if d == sql.PostgreSQL {
			first = text
			golden(t, "small.postgresql.sql", text)
			continue
		}
		golden(t, "small."+string(d)+".other", other(first, text))
	}
	m, _ = engine.Open("rules.fordel", smaller())
	tree, _ = lower.Lower(m.Program)
	text, problems := sql.Print(tree, sql.Options{Dialect: sql.Spark, Text: m.Text})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	golden(t, "small.spark.other", other(first, text))
}

// What rules show is in the words of the language; tables for programs keep what formulas compare.
func TestWords(t *testing.T) {
	m, problems := engine.Open("rules.fordel", strings.Replace(small, "columns  id, base", "columns  id, base, base.bound", 1))
	tree, more := lower.Lower(m.Program)
	if problems.HasErrors() || more.HasErrors() {
		t.Fatal(problems, more)
	}
	text, _ := sql.Print(tree, sql.Options{Dialect: sql.PostgreSQL, Lang: diag.Danish, Text: m.Text})
	_, shown, _ := strings.Cut(text, "show_houses")
	if !strings.Contains(shown, "= 'floor' THEN 'garanti'") || !strings.Contains(shown, "= 'out' THEN 'ikke med'") {
		t.Errorf("what is shown has no words:\n%s", shown)
	}
}

// other is a text with a count in place of lines that another has, too, in the same order.
func other(first, text string) string {
	a, b := strings.Split(first, "\n"), strings.Split(text, "\n")
	common := make([][]int, len(a)+1) // how many lines from here on are in both
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var out strings.Builder
	same := 0
	for i, j := 0, 0; j <= len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j, same = i+1, j+1, same+1
			continue
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			i++
			continue
		}
		if same > 0 {
			fmt.Fprintf(&out, "-- %d lines as PostgreSQL\n", same)
			same = 0
		}
		if j < len(b) {
			out.WriteString(b[j] + "\n")
		}
		j++
	}
	return out.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *updateGolden {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s is not what is written now (-update writes it): %v", name, err)
	}
}

// smaller is small without what Spark cannot compute.
func smaller() string {
	return strings.ReplaceAll(small, "let houses.bigger = count(houses, .places > places)\n", "")
}
