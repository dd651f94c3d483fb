package difference

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
	"github.com/fordel-lang/fordel/dsl/format"
)

const base = `fordel 1 en
model "Support" { year 2026 }
table schools {
  id      key
  pupils  "Pupils" whole
  poor    "Poor pupils" whole
}
param least "Threshold" = 10 % { from 0 % to 50 % }
param budget = 1_000_000 kr
let schools.part "Share of poor pupils" = if pupils > 0 then poor / pupils else 0
pool support "Support" {
  amount  budget
  to      schools
  where   part >= least
  key     poor
  cap     400_000 kr
  surplus keep
}
scenario "Lower" { least = 5 % }
expect "All of it" = sum(schools.support) <= budget
show schools { columns id, support }
`

func read(t *testing.T, text string) *Rules {
	t.Helper()
	file, list := dsl.Parse("r.fordel", text)
	program, found := check.Check(file)
	if list = append(list, found...); list.HasErrors() {
		t.Fatalf("%v in\n%s", list, text)
	}
	return Of(file, program)
}

// told are the changes and renames between two texts, a line each.
func told(t *testing.T, a, b string, lang diag.Lang) string {
	t.Helper()
	d, ok := Compare(read(t, a), read(t, b), lang)
	if !ok {
		t.Fatal("not compared")
	}
	var lines []string
	for _, c := range d.Changes {
		lines = append(lines, c.Told(lang))
	}
	for _, r := range d.Renamed {
		lines = append(lines, "~ "+r.Told(lang))
	}
	return strings.Join(lines, "\n")
}

// replaced changes the base: old, new, old, new.
func replaced(pairs ...string) string {
	text := base
	for i := 0; i < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

func TestCompare(t *testing.T) {
	for _, test := range []struct{ name, text, en, da string }{
		{"nothing", base, "", ""},
		{"a value", replaced("= 10 %", "= 12 %"), "Threshold (param least): 10 % → 12 %", "Threshold (parameter least): 10 % → 12 %"},
		{"a bound", replaced("to 50 %", "to 25 %"), "Threshold (param least): to 50 % → 25 %", "Threshold (parameter least): til 50 % → 25 %"},
		{"a clause", replaced("400_000 kr", "450_000 kr"), "Support (pool support): cap 400_000 kr → 450_000 kr", "Support (pulje support): højst 400.000 kr → 450.000 kr"},
		{"a new clause", replaced("  surplus keep\n", "  surplus keep\n  floor  100 kr\n"), "Support (pool support): floor added: 100 kr", "Support (pulje support): mindst tilføjet: 100 kr"},
		{"a clause less", replaced("  where   part >= least\n", ""), "Support (pool support): where removed: part >= least", "Support (pulje support): hvor udgået: part >= least"},
		{"a formula", replaced("poor / pupils", "(poor + 1) / pupils"),
			"Share of poor pupils (let schools.part): if pupils > 0 then poor / pupils else 0 → if pupils > 0 then (poor + 1) / pupils else 0",
			"Share of poor pupils (sæt schools.part): hvis pupils > 0 så poor / pupils ellers 0 → hvis pupils > 0 så (poor + 1) / pupils ellers 0"},
		{"a label", replaced(`"Threshold"`, `"Limit"`), `Threshold (param least): now called "Limit"`, `Threshold (parameter least): hedder nu »Limit«`},
		{"a label less", replaced(` "Threshold"`, ``), `param least: no longer called "Threshold"`, `parameter least: hedder ikke længere »Threshold«`},
		{"the model", replaced(`"Support" { year 2026 }`, `"Help" { year 2027 }`), "Support (model): now called \"Help\"\nHelp (model): year 2026 → 2027", "Support (model): hedder nu »Help«\nHelp (model): år 2026 → 2027"},
		{"a column's kind", replaced(`poor    "Poor pupils" whole`, `poor    "Poor pupils" number`), `table schools: poor "Poor pupils" whole → "Poor pupils" number`, `tabel schools: poor "Poor pupils" heltal → "Poor pupils" tal`},
		{"a scenario", replaced("least = 5 %", "least = 4 %"), `Lower (scenario): least 5 % → 4 %`, `Lower (scenarie): least 5 % → 4 %`},
		{"a check less", replaced("expect \"All of it\" = sum(schools.support) <= budget\n", ""), `All of it (expect): removed: sum(schools.support) <= budget`, `All of it (kontrol): udgået: sum(schools.support) <= budget`},
		{"a check called otherwise", replaced(`"All of it"`, `"Everything"`), `All of it (expect): now called "Everything"`, `All of it (kontrol): hedder nu »Everything«`},
		{"a parameter more", base + "param more = 2 %\n", "param more: added: 2 %", "parameter more: tilføjet: 2 %"},
		{"a pool more", base + "pool extra { amount 5 kr\n to schools\n key 1 }\n", "pool extra: added: { amount 5 kr · to schools · key 1 }", "pulje extra: tilføjet: { beløb 5 kr · til schools · fordelingsnøgle 1 }"},
		{"moved", strings.Replace(base, "param budget = 1_000_000 kr\n", "", 1) + "param budget = 1_000_000 kr // here\n", "", ""},
		{"written otherwise", replaced("1_000_000 kr", "1 mio kr"), "", ""},
		{"clauses in another order", replaced("  amount  budget\n  to      schools\n", "  to      schools\n  amount  budget\n"), "", ""},
		{"a parameter renamed", replaced("least", "limit"), "~ least is now called limit", "~ least hedder nu limit"},
		{"a column renamed", replaced("poor  ", "needy ", "poor /", "needy /", "key     poor", "key     needy"), "~ schools.poor is now called schools.needy", "~ schools.poor hedder nu schools.needy"},
		{"a table and what is in it renamed", replaced("schools", "houses", "support", "help"), "~ schools is now called houses\n~ support is now called help", "~ schools hedder nu houses\n~ support hedder nu help"},
		{"laid out otherwise", replaced("\n  ", "   \n\n      ", " = ", "   =   ", " { year", "{year"), "", ""},
		{"translated", danish(), "", ""},
		{"a column less", replaced("  poor    \"Poor pupils\" whole\n", "", "poor / pupils", "1 / pupils", "key     poor", "key     pupils"),
			"table schools: poor removed: \"Poor pupils\" whole\nShare of poor pupils (let schools.part): if pupils > 0 then poor / pupils else 0 → if pupils > 0 then 1 / pupils else 0\nSupport (pool support): key poor → pupils",
			"tabel schools: poor udgået: \"Poor pupils\" heltal\nShare of poor pupils (sæt schools.part): hvis pupils > 0 så poor / pupils ellers 0 → hvis pupils > 0 så 1 / pupils ellers 0\nSupport (pulje support): fordelingsnøgle poor → pupils"},
		{"a cap that becomes a floor", replaced("cap     400_000 kr", "floor   400_000 kr"),
			"Support (pool support): floor added: 400_000 kr\nSupport (pool support): cap removed: 400_000 kr",
			"Support (pulje support): mindst tilføjet: 400.000 kr\nSupport (pulje support): højst udgået: 400.000 kr"},
		{"a column that may be missing", replaced(`pupils  "Pupils" whole`, `pupils  "Pupils" whole optional`),
			`table schools: pupils "Pupils" whole → "Pupils" whole optional`,
			`tabel schools: pupils "Pupils" heltal → "Pupils" heltal må mangle`},
		{"renamed, moved and changed", strings.Replace(replaced("least", "limit"), "param limit \"Threshold\" = 10 % { from 0 % to 50 % }\n", "", 1) + "param limit \"Threshold\" = 12 % { from 0 % to 50 % }\n",
			"Threshold (param limit): 10 % → 12 %\n~ least is now called limit", "Threshold (parameter limit): 10 % → 12 %\n~ least hedder nu limit"},
		{"renamed and changed", replaced("least", "limit", "400_000 kr", "5 kr"), "Support (pool support): cap 400_000 kr → 5 kr\n~ least is now called limit", "Support (pulje support): højst 400.000 kr → 5 kr\n~ least hedder nu limit"},
	} {
		if got := told(t, base, test.text, diag.English); got != test.en {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.en)
		}
		if got := told(t, base, test.text, diag.Danish); got != test.da {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.da)
		}
	}
}

