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
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
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

func readPages(t testing.TB) []*page { return readPair(t, "README.md", "README.da.md") }

// allPages are the reference and the page for those who come from Excel.
func allPages(t testing.TB) []*page {
	return append(readPages(t), readPair(t, "EXCEL.md", "EXCEL.da.md")...)
}

// readPair reads a page in English and in Danish.
func readPair(t testing.TB, english, danish string) []*page {
	t.Helper()
	pages := []*page{{lang: diag.English, path: english}, {lang: diag.Danish, path: danish}}
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

// edit is a block with the text it should have.
type edit struct {
	block
	text string
}

// TestReferenceExamples runs every example of the reference: what is shown below
// it must be what it gives, and nothing may go wrong that is not shown. With
// -update the sections of shown output are written anew.
func TestReferenceExamples(t *testing.T) {
	for _, p := range allPages(t) {
		var edits []edit
		for _, s := range p.samples(t) {
			edits = append(edits, p.checkShown(t, s)...)
			p.checkProblems(t, s)
		}
		for _, e := range slices.Backward(edits) {
			p.text = p.text[:e.start] + e.text + p.text[e.end:]
		}
		if *update && len(edits) > 0 {
			if err := os.WriteFile(p.path, []byte(p.text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checkShown compares what is shown below an example with what it gives, section
// by section, and gives the blocks that have to change.
func (p *page) checkShown(t testing.TB, s sample) []edit {
	t.Helper()
	var edits []edit
	titles, parts := sectionsOf(s.output(t, p.lang))
	for _, b := range s.shown {
		var anew []string
		wanted, _ := sectionsOf(b.text)
		for _, title := range wanted {
			if *update && parts[title] == "" {
				title = begins(titles, title)
			}
			if parts[title] == "" {
				t.Errorf("%s:%d: the output has no part %q; it has %q", p.path, b.line, title, titles)
				return nil
			}
			anew = append(anew, parts[title])
		}
		got := strings.Join(anew, "\n\n") + "\n"
		if got != b.text {
			edits = append(edits, edit{b, got})
		}
		if got != b.text && !*update {
			t.Errorf("%s:%d: shown\n%s\nbut it gives\n%s", p.path, b.line, b.text, got)
		}
	}
	return edits
}

// checkProblems sees that an example is a whole file, that it says what to
// expect of it, and that it has no problem but those shown.
func (p *page) checkProblems(t testing.TB, s sample) {
	t.Helper()
	if want := "fordel 1 " + string(p.lang) + "\n"; !strings.HasPrefix(s.text, want) {
		t.Errorf("%s:%d: the example does not begin with %q", p.path, s.line, want)
	}
	shown := ""
	for _, b := range s.shown {
		shown += b.text
	}
	r, list := s.run(t, plainBytes)
	for _, d := range list {
		if !strings.Contains(shown, "["+d.Code+"]") {
			t.Errorf("%s:%d: %s, which is not shown: %s", p.path, s.line, d.Code, d.Message.In(p.lang))
		}
	}
	if shown == "" && len(r.Expectations) == 0 {
		t.Errorf("%s:%d: nothing is shown or expected of this example", p.path, s.line)
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
	agree(t, readPages(t))
	agree(t, allPages(t)[2:])
}

func agree(t *testing.T, pages []*page) {
	t.Helper()
	en, da := pages[0], pages[1]
	if !slices.Equal(en.levels(), da.levels()) {
		t.Errorf("the headings differ: %d and %d", len(en.levels()), len(da.levels()))
	}
	examples, others := en.samples(t), da.samples(t)
	if len(examples) != len(others) {
		t.Fatalf("%d examples in English, %d in Danish", len(examples), len(others))
	}
	for n, s := range examples {
		kinds, numbers := s.kinds(), s.numbers(t)
		at := []any{en.path, s.line, da.path, others[n].line}
		if got := others[n].kinds(); !slices.Equal(got, kinds) {
			t.Errorf("%s:%d and %s:%d hold different statements: %v, %v", append(at, kinds, got)...)
		}
		if got := others[n].numbers(t); !slices.Equal(got, numbers) {
			t.Errorf("%s:%d and %s:%d give different figures:\n%v\n%v", append(at, numbers, got)...)
		}
	}
}

// levels are the levels of a page's headings.
func (p *page) levels() []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^(#+) `).FindAllStringSubmatch(fence.ReplaceAllString(p.text, ""), -1) {
		out = append(out, m[1])
	}
	return out
}

// kinds are the statements of an example, in order.
func (s sample) kinds() []string {
	var out []string
	f, _ := dsl.Parse("rules.fordel", s.text)
	for _, st := range f.Statements {
		out = append(out, st.Kind().String())
	}
	return out
}

// numbers are the numbers in the result of an example, rising; none where it
// has no result.
func (s sample) numbers(t testing.TB) []string {
	t.Helper()
	r, _ := s.run(t, plainBytes)
	if !r.OK() {
		return nil
	}
	return numbersIn(t, r.JSON(r.Model.Lang()))
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
		for _, place := range statement.Places() {
			for _, word := range lex.Words(p.lang, place) {
				if !strings.Contains(words, " "+word+" ") {
					t.Errorf("%s: no example has the keyword %q", p.path, word)
				}
			}
		}
		for _, f := range function.All() {
			if word := f.Name.In(p.lang); !calls[word] {
				t.Errorf("%s: no example calls %s", p.path, word)
			}
		}
		for _, s := range statement.Figures() {
			if word := s.Spelling(p.lang); !members[word] {
				t.Errorf("%s: no example has the figure .%s", p.path, word)
			}
		}
	}
}

// codesInCode are the codes of all diagnostics, by their constructors.
func codesInCode(t testing.TB) map[string]bool {
	t.Helper()
	made := regexp.MustCompile(`(?:diag\.New|\bNew|fault|caution|problem)\(\s*"([a-z_]+\.[a-z_.]+)"|told\(diag\.\w+,\s*"([a-z_.]+)"`)
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
