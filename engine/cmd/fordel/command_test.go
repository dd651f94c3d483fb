package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

const schools = "testdata/schools/rules.fordel --data testdata/schools/data"
const skoler = "testdata/skoler/rules.fordel --data testdata/skoler/data"

// fordel runs the command; arguments are separated by blanks, those in | | may hold some.
func fordel(t *testing.T, line, stdin string) (out, err string, code int) {
	t.Helper()
	var args []string
	for i, part := range strings.Split(line, "|") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	var outBuffer, errBuffer bytes.Buffer
	code = dispatch(t.Context(), args, streams{in: strings.NewReader(stdin), out: &outBuffer, err: &errBuffer})
	return outBuffer.String(), errBuffer.String(), code
}

// printed is the part of the JSON result that the tests look at.
type printed struct {
	Params       map[string]any
	Scenario     *string
	Tables       map[string]struct{ Columns map[string][]any }
	Pools        map[string]struct{ Amount, Left float64 }
	Expectations []struct{ OK bool }
	Diagnostics  []struct {
		Code, File   string
		Line, Column int
	}
}

func run(t *testing.T, line string, wantCode int) printed {
	t.Helper()
	out, errors, code := fordel(t, "run --format json "+line, "")
	var p printed
	if err := json.Unmarshal([]byte(out), &p); err != nil {
		t.Fatalf("%s: %v\n%s%s", line, err, out, errors)
	}
	if code != wantCode {
		t.Errorf("%s: exit %d, want %d\n%s", line, code, wantCode, errors)
	}
	if (code == fine) != (errors == "") {
		t.Errorf("%s: exit %d, on standard error %q", line, code, errors)
	}
	return p
}

// TestRulesInOtherEncodings: rules are read however they were saved.
func TestRulesInOtherEncodings(t *testing.T) {
	const rules = "fordel 1 da\n\nsæt små = 3\n"
	var wide []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + rules)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for name, text := range map[string]string{
		"UTF-8": rules, "with a mark": "\uFEFF" + rules, "UTF-16": string(wide), "Windows-1252": "fordel 1 da\n\ns\xE6t sm\xE5 = 3\n",
	} {
		out, errors, code := fordel(t, "run -", text)
		if code != fine || errors != "" || !strings.Contains(out, "små  3") {
			t.Errorf("%s: exit %d, %s%s", name, code, out, errors)
		}
		if out, errors, code := fordel(t, "fmt -", text); code != fine || out != rules {
			t.Errorf("%s is formatted to %q, exit %d, %s", name, out, code, errors)
		}
	}
	for damaged, want := range map[string]string{
		"PK\x03\x04": "standard input:1:1: error[syntax.binary]: ", "fordel 1 da\r\n// å\r\n// \xE5\r\n": "standard input:3:4: error[syntax.encoding]: ",
	} {
		if _, errors, code := fordel(t, "run -", damaged); code != wrong || !strings.HasPrefix(errors, want) {
			t.Errorf("%q: exit %d, %s", damaged, code, errors)
		}
	}
}

// TestMissingDataFolder: without --data the command says how data are given.
func TestMissingDataFolder(t *testing.T) {
	for lang, want := range map[string]string{"en": "`schools.csv`. Say with `--data DIR`", "da": "`schools.csv`. Angiv med `--data MAPPE`"} {
		if _, errors, code := fordel(t, "run "+schools[:29]+" --lang "+lang, ""); code != wrong || !strings.Contains(errors, want) {
			t.Errorf("exit %d: %s", code, errors)
		}
		if _, errors, code := fordel(t, "run "+schools[:29]+" --data "+t.TempDir()+" --lang "+lang, ""); code != wrong || strings.Contains(errors, "--data") {
			t.Errorf("exit %d: %s", code, errors)
		}
	}
}

