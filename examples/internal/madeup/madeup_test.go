package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// TestFilesAreCommitted compares what the generator makes with the examples' data.
func TestFilesAreCommitted(t *testing.T) {
	for name, files := range made {
		headed, err := town.Headed(filepath.Join("..", "..", name, "rules.fordel"), files())
		if err != nil {
			t.Fatal(err)
		}
		for file, want := range headed {
			got, err := os.ReadFile(filepath.Join("..", "..", name, "data", file))
			if err != nil {
				t.Error(err)
			} else if string(got) != want {
				t.Errorf("%s/data/%s is not what the generator makes; run it", name, file)
			}
		}
	}
}

func TestSpreadAddsUp(t *testing.T) {
	for _, weights := range [][]int{{1}, {1, 1, 1}, {5, 0, 3, 9, 2}} {
		sum := 0
		for _, part := range spread(1000, weights) {
			sum += part
		}
		if sum != 1000 {
			t.Errorf("parts by %v add up to %d, want 1000", weights, sum)
		}
	}
}
