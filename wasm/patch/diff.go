package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// patch is the changes to one version of a module, as `diff -u` writes them behind
// a line "module PATH VERSION" and the reason.
type patch struct {
	module, version string
	files           map[string][]hunk // by path in the module
}

// hunk is lines of a file and those that take their place.
type hunk struct {
	line     int // of the first, counted from 1
	old, new []string
}

var hunkHead = regexp.MustCompile(`^@@ -(\d+),(\d+) \+\d+,(\d+) @@`)

// parse reads a patch.
func parse(text string) (*patch, error) {
	p := &patch{files: map[string][]hunk{}}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if n, _ := fmt.Sscanf(lines[0], "module %s %s", &p.module, &p.version); n != 2 {
		return nil, errors.New(`it does not begin with "module PATH VERSION"`)
	}
	name := ""
	for i := 1; i < len(lines); i++ {
		if file, ok := strings.CutPrefix(lines[i], "+++ b/"); ok {
			name = file
			continue
		}
		head := hunkHead.FindStringSubmatch(lines[i])
		if head == nil {
			continue
		}
		h, next, err := parseHunk(head, lines[i+1:])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		p.files[name] = append(p.files[name], h)
		i += next
	}
	return p, nil
}

// parseHunk reads a hunk whose head was read, and says how many lines it takes.
func parseHunk(head, lines []string) (h hunk, taken int, err error) {
	h.line, _ = strconv.Atoi(head[1])
	old, _ := strconv.Atoi(head[2])
	new, _ := strconv.Atoi(head[3])
	for len(h.old) < old || len(h.new) < new {
		if taken == len(lines) || lines[taken] == "" {
			return h, taken, errors.New("the hunk has fewer lines than it says")
		}
		mark, text := lines[taken][0], lines[taken][1:]
		if mark != '+' {
			h.old = append(h.old, text)
		}
		if mark != '-' {
			h.new = append(h.new, text)
		}
		taken++
	}
	return h, taken, nil
}

// apply changes a file. Each hunk must be found exactly where it says.
func apply(text []byte, hunks []hunk) ([]byte, error) {
	lines := strings.Split(string(text), "\n")
	moved := 0 // how many lines the hunks so far have added
	for _, h := range hunks {
		at := h.line - 1 + moved
		if at < 0 || at+len(h.old) > len(lines) || !slices.Equal(lines[at:at+len(h.old)], h.old) {
			return nil, fmt.Errorf("line %d is not as the patch has it", h.line)
		}
		lines = slices.Replace(lines, at, at+len(h.old), h.new...)
		moved += len(h.new) - len(h.old)
	}
	return []byte(strings.Join(lines, "\n")), nil
}
