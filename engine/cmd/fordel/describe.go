package main

import (
	"context"
	"fmt"

	"github.com/fordel-lang/fordel/dsl/describe"
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
	o, err := open(ctx, rules, "", lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	if list := o.Model().Diagnostics; list.HasErrors() {
		return wrong, o.report(io.err, list)
	}
	_, err = fmt.Fprint(io.out, describe.Text(describe.Describe(o.Model().Program, o.lang)))
	return fine, err
}
