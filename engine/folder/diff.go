package folder

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// shown is how many differences are told one by one.
const shown = 10

// longest is how much of a value is quoted, in bytes.
const longest = 60

// Differences says, one a line and the first ten at most, where two JSON texts
// differ: the way to the value, what it should be and what it is. Rows of a
// table with a key are named by it. Texts that hold the same values but are
// not the same bytes are said to be so. Nothing means equal bytes.
func Differences(want, got []byte, lang diag.Lang) []string {
	if bytes.Equal(want, got) {
		return nil
	}
	w, err := decode(want)
	if err != nil {
		return []string{say(lang, "what is wanted is not JSON: %v", "det ventede er ikke JSON: %v", err)}
	}
	g, err := decode(got)
	if err != nil {
		return []string{say(lang, "the result is not JSON: %v", "resultatet er ikke JSON: %v", err)}
	}
	d := &differ{lang: lang}
	d.compare("", nil, w, g)
	switch {
	case d.count == 0:
		return []string{say(lang, "the values are the same, but not the bytes (order or layout)", "værdierne er de samme, men ikke tegn for tegn (rækkefølge eller opsætning)")}
	case d.count > shown:
		d.lines = append(d.lines, say(lang, "and %d more differences", "og %d forskelle til", d.count-shown))
	}
	return d.lines
}

// decode reads JSON with its numbers as written.
func decode(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	return value, err
}

// differ collects differences.
type differ struct {
	lang  diag.Lang
	lines []string
	count int
}

func (d *differ) add(path, want, got string) {
	d.count++
	if d.count <= shown {
		d.lines = append(d.lines, say(d.lang, "%s: want %s, got %s", "%s: ventet %s, fået %s", strings.TrimPrefix(path, "."), want, got))
	}
}

func (d *differ) nothing() string { return say(d.lang, "nothing", "intet") }

func (d *differ) items(n int) string { return say(d.lang, "%d items", "%d værdier", n) }

// say is a text in a language, filled in.
func say(lang diag.Lang, en, da string, args ...any) string {
	return fmt.Sprintf(diag.Text{EN: en, DA: da}.In(lang), args...)
}

// compare compares two values; keys are those of the table they are in.
func (d *differ) compare(path string, keys []any, want, got any) {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			d.objects(path, keys, w, g)
			return
		}
	case []any:
		if g, ok := got.([]any); ok {
			d.lists(path, keys, w, g)
			return
		}
	default:
		if want == got {
			return
		}
	}
	d.add(path, quote(want), quote(got))
}

// objects compares member by member. Lists as long as the list "key" beside
// them, at any depth, are numbered by it.
func (d *differ) objects(path string, keys []any, want, got map[string]any) {
	if own, ok := want["key"].([]any); ok {
		keys = own
	}
	for _, name := range union(want, got) {
		w, inWant := want[name]
		g, inGot := got[name]
		at := path + "." + name
		switch {
		case !inGot:
			d.add(at, quote(w), d.nothing())
		case !inWant:
			d.add(at, d.nothing(), quote(g))
		case name == "key":
			d.compare(at, nil, w, g)
		default:
			d.compare(at, keys, w, g)
		}
	}
}

func (d *differ) lists(path string, keys, want, got []any) {
	if len(want) != len(got) {
		d.add(path, d.items(len(want)), d.items(len(got)))
	}
	for i := range min(len(want), len(got)) {
		at := fmt.Sprintf("%s[%d]", path, i)
		if len(keys) == len(want) {
			at = fmt.Sprintf("%s[%s]", path, quote(keys[i]))
		}
		d.compare(at, nil, want[i], got[i])
	}
}

// union is the names in either object, in code-point order.
func union(a, b map[string]any) []string {
	var names []string
	for name := range a {
		names = append(names, name)
	}
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// quote is a value as JSON, cut where it is long.
func quote(value any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err.Error()
	}
	text := strings.TrimSpace(b.String())
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "..."
	}
	return text
}
