package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// base is the file that the statements of the tests are put behind. A `|` in
// them is the cursor; a name in ⟦ ⟧ is where its definition is.
const base = `fordel 1 en
model "Test" { year 2026 }
table areas "Areas" {
  id      key
  ⟦name⟧    text
  burden  share
}
table ⟦houses⟧ "Institutions" {
  id      key
  area    "Where it lies" -> areas
  ⟦places⟧  "Places" whole
  rent    "Rent a year" kr
  night   flag
  kind    one of "old", "new"
}
table children {
  home   -> houses
  lives  -> areas as ⟦residents⟧
  age    "Age in years" whole
  alone  flag
}
table prices {
  year  key
  ⟦rate⟧  number
} rows {
  "2025", 1.1
}
param ⟦part⟧   "Part" = 3 % { from 0 % to 10 % }
param budget "Budget" = 1 mio kr
param whom = "old" { one of "old", "new" }
let children.weight = if age <= 2 then 1.8 else 1
let houses.weighted "Weighted children" = sum(children.weight)
let ⟦total⟧ = sum(houses.weighted)
indicator children.single "Single parent" = alone
pool ⟦social⟧ "Social pool" {
  amount  budget * part
  to      houses
  key     weighted
  cap     rent
  surplus keep
}
split social {
  ⟦public⟧   places
  private  1
}
pool local "In each area" {
  amount  1_000 kr * burden
  to      houses
  per     area
  key     places
}
benchmark cost of houses.rent { percentiles 10, 90 }
spread gap of houses.social
scenario "High" { part = 10 % }
`

var unmark = strings.NewReplacer("⟦", "", "⟧", "")

// marked puts a text behind the base and parts it from the cursor in it.
func marked(t *testing.T, base, text string) (source string, offset int) {
	t.Helper()
	before, after, ok := strings.Cut(text, "|")
	if !ok {
		t.Fatalf("no cursor in %q", text)
	}
	base = unmark.Replace(base)
	return base + before + after, len(base) + len(before)
}

// TestComplete puts the cursor into statements, finished and not. Of the words
// wanted all are offered, and none of those that follow `not:`.
func TestComplete(t *testing.T) {
	for text, want := range completions {
		source, offset := marked(t, base, text)
		offered := offeredAt(Open("rules.fordel", source), offset)
		yes, no, _ := strings.Cut(want, "not:")
		for _, word := range split(yes) {
			if !slices.Contains(offered, word) {
				t.Errorf("%q does not offer %s, but %q", text, word, offered)
			}
		}
		for _, word := range split(no) {
			if slices.Contains(offered, word) {
				t.Errorf("%q offers %s", text, word)
			}
		}
		if strings.TrimSpace(want) == "" && len(offered) > 0 {
			t.Errorf("%q offers %q", text, offered)
		}
	}
}

func offeredAt(d *Document, offset int) []string {
	var out []string
	for _, item := range d.Complete(offset, diag.English).Items {
		out = append(out, item.Text)
	}
	return out
}

