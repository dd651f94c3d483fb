package lsp

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
)

// document is a text that is open, read and checked as it stands.
type document struct {
	*editor.Document
	*places
	at       string // its URI
	given    string
	lang     diag.Lang // of messages
	problems diag.List
}

func (s *server) read(uri, text string) *document {
	file, list := dsl.Parse(uri, text)
	program, found := check.Check(file)
	d := &document{editor.New(file, program), newPlaces(text, file.Source), uri, text, s.lang, append(list, found...)}
	if d.lang == "" {
		d.lang = file.Lang
	}
	return d
}

// initialize says what can be asked.
func (s *server) initialize(struct{}) (any, error) {
	s.initialized = true
	type yes = map[string]any
	return yes{
		"serverInfo": yes{"name": "fordel"},
		"capabilities": yes{
			"positionEncoding":           "utf-16",
			"textDocumentSync":           yes{"openClose": true, "change": 1}, // whole texts
			"completionProvider":         yes{"triggerCharacters": []string{".", "\""}},
			"hoverProvider":              true,
			"definitionProvider":         true,
			"referencesProvider":         true,
			"renameProvider":             yes{"prepareProvider": true},
			"documentFormattingProvider": true,
			"documentSymbolProvider":     true,
			"codeActionProvider":         yes{"codeActionKinds": []string{quickFix}},
			"semanticTokensProvider":     yes{"full": true, "legend": yes{"tokenTypes": tokenTypes(), "tokenModifiers": []string{"declaration"}}},
		},
	}, nil
}

func (s *server) didOpen(p opened) (any, error) {
	return nil, s.keep(p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text)
}

// didChange takes the last of the whole texts that it is given. Pieces are not asked
// for, and one that comes all the same is refused rather than taken for the whole.
func (s *server) didChange(p changed) (any, error) {
	for i := len(p.ContentChanges) - 1; i >= 0; i-- {
		if c := p.ContentChanges[i]; c.Range == nil {
			return nil, s.keep(p.TextDocument.URI, p.TextDocument.Version, c.Text)
		}
	}
	return nil, &failure{invalidParams, "whole texts only"}
}

// keep reads a text and tells what is wrong with it.
func (s *server) keep(uri string, version int, text string) error {
	d := s.read(uri, text)
	s.open[uri] = d
	told := problems{uri, version, []problem{}}
	for _, one := range d.problems {
		told.Diagnostics = append(told.Diagnostics, d.problem(one))
	}
	return s.tell("textDocument/publishDiagnostics", told)
}

// didClose forgets a text and what was told of it.
func (s *server) didClose(p onText) (any, error) {
	delete(s.open, p.uri())
	return nil, s.tell("textDocument/publishDiagnostics", problems{URI: p.uri(), Diagnostics: []problem{}})
}

func (s *server) tell(method string, params any) error {
	return send(s.out, notification{"2.0", method, params})
}

// problem is a diagnostic with its hint.
func (d *document) problem(one diag.Diagnostic) problem {
	text := one.Message.In(d.lang)
	if hint := one.Hint.In(d.lang); hint != "" {
		text += "\n" + hint
	}
	severity := map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Note: 3}[one.Severity]
	return problem{d.span(one.Range), severity, one.Code, "fordel", text}
}

// edits are changes to this text alone.
func (d *document) edits(list ...textEdit) workspaceEdit {
	return workspaceEdit{map[string][]textEdit{d.at: list}}
}
