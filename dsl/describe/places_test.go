package describe

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

const placed = `fordel 1 en
table houses "Houses" {
  id   key
  beds whole
}
param money "Money" = 100 kr { note "From the council" }
let houses.need "Need" = beds * 2
bands houses.step "Step" by beds {
  up to 5: 1
  else:    2
}
pool aid "Aid" {
  amount  money
  to      houses
  where   beds >= 2
  key     need
  floor   5 kr
  cap     60 kr
  surplus keep
}
earmark aid { share 50 % purpose "Training" }
spread even "Even" of houses.aid
scenario "More" { money = 200 kr }
expect "All" = sum(houses.aid) <= money
show houses { columns id, aid }
`

// Everything that tells one statement or clause says where that stands, so that a
// sentence and its line can be lit together.
func TestPlaces(t *testing.T) {
	file, list := dsl.Parse("r.fordel", placed)
	program, found := check.Check(file)
	if list = append(list, found...); list.HasErrors() {
		t.Fatal(list)
	}
	first := func(at diag.Range) string {
		line, _, _ := strings.Cut(placed[at.Start:at.End], "\n")
		return line
	}
	got := map[string]string{}
	var walk func(items []Item)
	walk = func(items []Item) {
		for _, i := range items {
			if !i.At.IsZero() {
				about, _, _ := strings.Cut(i.About+" "+i.Text, ".")
				got[first(i.At)] = about
			}
			walk(i.More)
		}
	}
	for _, s := range Describe(program, diag.English) {
		walk(s.Items)
		if !s.At.IsZero() {
			got[first(s.At)] = s.Heading
		}
		for i, at := range s.RowsAt {
			got["row "+first(at)] = s.Table[i+1][0]
		}
	}
	for line, told := range map[string]string{
		`table houses "Houses" {`:                                      "Houses",
		`row param money "Money" = 100 kr { note "From the council" }`: "Money",
		`let houses.need "Need" = beds * 2`:                            "Need",
		`bands houses.step "Step" by beds {`:                           "Step",
		`up to 5: 1`:                                                   "",
		`pool aid "Aid" {`:                                             "Aid",
		`beds >= 2`:                                                    "Threshold",
		`5 kr`:                                                         "Guarantee",
		`60 kr`:                                                        "Cap",
		`earmark aid { share 50 % purpose "Training" }`: "Earmarking",
		`spread even "Even" of houses.aid`:              "Spread: Even",
		`scenario "More" { money = 200 kr }`:            "More",
		`expect "All" = sum(houses.aid) <= money`:       "All",
		`show houses { columns id, aid }`:               "Houses",
	} {
		if text, ok := got[line]; !ok || !strings.HasPrefix(text, told) {
			t.Errorf("%s is told by %q", line, text)
		}
	}
}

// TestEveryKindIsTold sees that something of the description says of each kind of
// statement where it stands.
func TestEveryKindIsTold(t *testing.T) {
	text, err := os.ReadFile("../testdata/canonical.fordel")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dsl.Parse("canonical.fordel", string(text))
	program, _ := check.Check(file)
	var places []diag.Range
	var walk func(items []Item)
	walk = func(items []Item) {
		for _, i := range items {
			places = append(places, i.At)
			walk(i.More)
		}
	}
	for _, s := range Describe(program, diag.English) {
		places = append(append(places, s.At), s.RowsAt...)
		walk(s.Items)
	}
	told := map[*statement.Declaration]bool{&statement.Model: true, &statement.Letter: true} // the heading of all; who reads a letter sees what it says
	for _, s := range file.Statements {
		if where := s.Where(); slices.ContainsFunc(places, func(at diag.Range) bool { return !at.IsZero() && where.Start <= at.Start && at.End <= where.End }) {
			told[s.Kind()] = true
		}
	}
	for _, kind := range statement.All {
		if !told[kind] {
			t.Errorf("no description tells %v", kind)
		}
	}
}
