package describe_test

import (
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
)

const english = `fordel 1 en
table areas "Areas" {
  id      key
  name    text
  burden  "Share in need" share
}
table houses "Institutions" {
  id      key
  area    -> areas
  places  "Places" whole
  rent    "Rent a year" kr
  opened  "Opening day" date
  night   "Open at night" flag
  kind    "Kind of house" one of "old", "new"
  extra   "Extra staff, hours" number optional
}
table children "Enrolled children" {
  home   -> houses
  age    "Age in years" whole from 0 to 6
  alone  "Single parent" flag
}
param part   "Part of the budget" = 3 % { from 0 % to 10 % step 0.5 % }
param least  "Least number"       = 2   { from 0 to 5 step 1 }
param money  "Budget"             = 1.5 mio kr
param wide   "Wide rules"         = no
indicator children.single "Single parent" weight 2 = alone
`

// told tells one formula, as a let of a table or of none.
func told(t *testing.T, rules, line string, lang diag.Lang) string {
	t.Helper()
	for _, s := range describe.Describe(checked(t, rules+line+"\n"), lang) {
		for _, item := range s.Items {
			if item.About == "X" {
				text := strings.TrimSuffix(item.Text, ".")
				for _, more := range item.More {
					text += " – " + more.String()
				}
				return text
			}
		}
	}
	t.Fatalf("`%s` is not told", line)
	return ""
}

