package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// runRun computes a model and prints its result.
func runRun(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("run")
	data := dataFlag(flags)
	params := pairsFlag(flags, "param")
	scenario := flags.String("scenario", "", "")
	format := formatFlag(flags, "text", "json", "csv")
	out := flags.folder("out")
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	o, err := open(ctx, rules, *data, lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	var set engine.Settings
	if !o.Model().Diagnostics.HasErrors() {
		if set, err = settings(o.Model(), *params, *scenario); err != nil {
			return wrongUse, err
		}
	}
	result, problems := o.Run(ctx, set)
	if err := ctx.Err(); err != nil {
		return interrupted, err
	}
	problems = slices.Concat(problems, result.Failures(), o.failed)
	if err := o.report(io.err, problems); err != nil {
		return wrongUse, err
	}
	return codeOf(problems), write(results(result, format.value, o.lang), *out, io.out)
}

// file is a result to be written.
type file struct {
	name string
	text []byte
}

// results are the files of a result in a format. There are none in CSV and in
// text for a result without figures.
func results(r *engine.Result, format string, lang diag.Lang) []file {
	switch {
	case format == "json":
		return []file{{"result.json", append(r.JSON(lang), '\n')}}
	case !r.OK():
		return nil
	case format == "text":
		return []file{{"result.txt", []byte(r.Text(lang))}}
	}
	return sheets(r, lang)
}

// sheets are the tables in which something was computed, and the figures of
// pools and grants if there are any.
func sheets(r *engine.Result, lang diag.Lang) []file {
	var files []file
	shares := "pools.csv"
	for _, t := range r.Model.Program.Tables {
		if t.Name == "pools" {
			shares = "pools_and_grants.csv"
		}
		computed := false
		for _, c := range t.Columns {
			computed = computed || c.Data == nil
		}
		if text, ok := r.CSV(t.Name, lang); ok && computed {
			files = append(files, file{t.Name + ".csv", text})
		}
	}
	for _, step := range r.Model.Program.Steps {
		switch step.(type) {
		case *check.PoolStep, *check.GrantStep:
			return append(files, file{shares, r.PoolsCSV(lang)})
		}
	}
	return files
}

// write puts files into a folder, or the only one on standard output.
func write(files []file, dir string, stdout io.Writer) error {
	if dir == "" {
		if len(files) > 1 {
			return failf("there are %d sheets; give a folder for them with --out DIR", "der er %d ark; giv en mappe til dem med --out MAPPE", len(files))
		}
		for _, f := range files {
			if _, err := stdout.Write(f.text); err != nil {
				return err
			}
		}
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
