package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
)

// document is a text as the page's editor has it.
type document struct {
	*editor.Document
	given string
}

// document is a text, read and checked. The same text is read once.
func (b *Bridge) document(text string) *document {
	if b.editing == nil || b.editing.given != text {
		b.editing = &document{editor.Open(b.rules.name, text), text}
	}
	return b.editing
}

// span is where something stands, in UTF-16 code units.
func (d *document) span(at diag.Range) Span {
	return *spanIn(d.Source(), at)
}

// tokens colours a text.
func (b *Bridge) tokens(_ call, p RuleText) (Tokens, error) {
	d := b.document(p.Text)
	reply := Tokens{Tokens: []Token{}}
	for _, t := range d.Tokens() {
		reply.Tokens = append(reply.Tokens, Token{d.span(t.At), t.Kind, t.Declares})
	}
	return reply, nil
}

// complete lists what may stand at a place.
func (b *Bridge) complete(_ call, p Place) (Completion, error) {
	d := b.document(p.Text)
	c := d.Complete(d.Source().Byte(p.Offset), p.Lang)
	reply := Completion{d.span(c.At), []Proposal{}}
	for _, i := range c.Items {
		reply.Items = append(reply.Items, Proposal(i))
	}
	return reply, nil
}

// hover tells about the word at a place.
func (b *Bridge) hover(_ call, p Place) (Hovered, error) {
	d := b.document(p.Text)
	h, ok := d.Hover(d.Source().Byte(p.Offset), p.Lang)
	if !ok {
		return Hovered{}, nil
	}
	return Hovered{&Hover{d.span(h.At), h.Title, list(h.Lines)}}, nil
}

// definition finds where the name at a place is declared and where it stands.
func (b *Bridge) definition(_ call, p Place) (Uses, error) {
	d := b.document(p.Text)
	reply := Uses{References: []Span{}}
	offset := d.Source().Byte(p.Offset)
	if at, ok := d.Definition(offset); ok {
		where := d.span(at)
		reply.Definition = &where
	}
	for _, at := range d.References(offset) {
		reply.References = append(reply.References, d.span(at))
	}
	return reply, nil
}

// rename calls the thing at a place something else.
func (b *Bridge) rename(_ call, p Renaming) (Renamed, error) {
	d := b.document(p.Text)
	edits, problems := d.Rename(d.Source().Byte(p.Offset), p.Name)
	reply := Renamed{[]Edit{}, located(problems, p.Lang, diag.Sources{d.Source()})}
	for _, e := range edits {
		reply.Edits = append(reply.Edits, Edit{d.span(e.At), e.Text})
	}
	return reply, nil
}

// outline lists the statements of a text.
func (b *Bridge) outline(_ call, p RuleText) (Outline, error) {
	d := b.document(p.Text)
	reply := Outline{Outline: []Heading{}}
	for _, h := range d.Outline() {
		line := d.Source().Position(h.At.Start).Line
		reply.Outline = append(reply.Outline, Heading{d.span(h.At), h.Word, h.Name, h.Label, line})
	}
	return reply, nil
}
