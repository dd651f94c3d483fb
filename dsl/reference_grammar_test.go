package dsl_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// The grammar of the reference is read from its page and tried both ways: texts
// made from it must parse, and files that parse must be texts of it.

// term is a part of a rule of the grammar.
type term struct {
	op   byte // 'w' word in quotes, 'n' name of a rule or token, 's' sequence, '|' choice, '{' repetition, '[' option
	text string
	of   []*term
}

// ebnf is a grammar: its rules by name.
type ebnf struct {
	lang  diag.Lang
	rules map[string]*term
	first string
}

// readGrammar reads the grammar of a page.
func readGrammar(t testing.TB, p *page) *ebnf {
	t.Helper()
	i := slices.IndexFunc(p.parts, func(b block) bool { return b.kind == "ebnf" })
	if i < 0 {
		t.Fatalf("%s has no grammar", p.path)
	}
	r := &ebnfReader{words: ebnfWords(p.parts[i].text)}
	g := &ebnf{lang: p.lang, rules: map[string]*term{}}
	for r.i < len(r.words) {
		name := r.next()
		if r.next() != "=" {
			t.Fatalf("%s: no = after %s", p.path, name)
		}
		g.rules[name] = r.choice()
		if g.first == "" {
			g.first = name
		}
		if r.next() != "." {
			t.Fatalf("%s: no . at the end of %s", p.path, name)
		}
	}
	return g
}

// ebnfWords cuts a grammar into its words and signs.
func ebnfWords(text string) []string {
	var out []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		n := strings.IndexAny(text, " \n")
		if text[0] == '"' {
			n = strings.IndexByte(text[1:], '"') + 2
		}
		if n < 0 {
			n = len(text)
		}
		out, text = append(out, text[:n]), text[n:]
	}
	return out
}

type ebnfReader struct {
	words []string
	i     int
}

func (r *ebnfReader) peek() string {
	if r.i < len(r.words) {
		return r.words[r.i]
	}
	return "."
}

func (r *ebnfReader) next() string {
	w := r.peek()
	r.i++
	return w
}

func (r *ebnfReader) choice() *term {
	t := &term{op: '|', of: []*term{r.sequence()}}
	for r.peek() == "|" {
		r.next()
		t.of = append(t.of, r.sequence())
	}
	if len(t.of) == 1 {
		return t.of[0]
	}
	return t
}

func (r *ebnfReader) sequence() *term {
	t := &term{op: 's'}
	for !slices.Contains([]string{"|", ")", "]", "}", "."}, r.peek()) {
		t.of = append(t.of, r.item())
	}
	return t
}

func (r *ebnfReader) item() *term {
	switch w := r.next(); {
	case w[0] == '"':
		return &term{op: 'w', text: strings.Trim(w, `"`)}
	case w == "(" || w == "[" || w == "{":
		inner := r.choice()
		r.next()
		if w == "(" {
			return inner
		}
		return &term{op: w[0], of: []*term{inner}}
	default:
		return &term{op: 'n', text: w}
	}
}

// each calls f for every part of the grammar.
func (g *ebnf) each(f func(*term)) {
	var walk func(*term)
	walk = func(t *term) {
		f(t)
		for _, x := range t.of {
			walk(x)
		}
	}
	for _, name := range sorted(g.rules) {
		walk(g.rules[name])
	}
}

// tokenNames are the names in the grammars that are no rules, and what they are
// called in English.
var tokenNames = map[string]string{"HEADER": "HEADER", "NL": "NL", "NAME": "NAME", "TEXT": "TEXT", "NUMBER": "NUMBER", "DATE": "DATE",
	"UNIT": "UNIT", "HOVED": "HEADER", "NAVN": "NAME", "TEKST": "TEXT", "TAL": "NUMBER", "DATO": "DATE", "ENHED": "UNIT"}

// TestGrammarWords compares the words of the grammar with the keywords and signs
// of the language: each of its words is one, and it has every keyword.
func TestGrammarWords(t *testing.T) {
	for _, p := range readPages(t) {
		g := readGrammar(t, p)
		has := map[string]bool{}
		g.each(func(x *term) {
			switch {
			case x.op == 'w':
				has[x.text] = true
			case x.op == 'n' && g.rules[x.text] == nil && tokenNames[x.text] == "":
				t.Errorf("%s: the grammar does not say what %s is", p.path, x.text)
			}
		})
		keywords := map[string]bool{}
		for _, place := range statement.Places() {
			for _, word := range lex.Words(p.lang, place) {
				keywords[word] = true
				if word != "kr" && word != "mio" && !has[word] {
					t.Errorf("%s: the grammar has no %q", p.path, word)
				}
			}
		}
		for _, word := range sorted(has) {
			if keywords[word] {
				continue
			}
			scanned, diags := lex.Scan(diag.NewSource("sign", "fordel 1 "+string(p.lang)+"\n"+word))
			if len(diags) > 0 || len(scanned.Tokens) != 1 || scanned.Tokens[0].Type == lex.Word {
				t.Errorf("%s: %q is neither a keyword nor a sign", p.path, word)
			}
		}
	}
}