// split parts words by `;` or, without one, by blanks.
func split(words string) []string {
	if !strings.Contains(words, ";") {
		return strings.Fields(words)
	}
	var out []string
	for _, w := range strings.Split(words, ";") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

var completions = map[string]string{
	// Statements.
	"|":                           "pool table let expect not: amount key weighted",
	"po|":                         "pool positions not: amount",
	"let x = 1\n|":                "pool expect not: and where",
	"|\nlet x = 1\n":              "pool expect",
	"// a comment |":              "",
	"pool a {\n  to houses\n}\n|": "split earmark not: key",
	"let x = 1 +\n  |":            "total budget sum not: pool",
	// Data.
	"table t {\n  id |":             "key;text;whole;one of;->;kr;date not: optional; from",
	"table t {\n  id whole |":       "from;optional;sample not: key",
	"table t {\n  home -> |":        "houses areas children not: budget",
	"table t {\n  home -> houses |": "as optional",
	"table t {\n  |\n}\n":           "",
	"table t {\n  id key\n} |":      "rows",
	"param p = 1 { |":               "from;to;step;one of;note",
	"param p = 1 { from 0 |":        "to step note not: from",
	"param p = |":                   "yes no",
	"model { |":                     "municipality year adopted source currency round",
	"model {\n  year 2026\n  |\n}":  "adopted source not: year",
	"model { round 1 kr |":          "largest_remainder dhondt each",
	// Values.
	"let |":                                      "areas houses children",
	"let houses.x = |":                           "weighted places area social children total budget sum if not not: age alone and where",
	"let houses.x = pl|":                         "places weighted",
	"let houses.x = places |":                    "and or in not not: places sum",
	"let houses.x = area.|":                      "name burden not: places budget",
	"let houses.x = children.|":                  "age weight single not: places",
	"let houses.x = social.|":                    "rate left bound unbound passed amount public private not: index",
	"let houses.x = cost.|":                      "index outlier rank average n p10 p90 not: rate",
	"let houses.x = local.|":                     "rate left bound",
	"let x = gap.|":                              "gini range_factor quartile_factor receive",
	"let x = model.|":                            "year",
	"let x = |":                                  "houses children total budget social not: places age",
	"let x = sum(houses |":                       "where not: and",
	"let x = sum(houses where |":                 "places night social budget not: age",
	"let houses.x = len(children where .age > |": "places weighted not: age",
	"let houses.x = len(children where age > |":  "age places",
	"let houses.x = len(children where len(houses where .places > 1) > |":   "age",
	"let houses.x = len(children where lookup(areas, .area, \"name\") == |": "places not: age",
	"let x = sum(houses where places > 3, .|":                               "places weighted social not: budget sum",
	"let x = count(children, .home.|":                                       "places area not: age",
	"let x = sum(children where home.area.|":                                "name burden",
	"let x = len(houses where places > 3) + |":                              "budget houses not: places",
	"let houses.x = count(children, |":                                      "places budget not: age",
	"let houses.x = kind == |":                                              `"old" "new"`,
	"let houses.x = kind in [\"old\", |":                                    `"old" "new"`,
	"let houses.x = kind == \"o|\"":                                         `"old" "new"`,
	"let houses.x = kind == \"o|":                                           `"old" "new"`,
	"let houses.x = if night |":                                             "then and or",
	"let houses.x = if night then 1 |":                                      "else",
	"let areas.x = |":                                                       "residents houses children burden",
	"let areas.x = sum(residents.|":                                         "age alone home",
	"let houses.x = max(places, |":                                          "places weighted budget",
	"let houses.x = places + 1 |":                                           "and or not: then places",
	"bands houses.x by |":                                                   "places rent",
	"bands houses.x by places {\n  |":                                       "under;up to;else",
	"bands houses.x by places {\n  under 10: |":                             "places rent budget",
	"indicator children.x |":                                                "weight",
	"indicator children.x weight |":                                         "age budget",
	"indicator children.x = |":                                              "age alone home",
	"count houses.x = |":                                                    "children;houses;marks of",
	"count areas.x = |":                                                     "residents children",
	"count houses.x = children |":                                           "with where",
	"count houses.x = children with |":                                      "at least;any of;all of not: where; with",
	"count houses.x = children with at least |":                             "budget total places",
	"count houses.x = children with at least 2 |":                           "of",
	"count houses.x = children with at least 2 of (|":                       "single alone not: age night",
	"count houses.x = children with any of (single) |":                      "where",
	"count houses.x = marks of (|) in children":                             "single alone not: night",
	"count houses.x = marks of (single) |":                                  "in",
	"count houses.x = marks of (single) in |":                               "children",
	"count houses.x = children where |":                                     "age alone home not: places",
	// Money.
	"pool p {\n  |": "amount to where key floor cap surplus first rate round",
	"pool p {\n  amount budget\n  to houses\n  |\n}": "key floor not: amount to",
	"pool p {\n  amount |\n  to houses\n}":           "budget total not: places",
	"pool p {\n  to houses\n  per area\n  amount |":  "burden budget not: places",
	"pool p {\n  to |":                               "houses areas not: budget",
	"pool p {\n  key |\n  to houses\n}":              "places weighted social children",
	"pool p {\n  key places\n  to houses\n  cap r|":  "rent places",
	"pool p {\n  to houses\n  key max(\n    |":       "places rent",
	"pool p {\n  to houses\n  where |":               "night kind",
	"pool p {\n  to houses\n  only 3 |":              "highest lowest",
	"pool p {\n  to houses\n  only 3 highest |":      "places rent",
	"pool p {\n  to houses\n  only 3 highest rent |": "per and",
	"pool p {\n  to houses\n  first |":               "highest lowest",
	"pool p {\n  shortfall |":                        "stop scale not: keep",
	"pool p {\n  surplus |":                          "stop keep to",
	"pool p {\n  surplus to |":                       "social local not: houses cost",
	"pool p {\n  partly |":                           "yes no",
	"pool p {\n  rate |":                             "to",
	"pool p {\n  round |":                            "none",
	"pool p {\n  round 1 kr |":                       "sainte_lague adams",
	"grant g {\n  to houses\n  amount |":             "rent places budget",
	"grant g {\n  to houses\n  within |":             "budget total not: places",
	"grant g {\n  negative |":                        "yes no",
	"split |":                                        "social local not: cost",
	"split local {\n  one |":                         "places rent",
	"earmark local {\n  |":                           "share amount purpose input content announced followup",
	"earmark local {\n  input |":                     "none staff trained_staff",
	"earmark local {\n  share |":                     "places part",
	"earmark local { share 10 % |":                   "purpose input not: share",
	"positions local { pay |":                        "budget rent",
	// Comparing, trying, showing.
	"benchmark b |":                                         "of",
	"benchmark b of |":                                      "houses",
	"benchmark b of houses.|":                               "rent places",
	"benchmark b of houses.rent {\n  |":                     "each per exclude outliers average percentiles",
	"benchmark b of houses.rent {\n  outliers 2 |":          "sd;from average;from own mean",
	"benchmark b of houses.rent {\n  average |":             "mean;median;weighted by",
	"benchmark b of houses.rent {\n  average weighted by |": "places",
	"spread s of houses.rent {\n  |":                        "per where",
	"scenario \"x\" {\n  |":                                 "part budget whom not: total",
	"scenario \"x\" { whom = |":                             `"old" "new"`,
	"expect \"x\" |":                                        "in",
	"expect \"x\" in |":                                     `"High"`,
	"expect \"x\" = |":                                      "houses total budget all",
	"solve s = |":                                           "part budget not: total",
	"solve s = part |":                                      "so that;",
	"solve s = part so that |":                              "social total",
	"show |":                                                "houses areas",
	"show houses {\n  |":                                    "columns order where",
	"show houses {\n  columns id, |":                        "places social",
	"show houses {\n  columns places / 2 \"Half\", |":       "places social",
	"show houses {\n  order |":                              "highest lowest",
	"chart |":                                               "bar line lorenz",
	"chart bar |":                                           "houses",
	"chart bar houses.|":                                    "social rent",
	"chart bar houses.rent |":                               "by per",
	"chart bar houses.rent by |":                            "id area",
	"chart bar houses.rent \"Rent\" |":                      "by per",
	"chart bar houses.rent \"Rent\" by area \"Where\" |":    "per",
	// What was written before is broken.
	"let y = ((\npool p {\n  to houses\n  key |":        "places rent",
	"let x = \"never closed\nlet houses.y = |":          "places rent",
	"pool p {\n  amount budget *\n  to houses\n  key |": "places rent",
}

// TestCompleteRange replaces the word at the cursor, or nothing between words.
func TestCompleteRange(t *testing.T) {
	for text, want := range map[string]string{
		"let houses.x = pl|aces": "places", "let houses.x = |places": "", "let houses.x = places|": "places",
		"let houses.x = kind == \"o|\"": `"o"`, "let houses.x = area.na|": "na", "l|": "l", "let houses.x = places |": "",
	} {
		source, offset := marked(t, base, text)
		c := Open("r", source).Complete(offset, diag.English)
		if got := source[c.At.Start:c.At.End]; got != want {
			t.Errorf("%q would replace %q, not %q", text, got, want)
		}
	}
}

// TestCompleteDanish offers the words of the file's language and tells them in
// the user's.
func TestCompleteDanish(t *testing.T) {
	rules := "fordel 1 da\ntabel huse \"Huse\" {\n  id nøgle\n  pladser \"Pladser i alt\" heltal\n}\nparameter x = 1 kr\n"
	for text, want := range map[string]string{
		"|": "pulje tabel kontrol", "pulje p {\n  |": "beløb til fordelingsnøgle mindst højst",
		"pulje p {\n  til huse\n  fordelingsnøgle |": "pladser x afrund hvis ikke ja",
		"pulje p {\n  rest |":                        "stop ufordelt til", "tælling huse.n = huse med |": "mindst;en af;alle af",
	} {
		source, offset := marked(t, rules, text)
		offered := offeredAt(Open("r", source), offset)
		for _, word := range split(want) {
			if !slices.Contains(offered, word) {
				t.Errorf("%q does not offer %s: %q", text, word, offered)
			}
		}
	}
	source, offset := marked(t, rules, "sæt huse.a = |")
	items := Open("r", source).Complete(offset, diag.Danish).Items
	for _, want := range []Item{{Text: "pladser", Kind: TokenColumn, Detail: "Pladser i alt", Type: "tal"}, {Text: "x", Kind: TokenParameter, Type: "kr"},
		{Text: "afrund", Kind: TokenFunction, Detail: function.Named("round").Doc.DA}, {Text: "hvis", Kind: TokenKeyword, Detail: "hvis BETINGELSE så VÆRDI ellers VÆRDI"}} {
		if !slices.Contains(items, want) {
			t.Errorf("%+v is not offered", want)
		}
	}
}

// files are the rule files of the repository.
func files(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{"base": unmark.Replace(base)}
	for _, pattern := range []string{"../../examples/*/rules.fordel", "../testdata/*.fordel", "../describe/testdata/*.fordel"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, p := range paths {
			text, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			out[p] = string(text)
		}
	}
	return out
}

// TestHover tells about words at the cursor.
func TestHover(t *testing.T) {
	for text, want := range map[string]string{
		"let houses.x = plac|es":                         "places – number, column of houses / Places / places \"Places\" whole / line 11",
		"let houses.x = weigh|ted":                       "weighted – number, column of houses / Weighted children / sum(children.weight) / Weighted children: the sum of “Weight” over the institution's children. / line 32",
		"let x = budg|et":                                "budget – kr, parameter / Budget / 1 mio kr / line 29",
		"let x = soc|ial.rate":                           "social – kr, pool to houses / Social pool / line 35",
		"let x = social.r|ate":                           "rate – kr / kroner per unit of the key",
		"let houses.x = cost.p9|0":                       "p90 – kr / the value that 90 % of the rows in the average lie below",
		"let x = su|m(houses.places)":                    "sum(list) / the values added up / the double nearest the exact sum, so the order of rows cannot matter; where terms cancel, no noise is left; 0 of an empty list / for example sum(houses.places) == 100",
		"let x = sum(hou|ses.places)":                    "houses – table / Institutions / line 8",
		"l|et x = 1":                                     "let / a value, or a column of a table, computed by a formula",
		"pool p {\n  fl|oor 1 kr\n}":                     "floor / the least a row gets; the others pay for it",
		"let houses.x = if ni|ght then 1 else 2":         "night – yes or no, column of houses / night flag / line 13",
		"let houses.x = area.na|me":                      "name – text, column of areas / name text / line 5",
		"let houses.x = ar|ea.name":                      "area – -> areas, column of houses / Where it lies / area \"Where it lies\" -> areas / line 10",
		"let houses.x = social.publ|ic":                  "public – kr, part of an amount / line 43",
		"let areas.x = sum(resid|ents.age)":              "residents – rows of children / line 18",
		"let x = mod|el.year":                            "model / what the model is: its name, municipality, year, source and rounding",
		"let x = lookup(prices, \"2025\", \"ra|te\")":    "rate – number, column of prices / rate number / line 24",
		"let x| = 1":                                     "x – number, single value / 1 / X: 1.",
		"let x = count(children, ag|e > 1)":              "",
		"let x = sum(houses, .rent) + pla|ces":           "",
		"let houses.x = count(children, .age > pla|ces)": "places – number, column of houses / Places / places \"Places\" whole / line 11",
		"let x = nothing|_known":                         "",
		"let x = 1|":                                     "",
	} {
		source, offset := marked(t, base, text)
		h, ok := Open("r", source).Hover(offset, diag.English)
		got := ""
		if ok {
			got = strings.Join(append([]string{h.Title}, h.Lines...), " / ")
		}
		if got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// TestDefinition finds where names are declared.
func TestDefinition(t *testing.T) {
	for text, want := range map[string]string{
		"let houses.x = plac|es": "places", "let x = pa|rt": "part", "let x = soc|ial.rate": "social", "split soc|ial { a 1 }": "social",
		"let areas.x = count(resid|ents, .age > 1)": "residents", "let houses.x = social.publ|ic": "public",
		"let x = sum(hou|ses.places)": "houses", "let x = tot|al": "total", "let houses.x = area.na|me": "name",
		"pool p {\n  to houses\n  surplus to soc|ial": "social", "scenario \"y\" { par|t = 1 % }": "part",
		"let x = lookup(prices, \"2025\", \"ra|te\")": "rate", "chart bar houses.plac|es": "places",
		"let x = social.ra|te": "", "let x = nothin|g": "", "l|et x = 1": "",
	} {
		source, offset := marked(t, base, text)
		at, ok := Open("r", source).Definition(offset)
		before, _, _ := strings.Cut(base, "⟦"+want+"⟧")
		if ok != (want != "") || ok && at.Start != len(unmark.Replace(before)) {
			t.Errorf("%q leads to %v %v, want %d (%s)", text, at, ok, len(unmark.Replace(before)), want)
		}
	}
}

// TestOutline lists statements, broken ones too.
func TestOutline(t *testing.T) {
	d := Open("r", "fordel 1 da\nmodel \"M\" { år 2026 }\npulje p \"P\" {\n}\nsæt a.b = \nscenarier \"S\" { p = 1; 2 }\nhvad er det\n")
	var got []string
	for _, h := range d.Outline() {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", h.Word, h.Kind, h.Name, h.Label))
	}
	want := "model|model||M, pulje|pool|p|P, ||a.b|, scenarier|scenario||S, ||hvad|"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s", strings.Join(got, ", "))
	}
}