// englishFormulas are statements that define x, and how x is told.
var englishFormulas = map[string]string{
	"let x = money * (1 - part)":                    "97 per cent of “Budget”",
	"let x = money * part":                          "3 per cent of “Budget”",
	"let x = money * part + money / 2":              "45,000 kr plus 750,000 kr",
	"let x = (1 + 2) * 3 - (4 - 5)":                 "(1 + 2) × 3 − (4 − 5)",
	"let x = 8 / (4 / 2) / (2 * 3)":                 "8 / (4 / 2) / (2 × 3)",
	"let x = 2 ^ (1 + 2)":                           "2^(1 + 2)",
	"let x = 10 % * (money + 5 kr)":                 "10 per cent of 1,500,005 kr",
	"let x = 10_000 + 2000":                         "10,000 plus 2000",
	"let x = 6500 + 1900.5 + 1799 + 2199 + 2200":    "6,500 + 1,900.5 + 1,799 + 2199 + 2,200",
	"let x = 1_250_000 kr - 6_000 kr":               "1.25 million kr minus 6,000 kr",
	"let x = 1_234_567 kr":                          "1,234,567 kr",
	"let x = 0.5 %":                                 "0.5 per cent",
	"let x = 2026-03-01":                            "1 March 2026",
	"let houses.x = if places <= 2 then 1.8 else 1": "1.8 if “Places” is at most 2, otherwise 1",
	"let houses.x = if night then 1 else if kind == \"old\" then 2 else 3": "1 if “Open at night” is yes; 2 if “Kind of house” is “old”; otherwise 3",
	"let houses.x = places >= 10 % * len(children)":                        "yes if “Places” is at least 10 per cent of the number of the institution's enrolled children",
	"let houses.x = not (night and places < 3)":                            "yes if “Open at night” is no or “Places” is at least 3",
	"let houses.x = not (kind in [\"old\", \"new\"])":                      "yes if “Kind of house” is neither “old” nor “new”",
	"let houses.x = kind == \"old\" and (night or places > 3)":             "yes if “Kind of house” is “old” and (“Open at night” is yes or “Places” is above 3)",
	"let houses.x = places in 2..least":                                    "yes if “Places” is from 2 to 2",
	"let houses.x = places in 10..20":                                      "yes if “Places” is from 10 to 20",
	"let houses.x = 3 < places":                                            "yes if “Places” is above 3",
	"let houses.x = extra == nil or extra != 3":                            "yes if “Extra staff, hours” is missing or “Extra staff, hours” is not 3",
	"let houses.x = extra ?? 0":                                            "“Extra staff, hours” (0 where it is missing)",
	"let houses.x = opened < 2026-01-01":                                   "yes if “Opening day” is before 1 January 2026",
	"let houses.x = area.burden * rent":                                    "the area's “Share in need” times “Rent a year”",
	"let houses.x = (area.name ?? \"none\") == \"North\"":                  "yes if the area's “Name” (“none” where it is missing) is “North”",
	"let houses.x = share(places) + rank(rent)":                            "(the institution's share of all “Places”) + (the rank by “Rent a year” among the institutions (1 is the highest))",
	"let houses.x = sum(children where age <= 2, .age * 2)":                "the sum of (“Age in years” times 2) over the institution's enrolled children where “Age in years” is at most 2",
	"let houses.x = count(children, .age > 3) / places":                    "(the number of the institution's enrolled children where “Age in years” is above 3) divided by “Places”",
	"let houses.x = count(children, .age > places)":                        "the number of the institution's enrolled children where “Age in years” is above the institution's “Places”",
	"let areas.x = count(houses, .places > len(children))":                 "the number of the area's institutions where “Places” is above the number of the area's enrolled children",
	"let houses.x = max(mean(children.age), 3)":                            "the mean of “Age in years” over the institution's enrolled children, but at least 3",
	"let houses.x = all(children where alone, .age in [1, 2])":             "yes if for all of the institution's enrolled children where “Single parent” is yes, “Age in years” is 1 or 2",
	"let houses.x = not any(children, .single)":                            "yes if there is none of the institution's enrolled children where “Single parent” is met",
	"let houses.x = round(rent / 2, -2)":                                   "“Rent a year” divided by 2, rounded to multiples of 100 kr",
	"let houses.x = floor(10 % * rent)":                                    "10 per cent of “Rent a year”, rounded down to whole kroner",
	"let houses.x = clamp(places, 1, least)":                               "“Places”, but at least 1 and at most 2",
	"let houses.x = abs(places - 3) < 2":                                   "yes if the difference between “Places” and 3 is below 2",
	"let houses.x = add_months(opened, 34)":                                "the date 34 months after “Opening day”",
	"let houses.x = abs(rent)":                                             "the size of “Rent a year” (whatever its sign)",
	"let children.x = marks(single)":                                       "the sum of the weights of those met among “Single parent” (weight 2)",
	"let children.x = if wide then home.rent else 0 kr":                    "the institution's “Rent a year” if “Wide rules” is yes, otherwise 0 kr",
	"let x = sum(houses.places) == 3":                                      "yes if the sum of “Places” over the institutions is 3",
	"let x = percentile(houses.rent, 10 %) + quartile(houses.rent, 3)":     "the 10th percentile of “Rent a year” over the institutions plus the upper quartile of “Rent a year” over the institutions",
	"let x = lookup(areas, \"N\", \"burden\", 0)":                          "“Share in need” for “N” in “Areas” (0 where there is none)",
	"let x = min(known(houses.extra))":                                     "the lowest known value of “Extra staff, hours” among the institutions",
	"count houses.x = children with all of (single) where age < 3":         "the number of the institution's enrolled children that meet “Single parent”; only those count where “Age in years” is below 3",
	"count areas.x = children":                                             "the number of the area's enrolled children",
	"bands houses.x by places { under 10: 1\n up to 20: least\n else: 3 }": "depends on “Places” – Below 10: 1. – Up to and including 20: 2. – Else: 3.",
}

// TestFormulas tells formulas in English: precedence, signs and words, rows,
// conditions and their opposites, functions.
func TestFormulas(t *testing.T) {
	for formula, want := range englishFormulas {
		if got := told(t, english, formula, diag.English); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", formula, got, want)
		}
	}
}

