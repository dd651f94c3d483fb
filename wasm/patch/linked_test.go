package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestLinked links the engine for the browser and looks whether anything can be
// reached again that the patches are to keep out.
func TestLinked(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("there is no Go to build with here")
	}
	t.Chdir("../..")
	readSources(t)
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-modfile="+filepath.Join(folder, "patched.mod"),
		"-ldflags=-s -w -dumpdep", "-o", filepath.Join(folder, "fordel.wasm"), "./wasm")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	output, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	reached := string(output)
	if !strings.Contains(reached, "main.main -> ") {
		t.Fatal("the linker tells nothing")
	}
	for what, pattern := range map[string]*regexp.Regexp{
		"every method of every type, by reflect's Method or MethodByName": regexp.MustCompile(`(?m)^.*<ReflectMethod>.*$`),
		"regular expressions": regexp.MustCompile(`(?m)^.* -> regexp[./].*$`),
		"encoding/json":       regexp.MustCompile(`(?m)^.* -> encoding/json\.(Marshal|Unmarshal)$`),
	} {
		if found := pattern.FindAllString(reached, 5); found != nil {
			t.Errorf("the engine links %s:\n%s", what, strings.Join(found, "\n"))
		}
	}
}

// readSources reads all that the engine is built from, so that `go test` knows that
// an outcome does not hold any more when it changes.
func readSources(t *testing.T) {
	for _, folder := range []string{"dsl", "engine", "wasm"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") {
				_, err = os.ReadFile(path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
