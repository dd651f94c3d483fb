package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/engine/folder"
)

// runTest runs examples and counts those that give what they should.
func runTest(args []string, io streams) (int, error) {
	flags := newFlags("test")
	update := flags.Bool("update", false, "")
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) == 0 {
		return wrongUse, fmt.Errorf("which examples? give their folders, or one that holds them")
	}
	var dirs []string
	for _, arg := range args {
		found, err := folder.Examples(arg)
		if err != nil {
			return wrongUse, err
		}
		dirs = append(dirs, found...)
	}
	passed, failed := 0, 0
	for _, dir := range dirs {
		problems, err := folder.Test(dir, *update)
		if err != nil {
			return wrongUse, err
		}
		if len(problems) == 0 {
			passed++
			continue
		}
		failed++
		fmt.Fprintf(io.out, "%s:\n", dir)
		for _, line := range problems {
			fmt.Fprintf(io.out, "  %s\n", line)
		}
	}
	fmt.Fprintf(io.out, "%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		return wrong, nil
	}
	return fine, nil
}