const danish = `fordel 1 da
tabel huse "Institutioner" {
  id      nøgle
  pladser "Pladser" heltal
  leje    "Årlig leje" kr
  åben    "Åbent om natten" ja_nej
  art     "Husets art" en af "gammelt"; "nyt"
}
tabel børn "Indskrevne børn" {
  hjem   -> huse
  alder  "Alder i år" heltal fra 0 til 6
}
parameter del    "Andel af budgettet" = 3 %
parameter krav   "Mindste antal" = 2
parameter penge  "Budget" = 1,5 mio kr
`

// TestDanishFormulas tells formulas in Danish: the order of words in
// subordinate clauses and in sentences, numbers, commas.
func TestDanishFormulas(t *testing.T) {
	for formula, want := range map[string]string{
		"sæt x = penge * (1 - del)":                                                     "97 pct. af »Budget«",
		"sæt x = 6500 + 2026":                                                           "6.500 plus 2026",
		"sæt x = 1.234.567 kr":                                                          "1.234.567 kr",
		"sæt x = læg_måneder_til(2026-03-01; 3)":                                        "datoen 3 måneder efter 1. marts 2026",
		"sæt x = 2026-03-01":                                                            "1. marts 2026",
		"sæt huse.x = hvis pladser <= 2 så 1,8 ellers 1":                                "1,8, når »Pladser« er højst 2; ellers 1",
		"sæt huse.x = pladser >= 10 % * antal(børn)":                                    "ja, når »Pladser« er mindst 10 pct. af antallet af institutionens indskrevne børn",
		"sæt huse.x = ikke åben og art != \"nyt\"":                                      "ja, når »Åbent om natten« er nej og »Husets art« ikke er »nyt«",
		"sæt huse.x = ikke (art i [\"nyt\"; \"gammelt\"])":                              "ja, når »Husets art« hverken er »nyt« eller »gammelt«",
		"sæt huse.x = alle(børn hvor alder > 2; .alder < 5)":                            "ja, når »Alder i år« er under 5 for alle institutionens indskrevne børn, hvor »Alder i år« er over 2",
		"sæt huse.x = sum(børn hvor alder <= krav; .alder)":                             "summen af »Alder i år« for institutionens indskrevne børn, hvor »Alder i år« er højst 2",
		"sæt huse.x = afrund(leje / 3; 0) + rund_op(leje)":                              "(»Årlig leje« divideret med 3, afrundet til hele kroner) plus (»Årlig leje« rundet op til hele kroner)",
		"sæt huse.x = begræns(pladser; 1; 5)":                                           "»Pladser«, dog mindst 1 og højst 5",
		"sæt x = maks(huse.leje) - min(huse.leje)":                                      "den højeste værdi af »Årlig leje« blandt institutionerne minus den laveste værdi af »Årlig leje« blandt institutionerne",
		"kontrol \"X\" = ikke (sum(huse.pladser) == 3)":                                 "Summen af »Pladser« for institutionerne er ikke 3",
		"kontrol \"X\" = alle(huse; .pladser != 3)":                                     "For alle institutioner gælder det, at »Pladser« ikke er 3",
		"tælling huse.x = børn hvor alder i 0..2":                                       "antallet af institutionens indskrevne børn, hvor »Alder i år« er fra 0 til 2",
		"kontrol \"X\" = antal(huse; .pladser > 3) == 2":                                "Der er 2 institutioner, hvor »Pladser« er over 3",
		"kontrol \"X\" = antal(huse; .åben) == 0":                                       "Der er ingen institutioner, hvor »Åbent om natten« er ja",
		"kontrol \"X\" = afrund(gennemsnit(huse.leje); 0) == 5 kr":                      "Gennemsnittet af »Årlig leje« for institutionerne er 5 kr., afrundet til hele kroner",
		"kontrol \"X\" = maks(huse.pladser) == 3 og min(huse.pladser) == 3":             "Den højeste værdi af »Pladser« blandt institutionerne og den laveste værdi af »Pladser« blandt institutionerne er begge 3",
		"kontrol \"X\" = sum(huse.pladser) > 9 eller alle(huse; .leje > 5 kr)":          "Når summen af »Pladser« for institutionerne er højst 9, gælder det for alle institutioner, at »Årlig leje« er over 5 kr",
		"sæt huse.x = art == \"nyt\" og åben eller art == \"gammelt\" og pladser > 3":   "ja, når »Husets art« er »nyt« og »Åbent om natten« er ja; eller når »Husets art« er »gammelt« og »Pladser« er over 3",
		"sæt huse.x = -5 % * leje":                                                      "minus 5 pct. af »Årlig leje«",
		"scenarie \"S\" { krav = 4 }\nkontrol \"X\" i \"S\" = min(huse.pladser) > krav": "Den laveste værdi af »Pladser« blandt institutionerne er over 4. Kun i scenariet »S«",
		"intervaller huse.x efter pladser { under 10: 1\n til og med 20: 2 }":           "afhænger af »Pladser« – Under 10: 1. – Til og med 20: 2. – Enhver anden værdi er en fejl.",
	} {
		if got := told(t, danish, formula, diag.Danish); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", formula, got, want)
		}
	}
}

