package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/folder"
)

// said is wrong use, told in both languages.
type said struct{ diag.Text }

// Error implements error, in English.
func (s said) Error() string { return s.EN }

// failf is wrong use. Arguments may read differently in each language.
func failf(en, da string, args ...any) error { return said{diag.Format(en, da, args...)} }

// tell is an error in a language.
func tell(err error, lang diag.Lang) string {
	var use said
	if errors.As(err, &use) {
		return use.In(lang)
	}
	var place *folder.WrongPlace
	if errors.As(err, &place) {
		return place.Text.In(lang)
	}
	var file *fs.PathError
	if !errors.As(err, &file) {
		return err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.Format("there is no file or folder %s", "der er ingen fil eller mappe %s", file.Path).In(lang)
	case errors.Is(err, syscall.ENOTDIR):
		return diag.Format("%s is a file; a folder is needed here", "%s er en fil; her skal der være en mappe", file.Path).In(lang)
	case errors.Is(err, syscall.EISDIR):
		return diag.Format("%s is a folder; a file is needed here", "%s er en mappe; her skal der være en fil", file.Path).In(lang)
	case errors.Is(err, fs.ErrPermission) && file.Op == "mkdir":
		return diag.Format("the folder %s may not be made", "mappen %s må ikke oprettes", file.Path).In(lang)
	case errors.Is(err, fs.ErrPermission) && file.Op == "open":
		return diag.Format("%s may not be opened", "%s må ikke åbnes", file.Path).In(lang)
	}
	return err.Error()
}

// meant asks whether a near word was meant.
func meant(word string, candidates []string) diag.Text {
	if near := diag.Closest(word, candidates); near != "" {
		return diag.Format("; did you mean %q?", "; mente du %q?", near)
	}
	return diag.Text{}
}

// choice asks whether a near word was meant, or else lists what there is.
func choice(word string, candidates []string) diag.Text {
	if near := meant(word, candidates); near != (diag.Text{}) || len(candidates) == 0 {
		return near
	}
	return diag.Format("; there is %s", "; der er %s", diag.Names(candidates))
}

// wrongFlag says more about a flag that cannot be understood.
func wrongFlag(flags *flagSet, err error) error {
	var name, value string
	if _, no := fmt.Sscanf(err.Error(), "flag provided but not defined: -%s", &name); no == nil {
		return failf("there is no flag %q%s", "der er intet flag %q%s", name, choice(name, flags.names()))
	}
	if _, no := fmt.Sscanf(err.Error(), "flag needs an argument: -%s", &name); no == nil {
		return failf("--%s needs a value; write %s", "--%s skal have en værdi; skriv %s", name, flags.takes(name))
	}
	if _, no := fmt.Sscanf(err.Error(), "invalid value %q for flag -%s", &value, &name); no == nil {
		name = name[:len(name)-1] // a colon
		return failf("%q is nothing for --%s; write %s", "%q kan ikke stå efter --%s; skriv %s", value, name, flags.takes(name))
	}
	return err
}
