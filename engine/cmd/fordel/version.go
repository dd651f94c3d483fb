package main

import (
	"context"
	"fmt"

	"github.com/fordel-lang/fordel/engine"
)

// runVersion prints which release it is.
func runVersion(_ context.Context, args []string, io streams) (int, error) {
	flags := newFlags("version")
	langFlag(flags)
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) > 0 {
		return wrongUse, failf("%s: version takes nothing", "%s: version tager ikke imod noget", args[0])
	}
	_, err = fmt.Fprintf(io.out, "Fordel %s\n", engine.Version)
	return fine, err
}
