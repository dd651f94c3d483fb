package lsp

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
	"github.com/fordel-lang/fordel/dsl/format"
)

// quickFix is the kind of action that mends a problem.
const quickFix = "quickfix"

// completionKinds is how the protocol calls what may stand at a place.
var completionKinds = map[editor.TokenKind]int{
	editor.TokenKeyword: 14, editor.TokenOperator: 24, editor.TokenText: 12, editor.TokenNumber: 12,
	editor.TokenTable: 22, editor.TokenColumn: 5, editor.TokenParameter: 21, editor.TokenValue: 6,
	editor.TokenResult: 6, editor.TokenFigure: 10, editor.TokenFunction: 3, editor.TokenName: 1,
}

// completion lists what may stand at a place, the likeliest first.
func (d *document) completion(p onPlace) (any, error) {
	c := d.Complete(d.offset(p.Position), d.lang)
	word := d.span(c.At)
	out := proposals{Items: []proposal{}}
	for i, item := range c.Items {
		out.Items = append(out.Items, proposal{
			Label: item.Text, Kind: completionKinds[item.Kind], Detail: item.Type, Documentation: item.Detail,
			SortText: fmt.Sprintf("%05d", i), FilterText: item.Text, TextEdit: textEdit{word, item.Text},
		})
	}
	return out, nil
}

// prepareRename says what would be renamed; nothing where there is no name of the file's own.
func (d *document) prepareRename(p onPlace) (any, error) {
	offset := d.offset(p.Position)
	places := d.References(offset)
	if _, declared := d.Definition(offset); !declared {
		return nil, nil
	}
	for _, at := range places {
		if at.Start <= offset && offset <= at.End {
			return renamable{d.span(at), d.Source().Text[at.Start:at.End]}, nil
		}
	}
	return nil, nil
}

// rename calls a thing something else wherever it is named, or says why not.
func (d *document) rename(p onRename) (any, error) {
	edits, list := d.Rename(d.offset(p.Position), p.NewName)
	if len(list) > 0 {
		return nil, &failure{requestFailed, d.problem(list[0]).Message}
	}
	var out []textEdit
	for _, e := range edits {
		out = append(out, textEdit{d.span(e.At), e.Text})
	}
	return d.edits(out...), nil
}

// formatting sets the file in the one layout. Statements with mistakes stay as they are.
func (d *document) formatting(onText) (any, error) {
	file, _ := dsl.Parse(d.at, d.given)
	text, _ := format.Format(file, "")
	if text == strings.Join(d.places.given, "\n") {
		return []textEdit{}, nil
	}
	return []textEdit{{d.whole(), text}}, nil
}

// actions mend the problems of a stretch whose hint says what to write there.
func (d *document) actions(p onRange) (any, error) {
	asked := d.back(p.Range)
	out := []action{}
	for _, one := range d.problems {
		if one.Replacement == "" || one.Range.Start > asked.End || one.Range.End < asked.Start {
			continue
		}
		title := diag.Format("Write %s", "Skriv %s", one.Replacement).In(d.lang)
		mend := d.edits(textEdit{d.span(one.Range), one.Replacement})
		out = append(out, action{title, quickFix, []problem{d.problem(one)}, true, mend})
	}
	return out, nil
}