// danish is the base in Danish words.
func danish() string {
	file, _ := dsl.Parse("r.fordel", base)
	text, _ := format.Format(file, diag.Danish)
	return text
}

// examples are the rule files of the examples.
func examples(t *testing.T) map[string]string {
	t.Helper()
	paths, _ := filepath.Glob("../../examples/*/rules*.fordel")
	out := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out[path] = string(text)
	}
	if len(out) < 60 {
		t.Fatalf("only %d", len(out))
	}
	return out
}

// TestSpellings: the two spellings of an example, and it turned round, do not differ.
func TestSpellings(t *testing.T) {
	all := examples(t)
	for path, text := range all {
		if strings.HasSuffix(path, ".en.fordel") {
			continue
		}
		a := read(t, text)
		var turned strings.Builder
		turned.WriteString(text[:strings.Index(text, "\n")+1])
		for _, s := range slices.Backward(a.File.Statements) {
			turned.WriteString(text[s.Where().Start:s.Where().End] + "\n")
		}
		for name, other := range map[string]string{"English": all[strings.Replace(path, "rules.", "rules.en.", 1)], "turned": turned.String()} {
			file, _ := dsl.Parse("r.fordel", other)
			program, _ := check.Check(file)
			d, ok := Compare(a, Of(file, program), diag.English)
			if !ok || len(d.Changes) > 0 || len(d.Renamed) > 0 {
				t.Errorf("%s %s: %v %+v", path, name, ok, d)
			}
		}
	}
}

// TestRenames: a name of an example that is changed wherever it stands is no difference.
func TestRenames(t *testing.T) {
	for path, text := range examples(t) {
		if strings.HasSuffix(path, ".en.fordel") {
			continue
		}
		a := read(t, text)
		doc := editor.Open("r.fordel", text)
		tried := 0
		parts, _ := format.Parts(a.File, diag.Danish)
		for n, p := range parts {
			at, _ := p.Statement.Subject()
			if n%7 != 0 || at.Name.Text == "" || tried > 0 {
				continue
			}
			edits, refused := doc.Rename(at.Name.At.Start, "noget_helt_andet")
			if len(refused) > 0 || len(edits) == 0 {
				continue
			}
			changed := text
			for _, e := range slices.Backward(edits) {
				changed = changed[:e.At.Start] + e.Text + changed[e.At.End:]
			}
			d, ok := Compare(a, read(t, changed), diag.Danish)
			if tried++; !ok || len(d.Changes) > 0 || len(d.Renamed) != 1 {
				t.Errorf("%s, %s: %v %+v", path, at.Name.Text, ok, d)
			}
		}
		if tried == 0 {
			t.Logf("%s: nothing tried", path)
		}
	}
}
