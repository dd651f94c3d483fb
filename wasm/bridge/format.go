package bridge

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// format sets a rule file in the one layout. With a language it is translated too.
// What is wrong with the rules, and what could therefore not be translated, is said
// in that language, or else in that of the file. The session's own rules stay as
// they are.
func (b *Bridge) format(_ call, p Layout) (Formatted, error) {
	file, list := dsl.Parse(p.File, p.Text)
	text, kept := format.Format(file, p.Lang)
	lang := p.Lang
	if lang == "" {
		lang = file.Lang
	}
	return Formatted{text, located(append(format.Left(file, list), kept...), lang, diag.Sources{file.Source})}, nil
}
