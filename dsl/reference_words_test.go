package dsl_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// placeName says where the keywords of a place stand.
func placeName(p *statement.Place, lang diag.Lang) string {
	say := func(en, da string) string { return diag.Text{EN: en, DA: da}.In(lang) }
	switch p {
	case &statement.Reserved:
		return say("everywhere; never a name", "overalt; aldrig et navn")
	case &statement.Statements:
		return say("first in a statement", "først i en sætning")
	case &statement.InFormulas:
		return say("after a table in a formula", "efter en tabel i en formel")
	case statement.Table.Behind:
		return say("after the columns of a table", "efter kolonnerne i en tabel")
	case statement.Table.Lines:
		return say("in a column", "i en kolonne")
	}
	var in, after []string
	before := ""
	for _, d := range statement.All {
		if d.Head == p || d.Lines == p {
			in = append(in, "`"+d.Spelling(lang)+"`")
			if d.Head == p && d.Block != statement.NoBlock {
				before = say(", before `{`", ", før `{`")
			}
		}
	}
	for _, other := range statement.Places() {
		for _, w := range other.List() {
			if word := "`" + w.Spelling(lang) + "`"; w.Then == p && !slices.Contains(after, word) {
				after = append(after, word)
			}
		}
	}
	if in != nil {
		return say("in ", "i ") + joined(in, lang) + before
	}
	return say("after ", "efter ") + joined(after, lang)
}

// joined lists words: a, b and c.
func joined(words []string, lang diag.Lang) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + diag.Text{EN: " and ", DA: " og "}.In(lang) + words[last]
}

// wordTable is the table of all words in both languages, the page's own first.
func wordTable(lang diag.Lang) string {
	var b strings.Builder
	row := func(word lex.Pair, place string) {
		b.WriteString("| `" + word.Spelling(lang) + "` | `" + word.Spelling(lex.Other(lang)) + "` | " + place + " |\n")
	}
	head := lex.Pair{EN: "| English | Danish | where |\n", DA: "| dansk | engelsk | hvor |\n"}
	b.WriteString(head.Spelling(lang) + "|---|---|---|\n")
	var words []lex.Pair
	in := map[lex.Pair][]string{}
	for _, p := range statement.Places() {
		for _, w := range p.List() {
			pair := lex.Pair{EN: w.EN, DA: w.DA}
			if in[pair] == nil {
				words = append(words, pair)
			}
			in[pair] = append(in[pair], placeName(p, lang))
		}
	}
	for _, w := range words {
		row(w, strings.Join(in[w], "; "))
	}
	for _, f := range function.All() {
		row(lex.Pair{EN: f.Name.EN + "()", DA: f.Name.DA + "()"}, diag.Text{EN: "a function", DA: "en funktion"}.In(lang))
	}
	for _, s := range statement.Figures() {
		row(lex.Pair{EN: "." + s.EN, DA: "." + s.DA}, diag.Text{EN: "a figure of a result, or of `model`", DA: "et tal ved et resultat, eller ved `model`"}.In(lang))
	}
	return b.String()
}

// TestReferenceWords holds the table of words against those of package lex; with
// -update it is written anew.
func TestReferenceWords(t *testing.T) {
	for _, p := range readPages(t) {
		got, want := between(t, p, "words"), wordTable(p.lang)
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("%s: the table of words is not that of package lex; run with -update", p.path)
			continue
		}
		p.rewrite(t, "words", want)
	}
}

// oldWordTable is the table of the words of earlier Danish rules.
func oldWordTable(lang diag.Lang) string {
	var b strings.Builder
	b.WriteString(diag.Text{EN: "| earlier | now | where |\n", DA: "| tidligere | nu | hvor |\n"}.In(lang) + "|---|---|---|\n")
	row := func(old, now, place string) {
		if line := "| `" + old + "` | `" + now + "` | " + place + " |\n"; old != "" && !strings.Contains(b.String(), line) {
			b.WriteString(line)
		}
	}
	for _, p := range statement.Places() {
		for _, w := range p.List() {
			row(w.Old, w.DA, placeName(p, lang))
		}
	}
	for _, f := range function.All() {
		if f.Old != "" {
			row(f.Old+"()", f.Name.DA+"()", diag.Text{EN: "a function", DA: "en funktion"}.In(lang))
		}
	}
	for _, f := range statement.Figures() {
		if f.Old != "" {
			row("."+f.Old, "."+f.DA, diag.Text{EN: "a figure of a result", DA: "et tal ved et resultat"}.In(lang))
		}
	}
	return b.String()
}

// TestReferenceOldWords holds the table of old words against the declarations; with
// -update it is written anew.
func TestReferenceOldWords(t *testing.T) {
	for _, p := range readPages(t) {
		got, want := between(t, p, "old words"), oldWordTable(p.lang)
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("%s: the table of old words is not that of the declarations; run with -update", p.path)
			continue
		}
		p.rewrite(t, "old words", want)
	}
}

// rewrite puts a text in the place of a part of a page.
func (p *page) rewrite(t testing.TB, part, text string) {
	t.Helper()
	old := between(t, p, part)
	at := strings.Index(p.text, "<!-- "+part+" -->\n") + len("<!-- "+part+" -->\n")
	p.text = p.text[:at] + text + p.text[at+len(old):]
	if err := os.WriteFile(p.path, []byte(p.text), 0o644); err != nil {
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

// TestReferenceLayout holds the examples against the formatter; with -update
// they are written anew. One that is marked free shows other ways to write, and
// one that is marked loose what the formatter makes the next one of.
func TestReferenceLayout(t *testing.T) {
	for _, p := range allPages(t) {
		samples := p.samples(t)
		for i, s := range slices.Backward(samples) {
			f, _ := dsl.Parse("rules.fordel", s.text)
			want, _ := format.Format(f, "")
			if s.name == "loose" && samples[i+1].text != want {
				t.Errorf("%s:%d: the formatter makes\n%s", p.path, s.line, want)
			}
			if s.name == "free" || s.name == "loose" || s.text == want {
				continue
			}
			if !*update {
				t.Errorf("%s:%d: the formatter writes\n%s", p.path, s.line, want)
				continue
			}
			p.text = p.text[:s.start] + want + p.text[s.end:]
			if err := os.WriteFile(p.path, []byte(p.text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestReferenceLinks finds links that lead nowhere, and headings that a link
// cannot tell apart.
func TestReferenceLinks(t *testing.T) {
	for _, p := range allPages(t) {
		text := fence.ReplaceAllString(p.text, "")
		anchors := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
			if a := anchor(m[1]); anchors[a] {
				t.Errorf("%s: two headings are %q", p.path, m[1])
			} else {
				anchors[a] = true
			}
		}
		for _, m := range regexp.MustCompile(`\]\(([^)]*)\)`).FindAllStringSubmatch(text, -1) {
			name, local := strings.CutPrefix(m[1], "#")
			if _, err := os.Stat(m[1]); local && !anchors[name] || !local && err != nil {
				t.Errorf("%s: the link to %s leads nowhere", p.path, m[1])
			}
		}
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
