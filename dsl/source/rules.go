package source

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// unread stands for what is no character.
const unread = '\uFFFD'

// strayZeros are so few zero bytes that each is told where it stands, unless there
// is little else.
const strayZeros = 10

// Rules is the text of a rule file, its letters composed, and what is damaged in
// it. Text that has been through here stays as it is.
func Rules(name, data string) (*diag.Source, diag.List) {
	t, _ := Decode([]byte(data), func() error { return nil })
	zeros := strings.Count(t.Text, "\x00")
	if zeros > len(t.Text)/100 && (zeros > strayZeros || zeros > len(t.Text)/4) {
		t.Binary = &diag.Text{EN: "no text (it has zero bytes)", DA: "ikke tekst (den har nul-bytes)"}
	}
	if t.Binary != nil {
		return diag.NewSource(name, ""), diag.List{notText(*t.Binary).At(diag.Range{File: name})}
	}
	if zeros > 0 {
		t.Text = strings.ReplaceAll(t.Text, "\x00", string(unread))
	}
	src := diag.NewSource(name, Compose(strings.TrimLeft(t.Text, "\uFEFF")))
	return src, damages(src)
}

// damages tells of every stretch of a text that could not be read, now or when the
// file was saved.
func damages(src *diag.Source) (list diag.List) {
	for at := 0; ; {
		i := strings.IndexRune(src.Text[at:], unread)
		if i < 0 {
			return list
		}
		start := at + i
		rest := strings.TrimLeft(src.Text[start:], string(unread))
		at = len(src.Text) - len(rest)
		list.Add(damaged().At(diag.Range{File: src.Name, Start: start, End: at}))
	}
}

func notText(format diag.Text) diag.Diagnostic {
	return diag.New("syntax.binary", diag.Error, "The file is %s, and a rule file is text.", "Filen er %s, og en regelfil er tekst.", format).
		WithHint("Rule files are written in the editor of the page or in any editor of plain text.",
			"Regelfiler skrives i sidens editor eller i en editor til ren tekst.")
}

func damaged() diag.Diagnostic {
	return diag.New("syntax.encoding", diag.Error, "What stands here could not be read: the file is damaged.", "Det, der står her, kunne ikke læses: filen er beskadiget.").
		WithHint("Write what is meant, and save the file as UTF-8.", "Skriv det, der menes, og gem filen som UTF-8.")
}
