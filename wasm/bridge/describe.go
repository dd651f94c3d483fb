package bridge

import sentences "github.com/fordel-lang/fordel/dsl/describe"

// tell tells the rules given last in plain sentences:
// {lang} → {sections: [{heading, paragraphs, items}]}. Rules with errors have no
// sections.
func (b *Bridge) tell(r request) (string, error) {
	if err := b.open(r.ctx); err != nil {
		return "", err
	}
	type section struct {
		Heading    string   `json:"heading"`
		Paragraphs []string `json:"paragraphs"`
		Items      []string `json:"items"`
	}
	reply := struct {
		Sections []section `json:"sections"`
	}{Sections: []section{}}
	if m := b.session.Model(); !m.Diagnostics.HasErrors() {
		for _, s := range sentences.Describe(m.Program, r.Lang) {
			reply.Sections = append(reply.Sections, section{s.Heading, list(s.Paragraphs), list(s.Items)})
		}
	}
	return encode(reply)
}

// list is a list that is one in JSON too where it is empty.
func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