// maker makes texts of a grammar.
type maker struct {
	*ebnf
	rand *rand.Rand
	out  strings.Builder
}

func (m *maker) write(text string) { m.out.WriteString(text + " ") }

// make writes a text of a term; room is how deep it may still go.
func (m *maker) make(t *term, room int) {
	switch t.op {
	case 'w':
		m.write(t.text)
	case 'n':
		m.token(t.text, room)
	case 's':
		for _, x := range t.of {
			m.make(x, room)
		}
	case '|':
		m.make(t.of[m.pick(t.of, room)], room)
	case '[':
		if room > 0 && m.rand.Intn(2) == 0 {
			m.make(t.of[0], room-1)
		}
	case '{':
		for room > 0 && m.rand.Intn(3) == 0 {
			m.make(t.of[0], room-1)
		}
	}
}

// pick chooses one of several, the first where there is no more room.
func (m *maker) pick(of []*term, room int) int {
	if room <= 0 {
		return 0
	}
	return m.rand.Intn(len(of))
}

func (m *maker) token(name string, room int) {
	one := func(texts ...string) { m.write(texts[m.rand.Intn(len(texts))]) }
	danish := m.lang == diag.Danish
	switch tokenNames[name] {
	case "HEADER":
		m.out.WriteString("fordel 1 " + string(m.lang) + "\n")
	case "NL":
		m.out.WriteString("\n")
		if made := m.out.String(); strings.Count(made, "{ ") > strings.Count(made, "} ") {
			m.write("")
		}
	case "NAME":
		one("alfa", "x1", "_b", "børn", "Zz")
	case "TEXT":
		one(`"a"`, `"to \"b\""`, `""`)
	case "NUMBER":
		if danish {
			one("1", "0,5", "3 %", "250.000 kr", "1,5 mio kr")
		} else {
			one("1", "0.5", "3 %", "250_000 kr", "1.5 mio kr")
		}
	case "DATE":
		one("2026-10-01")
	case "UNIT":
		one("kr")
	default:
		m.make(m.rules[name], room-1)
	}
}

// beyondGrammar are the messages about what no grammar says: properties that
// are missing, stand twice or exclude each other, and formulas whose meaning
// would be unclear.
var beyondGrammar = []string{"syntax.required", "syntax.duplicate", "syntax.exclusive", "syntax.coalesce", "syntax.not",
	"syntax.chain", "syntax.negative", "syntax.comma"}

// TestGrammarMakes makes statements from the grammar and parses them.
func TestGrammarMakes(t *testing.T) {
	for _, p := range readPages(t) {
		g := readGrammar(t, p)
		statements := g.rules[g.rules[g.first].of[1].of[0].of[0].text]
		for seed := range 3000 {
			m := &maker{ebnf: g, rand: rand.New(rand.NewSource(int64(seed)))}
			m.token("HEADER", 0)
			m.make(statements, 12)
			text := m.out.String()
			f, diags := dsl.Parse("made.fordel", text)
			for _, d := range diags {
				if !slices.Contains(beyondGrammar, d.Code) {
					t.Fatalf("%s, seed %d: %s: %s\n%s\nat %q", p.path, seed, d.Code, d.Message.In(p.lang), text, f.Source.Text[d.Range.Start:d.Range.End])
				}
			}
			if len(diags) == 0 && len(f.Statements) != 1 {
				t.Fatalf("%s, seed %d: %d statements in\n%s", p.path, seed, len(f.Statements), text)
			}
		}
	}
}

// recognizer tells whether tokens are a text of a grammar, by finding for every
// term and place all places where it can end.
type recognizer struct {
	*ebnf
	toks   []lex.Token
	joined []bool // whether a token stands in a block on one line, where lines need no end
	known  map[string][]int
	most   int // the farthest token that was reached
}

