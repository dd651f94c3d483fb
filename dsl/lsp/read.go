package lsp

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/editor"
)

// hover tells about the word at a place; null where there is nothing to tell.
func (d *document) hover(p onPlace) (any, error) {
	h, ok := d.Hover(d.offset(p.Position), d.lang)
	if !ok {
		return nil, nil
	}
	lines := []string{"**" + plain(h.Title) + "**"}
	for _, line := range h.Lines {
		lines = append(lines, plain(line))
	}
	return hovered{markup{"markdown", strings.Join(lines, "\n\n")}, d.span(h.At)}, nil
}

// plain is a text in markdown that is shown as it is.
func plain(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]()#+-.!|<>&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// definition finds where the name at a place is declared; null where it is not.
func (d *document) definition(p onPlace) (any, error) {
	if at, ok := d.Definition(d.offset(p.Position)); ok {
		return location{d.at, d.span(at)}, nil
	}
	return nil, nil
}

// references finds where else the name at a place stands.
func (d *document) references(p onReferences) (any, error) {
	offset := d.offset(p.Position)
	declared, _ := d.Definition(offset)
	out := []location{}
	for _, at := range d.References(offset) {
		if at != declared || p.Context.IncludeDeclaration {
			out = append(out, location{d.at, d.span(at)})
		}
	}
	return out, nil
}

// symbolKinds is how the protocol calls what a statement makes; what is not here
// makes a variable.
var symbolKinds = map[string]int{
	"model": 1, "table": 23, "param": 14, "indicator": 17, "bands": 10, "scenario": 3,
	"expect": 17, "show": 19, "chart": 19,
}

// aVariable is a symbol that is none of them.
const aVariable = 13

// symbols lists the statements in the order they stand.
func (d *document) symbols(onText) (any, error) {
	out := []symbol{}
	for _, h := range d.Outline() {
		kind := symbolKinds[h.Kind]
		if kind == 0 {
			kind = aVariable
		}
		name, detail := h.Name, h.Word
		if h.Label != "" && name != "" {
			detail += " " + h.Label
		}
		if name == "" {
			name = strings.TrimSpace(h.Word + " " + h.Label)
		}
		if name == "" {
			name = "?"
		}
		out = append(out, symbol{name, detail, kind, d.span(h.At), d.span(h.At)})
	}
	return out, nil
}

// tokenKinds are how the protocol calls what a word of a rule file is.
var tokenKinds = []struct {
	kind editor.TokenKind
	name string
}{
	{editor.TokenKeyword, "keyword"}, {editor.TokenOperator, "operator"}, {editor.TokenNumber, "number"},
	{editor.TokenText, "string"}, {editor.TokenComment, "comment"}, {editor.TokenTable, "type"},
	{editor.TokenColumn, "property"}, {editor.TokenParameter, "parameter"}, {editor.TokenValue, "variable"},
	{editor.TokenResult, "class"}, {editor.TokenFigure, "enumMember"}, {editor.TokenFunction, "function"},
}

func tokenTypes() []string {
	var names []string
	for _, k := range tokenKinds {
		names = append(names, k.name)
	}
	return names
}

// tokens colours the text: five numbers for each word, its place told from the one
// before. A word that is known as nothing is left to the editor.
func (d *document) tokens(onText) (any, error) {
	out := semanticTokens{[]int{}}
	var before Position
	for _, t := range d.Tokens() {
		kind := -1
		for i, k := range tokenKinds {
			if k.kind == t.Kind {
				kind = i
			}
		}
		at := d.span(t.At)
		if kind < 0 || at.Start.Line != at.End.Line || at.Start == at.End {
			continue
		}
		line, column := at.Start.Line-before.Line, at.Start.Character
		if line == 0 {
			column -= before.Character
		}
		declares := 0
		if t.Declares {
			declares = 1
		}
		out.Data = append(out.Data, line, column, at.End.Character-at.Start.Character, kind, declares)
		before = at.Start
	}
	return out, nil
}
