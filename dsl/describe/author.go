package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Words that tell the language of labels and names. Those that are in both
// languages are left out.
var (
	danishWords  = set("af og der pr. til på som ikke børn andel beløb år sidste efter antal vægt pulje navn fra uden mindst højst pct. i et")
	englishWords = set("of and that per to on as not children share amount year last after number weight pool name from without least most at the")
)

// authorLang is the language that a model's labels and names are written in,
// which need not be that of its keywords. It decides nothing but whether they
// need quotation marks. Where they do not show it, it is that of the keywords.
func authorLang(p *check.Program) diag.Lang {
	danish := 0
	read := func(label, name string) {
		for _, word := range strings.Fields(strings.ToLower(written(label, name))) {
			switch {
			case danishWords[word] || strings.ContainsAny(word, "æøå"):
				danish++
			case englishWords[word]:
				danish--
			}
		}
	}
	for _, t := range p.Tables {
		read(t.Label, t.Name)
		for _, c := range t.Columns {
			if c.Member == nil {
				read(c.Label, c.Name)
			}
		}
	}
	for _, x := range p.Params {
		read(x.Label, x.Name)
	}
	switch {
	case danish > 0:
		return diag.Danish
	case danish < 0:
		return diag.English
	}
	return p.File.Lang
}

// Author is the language that a model's labels and names are written in, as far as they show it.
func Author(p *check.Program) diag.Lang { return authorLang(p) }
