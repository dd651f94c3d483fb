package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// paperFlags are those of commands that write what is printed.
type paperFlags struct {
	*flagSet
	data     *[]string
	params   *[]pair
	scenario *string
	lang     *choiceFlag
	date     *string
	hide     *bool
	madeUp   *bool
}

func newPaperFlags(command string) *paperFlags {
	flags := newFlags(command)
	flags.wants["date"] = diag.Text{EN: "a date as it is to be written", DA: "en dato, som den skal skrives"}
	flags.wants["scenario"] = diag.Text{EN: "the name of a scenario", DA: "navnet på et scenarie"}
	return &paperFlags{flagSet: flags, data: dataFlag(flags), params: pairsFlag(flags, "param"), scenario: flags.String("scenario", "", ""), lang: langFlag(flags),
		date: flags.String("date", "", ""), hide: flags.Bool("hide-small", false, ""), madeUp: flags.Bool("made-up", false, "")}
}

// leaving reads the arguments, of which out must be given, else the error is where; runs
// the model, and gives what leaves it. Without it the code and error are those of the command.
func (f *paperFlags) leaving(ctx context.Context, args []string, out *string, where error, io streams) (*opened, *engine.Result, *engine.Leaving, int, error) {
	rules, err := oneRules(f.flagSet, args)
	if err == nil && *out == "" {
		err = where
	}
	if err != nil {
		return nil, nil, nil, wrongUse, err
	}
	o, result, code, err := computed(ctx, rules, *f.data, f.lang.value, *f.params, *f.scenario, io)
	if result == nil {
		return nil, nil, nil, code, err
	}
	if *f.date == "" {
		*f.date = today(o.lang)
	}
	given := engine.Given{Version: engine.Version, Date: *f.date, MadeUp: *f.madeUp}
	return o, result, result.Leave(given, *f.hide, o.lang), fine, nil
}

// today is the date as a letter has it.
func today(lang diag.Lang) string {
	t := time.Now()
	if lang == diag.Danish {
		months := strings.Fields("januar februar marts april maj juni juli august september oktober november december")
		return fmt.Sprintf("%d. %s %d", t.Day(), months[t.Month()-1], t.Year())
	}
	return t.Format("2 January 2006")
}

// runLetters writes the letter to each institution, and all of them in one file.
func runLetters(ctx context.Context, args []string, io streams) (int, error) {
	flags := newPaperFlags("letters")
	out := flags.folder("out")
	where := failf("where to? give a folder with --out DIR", "hvorhen? giv en mappe med --out MAPPE")
	o, result, leaving, code, err := flags.leaving(ctx, args, out, where, io)
	if leaving == nil {
		return code, err
	}
	defer result.Release()
	letters, err := leaving.Letters(ctx, *flags.date, nil)
	if err != nil {
		return interrupted, err
	}
	if len(letters) == 0 {
		return wrongUse, failf("these rules give nobody money, so there is nothing to write to anybody", "reglerne giver ikke penge til nogen, så der er intet at skrive")
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return wrongUse, err
	}
	pages, names := make([]string, len(letters)), map[string]bool{}
	for i, l := range letters {
		pages[i] = l.Page
		if err := os.WriteFile(filepath.Join(*out, letterFile(l, names)), []byte(leaving.Document(l.Name, l.Page)), 0o644); err != nil {
			return wrongUse, err
		}
	}
	all := diag.Text{EN: "all-letters.html", DA: "alle-breve.html"}.In(o.lang)
	title := diag.Text{EN: "Letters", DA: "Breve"}.In(o.lang)
	if err := os.WriteFile(filepath.Join(*out, all), []byte(leaving.Document(title, pages...)), 0o644); err != nil {
		return wrongUse, err
	}
	told := diag.Format("%s letters in %s; all of them in %s\n", "%s breve i %s; dem alle i %s\n", diag.Number(float64(len(letters))), *out, all)
	fmt.Fprint(io.out, told.In(o.lang))
	return fine, nil
}

// letterFile is a name for the file of a letter: key and name of the row, in signs that file
// names everywhere may have; a number where another has it.
func letterFile(l engine.Letter, taken map[string]bool) string {
	clean := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return '-'
	}
	name := strings.Map(clean, l.Key)
	if l.Name != l.Key {
		name += "-" + strings.Map(clean, l.Name)
	}
	name = strings.Trim(string([]rune(name)[:min(80, len([]rune(name)))]), "-")
	if name == "" {
		name = "letter"
	}
	out := name
	for n := 2; taken[strings.ToLower(out)]; n++ {
		out = fmt.Sprintf("%s-%d", name, n)
	}
	taken[strings.ToLower(out)] = true
	return out + ".html"
}

// runReport writes the paper for a meeting.
func runReport(ctx context.Context, args []string, io streams) (int, error) {
	flags := newPaperFlags("report")
	flags.wants["out"] = diag.Text{EN: "a file", DA: "en fil"}
	out := flags.String("out", "", "")
	where := failf("where to? give a file with --out FILE", "hvorhen? giv en fil med --out FIL")
	o, result, leaving, code, err := flags.leaving(ctx, args, out, where, io)
	if leaving == nil {
		return code, err
	}
	defer result.Release()
	pages, err := leaving.Meeting(ctx, o.Session, *flags.date)
	if err != nil {
		return interrupted, err
	}
	if err := os.WriteFile(*out, []byte(leaving.Document(leaving.Origin.Heading, pages)), 0o644); err != nil {
		return wrongUse, err
	}
	return fine, nil
}