func TestRunPrintsResults(t *testing.T) {
	for _, c := range []struct {
		line   string
		amount float64
		social []any
	}{
		{schools, 600, []any{185.0, 138.0, 277.0}},
		{schools + " --scenario |All of it|", 1000, []any{308.0, 231.0, 461.0}},
		{schools + " --param |budget=2_000 kr| --param |share=50 %|", 1000, []any{308.0, 231.0, 461.0}},
		{schools + " --param share=0.5 --param |budget=0.002 mio kr|", 1000, []any{308.0, 231.0, 461.0}},
		{schools + ` --param favour="north"`, 600, []any{384.0, 72.0, 144.0}},
		{schools + " --param favour=north", 600, []any{384.0, 72.0, 144.0}},
		{schools + " --param extra=no --param |budget=500 kr|", 300, []any{92.0, 69.0, 139.0}},
		{"--param favour=north " + schools, 600, []any{384.0, 72.0, 144.0}},
	} {
		p := run(t, c.line, fine)
		if got := p.Tables["schools"].Columns["social"]; p.Pools["social"].Amount != c.amount || !slices.Equal(got, c.social) {
			t.Errorf("%s: %v shared out as %v, want %v as %v", c.line, p.Pools["social"].Amount, got, c.amount, c.social)
		}
	}
	if p := run(t, schools+" --param opening=2026-12-24 --scenario |All of it|", fine); p.Params["opening"] != "2026-12-24" || *p.Scenario != "All of it" {
		t.Errorf("%v %v", p.Params, *p.Scenario)
	}
}

// A Danish file takes Danish literals and its own currency.
func TestRunReadsLiteralsAsTheFile(t *testing.T) {
	for value, want := range map[string]float64{"2.000,50 EUR": 2000.5, "-0,5 EUR": -0.5, "1,5 mio EUR": 1.5e6} {
		out, errors, _ := fordel(t, "run --format json "+skoler+" --param |ramme="+value+"|", "")
		var p printed
		if err := json.Unmarshal([]byte(out), &p); err != nil || p.Params["ramme"] != want {
			t.Errorf("%s: %v, want %v %s", value, p.Params["ramme"], want, errors)
		}
	}
}

func TestRunFailures(t *testing.T) {
	if p := run(t, schools+" --param extra=yes --param |share=100 %|", wrong); len(p.Expectations) != 2 || p.Expectations[0].OK || p.Pools["social"].Amount != 2000 {
		t.Errorf("an expectation that fails: %+v", p)
	}
	for line, want := range map[string]struct {
		code, file   string
		line, column int
	}{
		"testdata/broken/rules.fordel":                {"name.unknown", "testdata/broken/rules.fordel", 4, 12},
		"testdata/schools/rules.fordel":               {"data.missing", "testdata/schools/rules.fordel", 7, 7},
		"testdata/schools/rules.fordel --data -":      {"data.missing", "testdata/schools/rules.fordel", 7, 7},
		schools + " --param |share=55 %|":             {"param.step", "testdata/schools/rules.fordel", 22, 7},
		schools + " --param favour=west":              {"param.choice", "testdata/schools/rules.fordel", 23, 7},
		"testdata/broken/rules.fordel --param what=3": {"name.unknown", "testdata/broken/rules.fordel", 4, 12},
	} {
		p := run(t, line, wrong)
		if d := p.Diagnostics; len(d) != 1 || d[0].Code != want.code || d[0].File != want.file || d[0].Line != want.line || d[0].Column != want.column {
			t.Errorf("%s: %+v, want %+v", line, d, want)
		}
	}
}

func TestRunNamesDataFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("SCHOOLS.csv", "name,pupils,area\nByskolen,x,north\n")
	write("factors.csv", "area,factor\nnorth,1\n")
	write("school.CSV", "")
	write("notes.txt", "")
	out, errors, code := fordel(t, "run --format json testdata/schools/rules.fordel --data "+dir, "")
	if code != wrong || !strings.Contains(out, "/SCHOOLS.csv") {
		t.Errorf("exit %d %s", code, out)
	}
	for _, want := range []string{"SCHOOLS.csv:2:10: error[", "    Byskolen,x,north\n             ^\n",
		"factors.csv: warning[folder.own_rows]", "school.CSV: note[folder.no_such_table]"} {
		if !strings.Contains(errors, want) {
			t.Errorf("standard error lacks %q:\n%s", want, errors)
		}
	}
	if strings.Contains(errors, "notes.txt") {
		t.Errorf("%s", errors)
	}
}

