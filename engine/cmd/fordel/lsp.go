package main

import (
	"context"
	"os"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lsp"
)

// runLSP serves an editor on standard input and output until it takes its leave. As
// the protocol has it, an editor that goes without a word is an exit code of 1.
func runLSP(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("lsp")
	lang := langFlag(flags)
	flags.Bool("stdio", true, "") // editors say so; there is no other way
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) > 0 {
		return wrongUse, failf("%s: the editor gives the files", "%s: filerne kommer fra editoren", args[0])
	}
	if terminal, ok := io.in.(*os.File); ok && isTerminal(terminal) {
		return wrongUse, failf("an editor starts this command; how is in the dsl/lsp/README.md",
			"en editor starter denne kommando; hvordan står i dsl/lsp/README.md")
	}
	orderly, err := lsp.Serve(ctx, io.in, io.out, diag.Lang(lang.value))
	if err != nil || !orderly {
		return wrong, err
	}
	return fine, nil
}
