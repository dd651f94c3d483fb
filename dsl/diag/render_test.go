package diag

import (
	"math/rand"
	"runtime"
	"strings"
	"testing"
	"testing/quick"
)

func rendered(t *testing.T, list List, lang Lang, sources ...*Source) string {
	t.Helper()
	var b strings.Builder
	if err := Render(&b, list, lang, sources); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRender(t *testing.T) {
	rules := NewSource("rules.fordel", "pool social {\n\tkey  wiegthéd\n}\n")
	unknown := New("name.unknown", Error, "there is no %s", "der findes ingen %s", Names{"wiegthéd"}).
		At(Range{"rules.fordel", 20, 29}).WithHint("did you mean %s?", "mente du %s?", Names{"weighted"})
	for _, c := range []struct {
		name string
		list List
		lang Lang
		want string
	}{
		{"place, tab, accent and hint", List{unknown}, English,
			"rules.fordel:2:7: error[name.unknown]: there is no `wiegthéd`\n" +
				"    \tkey  wiegthéd\n    \t     ^^^^^^^^\n    did you mean `weighted`?\n"},
		{"Danish", List{unknown}, Danish,
			"rules.fordel:2:7: error[name.unknown]: der findes ingen `wiegthéd`\n" +
				"    \tkey  wiegthéd\n    \t     ^^^^^^^^\n    mente du `weighted`?\n"},
		{"several lines: the first is marked", List{New("a", Warning, "m", "m").At(Range{"rules.fordel", 5, 29})}, English,
			"rules.fordel:1:6: warning[a]: m\n    pool social {\n         ^^^^^^^^\n"},
		{"empty range past the end of a line", List{New("a", Error, "m", "m").At(Range{"rules.fordel", 13, 13})}, English,
			"rules.fordel:1:14: error[a]: m\n    pool social {\n                 ^\n"},
		{"a file without text", List{New("a", Note, "m", "m").At(Range{"data.csv", 0, 0})}, English, "data.csv: note[a]: m\n"},
		{"nowhere", List{New("a", Error, "m", "m")}, English, "error[a]: m\n"},
	} {
		if got := rendered(t, c.list, c.lang, rules); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestRenderCutsLongLines(t *testing.T) {
	for _, before := range []int{0, 10, 300, 990} {
		text := strings.Repeat("a", before) + "HERE" + strings.Repeat("b", 1000)
		got := rendered(t, List{New("c", Error, "m", "m").At(Range{"f", before, before + 4})}, English, NewSource("f", text))
		lines := strings.Split(got, "\n")
		if len(lines[1]) > widest+4 {
			t.Errorf("%d characters shown", len(lines[1]))
		}
		marked := lines[1][strings.Index(lines[2], "^") : strings.LastIndex(lines[2], "^")+1]
		if marked != "HERE" {
			t.Errorf("after %d characters the marker is under %q", before, marked)
		}
	}
}

func TestRenderShowsNoControlCharacters(t *testing.T) {
	got := rendered(t, List{New("c", Error, "say %s", "sig %s", "\x1b[31m").At(Range{"f", 0, 3})}, English,
		NewSource("f", "a\x1b]0;title\a\u202eb\xff"))
	if strings.ContainsAny(got, "\x1b\a\u202e") {
		t.Errorf("%q", got)
	}
}

// Any place in any text is rendered, and Located agrees with Position.
func TestRenderAnyPlace(t *testing.T) {
	property := func(text string, a, b int16) bool {
		source := NewSource("f", text)
		d := New("c", Error, "m", "m").At(Range{"f", int(a), int(b)})
		at := d.Locate(English, Sources{source})
		return rendered(t, List{d}, English, source) != "" &&
			at.Line >= 1 && at.Column >= 1 && (at.EndLine > at.Line || at.EndLine == at.Line && at.EndColumn >= at.Column)
	}
	if err := quick.Check(property, &quick.Config{MaxCount: 5000, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

// TestInsideCharacters: an offset inside a character is that of its beginning;
// bytes that are no text are characters of their own.
func TestInsideCharacters(t *testing.T) {
	const text = "aæ\n€x\xf0\x9f\x98😀\x80"
	source := NewSource("f", text)
	want := []Position{{1, 1}, {1, 2}, {1, 2}, {1, 3}, {2, 1}, {2, 1}, {2, 1}, {2, 2}, {2, 3}, {2, 4}, {2, 5}, {2, 6}, {2, 6}, {2, 6}, {2, 6}, {2, 7}, {2, 8}}
	for offset, position := range want {
		if got := source.Position(offset); got != position {
			t.Errorf("%d: %v, want %v", offset, got, position)
		}
	}
	d := New("c", Error, "m", "m").At(Range{"f", 6, 7})
	if got := rendered(t, List{d}, English, source); !strings.Contains(got, "f:2:1: ") || !strings.Contains(got, "\n    ^\n") {
		t.Error(got)
	}
}

// TestRenderLongLines: a line of a megabyte costs no more than what is shown of it.
func TestRenderLongLines(t *testing.T) {
	source := NewSource("f", strings.Repeat("æ", 1<<19))
	var list List
	for i := range 100 {
		list.Add(New("c", Error, "m", "m").At(Range{"f", i * 5000, i*5000 + 2}))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	text := rendered(t, list, English, source)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 || len(text) > 100*1000 {
		t.Errorf("%d bytes used for %d shown", used, len(text))
	}
}

// TestLongNames: messages show so much of a name as can be read.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("æ", 41)
	cut := strings.Repeat("æ", 40) + "…"
	for name, want := range map[string]string{
		"short": "a `short` b", long: "a `" + cut + "` b", long[2:]: "a `" + long[2:] + "` b",
		long + "." + long: "a `" + cut + "." + cut + "` b",
	} {
		d := New("c", Error, "a `%s` b", "a `%s` b", name).WithHint("%s", "%s", Names{name})
		if d.Message.EN != want || d.Message.DA != want || !strings.Contains(want, d.Hint.EN) {
			t.Errorf("%s: %q, %q", name, d.Message, d.Hint)
		}
	}
	if text := Format("%s", "%s", long); text.EN != cut {
		t.Errorf("%q", text)
	}
}
