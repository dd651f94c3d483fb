package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// runDescribe tells a model in plain sentences, with data also what they give. What
// has errors is reported instead; warnings are not, as they do not change what is told.
func runDescribe(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("describe")
	lang, data := langFlag(flags), dataFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	o, err := open(ctx, rules, *data, lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	if list := o.Model().Diagnostics; list.HasErrors() {
		return wrong, o.report(io.err, list)
	}
	sections := describe.Describe(o.Model().Program, o.lang)
	if o.given {
		if list := o.Ready(); list.HasErrors() {
			return wrong, o.report(io.err, list)
		}
		sections = o.Told(ctx, engine.Settings{}, o.lang)
	}
	_, err = fmt.Fprint(io.out, printableLines(describe.Text(sections)))
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