// TestNamesTellApart gives two things one label: the text calls them
// differently.
func TestNamesTellApart(t *testing.T) {
	for line, want := range map[string]string{
		"let houses.a \"Places\" = 3\nlet houses.x = places + a":                                 "“Places” in the data plus the figure “Places”",
		"let houses.a \"Sum\" = 3\nlet houses.b \"Sum\" = 4\nlet houses.x = a + b":               "the figure “Sum” (a) plus the figure “Sum” (b)",
		"param rents \"Rent a year\" = 3 kr\nlet houses.x = rents < rent":                        "yes if the parameter “Rent a year” is below “Rent a year”",
		"let v \"Rent a year\" = 3 kr\nlet houses.x = rent + v":                                  "“Rent a year” in the data plus the figure “Rent a year” (v)",
		"param other \"Budget\" = 4 kr\nlet x = 10 % * other":                                    "10 per cent of the parameter “Budget” (other)",
		"let houses.a \"Most of it\" = 1\nlet houses.x = places <= a":                            "yes if “Places” is at most “Most of it”",
		"let houses.a \"KORA's key\" = 1\nlet houses.x = a":                                      "“KORA's key”",
		"let houses.a \"Danish pupils\" = 1\nlet houses.x = a":                                   "“Danish pupils”",
		"let houses.n_a = 1\nlet houses.x = n_a":                                                 "“N a”",
		"let houses.a \"Part in Regnbuen\" = 1\nlet houses.b \"Regnbuen\" = 1\nlet houses.x = b": "“Regnbuen”",
	} {
		if got := told(t, english, line, diag.English); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", line, got, want)
		}
	}
}

// unauthored is a text without what stands in quotation marks and without the
// labels of its model, which the author wrote.
func unauthored(text string, labels []string) string {
	for _, mark := range []string{"“%”", "»%«"} {
		open, end, _ := strings.Cut(mark, "%")
		for strings.Contains(text, open) && strings.Contains(text, end) {
			before, rest, _ := strings.Cut(text, open)
			_, after, _ := strings.Cut(rest, end)
			text = before + "X" + after
		}
	}
	for _, l := range labels {
		text = strings.ReplaceAll(text, l, "X")
	}
	return text
}

