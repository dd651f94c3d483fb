package main

import (
	"context"
	"io"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/folder"
)

// opened is a rule file with its data, and the language to talk about it.
type opened struct {
	*engine.Session
	lang   diag.Lang
	unused diag.List // files of the data that no table takes
	failed diag.List // those that cannot be read
	given  bool      // data were given
}

// open reads a rule file (- is standard input) and the data at some places: folders
// and workbooks (none, or - alone, for no data). Messages are in lang, or in the language of the
// rules where it is empty. The error is that of a file that cannot be read, or of
// the context.
func open(ctx context.Context, rules string, data []string, lang string, io streams) (*opened, error) {
	name, text, err := readRules(rules, io.in)
	if err != nil {
		return nil, err
	}
	model, _ := engine.Open(name, text)
	o := &opened{Session: engine.NewSession(model), lang: diag.Lang(lang), given: len(data) > 0}
	if lang == "" {
		o.lang = model.Lang()
	}
	io.line.speak(o.lang)
	*io.lang = o.lang
	if len(data) > 0 && data[0] != "-" {
		err = o.load(ctx, rules, data)
	}
	return o, err
}

// load gives the session the data at some places.
func (o *opened) load(ctx context.Context, rules string, data []string) error {
	maps, wrong := (*folder.Mappings)(nil), diag.List(nil)
	if rules != "-" {
		var err error
		if maps, wrong, err = folder.MappingsFor(rules); err != nil {
			return err
		}
	}
	var places []folder.Place
	for _, path := range data {
		places = append(places, folder.Place{Path: path, Shown: path})
	}
	told, err := folder.Load(ctx, o.Session, maps, places...)
	for _, d := range slices.Concat(wrong, told) {
		if d.Severity == diag.Error {
			o.failed.Add(d)
		} else {
			o.unused.Add(d)
		}
	}
	return err
}

// mostRules is how many bytes of a rule file are read: more than it may hold in
// any encoding.
const mostRules = 4 * dsl.MaxSource

// readRules reads the bytes of a rule file.
func readRules(path string, stdin io.Reader) (name, data string, err error) {
	var bytes []byte
	if name = path; path == "-" {
		name = "standard input"
		bytes, err = io.ReadAll(io.LimitReader(stdin, mostRules+1))
	} else {
		bytes, err = folder.ReadFile(path, mostRules)
	}
	return name, string(bytes), err
}

// oneRules reads the flags of a command that takes one rule file, and gives its
// name.
func oneRules(flags *flagSet, args []string) (string, error) {
	args, err := parseFlags(flags, args)
	if err != nil {
		return "", err
	}
	switch len(args) {
	case 0:
		return "", failf("which rule file?", "hvilken regelfil?")
	case 1:
		return args[0], nil
	}
	return "", failf("one rule file at a time; do not know what to do with %q", "én regelfil ad gangen; %q kan ikke bruges", args[1])
}

// report writes diagnostics to standard error, those of unused files last.
func (o *opened) report(w io.Writer, list diag.List) error {
	if !o.given {
		list = o.withFolder(list)
	}
	return diag.Render(w, append(list[:len(list):len(list)], o.unused...), o.lang, o.Sources())
}

// withFolder says of missing data how the command is given some.
func (o *opened) withFolder(list diag.List) diag.List {
	out := slices.Clone(list)
	for _, t := range o.Model().Program.Tables {
		for i := range out {
			if d := out[i]; d.Code == "data.missing" && d.Range == t.Decl.Name.At {
				out[i] = d.WithHint("%s Say with `--data DIR` which folder or workbook it is in.", "%s Angiv med `--data MAPPE`, hvilken mappe eller projektmappe den ligger i.", d.Hint)
			}
		}
	}
	return out
}