func TestRunFormats(t *testing.T) {
	if out, _, code := fordel(t, "run "+skoler, ""); code != fine || !strings.Contains(out, "Puljer og tildelinger") || !strings.Contains(out, "166,75") {
		t.Errorf("text in the language of the file: exit %d\n%s", code, out)
	}
	if out, _, _ := fordel(t, "run --lang en "+skoler, ""); !strings.Contains(out, "Pools and grants") || !strings.Contains(out, "166.75") {
		t.Errorf("text in English:\n%s", out)
	}
	dir := t.TempDir()
	for _, line := range []string{"--format csv", "--format json", "--format text"} {
		if out, errors, code := fordel(t, "run "+schools+" "+line+" --out "+dir, ""); code != fine || out != "" {
			t.Errorf("%s: exit %d %s%s", line, code, out, errors)
		}
	}
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"pools.csv", "result.json", "result.txt", "schools.csv"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%v %v, want %v", names, err, want)
	}
	text, _ := os.ReadFile(filepath.Join(dir, "schools.csv"))
	if want := "name,pupils,area,points,social,social.bound,social.unbound\nByskolen,200,north,200,185,none,184.615384615385\n"; !strings.HasPrefix(string(text), want) {
		t.Errorf("%s", text)
	}
	alone := "fordel 1 en\ntable t {\n  id key\n} rows {\n  \"a\"\n}\nlet t.x = 1\n"
	if out, errors, code := fordel(t, "run - --format csv", alone); code != fine || out != "id,x\na,1\n" {
		t.Errorf("one sheet on standard output: exit %d %q %s", code, out, errors)
	}
}

