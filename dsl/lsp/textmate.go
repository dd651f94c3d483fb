package lsp

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// rule is one pattern of a TextMate grammar.
type rule struct {
	Name  string `json:"name"`
	Match string `json:"match"`
}

// TextMate is the grammar by which editors colour rule files in both languages
// before the server has read them, or without it. It knows words, not what they
// mean where they stand: the server's tokens lie over it.
func TextMate() []byte {
	grammar := struct {
		Name      string   `json:"name"`
		ScopeName string   `json:"scopeName"`
		FileTypes []string `json:"fileTypes"`
		Patterns  []rule   `json:"patterns"`
	}{
		"Fordel", "source.fordel", []string{"fordel"},
		[]rule{
			{"comment.line.double-slash.fordel", `//.*$`},
			{"string.quoted.double.fordel", `"(?:[^"\\]|\\.)*"?`},
			{"constant.numeric.date.fordel", `\b\d{4}-\d{2}-\d{2}\b`},
			{"constant.numeric.fordel", `(?<![\p{L}\d_])\d[\d_]*(?:[.,]\d+)*(?:\s*(?:%|mio\b|kr\b))*`},
			{"keyword.control.fordel", `^(?:fordel|` + words(statementWords()) + `)(?![\p{L}\d_])`},
			{"entity.name.function.fordel", `(?<![\p{L}\d_.])(?:` + words(functionNames()) + `)(?=\s*\()`},
			{"keyword.other.fordel", `(?<![\p{L}\d_.])(?:` + words(clauseWords()) + `)(?![\p{L}\d_])`},
			{"keyword.operator.fordel", `->|==|!=|<=|>=|\?\?|[-+*/<>=]`},
		},
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(grammar); err != nil {
		panic(err) // texts only
	}
	return out.Bytes()
}

// words is a pattern that matches any of some words, the longest first.
func words(list []string) string {
	slices.SortFunc(list, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for i, word := range list {
		list[i] = strings.ReplaceAll(regexp.QuoteMeta(word), " ", `\s+`)
	}
	return strings.Join(slices.Compact(list), "|")
}

// statementWords are those that a statement begins with, in both languages.
func statementWords() (out []string) {
	for _, d := range statement.All {
		out = append(out, d.EN, d.DA)
		if d.Also != nil {
			out = append(out, d.Also.EN, d.Also.DA)
		}
	}
	return out
}

// clauseWords are all other keywords.
func clauseWords() (out []string) {
	seen := map[*statement.Place]bool{}
	var add func(p *statement.Place)
	add = func(p *statement.Place) {
		if p == nil || seen[p] {
			return
		}
		seen[p] = true
		for i := range p.Words {
			w := &p.Words[i]
			out = append(out, w.EN, w.DA)
			add(w.Then)
		}
	}
	for _, d := range statement.All {
		for _, p := range []*statement.Place{d.Head, d.Lines, d.Behind} {
			add(p)
		}
	}
	add(&statement.Reserved)
	add(&statement.InFormulas)
	return out
}

func functionNames() (out []string) {
	for _, f := range function.All() {
		out = append(out, f.Name.EN, f.Name.DA)
	}
	return out
}
