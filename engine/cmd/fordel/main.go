// Command fordel computes allocation models on the command line.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Exit codes.
const (
	fine     = 0
	wrong    = 1 // the rules, data or expectations are wrong
	wrongUse = 2 // the command was given what it cannot work with

	interrupted = 130 // stopped by Ctrl-C, as shells have it
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	line     *progressLine // on the terminal; nil: there is none
}

// command is one of fordel's commands.
type command struct {
	name  string
	usage string // what follows the name
	about string
	// run does it. An error is wrong use, or the context's.
	run func(ctx context.Context, args []string, io streams) (code int, err error)
}

func commands() []command {
	return []command{
		{"run", "RULES [--data DIR] [--param NAME=VALUE]... [--scenario NAME] [--format text|json|csv] [--out DIR] [--lang en|da]",
			"compute a model", runRun},
		{"check", "RULES [--data DIR] [--format text|json] [--lang en|da]",
			"say what is wrong with rules and data", runCheck},
		{"fmt", "[-w] [--lang en|da] RULES...",
			"set rule files in the one layout, or translate them", runFmt},
		{"describe", "RULES [--lang en|da]",
			"tell a model in plain sentences", runDescribe},
		{"test", "[--update] DIR...",
			"run examples and compare each with its want.json", runTest},
		{"sample", "RULES --out DIR [--rows TABLE=N]... [--seed N]",
			"make up data for a model", runSample},
	}
}

// grace is how long a command has to end after Ctrl-C before it is ended.
const grace = 40 * time.Millisecond

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		fmt.Fprintln(os.Stderr, "fordel: stopped")
		os.Exit(interrupted)
	})
	os.Exit(dispatch(ctx, os.Args[1:], watched(os.Stdin, os.Stdout, os.Stderr)))
}

// dispatch runs the command that the arguments name and gives the exit code. A
// context that is cancelled stops it.
func dispatch(ctx context.Context, args []string, io streams) int {
	if len(args) == 0 {
		fmt.Fprint(io.err, help())
		return wrongUse
	}
	name := args[0]
	if name == "help" || name == "--help" || name == "-h" {
		fmt.Fprint(io.out, help())
		return fine
	}
	var names []string
	for _, c := range commands() {
		if c.name != name {
			names = append(names, c.name)
			continue
		}
		code, err := guarded(io, args, func() (int, error) { return c.run(io.line.listen(ctx), args[1:], io) })
		io.line.clear()
		if ctx.Err() != nil {
			fmt.Fprintf(io.err, "fordel %s: stopped before it was done\n", c.name)
			return interrupted
		}
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprintf(io.out, "fordel %s %s\n    %s\n%s", c.name, c.usage, c.about, notes)
			return fine
		}
		if err != nil {
			fmt.Fprintf(io.err, "fordel %s: %v\n(fordel %s --help says how it is used)\n", c.name, err, c.name)
			return wrongUse
		}
		return code
	}
	fmt.Fprintf(io.err, "fordel: there is no command %q%s\n\n%s", name, meant(name, names), help())
	return wrongUse
}

// meant asks whether a near word was meant.
func meant(word string, candidates []string) string {
	if near := diag.Closest(word, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

func help() string {
	var b strings.Builder
	b.WriteString("fordel computes allocation models: rules in, data in, shares out.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  fordel %s %s\n      %s\n", c.name, c.usage, c.about)
	}
	b.WriteString(notes)
	return b.String()
}

// notes go for all commands.
const notes = `
RULES is a .fordel file, or - for standard input. Data files are DIR/TABLE.csv.
VALUE is written as in the rule file: 3 %, 250_000 kr, "north", yes, 2026-10-01.
Exit code: 0 fine, 1 the rules, data or expectations are wrong, 2 wrong use, 130 stopped by Ctrl-C.
`
