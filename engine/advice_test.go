package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// towns is a model that the cases of advice add a statement to.
var towns = map[diag.Lang]string{
	diag.English: `fordel 1 en
table districts {
  id    key
  name  text
  money kr
} rows {
  "N", "North", 1_000 kr
  "S", "South", 2_000 kr
}
table schools {
  id        key
  name      text
  pupils    whole
  last_year kr
  private   flag
  district  -> districts
} rows {
  "a", "Elm", 60, 300 kr, yes, "N"
  "b", "Oak", 80, 150 kr, no, "S"
}
`,
	diag.Danish: `fordel 1 da
tabel distrikter {
  id    nøgle
  navn  tekst
  pulje kr
} rækker {
  "N"; "Nord"; 1.000 kr
  "S"; "Syd"; 2.000 kr
}
tabel skoler {
  id        nøgle
  navn      tekst
  elevtal   heltal
  sidste_år kr
  privat    ja_nej
  distrikt  -> distrikter
} rækker {
  "a"; "Elm"; 60; 300 kr; ja; "N"
  "b"; "Oak"; 80; 150 kr; nej; "S"
}
`,
}

const pulje = "pulje p {\n  beløb 10.000 kr\n  til skoler\n  fordelingsnøgle "

// advised are statements that are wrong, with what stands for the advice between
// « and »: what the hint says is written in its place. Where meant is not empty the
// model then gives what it gives with meant.
var advised = []struct {
	lang               diag.Lang
	wrong, hint, meant string
}{
	{diag.Danish, pulje + "elevtal\n  mindst «sidste_år - 5 %»\n}", "95 % * sidste_år", pulje + "elevtal\n  mindst 0,95 * sidste_år\n}"},
	{diag.Danish, pulje + "elevtal\n  mindst «95 %»\n}", "95 % * sidste_år", pulje + "elevtal\n  mindst 0,95 * sidste_år\n}"},
	{diag.Danish, pulje + "«elevtal; sidste_år»\n}", "50 % * andel(elevtal) + 50 % * andel(sidste_år)", pulje + "(andel(elevtal) + andel(sidste_år)) / 2\n}"},
	{diag.Danish, pulje + "elevtal\n}\nøremærk p {\n  andel «25»\n}", "25 %", pulje + "elevtal\n}\nøremærk p {\n  andel 0,25\n}"},
	{diag.Danish, "tildeling g {\n  til skoler\n  beløb «distrikter.pulje»\n}", "distrikt.pulje", "tildeling g {\n  til skoler\n  beløb distrikt.pulje\n}"},
	{diag.Danish, "sæt skoler.x = hvis distrikt.navn == «Nord» så 1 ellers 2", `"Nord"`, `sæt skoler.x = hvis distrikt.id == "N" så 1 ellers 2`},
	{diag.Danish, "sæt skoler.x = hvis privat == «\"ja\"» så 1 ellers 2", "ja", "sæt skoler.x = hvis privat så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis privat == «\"Nej\"» så 1 ellers 2", "nej", "sæt skoler.x = hvis privat så 2 ellers 1"},
	{diag.Danish, "sæt skoler.x = hvis id == «1» så 1 ellers 2", `"1"`, `sæt skoler.x = 2`},
	{diag.Danish, "sæt x = måneder(2027-01-01; «01-08-2027»)", "2027-08-01", "sæt x = 7"},
	{diag.Danish, "sæt x = måneder(2027-01-01; «1. august 2027»)", "2027-08-01", "sæt x = 7"},
	{diag.Danish, "sæt x = måneder(2027-01-01; «1/8-2027»)", "2027-08-01", "sæt x = 7"},
	{diag.Danish, "sæt skoler.x = hvis elevtal > «70 %» så 1 ellers 2", "70", "sæt skoler.x = hvis elevtal > 70 så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = «elevtal - 5 %»", "95 % * elevtal", "sæt skoler.x = 0,95 * elevtal"},
	{diag.Danish, "sæt skoler.x = hvis andel(elevtal) > «50» så 1 ellers 2", "50 %", "sæt skoler.x = hvis andel(elevtal) > 0,5 så 1 ellers 2"},
	{diag.Danish, "sæt x = antal(skoler hvor «navn == \"Elm\" og navn == \"Oak\"»)", "(navn == \"Elm\" eller navn == \"Oak\")", "sæt x = 2"},
	{diag.Danish, "sæt skoler.x = 2 «x» elevtal", "*", "sæt skoler.x = elevtal + elevtal"},
	{diag.Danish, "sæt skoler.x = «2elevtal»", "2 * elevtal", "sæt skoler.x = elevtal + elevtal"},
	{diag.Danish, "sæt x = «1 000 kr»", "1.000 kr", "sæt x = 1000 kr"},
	{diag.Danish, "sæt x = «1\u00a0000\u00a0kr»", "1.000 kr", "sæt x = 1000 kr"},
	{diag.Danish, "sæt x = «1\u202f000 kr»", "1.000 kr", "sæt x = 1000 kr"},
	{diag.Danish, "sæt x = «1\u2009000\u2009000 kr»", "1.000.000 kr", "sæt x = 1 mio kr"},
	{diag.Danish, "sæt x = «2 mia kr»", "2.000 mio kr", "sæt x = 2000000000 kr"},
	{diag.Danish, "sæt x = «2,5 mia. kr.»", "2.500 mio kr", "sæt x = 2500000000 kr"},
	{diag.Danish, "sæt x = «3 millioner»", "3 mio", "sæt x = 3000000"},
	{diag.Danish, "sæt x = «12,5 pct.»", "12,5 %", "sæt x = 12,5 %"},
	{diag.Danish, "sæt x = sum(skoler hvor privat «&&» elevtal > 1; .elevtal)", "og", "sæt x = 60"},
	{diag.Danish, "sæt skoler.x = hvis privat == «0» så 1 ellers 2", "nej", "sæt skoler.x = hvis privat så 2 ellers 1"},
	{diag.Danish, "sæt skoler.x = hvis privat «er» ja så 1 ellers 2", "==", "sæt skoler.x = hvis privat så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis navn «er ikke» \"Elm\" så 1 ellers 2", "!=", "sæt skoler.x = hvis navn == \"Oak\" så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis elevtal «mellem 60 og 70» så 1 ellers 2", "i 60..70", "sæt skoler.x = hvis 60 <= elevtal og elevtal <= 70 så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis elevtal «højst» 60 så 1 ellers 2", "<=", "sæt skoler.x = hvis elevtal <= 60 så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = «HVIS(privat; elevtal; 2)»", "(hvis privat så elevtal ellers 2)", "sæt skoler.x = hvis privat så elevtal ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis elevtal «ikke» tom så 1 ellers 2", "!=", "sæt skoler.x = 1"},
	{diag.Danish, "sæt skoler.x = hvis privat «=» ja så 1 ellers 2", "==", "sæt skoler.x = hvis privat så 1 ellers 2"},
	{diag.English, "let schools.x = 2 * «IF(private, pupils, 2)»", "(if private then pupils else 2)", "let schools.x = if private then 2 * pupils else 4"},
	{diag.Danish, "sæt skoler.x = «2 elevtal»", "2 * elevtal", "sæt skoler.x = elevtal + elevtal"},
	{diag.Danish, "sæt skoler.x = «5 % sidste_år»", "5 % * sidste_år", "sæt skoler.x = sidste_år / 20"},
	{diag.Danish, "sæt skoler.x = 5 % «af» sidste_år", "*", "sæt skoler.x = sidste_år / 20"},
	{diag.Danish, "sæt skoler.x = elevtal / sum(«elevtal»)", "skoler.elevtal", "sæt skoler.x = elevtal / sum(skoler; .elevtal)"},
	{diag.Danish, "sæt skoler.x = hvis elevtal > 1 «&» elevtal < 70 så 1 ellers 2", "og", "sæt skoler.x = hvis elevtal < 70 så 1 ellers 2"},
	{diag.Danish, "sæt skoler.x = hvis privat«,» elevtal > 1 så 1 ellers 2", " og", "sæt skoler.x = hvis privat så 1 ellers 2"},
	{diag.Danish, "sæt x = maks(2«,» 3)", ";", "sæt x = 3"},
	{diag.Danish, "vis skoler {\n  kolonner «navn + \", \" + distrikt.navn»; elevtal\n}", "navn; distrikt.navn", "vis skoler {\n  kolonner navn; distrikt.navn; elevtal\n}"},
	{diag.Danish, "pulje p {\n  beløb «distrikt.pulje»\n  til skoler\n  pr distrikt\n  fordelingsnøgle elevtal\n}", "pulje", "pulje p {\n  beløb opslag(distrikter; id; \"pulje\")\n  til skoler\n  pr distrikt\n  fordelingsnøgle elevtal\n}"},
	{diag.English, "let schools.x = «\"pupils\"» * 2", "pupils", "let schools.x = pupils + pupils"},
	{diag.English, "let schools.x = if pupils «between 60 and 70» then 1 else 2", "in 60..70", "let schools.x = if pupils <= 60 then 1 else 2"},
	{diag.English, "let schools.x = pupils «divided by» 2", "/", "let schools.x = pupils * 0.5"},
	{diag.English, "grant g {\n  to schools\n  where private«,» pupils > 1\n  amount 1 kr\n}", " and", "grant g {\n  to schools\n  where private\n  amount 1 kr\n}"},
	{diag.English, "grant g {\n  to schools\n  amount «last_year + 2.5 %»\n}", "102.5 % * last_year", "grant g {\n  to schools\n  amount 1.025 * last_year\n}"},
	{diag.English, "let schools.x = if «500» > last_year then 1 else 2", "500 kr", "let schools.x = 1"},
	{diag.English, "let schools.x = if district.name == «North» then 1 else 2", `"North"`, `let schools.x = if district.id == "N" then 1 else 2`},
	{diag.English, "let schools.x = if private == «\"yes\"» then 1 else 2", "yes", "let schools.x = if private then 1 else 2"},
	{diag.English, "let x = years(2020-08-01, «1 August 2027»)", "2027-08-01", "let x = 7"},
	{diag.English, "let schools.x = 3 «x» pupils", "*", "let schools.x = 3 * pupils"},
	{diag.English, "let x = «2 billion kr»", "2_000 mio kr", "let x = 2_000_000_000 kr"},
	{diag.English, "let schools.x = «pupil» * 2", "pupils", "let schools.x = 2 * pupils"},
	{diag.English, "let x = «SUM»(schools.pupils)", "sum", "let x = 140"},
}

