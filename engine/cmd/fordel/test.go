package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/folder"
)

// runTest runs examples and counts those that give what they should.
func runTest(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("test")
	update := flags.Bool("update", false, "")
	lang := langFlag(flags) // if none is given, an example's problems are told in its own
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) == 0 {
		return wrongUse, failf("which examples? give their folders, or one that holds them", "hvilke eksempler? giv deres mapper, eller en, der rummer dem")
	}
	dirs, err := examplesIn(args, io)
	if err != nil {
		return wrongUse, err
	}
	passed, failed := 0, 0
	for _, dir := range dirs {
		problems, err := folder.Test(ctx, dir, *update, diag.Lang(lang.value))
		if err != nil {
			return wrongUse, err
		}
		if len(problems) == 0 {
			passed++
			continue
		}
		failed++
		fmt.Fprintf(io.out, "%s:\n", dir)
		for _, line := range problems {
			fmt.Fprintf(io.out, "  %s\n", line)
		}
	}
	told := diag.Format("%d passed, %d failed", "%d i orden, %d ikke", passed, failed)
	fmt.Fprintln(io.out, told.In(*io.lang))
	if failed > 0 {
		return wrong, nil
	}
	return fine, nil
}

// examplesIn are the examples at some paths. So that `examples/*` may be said,
// what holds none among several paths is named and passed over.
func examplesIn(paths []string, io streams) ([]string, error) {
	var dirs []string
	for _, path := range paths {
		found, err := folder.Examples(path)
		var missing *fs.PathError
		switch {
		case err != nil && (len(paths) == 1 || errors.As(err, &missing) && errors.Is(err, fs.ErrNotExist)):
			return nil, err
		case err != nil:
			told := diag.Format("%s: no example, passed over", "%s: intet eksempel, sprunget over", path)
			fmt.Fprintln(io.err, told.In(*io.lang))
		}
		dirs = append(dirs, found...)
	}
	if len(dirs) == 0 {
		return nil, failf("no example here: no folder with a rules.fordel", "intet eksempel her: ingen mappe med en rules.fordel")
	}
	return dirs, nil
}
