// Package examples tests every example as `fordel test` does: no errors, all
// expectations hold, and the result is want.json to the byte.
package examples

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/examples/internal/town"
)

func dirs(t *testing.T) []string {
	t.Helper()
	found, err := folder.Examples(".")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestExamples(t *testing.T) {
	for _, dir := range dirs(t) {
		t.Run(dir, func(t *testing.T) {
			problems, err := folder.Test(t.Context(), dir, false, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range problems {
				t.Error(line)
			}
		})
	}
}

// TestExamplesAreExplained holds the READMEs to what the page's gallery shows:
// a title, and one sentence as the first paragraph, in both languages.
func TestExamplesAreExplained(t *testing.T) {
	for _, dir := range dirs(t) {
		for _, name := range []string{"README.md", "README.da.md"} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Error(err)
				continue
			}
			lines := strings.Split(string(text), "\n")
			if len(lines) < 5 || !strings.HasPrefix(lines[0], "# ") || lines[1] != "" || lines[2] == "" || lines[3] != "" {
				t.Errorf("%s/%s must begin with `# Title`, an empty line and a paragraph of one line", dir, name)
			} else if !strings.HasSuffix(lines[2], ".") {
				t.Errorf("%s/%s: the first paragraph must be a sentence, got %q", dir, name, lines[2])
			}
		}
	}
}

// parts are the paragraphs that every README has, by their lead-in.
var parts = map[string][]string{
	"README.md":    {"Purpose", "Source", "Try", "Make it your own"},
	"README.da.md": {"Formål", "Kilde", "Prøv", "Sæt din egen kommune i stedet"},
}

func TestExamplesTellWhatAReaderNeeds(t *testing.T) {
	for _, dir := range dirs(t) {
		for name, leads := range parts {
			text := read(t, dir, name)
			for _, lead := range leads {
				if !strings.Contains(text, "\n**"+lead+".** ") && !strings.Contains(text, "\n**"+lead+".**\n") {
					t.Errorf("%s/%s has no paragraph that begins **%s.**", dir, name, lead)
				}
			}
		}
	}
}

// TestExamplesBeginWithWhatToChange: below the sentence stand at most three
// numbered steps, and the headings and labels that they name are there.
func TestExamplesBeginWithWhatToChange(t *testing.T) {
	italic := regexp.MustCompile(`\*([^*]+)\*`)
	for _, dir := range dirs(t) {
		known := read(t, dir, "rules.fordel")
		sheets, err := filepath.Glob(filepath.Join(dir, "data", "*.csv"))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range sheets {
			heading, _, _ := strings.Cut(read(t, "", sheet), "\n")
			known += heading
		}
		for name, leads := range parts {
			text := read(t, dir, name)
			blocks := strings.SplitN(text, "\n\n", 4)
			lead, steps, _ := strings.Cut(blocks[2], "\n")
			if lead != "**"+leads[3]+".**" {
				t.Errorf("%s/%s does not begin with **%s.**", dir, name, leads[3])
			}
			lines := strings.Split(steps, "\n")
			for i, step := range lines {
				if !strings.HasPrefix(step, fmt.Sprintf("%d. ", i+1)) || i > 2 {
					t.Errorf("%s/%s: this is no step, or one too many: %s", dir, name, step)
				}
			}
			for _, quoted := range italic.FindAllStringSubmatch(steps, -1) {
				if !strings.Contains(known, quoted[1]) {
					t.Errorf("%s/%s: the steps name *%s*, which is not there", dir, name, quoted[1])
				}
			}
		}
	}
}

// TestDataOpensInExcel holds the data to what a Danish Excel opens with a double
// click: a byte order mark, by which it knows æ, ø and å, and semicolons.
func TestDataOpensInExcel(t *testing.T) {
	files, err := filepath.Glob("*/data/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal("no data", err)
	}
	for _, file := range files {
		heading, _, _ := strings.Cut(read(t, "", file), "\n")
		if !strings.HasPrefix(heading, "\ufeff") || strings.Contains(heading, ",") && !strings.Contains(heading, ";") {
			t.Errorf("%s must begin with a byte order mark and have semicolons between the columns", file)
		}
	}
}