// labels are all texts of a rule file, the longest first, as they stand and
// with a small letter.
func labels(source string) []string {
	var out []string
	for i, part := range strings.Split(source, `"`) {
		if i%2 == 1 && part != "" {
			out = append(out, part, strings.ToLower(part[:1])+part[1:], strings.ToUpper(part[:1])+part[1:])
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// TestModifiedSainteLague tells the first divisor in both languages, of each pool
// its own.
func TestModifiedSainteLague(t *testing.T) {
	rules := "fordel 1 en\ntable t {\n  id key\n}\npool a {\n  amount 5\n  to t\n  key 1\n  round 1 sainte_lague 1.4\n}\n" +
		"pool b {\n  amount 5\n  to t\n  key 1\n  round 1 sainte_lague\n}\n"
	file, _ := dsl.Parse("rules.fordel", rules)
	p, problems := check.Check(file)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	for lang, want := range map[diag.Lang][]string{
		diag.English: {"to whole numbers by modified Sainte-Laguë with 1.4 as the first divisor", "first unit below 0.7 of one", "to whole numbers by Sainte-Laguë", "neither large nor small"},
		diag.Danish:  {"til hele tal efter Sainte-Laguës modificerede metode med 1,4 som første divisor", "første enhed ved 0,7 af en hel", "til hele tal efter Sainte-Laguës metode", "hverken favoriserer"},
	} {
		text := describe.Text(describe.Describe(p, lang))
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%q is not told in\n%s", part, text)
			}
		}
	}
}

// TestTextsAreSentences looks at every sentence of every model for what people
// do not write, and for words of the other language.
func TestTextsAreSentences(t *testing.T) {
	foreign := map[diag.Lang][]string{
		diag.English: {" og ", " er ", " hvor ", " af ", " pct.", " mio.", "alle "},
		diag.Danish:  {" and ", " is ", " are ", " where ", " of ", " the ", " per cent", " million"},
	}
	for name, path := range models(t) {
		p := program(t, path)
		written := labels(p.File.Source.Text)
		for lang, words := range foreign {
			for _, s := range describe.Describe(p, lang) {
				for _, text := range sentences(s) {
					if strings.Count(text, "(") != strings.Count(text, ")") || !strings.ContainsAny(text[len(text)-1:], ".:") {
						t.Errorf("%s %s: %s", name, lang, text)
					}
					for _, bad := range append([]string{"_", "==", "!=", "  ", "..", "…", "()", " ,", "%!", "{", "["}, words...) {
						if strings.Contains(unauthored(text, written), bad) {
							t.Errorf("%s %s: %q in %s", name, lang, bad, text)
						}
					}
				}
			}
		}
	}
}

// TestEverythingIsTold finds every parameter, pool, grant, scenario and
// expectation of every model in its text, and every earmark in its pool.
func TestEverythingIsTold(t *testing.T) {
	for name, path := range models(t) {
		p := program(t, path)
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			text := strings.ToLower(describe.Text(describe.Describe(p, lang)))
			for _, s := range p.File.Statements {
				for _, want := range mustTell(s) {
					if !strings.Contains(text, strings.ToLower(strings.ReplaceAll(want, "_", " "))) {
						t.Errorf("%s %s does not tell %q", name, lang, want)
					}
				}
			}
		}
	}
}

// sentences are all texts of a section that are sentences.
func sentences(s describe.Section) []string {
	all := slices.Clone(s.Paragraphs)
	for _, item := range s.Items {
		for _, i := range append([]describe.Item{item}, item.More...) {
			if !i.Formula {
				all = append(all, i.String())
			}
		}
	}
	return all
}

func mustTell(s dsl.Statement) []string {
	named := func(label dsl.Text, name string) []string {
		if label.Text != "" {
			return []string{label.Text}
		}
		return []string{name}
	}
	switch s := s.(type) {
	case *dsl.Param:
		return append(named(s.Label, s.Name.Text), s.Note.Text)
	case *dsl.Pool:
		return named(s.Label, s.Name.Text)
	case *dsl.Grant:
		return named(s.Label, s.Name.Text)
	case *dsl.Let:
		return named(s.Label, s.Target.Name.Text)
	case *dsl.Scenario:
		return []string{s.Label.Text}
	case *dsl.Expect:
		return []string{s.Text.Text}
	case *dsl.Earmark:
		return []string{s.Purpose.Text, s.Content.Text}
	case *dsl.Split:
		return []string{s.Parts[0].Name.Text}
	}
	return nil
}

