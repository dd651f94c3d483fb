package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// parseFlags reads flags that may stand before, between and after the other
// arguments, which it gives. After `--` everything is an argument.
func parseFlags(flags *flag.FlagSet, args []string) ([]string, error) {
	var positional []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, plainer(flags, err)
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return positional, nil
		}
		if before := len(args) - len(rest); before > 0 && args[before-1] == "--" {
			return append(positional, rest...), nil
		}
		positional, args = append(positional, rest[0]), rest[1:]
	}
}

// plainer says more about a flag that does not exist.
func plainer(flags *flag.FlagSet, err error) error {
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return err
	}
	var names []string
	flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	return fmt.Errorf("there is no flag %q%s", name, choice(name, names))
}

// newFlags makes an empty set of flags that leaves reporting to the caller.
func newFlags(command string) *flag.FlagSet {
	flags := flag.NewFlagSet(command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	return flags
}

// choiceFlag is a flag that takes one of a few words.
type choiceFlag struct {
	value   string
	choices []string
}

func (c *choiceFlag) String() string { return c.value }

func (c *choiceFlag) Set(word string) error {
	for _, choice := range c.choices {
		if word == choice {
			c.value = word
			return nil
		}
	}
	return fmt.Errorf("write one of %s", strings.Join(c.choices, ", "))
}

// formatFlag adds --format; the first format is the default.
func formatFlag(flags *flag.FlagSet, formats ...string) *choiceFlag {
	c := &choiceFlag{value: formats[0], choices: formats}
	flags.Var(c, "format", "")
	return c
}

// langFlag adds --lang: the language of messages; empty means that of the rules.
func langFlag(flags *flag.FlagSet) *choiceFlag {
	c := &choiceFlag{choices: []string{string(diag.English), string(diag.Danish)}}
	flags.Var(c, "lang", "")
	return c
}

// pair is one NAME=VALUE of the command line.
type pair struct{ name, value string }

// pairsFlag adds a flag that may be repeated and takes NAME=VALUE.
func pairsFlag(flags *flag.FlagSet, name string) *[]pair {
	pairs := new([]pair)
	flags.Func(name, "", func(text string) error {
		name, value, ok := strings.Cut(text, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return fmt.Errorf("write NAME=VALUE")
		}
		*pairs = append(*pairs, pair{name, strings.TrimSpace(value)})
		return nil
	})
	return pairs
}
