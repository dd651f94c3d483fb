package dsl_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/engine"
)

// page is the language reference in one language.
type page struct {
	lang  diag.Lang
	path  string
	text  string
	parts []block
}

// block is a fenced block: its first line is the language and perhaps a name.
type block struct {
	kind, name string
	text       string // with the end of its last line
	line       int    // of the fence
	start, end int    // of the text in the page
}

// sample is a rule file of the reference, its data and what is shown of its
// output.
type sample struct {
	block
	data  []block
	shown []block
}

var fence = regexp.MustCompile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$")

func readPages(t testing.TB) []*page {
	t.Helper()
	pages := []*page{{lang: diag.English, path: "README.md"}, {lang: diag.Danish, path: "README.da.md"}}
	for _, p := range pages {
		raw, err := os.ReadFile(p.path)
		if err != nil {
			t.Fatal(err)
		}
		p.text = string(raw)
		for _, m := range fence.FindAllStringSubmatchIndex(p.text, -1) {
			b := block{kind: p.text[m[2]:m[3]], text: p.text[m[6]:m[7]], start: m[6], end: m[7]}
			if m[4] >= 0 {
				b.name = p.text[m[4]:m[5]]
			}
			b.line = strings.Count(p.text[:m[0]], "\n") + 1
			p.parts = append(p.parts, b)
		}
	}
	return pages
}