// TestDamagedFiles cuts pieces out of the file of every construct. Whatever is
// left, describing it does not panic; without errors it has a text.
func TestDamagedFiles(t *testing.T) {
	text, err := os.ReadFile("../testdata/canonical.fordel")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	random := rand.New(rand.NewSource(1))
	told := 0
	for range 50 {
		from := random.Intn(len(lines))
		to := min(len(lines), from+1+random.Intn(12))
		damaged := strings.Join(lines[:from], "") + strings.Join(lines[to:], "")
		if random.Intn(2) == 0 {
			at := random.Intn(len(damaged))
			damaged = damaged[:at] + damaged[min(len(damaged), at+1+random.Intn(8)):]
		}
		file, list := dsl.Parse("x.fordel", damaged)
		p, more := check.Check(file)
		sections := describe.Describe(p, diag.Danish)
		if list.HasErrors() || more.HasErrors() {
			continue
		}
		if told++; len(sections) == 0 {
			t.Errorf("nothing is told without lines %d to %d", from, to)
		}
	}
	if told == 0 {
		t.Error("every damaged file had errors")
	}
}

// TestErrors gives no text for rules whose formulas have errors.
func TestErrors(t *testing.T) {
	file, _ := dsl.Parse("x.fordel", english+"let x = nothing + 1\n")
	p, _ := check.Check(file)
	if s := describe.Describe(p, diag.English); s != nil {
		t.Error(describe.Text(s))
	}
}

// TestLabelsOfAnotherLanguage takes what rows are called for a noun only where it is
// in the language of the text, whatever that of the keywords is.
func TestLabelsOfAnotherLanguage(t *testing.T) {
	rules := "fordel 1 en\ntable huse \"Huse på landet\" {\n  id  key\n  leje \"Leje pr. år\" kr\n}\nlet x = sum(huse.leje)\n"
	p := checked(t, rules)
	for lang, want := range map[diag.Lang]string{diag.English: "“Leje pr. år” over the rows of “Huse på landet”", diag.Danish: "»Leje pr. år« for husene på landet"} {
		if text := describe.Text(describe.Describe(p, lang)); !strings.Contains(text, want) {
			t.Errorf("%s: no %s in\n%s", lang, want, text)
		}
	}
}

// TestHeadings: a label with a number at an end, or of a report's table, is no noun.
func TestHeadings(t *testing.T) {
	for label, want := range map[string]string{
		"Kommuner":              "for kommunerne",
		"Kommuner i 7 områder":  "for kommunerne i 7 områder",
		"98 kommuner":           "for rækkerne i »98 kommuner«",
		"98 tabel 7.1":          "for rækkerne i »98 tabel 7.1«",
		"Kommuner i tabel 7.1":  "for rækkerne i »Kommuner i tabel 7.1«",
		"Kommuner i 2013":       "for rækkerne i »Kommuner i 2013«",
		"Kommuner i tabellerne": "for rækkerne i »Kommuner i tabellerne«",
	} {
		rules := "fordel 1 da\ntabel k \"" + label + "\" {\n  id nøgle\n  udgift kr\n}\nsæt x = sum(k.udgift)\n"
		if text := describe.Text(describe.Describe(checked(t, rules), diag.Danish)); !strings.Contains(text, want) {
			t.Errorf("%s: no %s in\n%s", label, want, text)
		}
	}
}

// TestStopsAtTheFirst: with `partly no` what is left when the pool stops is no error.
func TestStopsAtTheFirst(t *testing.T) {
	rules := "fordel 1 en\ntable t {\n  id key\n  n whole\n}\npool p {\n  amount 7 kr\n  to t\n  first highest n\n  cap n * 1 kr\n  partly %s\n}\n"
	for partly, want := range map[string]string{"no": "What is left when it stops is not handed out", "yes": "If all have reached the cap and something is left"} {
		var all []string
		for _, s := range describe.Describe(checked(t, strings.Replace(rules, "%s", partly, 1)), diag.English) {
			all = append(all, sentences(s)...)
		}
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("partly %s: %q", partly, all)
		}
	}
}
