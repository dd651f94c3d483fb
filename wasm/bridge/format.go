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
		Text        string         `json:"text"`
		Diagnostics []diag.Located `json:"diagnostics"`
	}{text, append(list, kept...).Locate(lang, diag.Sources{file.Source})})
}