func TestSameOutputEveryTime(t *testing.T) {
	for _, line := range []string{"run " + schools, "run --format json " + schools, "check --format json testdata/broken/rules.fordel"} {
		first, firstErrors, _ := fordel(t, line, "")
		for range 20 {
			if out, errors, _ := fordel(t, line, ""); out != first || errors != firstErrors {
				t.Fatalf("%s: %s is not %s", line, out, first)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	if out, errors, code := fordel(t, "check testdata/schools/rules.fordel", ""); code != fine || out != "testdata/schools/rules.fordel: no errors\n" || errors != "" {
		t.Errorf("exit %d %q %q", code, out, errors)
	}
	if out, _, code := fordel(t, "check - --lang da", "fordel 1 en\n"); code != fine || out != "standard input: ingen fejl\n" {
		t.Errorf("exit %d %q", code, out)
	}
	out, errors, code := fordel(t, "check testdata/broken/rules.fordel", "")
	if want := "testdata/broken/rules.fordel:4:12: error[name.unknown]: `budgte`"; code != wrong || out != "" || !strings.HasPrefix(errors, want) {
		t.Errorf("exit %d %q %q", code, out, errors)
	}
	out, _, code = fordel(t, "check testdata/broken/rules.fordel --format json", "")
	var reply struct{ Diagnostics []map[string]any }
	if err := json.Unmarshal([]byte(out), &reply); err != nil || code != wrong || len(reply.Diagnostics) != 1 {
		t.Fatalf("exit %d %v %s", code, err, out)
	}
	for name, want := range map[string]any{"code": "name.unknown", "severity": "error", "file": "testdata/broken/rules.fordel",
		"line": 4.0, "column": 12.0, "endLine": 4.0, "endColumn": 18.0} {
		if got := reply.Diagnostics[0][name]; got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if out, _, code := fordel(t, "check --data testdata/broken testdata/schools/rules.fordel --format json", ""); code != wrong || !strings.Contains(out, "data.missing") {
		t.Errorf("exit %d %s", code, out)
	}
}

func TestWrongUse(t *testing.T) {
	for line, want := range map[string]string{
		"":                                   "fordel run RULES",
		"rnu x":                              `there is no command "rnu"; did you mean "run"?`,
		"run":                                "which rule file?",
		"run a b":                            `do not know what to do with "b"`,
		"run nowhere.fordel":                 "nowhere.fordel",
		"run --data nowhere " + schools[:29]: "nowhere",
		"run --format xml " + schools:        "write one of text, json, csv",
		"run --param favor=1 " + schools:     `no parameter "favor"; did you mean "favour"?`,
		"run --param zzz=1 " + schools:       "there is `budget`, `share`, `favour`, `extra` and `opening`",
		"run --param share=x " + schools:     `cannot read "x" as the value of share`,
		"run --param share=1 --param share=1 " + schools: `"share" is given twice`,
		"run --param budget=1_000 " + schools:            `write "budget=1_000 kr"`,
		"run --param |budget=3 %| " + schools:            "an amount such as 250_000 kr",
		"run --param extra=1 " + schools:                 "write yes or no",
		"run --param |share=3 kr| " + schools:            "write a plain number or per cent",
		"run --param |budget=1,5 kr| " + schools:         `cannot read "1,5 kr"`,
		"run --param |ramme=1 USD| " + skoler:            `3,5 %, 250.000 EUR, "nord"`,
		"run --scenario |Al of it| " + schools:           `no scenario "Al of it"; did you mean "All of it"?`,
		"run --format csv " + schools:                    "--out DIR",
		"check":                                          "which rule file?",
		"check a b":                                      `do not know what to do with "b"`,
		"test":                                           "which examples?",
		"test testdata/schools/data":                     "no example here",
		"sample " + schools[:29]:                         "--out DIR",
	} {
		out, errors, code := fordel(t, line, "")
		if code != wrongUse || out != "" || !strings.Contains(errors, want) {
			t.Errorf("%q: exit %d %q %q, want %q", line, code, out, errors, want)
		}
	}
}

func TestHelp(t *testing.T) {
	for line, want := range map[string]string{"help": "fordel check RULES", "--help": "Exit code: 0 fine", "run --help": "--scenario NAME", "check -h": "fordel check RULES"} {
		if out, errors, code := fordel(t, line, ""); code != fine || errors != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d %q %q", line, code, out, errors)
		}
	}
}

func TestExamples(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(dir, "schools")
	if out, _, code := fordel(t, "test "+good, ""); code != wrong || !strings.Contains(out, "no want.json yet") || !strings.HasSuffix(out, "0 passed, 1 failed\n") {
		t.Errorf("without want.json: exit %d %s", code, out)
	}
	for _, line := range []string{"test --update " + good, "test " + good} {
		if out, _, code := fordel(t, line, ""); code != fine || out != "1 passed, 0 failed\n" {
			t.Errorf("%s: exit %d %s", line, code, out)
		}
	}
	want := filepath.Join(good, "want.json")
	if out, errors, code := fordel(t, "test "+want+" "+good, ""); code != fine || out != "1 passed, 0 failed\n" || errors != want+": no example, passed over\n" {
		t.Errorf("a file beside an example: exit %d %s %s", code, out, errors)
	}
	text, _ := os.ReadFile(want)
	if err := os.WriteFile(want, bytes.Replace(text, []byte("277]"), []byte("278]"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, _, code := fordel(t, "test "+good, ""); code != wrong || !strings.Contains(out, `tables.schools.columns.social["Østskolen"]: want 278, got 277`) {
		t.Errorf("a figure changed: exit %d %s", code, out)
	}
	out, _, code := fordel(t, "test --update "+dir, "")
	if code != wrong || !strings.Contains(out, "rules.fordel:4:12: error[name.unknown]") || !strings.HasSuffix(out, "2 passed, 1 failed\n") {
		t.Errorf("all: exit %d %s", code, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "broken", "want.json")); err == nil {
		t.Error("a broken example got a want.json")
	}
}

func TestSample(t *testing.T) {
	dir := t.TempDir()
	line := "sample " + schools[:29] + " --rows schools=12 --seed 7 --out " + dir
	for range 2 { // the same files may be written again
		if _, errors, code := fordel(t, line, ""); code != fine {
			t.Fatalf("exit %d %s", code, errors)
		}
	}
	first, err := os.ReadFile(filepath.Join(dir, "schools.csv"))
	if err != nil || bytes.Count(first, []byte("\n")) != 13 {
		t.Errorf("%v %s", err, first)
	}
	if _, err := os.Stat(filepath.Join(dir, "factors.csv")); err == nil {
		t.Error("rows were made up for a table that carries its own")
	}
	p := run(t, schools[:29]+" --data "+dir, fine)
	if len(p.Tables["schools"].Columns["social"]) != 12 {
		t.Errorf("%+v", p.Tables)
	}
	for args, want := range map[string]string{"--seed 8": "is already there", "--rows factors=3": "carries the rows",
		"--rows school=3": `did you mean "schools"?`, "--rows schools=0": "no number of rows"} {
		if _, errors, code := fordel(t, line+" "+args, ""); code != wrongUse || !strings.Contains(errors, want) {
			t.Errorf("%s: exit %d %s", args, code, errors)
		}
	}
	if again, _ := os.ReadFile(filepath.Join(dir, "schools.csv")); !bytes.Equal(first, again) {
		t.Error("the file was overwritten")
	}
}
