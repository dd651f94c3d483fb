package bridge

import sentences "github.com/fordel-lang/fordel/dsl/describe"

// tell tells the rules given last in plain sentences.
func (b *Bridge) tell(c call, p Speak) (Told, error) {
	if err := b.open(c.ctx); err != nil {
		return Told{}, err
	}
	reply := Told{Sections: []Section{}}
	if m := b.session.Model(); !m.Diagnostics.HasErrors() {
		for _, s := range sentences.Describe(m.Program, p.Lang) {
			reply.Sections = append(reply.Sections, Section{s.Heading, list(s.Paragraphs), list(s.Items)})
		}
	}
	return reply, nil
}

// list is a list that is one in JSON too where it is empty.
func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
