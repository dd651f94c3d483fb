package bridge

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
)

// document is a text as the page's editor has it.
type document struct {
	*editor.Document
	given string
}

// document is the text of a call, read and checked; of a call without one the
// rules given last. The same text is read once.
func (b *Bridge) document(r request) (*document, error) {
	text := r.Text
	if text == "" {
		if err := b.open(r.ctx); err != nil {
			return nil, err
		}
		text = string(b.rules.data)
	}
	if b.editing == nil || b.editing.given != text {
		b.editing = &document{editor.Open(b.rules.name, text), text}
	}
	return b.editing, nil
}

// span is a stretch of text in UTF-16 code units, as editors in browsers count.
type span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

func (d *document) span(at diag.Range) span {
	return span{d.Source().UTF16(at.Start), d.Source().UTF16(max(at.Start, at.End))}
}

// tokens colours a text: {text?} → {tokens: [{from, to, kind, declares}]}.
func (b *Bridge) tokens(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	type token struct {
		span
		Kind     editor.TokenKind `json:"kind"`
		Declares bool             `json:"declares"`
	}
	reply := struct {
		Tokens []token `json:"tokens"`
	}{Tokens: []token{}}
	for _, t := range d.Tokens() {
		reply.Tokens = append(reply.Tokens, token{d.span(t.At), t.Kind, t.Declares})
	}
	return encode(reply)
}

// complete lists what may stand at an offset:
// {text?, offset, lang} → {from, to, items: [{text, kind, detail, type}]}.
func (b *Bridge) complete(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	type item struct {
		Text   string           `json:"text"`
		Kind   editor.TokenKind `json:"kind"`
		Detail string           `json:"detail"`
		Type   string           `json:"type"`
	}
	c := d.Complete(d.Source().Byte(r.Offset), r.Lang)
	reply := struct {
		span
		Items []item `json:"items"`
	}{d.span(c.At), []item{}}
	for _, i := range c.Items {
		reply.Items = append(reply.Items, item(i))
	}
	return encode(reply)
}

// hover tells about the word at an offset:
// {text?, offset, lang} → {hover: {from, to, title, lines} or null}.
func (b *Bridge) hover(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	type hover struct {
		span
		Title string   `json:"title"`
		Lines []string `json:"lines"`
	}
	var reply struct {
		Hover *hover `json:"hover"`
	}
	if h, ok := d.Hover(d.Source().Byte(r.Offset), r.Lang); ok {
		reply.Hover = &hover{d.span(h.At), h.Title, list(h.Lines)}
	}
	return encode(reply)
}

// definition finds where the name at an offset is declared and where it stands:
// {text?, offset} → {definition: {from, to} or null, references: [{from, to}]}.
func (b *Bridge) definition(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	reply := struct {
		Definition *span  `json:"definition"`
		References []span `json:"references"`
	}{References: []span{}}
	offset := d.Source().Byte(r.Offset)
	if at, ok := d.Definition(offset); ok {
		where := d.span(at)
		reply.Definition = &where
	}
	for _, at := range d.References(offset) {
		reply.References = append(reply.References, d.span(at))
	}
	return encode(reply)
}

// rename calls the thing at an offset something else:
// {text?, offset, name, lang} → {edits: [{from, to, text}], diagnostics}. There
// are no edits where it is refused.
func (b *Bridge) rename(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	type edit struct {
		span
		Text string `json:"text"`
	}
	reply := struct {
		Edits       []edit         `json:"edits"`
		Diagnostics []diag.Located `json:"diagnostics"`
	}{Edits: []edit{}}
	edits, problems := d.Rename(d.Source().Byte(r.Offset), r.Name)
	for _, e := range edits {
		reply.Edits = append(reply.Edits, edit{d.span(e.At), e.Text})
	}
	reply.Diagnostics = problems.Locate(r.Lang, diag.Sources{d.Source()})
	return encode(reply)
}

// outline lists the statements of a text, broken ones too:
// {text?} → {outline: [{word, kind, name, label, line, from, to}]}.
func (b *Bridge) outline(r request) (string, error) {
	d, err := b.document(r)
	if err != nil {
		return "", err
	}
	type statement struct {
		span
		Word string `json:"word"`
		heading
	}
	reply := struct {
		Outline []statement `json:"outline"`
	}{Outline: []statement{}}
	for _, h := range d.Outline() {
		reply.Outline = append(reply.Outline, statement{d.span(h.At), h.Word, headingOf(h, d.Source())})
	}
	return encode(reply)
}

// headings are the statements of a model for its outline.
func headings(file *dsl.File) []heading {
	out := []heading{}
	for _, h := range editor.Outline(file) {
		out = append(out, headingOf(h, file.Source))
	}
	return out
}

func headingOf(h editor.Heading, source *diag.Source) heading {
	return heading{h.Kind, h.Name, h.Label, source.Position(h.At.Start).Line}
}
