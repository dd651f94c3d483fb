package folder

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// The files of an example.
const (
	rulesFile = "rules.fordel"
	dataDir   = "data"
	wantFile  = "want.json"
)

// Examples are the examples at a path, in the order of their names: the folder
// itself where it holds a rules.fordel, else the folders in it that do.
func Examples(path string) ([]string, error) {
	if isFile(filepath.Join(path, rulesFile)) {
		return []string{path}, nil
	}
	entries, err := readDir(path)
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, entry := range entries {
		if dir := filepath.Join(path, entry.Name()); isFile(filepath.Join(dir, rulesFile)) {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) == 0 {
		return nil, &WrongPlace{diag.Format("%s: no example here: no folder with a %s", "%s: intet eksempel her: ingen mappe med en %s", path, rulesFile)}
	}
	return dirs, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Test runs an example, rules.fordel with the files of data/ if there are any,
// in the rules' own setting and in every scenario, and gives the lines of what is wrong: diagnostics, expectations that do not
// hold, files that are not used, and differences from want.json. None means that
// it passed. With update a result without problems becomes the new want.json.
// Diagnostics name files as seen from the folder, so the result does not depend
// on where it lies. The error is that of a file that cannot be read or written,
// or of the context. The lines are in a language, the rules' own if none is given.
func Test(ctx context.Context, dir string, update bool, lang diag.Lang) ([]string, error) {
	rules, err := ReadFile(filepath.Join(dir, rulesFile), 4*dsl.MaxSource)
	if err != nil {
		return nil, err
	}
	model, _ := engine.Open(rulesFile, string(rules))
	session := engine.NewSession(model)
	var unused diag.List
	if data := filepath.Join(dir, dataDir); exists(data) {
		maps, wrong, err := MappingsFor(filepath.Join(dir, rulesFile))
		if err != nil {
			return nil, err
		}
		if unused, err = Load(ctx, session, maps, Place{data, dataDir}); err != nil {
			return nil, err
		}
		unused = append(wrong, unused...)
	}
	result, _ := session.Run(ctx, engine.Settings{})
	if lang == "" {
		lang = model.Lang()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if problems := lines(result, unused, lang); len(problems) > 0 {
		return problems, nil
	}
	got, err := golden(ctx, session, result, filepath.Join(dir, dataDir))
	if err != nil {
		return nil, err
	}
	return settle(filepath.Join(dir, wantFile), got, update, lang)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lines tells the errors of a run, the expectations that do not hold and the
// files that are not used; warnings and notes of a run stand in its result.
func lines(result *engine.Result, unused diag.List, lang diag.Lang) []string {
	var list diag.List
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			list.Add(d)
		}
	}
	list = append(append(list, result.Failures()...), unused...)
	if len(list) == 0 {
		return nil
	}
	var b strings.Builder
	if err := diag.Render(&b, list, lang, result.Sources()); err != nil {
		return []string{err.Error()}
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// settle compares a result with the file of what is wanted, or writes it there.
func settle(path string, got []byte, update bool, lang diag.Lang) ([]string, error) {
	want, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	switch {
	case err == nil && bytes.Equal(want, got):
		return nil, nil
	case update:
		return nil, os.WriteFile(path, got, 0o644)
	case err != nil:
		return []string{say(lang, "there is no %s yet; --update writes it", "der er ingen %s endnu; --update skriver den", wantFile)}, nil
	}
	return Differences(want, got, lang), nil
}
