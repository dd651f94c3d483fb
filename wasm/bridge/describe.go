package bridge

import sentences "github.com/fordel-lang/fordel/dsl/describe"

// tell tells the rules given last in plain sentences.
func (b *Bridge) tell(c call, p Speak) (Told, error) {
	if err := b.open(c.ctx); err != nil {
		return Told{}, err
	}
	if m := b.session.Model(); !m.Diagnostics.HasErrors() {
		return told(sentences.Describe(m.Program, p.Lang)), nil
	}
	return told(nil), nil
}

// about tells the rules given last with what they give on the data that are loaded.
func (b *Bridge) about(c call, p Speak) (Told, error) {
	if err := b.open(c.ctx); err != nil {
		return Told{}, err
	}
	return told(b.session.Told(c.ctx, p.Lang)), nil
}

func told(sections []sentences.Section) Told {
	reply := Told{Sections: []Section{}}
	for _, s := range sections {
		reply.Sections = append(reply.Sections, Section{s.ID, s.Heading, list(s.Paragraphs), s.Numbered, said(s.Items), list(s.Table)})
	}
	return reply
}

func said(items []sentences.Item) []Said {
	out := []Said{}
	for _, i := range items {
		out = append(out, Said{i.About, i.Formula, i.Text, said(i.More)})
	}
	return out
}

// list is a list that is one in JSON too where it is empty.
func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}
