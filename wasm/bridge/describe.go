package bridge

import (
	sentences "github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// tell tells the rules given last in plain sentences.
func (b *Bridge) tell(c call, p Speak) (Told, error) {
	set, err := b.spoken(c, p)
	if err != nil {
		return Told{}, err
	}
	return told(b.session.RulesTold(set, p.Lang), b.session.Model().Source), nil
}

// about tells the rules given last with what they give on the data that are loaded.
func (b *Bridge) about(c call, p Speak) (Told, error) {
	set, err := b.spoken(c, p)
	if err != nil {
		return Told{}, err
	}
	return told(b.session.Told(c.ctx, set, p.Lang), b.session.Model().Source), nil
}

// spoken are the settings to speak of.
func (b *Bridge) spoken(c call, p Speak) (engine.Settings, error) {
	if err := b.open(c.ctx); err != nil {
		return engine.Settings{}, err
	}
	return b.settings(p.Params, p.Scenario)
}

func told(sections []sentences.Section, source *diag.Source) Told {
	reply := Told{Sections: []Section{}}
	for _, s := range sections {
		reply.Sections = append(reply.Sections, Section{s.ID, s.Heading, list(s.Paragraphs), s.Numbered, said(s.Items, source), list(s.Table), somewhere(source, s.At), rows(source, s.RowsAt)})
	}
	return reply
}

// somewhere is where a thing stands; nil where it stands nowhere.
func somewhere(source *diag.Source, at diag.Range) *Span {
	if at.IsZero() {
		return nil
	}
	return spanIn(source, at)
}

func rows(source *diag.Source, at []diag.Range) []Span {
	out := []Span{}
	for _, where := range at {
		out = append(out, *spanIn(source, where))
	}
	return out
}

func said(items []sentences.Item, source *diag.Source) []Said {
	out := []Said{}
	for _, i := range items {
		out = append(out, Said{i.About, i.Formula, i.Text, said(i.More, source), somewhere(source, i.At)})
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
