package table

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// hintsOf are the hints in messages*.go, and what each reads as once it is filled in.
func hintsOf(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	names, err := filepath.Glob("messages*.go")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	verbs, out := regexp.MustCompile(`%[a-z]`), map[string]*regexp.Regexp{}
	look := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		of, named := call.Fun.(*ast.SelectorExpr)
		text, written := call.Args[0].(*ast.BasicLit)
		if named && of.Sel.Name == "WithHint" && written {
			hint, _ := strconv.Unquote(text.Value)
			pattern := verbs.ReplaceAllString(strings.ReplaceAll(regexp.QuoteMeta(hint), "%%", "\x00"), "(.*)")
			out[hint] = regexp.MustCompile("^" + strings.ReplaceAll(pattern, "\x00", "%") + "$")
		}
		return true
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, look)
	}
	return out
}

// notOfASheet are hints of which following is not to write something else in a CSV
// file, and where they are tried.
var notOfASheet = map[string]string{
	"Leave out the columns and rows that the rules do not use.":                                                  "limits",
	"Leave out empty lines and the rows that the rules do not use.":                                              "limits",
	"Leave out rows and columns that the rules do not use.":                                                      "limits",
	"Open it in the program it comes from, choose “Save as” and the type “CSV UTF-8”.":                           "another file",
	"Save it again from the program it comes from, with the type “CSV UTF-8”.":                                   "another file",
	"Open the workbook in Excel and save it; then the results are in it.":                                        "a workbook",
	"One of the first rows must name the columns: %s. If they are called something else, say so in the mapping.": "a workbook",
	"It is a text. Make the cell a number.":                                                                      "a workbook",
	"Write a header above the column if its values belong to the table.":                                         "a workbook",
	"Choose another header in the mapping, or give the column this one.":                                         "a mapping",
	"Take them out of the mapping if they are to count.":                                                         "a mapping",
	"Choose another row in the mapping, or none: then it is found.":                                              "a mapping",
	"Load data for `%s` too.":                          "another table",
	"Write one value for each column, in their order.": "rows in the rules",
	"Leave the row out.":                               "rows in the rules",
	"Give each row a key of its own.":                  "rows in the rules",
	"Let the range begin below its end, with a whole number in it if the column takes those.": "made-up data",
	"The first line must name the columns, %s, with ; or , between them. If they are called something else, say so in the mapping, the file beside the rules that is named as they are and ends in .map.json (rules.map.json). It is %s, if they stand in the order of the columns.": "a mapping, which TestEveryProblemIsTold spells out",
	"Probably a quotation mark is opened in it and not closed.": "a row of a megabyte",
}

// TestHintsFollowed: every hint has a sheet in which it is followed: the problem is then
// gone, none has come that stops, and where the hint says what to write, that was written.
// The sheets stand in testdata/hints.txt: the one with the problem, `---`, and the other.
func TestHintsFollowed(t *testing.T) {
	raw, err := os.ReadFile("testdata/hints.txt")
	if err != nil {
		t.Fatal(err)
	}
	hints, seen := hintsOf(t), map[string]bool{}
	for _, block := range strings.Split(string(raw), "\n=== ")[1:] {
		name, body, _ := strings.Cut(block, "\n")
		wrong, mended, _ := strings.Cut(body, "\n---\n")
		followed := false
		left := sheetProblems(mended)
		for _, d := range sheetProblems(wrong) {
			for hint, pattern := range hints {
				m := pattern.FindStringSubmatch(d.Hint.EN)
				if m != nil && gone(d.Code, left) && (!toWrite.MatchString(hint) || holdsOne(m[1:], mended)) {
					seen[hint], followed = true, true
					if !strings.Contains(mended, d.Cell.Value) {
						t.Errorf("%s: the cell is to hold %q, which was not written: %s", name, d.Cell.Value, mended)
					}
				}
			}
		}
		if !followed {
			t.Errorf("%s: no hint was followed: %s\nand then %s", name, render(sheetProblems(wrong)), render(left))
		}
	}
	for hint := range hints {
		if !seen[hint] && notOfASheet[hint] == "" {
			t.Errorf("no sheet follows %q", hint)
		}
	}
}

// sheetProblems are those of a sheet, whose columns are of the kinds that faultySpec has,
// and must have values where their names end in !.
func sheetProblems(text string) diag.List {
	text = strings.NewReplacer(`\r`, "\r", `\n`, "\n").Replace(text)
	spec := faultySpec("id;age;weight;born;part;kind;to;note;name;count;yes;sum;size\n")
	for _, c := range []struct {
		name string
		kind Kind
	}{{"count", Whole}, {"yes", Flag}, {"sum", Money}, {"size", Choice}} {
		spec.Columns = append(spec.Columns, column(c.name, c.kind, within(-1e12, 1e12), oneOf("small", "large"), label("The "+c.name)))
	}
	wanted, rest, _ := strings.Cut(text, "\n")
	var columns []ColumnSpec
	for _, name := range strings.Fields(wanted) {
		for _, c := range spec.Columns {
			if c.Name == strings.Trim(name, "!") {
				c.Optional = !strings.HasSuffix(name, "!")
				columns = append(columns, c)
			}
		}
	}
	spec.Columns = columns
	table, _, list := ReadCSV("t.csv", []byte(rest), spec)
	if table != nil {
		list = append(list, linked(map[string]*Table{"t": table})...)
	}
	return list
}

// gone reports whether a problem is there no more, nor an error.
func gone(code string, left diag.List) bool {
	for _, d := range left {
		if d.Code == code || d.Severity == diag.Error {
			return false
		}
	}
	return true
}

// toWrite are hints that show what to write.
var toWrite = regexp.MustCompile("(Write|Write it like|mean|alone:|header to) %s")

// holdsOne reports whether one of the texts that a hint shows stands in a sheet.
func holdsOne(shown []string, sheet string) bool {
	for _, text := range shown {
		for _, one := range strings.Split(text, " or ") {
			if plain, err := strconv.Unquote(one); err == nil {
				one = plain
			}
			if strings.Contains(sheet, one) {
				return true
			}
		}
	}
	return false
}
