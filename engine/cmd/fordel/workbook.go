package main

import (
	"context"
	"os"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/workbook"
	"github.com/fordel-lang/fordel/engine/xlsx"
)

// runWorkbook writes a model with its data as a workbook whose formulas compute it.
func runWorkbook(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("workbook")
	data := dataFlag(flags)
	params := pairsFlag(flags, "param")
	scenario := flags.String("scenario", "", "")
	flags.wants["out"] = diag.Text{EN: "a file", DA: "en fil"}
	out := flags.String("out", "", "")
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if *out == "" {
		return wrongUse, failf("say which file to write with --out FILE.xlsx", "angiv, hvilken fil der skal skrives, med --out FIL.xlsx")
	}
	o, tree, err := lowered(ctx, rules, *data, lang.value, io)
	if err != nil || tree == nil {
		return codeOrUse(o), err
	}
	set, err := settings(o.Model(), *params, *scenario)
	if err != nil {
		return wrongUse, err
	}
	result, problems := o.Run(ctx, set)
	if !result.OK() {
		return wrong, o.report(io.err, problems)
	}
	described, refused := workbook.Build(tree, result, o.lang)
	if refused.HasErrors() {
		return wrong, o.report(io.err, refused)
	}
	file, err := xlsx.Write(described)
	if err != nil {
		return wrongUse, err
	}
	return fine, os.WriteFile(*out, file, 0o644)
}

// codeOrUse is the code where there is no tree: of wrong rules, or of files that cannot be read.
func codeOrUse(o *opened) int {
	if o == nil {
		return wrongUse
	}
	return wrong
}
