package main

import (
	"context"
	"fmt"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/guide"
)

// runGuide prints the language on one page.
func runGuide(_ context.Context, args []string, io streams) (int, error) {
	flags := newFlags("guide")
	lang := flags.choice("lang", string(diag.English), string(diag.English), string(diag.Danish))
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) > 0 {
		return wrongUse, failf("%s: the guide is one page", "%s: vejledningen er én side", args[0])
	}
	_, err = fmt.Fprint(io.out, guide.Text(diag.Lang(lang.value)))
	return fine, err
}
