package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// runCheck says what is wrong with rules, and with data where a folder is given.
func runCheck(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("check")
	data := dataFlag(flags)
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
	if o.given {
		list = slices.Concat(o.Ready(), o.failed)
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
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Diagnostics []diag.Located `json:"diagnostics"`
	}{list})
	if err == nil {
		_, err = w.Write(escaped(text.Bytes()))
	}
	return err
}

// escaped is JSON in which what a terminal would obey instead of show is escaped,
// as in results.
func escaped(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range string(text) {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			for _, unit := range utf16.AppendRune(nil, r) {
				out = fmt.Appendf(out, "\\u%04x", unit)
			}
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