// TestAdvice follows what is advised, literally: the model must then be without
// problems, and give what was meant.
func TestAdvice(t *testing.T) {
	for _, c := range advised {
		before, rest, _ := strings.Cut(c.wrong, "«")
		marked, after, _ := strings.Cut(rest, "»")
		list, _ := outcome(t, towns[c.lang]+before+marked+after)
		said, start := false, len(towns[c.lang]+before)
		for _, d := range list {
			if d.Severity == diag.Note {
				continue
			}
			said = said || strings.Contains(d.Hint.In(c.lang), "`"+strings.TrimSpace(c.hint)+"`")
			if r := d.Replacement; r != "" && (r != c.hint || d.Range.Start != start || d.Range.End != start+len(marked)) {
				t.Errorf("%s\nsays to write %q in the place of %d to %d", c.wrong, r, d.Range.Start, d.Range.End)
			}
		}
		if !said {
			t.Errorf("%s\nis not advised to write `%s`: %v", c.wrong, c.hint, list)
			continue
		}
		list, got := outcome(t, towns[c.lang]+before+c.hint+after)
		if list.HasErrors() {
			t.Errorf("%s\nwith what is advised: %v", c.wrong, list)
		}
		if _, want := outcome(t, towns[c.lang]+c.meant); got != want {
			t.Errorf("%s\nwith what is advised gives\n%s\nnot\n%s", c.wrong, got, want)
		}
	}
}

