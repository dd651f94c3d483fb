package bridge

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// format sets a rule file in the one layout: {text, file?, lang?} → {text,
// diagnostics}. With lang it is translated into that language too. What is wrong
// with the rules, and what could therefore not be translated, is said in lang, or
// else in the language of the file. The session's own rules stay as they are.
func (b *Bridge) format(r request) (string, error) {
	file, list := dsl.Parse(r.File, r.Text)
	text, kept := format.Format(file, r.Lang)
	lang := r.Lang
	if lang == "" {
		lang = file.Lang
	}
	return encode(struct {
		Text        string    `json:"text"`
		Diagnostics []problem `json:"diagnostics"`
	}{text, problems(append(list, kept...), lang, file.Source)})
}

// problems gives diagnostics with their places in a text.
func problems(list diag.List, lang diag.Lang, source *diag.Source) []problem {
	out := []problem{}
	for _, d := range list {
		p := problem{Located: d.Locate(lang, diag.Sources{source})}
		if p.Line > 0 {
			from, to := source.UTF16(d.Range.Start), source.UTF16(max(d.Range.Start, d.Range.End))
			p.From, p.To = &from, &to
		}
		out = append(out, p)
	}
	return out
}
