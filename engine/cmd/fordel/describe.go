package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// runDescribe tells a model in plain sentences. Rules with errors are reported
// instead; warnings are not, as they do not change what is told.
func runDescribe(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("describe")
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	o, err := open(ctx, rules, nil, lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	if list := o.Model().Diagnostics; list.HasErrors() {
		return wrong, o.report(io.err, list)
	}
	_, err = fmt.Fprint(io.out, printableLines(describe.Text(describe.Describe(o.Model().Program, o.lang))))
	return fine, err
}

// printableLines is a text of several lines without what a terminal would obey.
func printableLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = diag.Printable(line)
	}
	return strings.Join(lines, "\n")
}