// TestOnlyGoesByWhatNumbersShow: figures that show the same 15 digits are equal, so
// that the key decides between them, not what their doubles differ by.
func TestOnlyGoesByWhatNumbersShow(t *testing.T) {
	rules := `fordel 1 en
table houses {
  id  key
  one number
  two number
} rows {
  "a", 0.3, 0
  "b", 0.1, 0.2
  "c", 0.1, 0.1
}
let houses.need = one + two
pool p {
  amount 100 kr
  to     houses
  only   1 DIRECTION need
  key    1
}
expect "The key decides" = lookup(houses, KEY, "p") == 100 kr
`
	for _, c := range [][2]string{{"highest", `"a"`}, {"lowest", `"c"`}} {
		text := strings.NewReplacer("DIRECTION", c[0], "KEY", c[1]).Replace(rules)
		if list, got := outcome(t, text); list.HasErrors() {
			t.Errorf("%s: %v\n%s", c[0], list, got)
		}
	}
}

// outcome is the problems of a model and what it gives as text.
func outcome(t *testing.T, rules string) (diag.List, string) {
	t.Helper()
	model, list := engine.Open("rules.fordel", rules)
	result, more := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	list = append(list, more...)
	list = append(list, result.Failures()...)
	return list, string(result.Text(diag.English))
}
