package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// runFmt sets rule files in the one layout, in the language asked for, and
// prints them, or with -w writes them back.
func runFmt(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("fmt")
	write := flags.Bool("w", false, "")
	lang := langFlag(flags)
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) == 0 {
		return wrongUse, failf("which rule files?", "hvilke regelfiler?")
	}
	code := fine
	for _, path := range args {
		if *write && path == "-" {
			return wrongUse, failf("standard input cannot be written back", "standardinput kan ikke skrives tilbage")
		}
		c, err := formatFile(path, diag.Lang(lang.value), *write, io)
		if err != nil {
			return wrongUse, err
		}
		code = max(code, c)
	}
	return code, nil
}

// formatFile formats one rule file and gives the exit code. It writes UTF-8 with
// lines that end in \n, whatever the file had. Statements with mistakes stay as
// they are. A file of which some would then be in one language and some in the
// other is printed, but not written; nor is one that is damaged.
func formatFile(path string, lang diag.Lang, write bool, io streams) (int, error) {
	name, data, err := readRules(path, io.in)
	if err != nil {
		return wrongUse, err
	}
	file, list := dsl.Parse(name, data)
	out, kept := format.Format(file, lang)
	list = append(format.Left(file, list), kept...)
	if err := diag.Render(io.err, list, file.Lang, diag.Sources{file.Source}); err != nil {
		return wrongUse, err
	}
	switch {
	case !write:
		_, err = fmt.Fprint(io.out, out)
	case len(kept) == 0 && out != data && !file.Damaged:
		err = rewrite(path, out)
	}
	if len(kept) > 0 {
		return wrong, err
	}
	return codeOf(list), err
}

// rewrite gives a file another text and leaves its mode as it is.
func rewrite(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
