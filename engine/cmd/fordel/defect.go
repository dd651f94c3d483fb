package main

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// guarded runs a command. A defect in it is told like any other problem, with the
// statement that was worked on, and ends it as wrong use does.
func guarded(io streams, args []string, run func() (int, error)) (code int, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			told, source := diag.DefectOf(cause)
			code, err = wrongUse, diag.Render(io.err, diag.List{told}, spoken(args, source), diag.Sources{source})
		}
	}()
	return run()
}

// spoken is the language to talk in: that of --lang, of a command's Danish name, or of the rules where they
// are known. It reads the rules' first line itself: what reads rules may be what
// has the defect.
func spoken(args []string, source *diag.Source) diag.Lang {
	for i, arg := range args {
		value, joined := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, joined = args[i+1], true
		}
		if joined {
			return diag.Lang(value)
		}
	}
	if source != nil && strings.HasPrefix(strings.TrimSpace(source.Text), "fordel 1 da") {
		return diag.Danish
	}
	for _, c := range commands() {
		if len(args) > 0 && c.danish == args[0] && c.danish != "" {
			return diag.Danish
		}
	}
	return diag.English
}
