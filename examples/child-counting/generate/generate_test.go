package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// TestFilesAreCommitted compares what the generator makes with the data folder.
func TestFilesAreCommitted(t *testing.T) {
	made, err := town.Headed(filepath.Join("..", "rules.fordel"), files())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range made {
		got, err := os.ReadFile(filepath.Join("..", "data", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the generator makes; run it", name)
		}
	}
}

// TestTownHasRealisticSize keeps the numbers the README gives.
func TestTownHasRealisticSize(t *testing.T) {
	made := files()
	for name, want := range map[string]int{"distrikter.csv": 5, "institutioner.csv": 30, "børn.csv": 2000} {
		rows := strings.Count(made[name], "\n") - 1
		if rows != want {
			t.Errorf("%s has %d rows, want %d", name, rows, want)
		}
	}
}
