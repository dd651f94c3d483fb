package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Letters go to a folder, one file each and one with all; the paper to a file.
func TestPapers(t *testing.T) {
	dir := t.TempDir()
	out, errors, code := fordel(t, "letters "+counting+" --out "+dir+" --date |1. maj 2026|", "")
	if code != fine || errors != "" || !strings.HasPrefix(out, "30 breve i ") {
		t.Fatalf("exit %d, %q %q", code, out, errors)
	}
	all, err := os.ReadFile(filepath.Join(dir, "alle-breve.html"))
	if err != nil || strings.Count(string(all), `<section class="page">`) != 30 {
		t.Error(err)
	}
	one, err := os.ReadFile(filepath.Join(dir, "I17-Regnbuen.html"))
	if err != nil || !strings.Contains(string(one), "1. maj 2026") || !strings.Contains(string(one), "10.131.280") {
		t.Errorf("%v\n%s", err, one)
	}
	file := filepath.Join(dir, "paper.html")
	if _, errors, code := fordel(t, "report "+counting+" --lang en --scenario |Ti procent| --out "+file, ""); code != fine || errors != "" {
		t.Fatalf("exit %d, %q", code, errors)
	}
	if paper, err := os.ReadFile(file); err != nil || !strings.Contains(string(paper), "What is different in the rules") {
		t.Errorf("%v\n%.500s", err, paper)
	}
}

// Without a place to write to, or without anybody to write to, the commands say so.
func TestPapersRefused(t *testing.T) {
	for line, want := range map[string]string{
		"letters " + counting: "--out DIR",
		"report " + counting:  "--out FILE",
		"letters ../../../examples/rate-method/rules.fordel --data ../../../examples/rate-method/data --out " + t.TempDir(): "ikke penge til nogen",
	} {
		if _, errors, code := fordel(t, line, ""); code != wrongUse || !strings.Contains(errors, want) {
			t.Errorf("%s: exit %d, %q", line, code, errors)
		}
	}
}
