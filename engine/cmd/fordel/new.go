package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/examples/templates"
)

// runNew makes a folder for one of the methods: rules and empty sheets.
func runNew(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("new")
	asked := langFlag(flags)
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) == 0 {
		return wrongUse, listMethods(io, diag.Text{EN: "which method?", DA: "hvilken metode?"})
	}
	if len(args) > 2 {
		return wrongUse, failf("a method and a folder; do not know what to do with %q", "en metode og en mappe; %q kan ikke bruges", args[2])
	}
	method, lang, found := templates.Find(args[0])
	if !found {
		return wrongUse, listMethods(io, diag.Format("there is no method %q%s", "der er ingen metode %q%s", args[0], meantMethod(args[0])))
	}
	switch {
	case asked.value != "":
		lang = diag.Lang(asked.value)
	case lang == "":
		lang = *io.lang
	}
	*io.lang = lang
	dir := method.Name.In(lang)
	if len(args) == 2 {
		dir = args[1]
	}
	files, err := method.Files(lang)
	if err != nil {
		return wrongUse, err
	}
	if err := makeFolder(dir, files); err != nil {
		return wrongUse, err
	}
	_, err = fmt.Fprint(io.out, nextSteps(dir, files).In(lang))
	return fine, err
}

// meantMethod asks whether the method with a near name was meant.
func meantMethod(name string) diag.Text {
	var names []string
	for _, m := range templates.Methods() {
		names = append(names, m.Name.EN, m.Name.DA)
	}
	return meant(name, names)
}

// listMethods says why no folder was made, and what there is to choose from.
func listMethods(io streams, why diag.Text) error {
	lang := *io.lang
	list := diag.Printable(why.In(lang)) + diag.Text{EN: "\n\nThe methods are\n", DA: "\n\nMetoderne er\n"}.In(lang)
	for _, m := range templates.Methods() {
		list += fmt.Sprintf("  %-12s  %s\n", m.Name.In(lang), m.About.In(lang))
	}
	_, err := fmt.Fprintf(io.err, "fordel %s: %s", diag.Text{EN: "new", DA: "ny"}.In(lang), list)
	return err
}

// makeFolder writes files into a folder. If one of them is there already with
// other content, nothing is written.
func makeFolder(dir string, files []templates.File) error {
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		old, err := os.ReadFile(path)
		if err == nil && !bytes.Equal(old, f.Data) {
			return failf("%s is already there, and nothing was written; give another folder", "%s findes allerede, og intet er skrevet; giv en anden mappe", path)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := writeNew(path, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// writeNew writes a file that is not there yet; what came there meanwhile stays.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// nextSteps says what was made and what to do with it.
func nextSteps(dir string, files []templates.File) diag.Text {
	var sheets, rules []string
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if strings.HasSuffix(path, ".csv") {
			sheets = append(sheets, path)
		} else {
			rules = append(rules, path)
		}
	}
	run := fmt.Sprintf("fordel run %s --data %s", shellWord(rules[0]), shellWord(filepath.Join(dir, "data")))
	return diag.Format(`Made:
  %s
  %s

Next:
  1. Fill in the sheets: open each in a spreadsheet, write a line for each row below the headers, and save it as CSV UTF-8.
  2. Read the rules, which begin with what to change, and write your own amounts.
  3. %s
`, `Lavet:
  %s
  %s

Nu mangler:
  1. Udfyld arkene: Åbn hvert i et regneark, skriv en linje pr. række under overskrifterne, og gem som CSV UTF-8.
  2. Læs reglerne, der begynder med, hvad der skal rettes, og skriv jeres egne beløb.
  3. %s
`, strings.Join(rules, "\n  "), strings.Join(sheets, "\n  "), run)
}

// shellWord is a path as a shell takes it for one word.
func shellWord(path string) string {
	if strings.ContainsAny(path, " \t\"'$&;()*?") {
		return strconv.Quote(path)
	}
	return path
}