// samples are the rule files of a page.
func (p *page) samples(t testing.TB) []sample {
	t.Helper()
	var out []sample
	for _, b := range p.parts {
		if b.kind == "fordel" {
			out = append(out, sample{block: b})
			continue
		}
		if len(out) == 0 {
			continue
		}
		last := &out[len(out)-1]
		switch b.kind {
		case "csv":
			last.data = append(last.data, b)
		case "text":
			last.shown = append(last.shown, b)
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s has no examples", p.path)
	}
	return out
}

// run computes an example; encode turns the text of its data into bytes.
func (s sample) run(t testing.TB, encode func(string) []byte) (*engine.Result, diag.List) {
	t.Helper()
	m, _ := engine.Open("rules.fordel", s.text)
	session := engine.NewSession(m)
	for _, d := range s.data {
		session.Load(strings.TrimSuffix(d.name, ".csv"), d.name, encode(d.text))
	}
	r, list := session.Run(context.Background(), engine.Settings{})
	return r, append(list, r.Failures()...)
}

func plainBytes(s string) []byte { return []byte(s) }

// output is what the command prints for an example: problems, then the report.
func (s sample) output(t testing.TB, lang diag.Lang) string {
	t.Helper()
	r, list := s.run(t, plainBytes)
	var b strings.Builder
	if err := diag.Render(&b, list, lang, r.Sources()); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String() + r.Text(lang)
}

// sectionsOf gives the parts of an output that blank lines set apart, by their
// first lines.
func sectionsOf(output string) (titles []string, of map[string]string) {
	of = map[string]string{}
	for _, part := range strings.Split(strings.TrimRight(output, "\n"), "\n\n") {
		part = strings.Trim(part, "\n")
		title, _, _ := strings.Cut(part, "\n")
		titles = append(titles, title)
		of[title] = trimLines(part)
	}
	return titles, of
}

var lineEnds = regexp.MustCompile(`(?m)[ \t]+$`)

func trimLines(s string) string { return lineEnds.ReplaceAllString(s, "") }

// TestReferenceExamples runs every example of the reference: what is shown below
// it must be what it gives, and nothing may go wrong that is not shown. With
// -update the sections of shown output are written anew.
func TestReferenceExamples(t *testing.T) {
	for _, p := range readPages(t) {
		type edit struct {
			block
			text string
		}
		var edits []edit
		for _, s := range p.samples(t) {
			if want := "fordel 1 " + string(p.lang) + "\n"; !strings.HasPrefix(s.text, want) {
				t.Errorf("%s:%d: the example does not begin with %q", p.path, s.line, want)
			}
			output := s.output(t, p.lang)
			titles, parts := sectionsOf(output)
			shown := ""
			for _, b := range s.shown {
				var anew []string
				wanted, _ := sectionsOf(b.text)
				for _, title := range wanted {
					if *update && parts[title] == "" {
						title = begins(titles, title)
					}
					if parts[title] == "" {
						t.Errorf("%s:%d: the output has no part %q; it has %q\n%s", p.path, b.line, title, titles, output)
						anew = append(anew, title)
						continue
					}
					anew = append(anew, parts[title])
				}
				shown += strings.Join(anew, "\n\n")
				if got := strings.Join(anew, "\n\n") + "\n"; got != b.text {
					edits = append(edits, edit{b, got})
					if !*update {
						t.Errorf("%s:%d: shown\n%s\nbut it gives\n%s", p.path, b.line, b.text, got)
					}
				}
			}
			_, list := s.run(t, plainBytes)
			for _, d := range list {
				if !strings.Contains(shown, "["+d.Code+"]") {
					t.Errorf("%s:%d: %s, which is not shown: %s", p.path, s.line, d.Code, d.Message.In(p.lang))
				}
			}
			if len(s.shown) == 0 && !strings.Contains(s.text, map[diag.Lang]string{diag.English: "\nexpect ", diag.Danish: "\nforvent "}[p.lang]) {
				t.Errorf("%s:%d: nothing is shown or expected of this example", p.path, s.line)
			}
		}
		if *update && len(edits) > 0 {
			text := p.text
			for _, e := range slices.Backward(edits) {
				text = text[:e.start] + e.text + text[e.end:]
			}
			if err := os.WriteFile(p.path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// code is how a code stands in a message that is shown.
var code = regexp.MustCompile(`\[[a-z_.]+\]`)

// begins is the first of the titles that begins with a text or is of the same
// code, or else the text.
func begins(titles []string, text string) string {
	for _, title := range titles {
		if c := code.FindString(text); strings.HasPrefix(title, text) || c != "" && c == code.FindString(title) {
			return title
		}
	}
	return text
}

// numbersIn are the numbers of a JSON value, rising.
func numbersIn(t testing.TB, raw []byte) []string {
	t.Helper()
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case json.Number:
			out = append(out, v.String())
		}
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	delete(v, "diagnostics")
	walk(v)
	slices.Sort(out)
	return out
}

// TestReferencesAgree compares the two pages: the same headings by level, and
// examples of the same statements that give the same figures.
func TestReferencesAgree(t *testing.T) {
	pages := readPages(t)
	heading := regexp.MustCompile(`(?m)^(#+) `)
	var levels [2][]string
	var examples [2][]sample
	for i, p := range pages {
		for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(p.text, ""), -1) {
			levels[i] = append(levels[i], m[1])
		}
		examples[i] = p.samples(t)
	}
	if !slices.Equal(levels[0], levels[1]) {
		t.Errorf("the headings differ: %d and %d", len(levels[0]), len(levels[1]))
	}
	if len(examples[0]) != len(examples[1]) {
		t.Fatalf("%d examples in English, %d in Danish", len(examples[0]), len(examples[1]))
	}
	for n := range examples[0] {
		var kinds [2][]string
		var numbers [2][]string
		for i := range pages {
			s := examples[i][n]
			f, _ := dsl.Parse("rules.fordel", s.text)
			for _, st := range f.Statements {
				kinds[i] = append(kinds[i], st.Kind().String())
			}
			if r, _ := s.run(t, plainBytes); r.OK() {
				numbers[i] = numbersIn(t, r.JSON(pages[i].lang))
			}
		}
		at := []any{pages[0].path, examples[0][n].line, pages[1].path, examples[1][n].line}
		if !slices.Equal(kinds[0], kinds[1]) {
			t.Errorf("%s:%d and %s:%d hold different statements: %v, %v", append(at, kinds[0], kinds[1])...)
		}
		if !slices.Equal(numbers[0], numbers[1]) {
			t.Errorf("%s:%d and %s:%d give different figures:\n%v\n%v", append(at, numbers[0], numbers[1])...)
		}
	}
}

// TestReferenceEncodings reads the data of every example in each encoding that
// the reference names.
func TestReferenceEncodings(t *testing.T) {
	encodings := map[string]func(string) []byte{
		"UTF-8 with a byte order mark": func(s string) []byte { return append([]byte("\xEF\xBB\xBF"), s...) },
		"UTF-16": func(s string) []byte {
			out := []byte("\xFF\xFE")
			for _, u := range utf16.Encode([]rune(s)) {
				out = append(out, byte(u), byte(u>>8))
			}
			return out
		},
		"Windows-1252": func(s string) []byte {
			var out []byte
			for _, r := range s {
				out = append(out, byte(r))
			}
			return out
		},
		"line ends of Windows": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
	}
	for _, p := range readPages(t) {
		for _, s := range p.samples(t) {
			if len(s.data) == 0 {
				continue
			}
			want, _ := s.run(t, plainBytes)
			for name, encode := range encodings {
				if got, _ := s.run(t, encode); got.Text(p.lang) != want.Text(p.lang) {
					t.Errorf("%s:%d: in %s the result is another", p.path, s.line, name)
				}
			}
		}
	}
}

// TestReferenceIsComplete finds keywords, functions and figures of results that
// no example uses.
func TestReferenceIsComplete(t *testing.T) {
	for _, p := range readPages(t) {
		words, calls, members := "\n", map[string]bool{}, map[string]bool{}
		for _, s := range p.samples(t) {
			scanned, _ := lex.Scan(diag.NewSource("rules.fordel", s.text))
			for i, tok := range scanned.Tokens {
				words += tok.Text + " "
				if i > 0 && scanned.Tokens[i-1].Type == lex.Dot {
					members[tok.Text] = true
				}
				if i+1 < len(scanned.Tokens) && scanned.Tokens[i+1].Type == lex.LeftParen {
					calls[tok.Text] = true
				}
			}
		}
		for _, k := range lex.Keywords {
			if word := k.Spelling(p.lang); !strings.Contains(words, " "+word+" ") {
				t.Errorf("%s: no example has the keyword %q", p.path, word)
			}
		}
		for _, f := range lex.Functions {
			if word := f.Spelling(p.lang); !calls[word] {
				t.Errorf("%s: no example calls %s", p.path, word)
			}
		}
		for _, s := range lex.Specials {
			if word := s.Spelling(p.lang); !members[word] {
				t.Errorf("%s: no example has the figure .%s", p.path, word)
			}
		}
	}
}

// codesInCode are the codes of all diagnostics, by their constructors.
func codesInCode(t testing.TB) map[string]bool {
	t.Helper()
	made := regexp.MustCompile(`(?:diag\.New|fault|caution|problem)\(\s*"([a-z_]+\.[a-z_.]+)"|told\(diag\.\w+,\s*"([a-z_.]+)"`)
	codes := map[string]bool{}
	for _, root := range []string{".", "../engine"} {
		err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range made.FindAllStringSubmatch(string(text), -1) {
				codes[m[1]+m[2]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return codes
}

// TestReferenceMessages holds the table of messages against the code.
func TestReferenceMessages(t *testing.T) {
	codes := codesInCode(t)
	if len(codes) < 150 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	row := regexp.MustCompile("(?m)^\\| `([a-z_.]+)` \\| ([^|]+) \\| ([^|]+) \\|$")
	for _, p := range readPages(t) {
		told := map[string]bool{}
		for _, m := range row.FindAllStringSubmatch(between(t, p, "messages"), -1) {
			if told[m[1]] {
				t.Errorf("%s: %s stands there twice", p.path, m[1])
			}
			told[m[1]] = true
			if !codes[m[1]] {
				t.Errorf("%s: there is no message %s", p.path, m[1])
			}
		}
		for _, code := range sorted(codes) {
			if !told[code] {
				t.Errorf("%s: %s is missing", p.path, code)
			}
		}
	}
}

// between is what stands between the marks of a part of a page.
func between(t testing.TB, p *page, part string) string {
	t.Helper()
	_, rest, found := strings.Cut(p.text, "<!-- "+part+" -->\n")
	text, _, closed := strings.Cut(rest, "<!-- end of "+part+" -->")
	if !found || !closed {
		t.Fatalf("%s has no part %q", p.path, part)
	}
	return text
}

// rewrite puts a text in the place of a part of a page.
func (p *page) rewrite(t testing.TB, part, text string) {
	t.Helper()
	old := between(t, p, part)
	at := strings.Index(p.text, "<!-- "+part+" -->\n") + len("<!-- "+part+" -->\n")
	if err := os.WriteFile(p.path, []byte(p.text[:at]+text+p.text[at+len(old):]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReferenceContents holds the table of contents against the headings.
func TestReferenceContents(t *testing.T) {
	heading := regexp.MustCompile(`(?m)^(##|###) (.+)$`)
	link := regexp.MustCompile(`(?m)^( *)- \[([^\]]+)\]\(#([^)]+)\)$`)
	for _, p := range readPages(t) {
		var want, got []string
		for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(p.text, ""), -1) {
			indent := strings.Repeat("  ", len(m[1])-2)
			want = append(want, indent+"- ["+m[2]+"](#"+anchor(m[2])+")")
		}
		contents := between(t, p, "contents")
		for _, m := range link.FindAllStringSubmatch(contents, -1) {
			got = append(got, m[0])
		}
		if slices.Equal(got, want) {
			continue
		}
		if *update {
			p.rewrite(t, "contents", strings.Join(want, "\n")+"\n")
			continue
		}
		t.Errorf("%s: the contents are\n%s\nbut should be\n%s", p.path, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// anchor is the name that a heading's link has on the page.
func anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || strings.ContainsRune("æøåé", r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
