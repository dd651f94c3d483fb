package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/folder"
)

// runCatalogue lists the rule files of a folder in a file there, for pages that
// browse them. Those with errors are told and not listed.
func runCatalogue(_ context.Context, args []string, to streams) (int, error) {
	flags := newFlags("catalogue")
	lang := flags.choice("lang", string(diag.English), string(diag.English), string(diag.Danish))
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) != 1 {
		return wrongUse, failf("of which folder? give one", "over hvilken mappe? giv én")
	}
	in := diag.Lang(lang.value)
	catalogue, problems, sources, err := folder.ReadCatalogue(args[0])
	if errors.Is(err, folder.ErrNoRules) {
		return wrongUse, failf("%s has no files that end in .fordel", "%s har ingen filer, der ender på .fordel", args[0])
	}
	if err != nil {
		return wrongUse, err
	}
	if err := diag.Render(to.err, problems, in, sources); err != nil {
		return wrongUse, err
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(catalogue); err != nil {
		return wrong, err
	}
	file := filepath.Join(args[0], folder.CatalogueFile)
	if err := os.WriteFile(file, text.Bytes(), 0o644); err != nil {
		return wrongUse, err
	}
	told := diag.Format("%s lists %v models.\n", "%s nævner %v modeller.\n", file, diag.Number(float64(len(catalogue.Models))))
	if len(catalogue.Models) == 1 {
		told = diag.Format("%s lists one model.\n", "%s nævner én model.\n", file)
	}
	fmt.Fprint(to.out, told.In(in))
	if problems.HasErrors() {
		return wrong, nil
	}
	return fine, nil
}
