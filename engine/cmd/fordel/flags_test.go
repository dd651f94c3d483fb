package main

import (
	"slices"
	"strings"
	"testing"
)

func TestFlagsStandAnywhere(t *testing.T) {
	for _, c := range []struct{ args, positional, format, params string }{
		{"a b", "a b", "text", ""},
		{"--format json a b", "a b", "json", ""},
		{"a --format=json b", "a b", "json", ""},
		{"a b -format json", "a b", "json", ""},
		{"a --param x=1 b --param y=2", "a b", "text", "x:1 y:2"},
		{"- --param x=", "-", "text", "x:"},
		{"--param x=a=b a", "a", "text", "x:a=b"},
		{"a -- --format json", "a --format json", "text", ""},
		{"-- a --format", "a --format", "text", ""},
	} {
		flags := newFlags("run")
		format, params := formatFlag(flags, "text", "json"), pairsFlag(flags, "param")
		positional, err := parseFlags(flags, strings.Fields(c.args))
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
		}
		var pairs []string
		for _, p := range *params {
			pairs = append(pairs, p.name+":"+p.value)
		}
		if !slices.Equal(positional, strings.Fields(c.positional)) || format.value != c.format || strings.Join(pairs, " ") != c.params {
			t.Errorf("%s: %q %s %q", c.args, positional, format.value, pairs)
		}
	}
}

func TestFlagsRefused(t *testing.T) {
	for args, want := range map[string]string{
		"a --format xml":   "write one of text, json",
		"a --param x":      "write NAME=VALUE",
		"a --param =1":     "write NAME=VALUE",
		"a --parm x=1":     `there is no flag "parm"; did you mean "param"?`,
		"a --format":       "--format needs a value; write one of text, json",
		"a --lang swedish": "write one of en, da",
	} {
		flags := newFlags("run")
		formatFlag(flags, "text", "json")
		pairsFlag(flags, "param")
		langFlag(flags)
		if _, err := parseFlags(flags, strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", args, err, want)
		}
	}
}
