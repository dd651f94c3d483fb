package engine

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// damaged is a text with a few words moved about, left out, or replaced.
func damaged(r *rand.Rand, text string) string {
	words := strings.SplitAfter(text, " ")
	extra := []string{"0 ", "1e9 ", "-1 ", "nil ", "kr ", "100 % ", "none ", "\n", "999999999 ", "0.1 ", "houses ", "( ", ") ", "yes "}
	for range 1 + r.IntN(2) {
		i := r.IntN(len(words))
		switch r.IntN(4) {
		case 0:
			words[i] = ""
		case 1:
			words[i] = words[r.IntN(len(words))]
		case 2:
			words[i] = extra[r.IntN(len(extra))]
		case 3:
			words[i] += extra[r.IntN(len(extra))]
		}
	}
	return strings.Join(words, "")
}

// TestDamage runs models with damaged rules and data: there is a result or
// diagnostics, in good time.
func TestDamage(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	paths := append(testFiles(t, "testdata/models/*.txtar"), testFiles(t, "testdata/errors/*.txtar")...)
	ran := 0
	for range 120 {
		path := paths[r.IntN(len(paths))]
		sections := readSections(t, path)
		i := r.IntN(len(sections))
		if r.IntN(3) > 0 {
			i = 0
		}
		sections[i].text = damaged(r, sections[i].text)
		start := time.Now()
		s := openSections(t, sections)
		if s.Ready(); s.space != nil {
			s.space.Limit = 200_000
		}
		result, list := s.Run(context.Background(), Settings{})
		result.JSON(diag.Danish)
		if result.OK() {
			ran++
		} else if !list.HasErrors() {
			t.Errorf("%s: no figures and no error\n%s", path, sections[0].text)
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s takes %v\n%s", path, took, sections[i].text)
		}
	}
	if ran < 4 {
		t.Errorf("only %d models still ran", ran)
	}
}
