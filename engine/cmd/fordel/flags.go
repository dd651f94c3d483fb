package main

import (
	"errors"
	"flag"
	"io"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// parseFlags reads flags that may stand before, between and after the other
// arguments, which it gives. After `--` everything is an argument.
func parseFlags(flags *flagSet, args []string) ([]string, error) {
	var positional []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, wrongFlag(flags, err)
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

// flagSet is the flags of a command, which leaves reporting to the caller.
type flagSet struct {
	*flag.FlagSet
	wants map[string]diag.Text // what a flag takes, by name
}

// folder adds a flag that takes a folder to write to.
func (f *flagSet) folder(name string) *string {
	f.wants[name] = diag.Text{EN: "a folder", DA: "en mappe"}
	return f.String(name, "", "")
}

func newFlags(command string) *flagSet {
	flags := flag.NewFlagSet(command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	return &flagSet{flags, map[string]diag.Text{}}
}

// names are those of all flags.
func (f *flagSet) names() []string {
	var names []string
	f.VisitAll(func(one *flag.Flag) { names = append(names, one.Name) })
	return names
}

// takes says what is to be written after a flag.
func (f *flagSet) takes(name string) diag.Text {
	if wanted, ok := f.wants[name]; ok {
		return wanted
	}
	return diag.Text{EN: "a whole number", DA: "et helt tal"}
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
	return errors.New("no such word")
}

// choice adds a flag that takes one of a few words.
func (f *flagSet) choice(name, value string, choices ...string) *choiceFlag {
	c := &choiceFlag{value: value, choices: choices}
	f.Var(c, name, "")
	list := strings.Join(choices, ", ")
	f.wants[name] = diag.Format("one of %s", "et af %s", list)
	return c
}

// formatFlag adds --format; the first format is the default.
func formatFlag(flags *flagSet, formats ...string) *choiceFlag {
	return flags.choice("format", formats[0], formats...)
}

// langFlag adds --lang: the language of messages; empty means that of the rules.
func langFlag(flags *flagSet) *choiceFlag {
	return flags.choice("lang", "", string(diag.English), string(diag.Danish))
}

// dataFlag adds --data, which may be repeated.
func dataFlag(flags *flagSet) *[]string { return flags.places("data") }

// places adds a flag that takes where data are, and may be repeated.
func (f *flagSet) places(name string) *[]string {
	places := new([]string)
	f.wants[name] = diag.Text{EN: "a folder or a workbook", DA: "en mappe eller en projektmappe"}
	f.Func(name, "", func(place string) error {
		if place != "" {
			*places = append(*places, place)
		}
		return nil
	})
	return places
}

// pair is one NAME=VALUE of the command line.
type pair struct{ name, value string }

// pairsFlag adds a flag that may be repeated and takes NAME=VALUE.
func pairsFlag(flags *flagSet, name string) *[]pair {
	pairs := new([]pair)
	flags.wants[name] = diag.Text{EN: "NAME=VALUE", DA: "NAVN=VÆRDI"}
	flags.Func(name, "", func(text string) error {
		name, value, ok := strings.Cut(text, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return errors.New("no pair")
		}
		*pairs = append(*pairs, pair{name, strings.TrimSpace(value)})
		return nil
	})
	return pairs
}