// TestExamplesNameWhatExists finds words in code quotes that are neither in the
// rules nor in the headings of the data, nor a file or another example.
func TestExamplesNameWhatExists(t *testing.T) {
	others := dirs(t)
	for _, dir := range others {
		known := read(t, dir, "rules.fordel") + read(t, dir, "rules.en.fordel") + strings.Join(others, " ") + " data"
		files, err := filepath.Glob(filepath.Join(dir, "data", "*.csv"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			heading, _, _ := strings.Cut(read(t, "", file), "\n")
			known += " " + filepath.Base(file) + " " + heading
		}
		for name := range parts {
			for _, quoted := range inCode.FindAllStringSubmatch(read(t, dir, name), -1) {
				if !strings.Contains(known, quoted[1]) {
					t.Errorf("%s/%s speaks of `%s`, which is not there", dir, name, quoted[1])
				}
			}
		}
	}
}

// inCode is a name or a file's name in code quotes.
var inCode = regexp.MustCompile("`([\\p{L}][\\p{L}0-9_.-]*)`")

// TestExamplesAreSeenInTheField holds the paragraph on the field's figures to
// what the model gives: it quotes both factors of a measured spread, with one
// decimal, and the share of the budget; its first sentence, which the gallery
// shows alone, is short.
func TestExamplesAreSeenInTheField(t *testing.T) {
	for _, dir := range dirs(t) {
		var want struct {
			Values  map[string]any
			Spreads map[string]map[string]any
		}
		if err := json.Unmarshal([]byte(read(t, dir, "want.json")), &want); err != nil {
			t.Error(dir, err)
		}
		var figures []string
		if share, ok := want.Values["budgetandel"]; ok {
			figures = append(figures, fmt.Sprintf("%v %%", share))
		}
		for _, factors := range want.Spreads {
			figures = append(figures, fmt.Sprintf("%.1f", factors["range_factor"]), fmt.Sprintf("%.1f", factors["quartile_factor"]))
		}
		inTheField(t, dir, "README.md", "**In the field.**", figures)
		for i, figure := range figures {
			figures[i] = strings.ReplaceAll(figure, ".", ",")
		}
		inTheField(t, dir, "README.da.md", "**I praksis.**", figures)
	}
}

func inTheField(t *testing.T, dir, name, lead string, figures []string) {
	_, after, found := strings.Cut(read(t, dir, name), "\n"+lead+" ")
	paragraph, _, _ := strings.Cut(after, "\n\n")
	if first := sentenceEnd.FindStringIndex(paragraph); found && (first == nil || first[0] > 140) {
		t.Errorf("%s/%s: the first sentence after %s must be short", dir, name, lead)
	}
	for _, figure := range figures {
		if !regexp.MustCompile(`(^|[^0-9.,])` + regexp.QuoteMeta(figure) + `($|[^0-9])`).MatchString(paragraph) {
			t.Errorf("%s/%s: the paragraph %s does not tell the model's figure %s", dir, name, lead, figure)
		}
	}
}

// sentenceEnd is a full stop that no abbreviation has: a capital letter or a
// figure comes next.
var sentenceEnd = regexp.MustCompile(`\.\s+[\p{Lu}0-9]`)

// TestExamplesAreListed finds examples that the tables of the two READMEs leave out.
func TestExamplesAreListed(t *testing.T) {
	for _, dir := range dirs(t) {
		for name, link := range map[string]string{"README.md": dir, "README.da.md": dir + "/README.da.md"} {
			if !strings.Contains(read(t, ".", name), "| ["+dir+"]("+link+") |") {
				t.Errorf("%s does not list %s", name, dir)
			}
		}
	}
}

// danish gives every example to a test of its own; their rules are in Danish.
func danish(t *testing.T, test func(t *testing.T, dir string, file *dsl.File)) {
	t.Helper()
	for _, dir := range dirs(t) {
		t.Run(dir, func(t *testing.T) {
			file, problems := dsl.Parse("rules.fordel", read(t, dir, "rules.fordel"))
			if len(problems) > 0 {
				t.Error(problems)
			}
			if file.Lang != diag.Danish {
				t.Fatal("rules.fordel is not in Danish")
			}
			test(t, dir, file)
		})
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

// TestDanishExamplesHaveTwins holds Danish rules to the one layout, and
// rules.en.fordel to what the formatter makes of them in English.
func TestDanishExamplesHaveTwins(t *testing.T) {
	danish(t, func(t *testing.T, dir string, file *dsl.File) {
		for _, twin := range []struct {
			name string
			lang diag.Lang
		}{{"rules.fordel", diag.Danish}, {"rules.en.fordel", diag.English}} {
			want, problems := format.Format(file, twin.lang)
			if len(problems) > 0 || read(t, dir, twin.name) != want {
				t.Errorf("%s is not what the formatter makes of rules.fordel %v", twin.name, problems)
			}
		}
	})
}

// TestTwinsGiveTheSame runs the twins on the examples' data: want.json is theirs
// too, with its fingerprint.
func TestTwinsGiveTheSame(t *testing.T) {
	danish(t, func(t *testing.T, dir string, _ *dsl.File) {
		twin := t.TempDir()
		if err := os.CopyFS(filepath.Join(twin, "data"), os.DirFS(filepath.Join(dir, "data"))); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		rules := []byte(read(t, dir, "rules.en.fordel"))
		if err := os.WriteFile(filepath.Join(twin, "rules.fordel"), rules, 0o644); err != nil {
			t.Fatal(err)
		}
		want := []byte(read(t, dir, "want.json"))
		if err := os.WriteFile(filepath.Join(twin, "want.json"), want, 0o644); err != nil {
			t.Fatal(err)
		}
		problems, err := folder.Test(t.Context(), twin, false, "")
		if problems = beyondMessages(problems); err != nil || len(problems) > 0 {
			t.Error(err, problems)
		}
	})
}

// beyondMessages leaves out what differs because messages are in the language of the rules and stand at places in them:
// they, and if there are any the digests that count them in.
func beyondMessages(problems []string) []string {
	var others []string
	for _, p := range problems {
		if !strings.HasPrefix(p, "diagnostics[") {
			others = append(others, p)
		}
	}
	if len(others) == len(problems) {
		return others
	}
	return slices.DeleteFunc(others, func(p string) bool { return strings.Contains(p, ".sha256: ") })
}

// TestSheetsHaveTheHeadingsPeopleHave: above each column stands its label, as
// people write it, or else its name with a capital letter.
func TestSheetsHaveTheHeadingsPeopleHave(t *testing.T) {
	for _, dir := range dirs(t) {
		sheets, err := os.ReadDir(filepath.Join(dir, "data"))
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, sheet := range sheets {
			files[sheet.Name()] = read(t, dir, filepath.Join("data", sheet.Name()))
		}
		want, err := town.Headed(filepath.Join(dir, "rules.fordel"), files)
		if err != nil {
			t.Error(err)
		}
		for name, text := range files {
			heading, _, _ := strings.Cut(text, "\n")
			if text != want[name] || strings.Contains(heading, "_") {
				t.Errorf("%s/data/%s has the headings %s", dir, name, heading)
			}
		}
	}
}
