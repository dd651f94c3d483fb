package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// runCheck says what is wrong with rules, and with data where a folder is given.
func runCheck(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("check")
	data := flags.String("data", "", "")
	format := formatFlag(flags, "text", "json")
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	o, err := open(ctx, rules, *data, lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	list := o.Model().Diagnostics
	if *data != "" {
		list = o.Ready()
	}
	if format.value == "json" {
		err = writeDiagnostics(io.out, list.Locate(o.lang, o.Sources()))
	} else if !list.HasErrors() {
		_, err = fmt.Fprintln(io.out, diag.Format("%s: no errors", "%s: ingen fejl", o.Model().Source.Name).In(o.lang))
	}
	if err == nil {
		err = o.report(io.err, list)
	}
	return codeOf(list), err
}

// codeOf is the exit code for a list of problems.
func codeOf(list diag.List) int {
	if list.HasErrors() {
		return wrong
	}
	return fine
}

// writeDiagnostics prints {"diagnostics": [...]} for programs.
func writeDiagnostics(w io.Writer, list []diag.Located) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Diagnostics []diag.Located `json:"diagnostics"`
	}{list})
}
