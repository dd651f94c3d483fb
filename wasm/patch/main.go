// Command patch makes the copies of two modules that the engine for the browser
// is built with: without what they have that formulas and statements never reach,
// but the linker would keep. That is an eighth of what the page loads.
//
//	patch FOLDER
//
// puts into FOLDER a copy of each module that has a patch beside this file, with
// the patch applied, and patched.mod and patched.sum: go.mod and go.sum with these
// copies in the place of the modules. `go build -modfile=FOLDER/patched.mod` builds
// with them. A patch is for one version of a module and for nothing else: any other
// is refused. Builds without -modfile need none of this and do the same.
package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

//go:embed *.patch
var patches embed.FS

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: patch FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "patch:", err)
		os.Exit(1)
	}
}

// run makes the copies and the module file in a folder.
func run(folder string) error {
	names, err := fs.Glob(patches, "*.patch")
	if err != nil {
		return err
	}
	replaced := ""
	for _, name := range names {
		text, err := patches.ReadFile(name)
		if err != nil {
			return err
		}
		to := filepath.Join(folder, strings.TrimSuffix(name, ".patch"))
		p, err := parse(string(text))
		if err == nil {
			err = p.copyTo(to)
		}
		if err != nil {
			return fmt.Errorf("wasm/patch/%s: %w", name, err)
		}
		if !filepath.IsAbs(to) {
			to = "./" + filepath.ToSlash(to) // a path in a module file begins so
		}
		replaced += fmt.Sprintf("\nreplace %s => %s\n", p.module, to)
	}
	return moduleFile(filepath.Join(folder, "patched"), replaced)
}

// copyTo makes a patched copy of the module in a folder, which it clears first.
func (p *patch) copyTo(folder string) error {
	from, err := source(p.module, p.version)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	patched := 0
	err = fs.WalkDir(os.DirFS(from), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !needed(name) {
			return err
		}
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if hunks, ok := p.files[name]; ok {
			patched++
			if text, err = apply(text, hunks); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		to := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, text, 0o644)
	})
	if err == nil && patched < len(p.files) {
		err = errors.New("the module lacks a file that is to be changed")
	}
	return err
}

// needed tells whether a file of a module is wanted in its copy.
func needed(name string) bool {
	base := path.Base(name)
	return base == "go.mod" || strings.HasSuffix(base, ".go") && !strings.HasSuffix(base, "_test.go")
}

// source is the folder of a module in Go's cache; another version than the one
// that is asked for is an error.
func source(module, version string) (string, error) {
	output, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w\n%s", module, err, output)
	}
	var found struct{ Version, Dir string }
	if err := json.Unmarshal(output, &found); err != nil {
		return "", err
	}
	if found.Version != version {
		return "", fmt.Errorf("it is for %s %s, but go.mod asks for %s: carry the patch over and change its first line", module, version, found.Version)
	}
	return found.Dir, nil
}

// moduleFile writes the module file NAME.mod and NAME.sum, with lines added.
func moduleFile(name, added string) error {
	for _, ending := range []string{"mod", "sum"} {
		text, err := os.ReadFile("go." + ending)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name+"."+ending, append(text, added...), 0o644); err != nil {
			return err
		}
		added = ""
	}
	return nil
}