func (r *recognizer) ends(t *term, at int) []int {
	r.most = max(r.most, at)
	switch t.op {
	case 'w':
		return r.word(t.text, at)
	case 'n':
		return r.named(t.text, at)
	case '|':
		var out []int
		for _, x := range t.of {
			out = append(out, r.ends(x, at)...)
		}
		return unique(out)
	case '[':
		return unique(append(r.ends(t.of[0], at), at))
	case '{':
		out := []int{at}
		for i := 0; i < len(out); i++ {
			for _, end := range r.ends(t.of[0], out[i]) {
				if !slices.Contains(out, end) {
					out = append(out, end)
				}
			}
		}
		return out
	}
	out := []int{at}
	for _, x := range t.of {
		var next []int
		for _, i := range out {
			next = append(next, r.ends(x, i)...)
		}
		out = unique(next)
	}
	return out
}

func unique(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// word matches a word or sign of the grammar, which may be several tokens.
func (r *recognizer) word(word string, at int) []int {
	for i, part := range strings.Fields(word) {
		if at+i >= len(r.toks) || r.toks[at+i].Text != part && !(part == "^" && r.toks[at+i].Type == lex.Caret) {
			return nil
		}
	}
	return []int{at + len(strings.Fields(word))}
}

func (r *recognizer) named(name string, at int) []int {
	switch tokenNames[name] {
	case "HEADER":
		return []int{at}
	case "NL":
		if at == len(r.toks) || at > 0 && r.toks[at].Line > r.toks[at-1].Line || r.toks[at].Type == lex.RightBrace || r.joined[at] {
			return []int{at}
		}
		return nil
	}
	if rule := r.rules[name]; rule != nil {
		key := fmt.Sprint(name, at)
		ends, ok := r.known[key]
		if !ok {
			ends = r.ends(rule, at)
			r.known[key] = ends
		}
		return ends
	}
	if at == len(r.toks) {
		return nil
	}
	is := map[string]bool{"NAME": r.toks[at].Type == lex.Word, "TEXT": r.toks[at].Type == lex.Quoted, "DATE": r.toks[at].Type == lex.Date,
		"NUMBER": r.toks[at].Type >= lex.Number && r.toks[at].Type <= lex.Money, "UNIT": r.toks[at].Type == lex.Unit}
	if is[tokenNames[name]] {
		return []int{at + 1}
	}
	return nil
}

// oneLine marks the tokens in blocks that stand on one line.
func oneLine(toks []lex.Token) []bool {
	out := make([]bool, len(toks)+1)
	for i, open := range toks {
		for j := i; open.Type == lex.LeftBrace && j < len(toks) && toks[j].Line == open.Line; j++ {
			if toks[j].Type == lex.RightBrace {
				for k := i; k <= j; k++ {
					out[k] = true
				}
				break
			}
		}
	}
	return out
}

// TestGrammarReads recognizes rule files by the grammar, statement by statement:
// the examples of the reference, the file of every construct, and the models in
// the folder of examples.
func TestGrammarReads(t *testing.T) {
	paths := append(testFiles(t, "testdata/canonical*.fordel"), testFiles(t, "../examples/*/rules.fordel")...)
	texts := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.ToSlash(path)] = string(text)
	}
	grammars := map[diag.Lang]*ebnf{}
	for _, p := range readPages(t) {
		grammars[p.lang] = readGrammar(t, p)
		for _, s := range p.samples(t) {
			texts[fmt.Sprintf("%s:%d", p.path, s.line)] = s.text
		}
	}
	for _, path := range sorted(texts) {
		scanned, _ := lex.Scan(diag.NewSource(path, texts[path]))
		g := grammars[scanned.Header.Lang]
		f, diags := dsl.Parse(path, texts[path])
		if diags.HasErrors() {
			t.Errorf("%s: %v", path, diags)
		}
		for _, st := range f.Statements {
			at := st.Where()
			from := slices.IndexFunc(scanned.Tokens, func(tok lex.Token) bool { return tok.At.Start == at.Start })
			toks := scanned.Tokens[from:]
			if to := slices.IndexFunc(toks, func(tok lex.Token) bool { return tok.At.Start >= at.End }); to >= 0 {
				toks = toks[:to]
			}
			r := &recognizer{ebnf: g, toks: toks, joined: oneLine(toks), known: map[string][]int{}}
			statement := g.rules[g.first].of[1].of[0].of[0]
			if !slices.Contains(r.ends(statement, 0), len(toks)) {
				t.Errorf("%s: the grammar does not have, from %q on:\n%s", path, toks[min(r.most, len(toks)-1)].Text, texts[path][at.Start:at.End])
			}
		}
	}
}
