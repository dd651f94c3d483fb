// Package lsp speaks the Language Server Protocol (3.17) about rule files, so that
// any editor that knows it colours them, proposes, tells, renames and mends as the
// page does. It is package editor in the protocol's words and keeps nothing but the
// texts that are open. What is done with a text is done at once, so nothing is ever
// under way that would have to be cancelled.
package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// server is one conversation with an editor.
type server struct {
	out  io.Writer
	lang diag.Lang // of messages; empty: that of each file
	open map[string]*document

	initialized, shut bool
}

// handler answers a request, or does what a notification says and gives nothing.
type handler func(s *server, params json.RawMessage) (any, error)

// methods is what is answered. The names are the protocol's.
var methods map[string]handler

func init() {
	methods = map[string]handler{
		"initialize":                       with((*server).initialize),
		"initialized":                      nothing,
		"shutdown":                         (*server).shutdown,
		"textDocument/didOpen":             with((*server).didOpen),
		"textDocument/didChange":           with((*server).didChange),
		"textDocument/didClose":            with((*server).didClose),
		"textDocument/completion":          at((*document).completion),
		"textDocument/hover":               at((*document).hover),
		"textDocument/definition":          at((*document).definition),
		"textDocument/references":          at((*document).references),
		"textDocument/prepareRename":       at((*document).prepareRename),
		"textDocument/rename":              at((*document).rename),
		"textDocument/formatting":          at((*document).formatting),
		"textDocument/documentSymbol":      at((*document).symbols),
		"textDocument/semanticTokens/full": at((*document).tokens),
		"textDocument/codeAction":          at((*document).actions),
	}
}

// Serve talks to an editor until it says `exit` or is gone, or the context ends.
// Messages are in a language, or where it is empty in that of each file. Orderly is
// whether the editor took its leave first.
func Serve(ctx context.Context, in io.Reader, out io.Writer, lang diag.Lang) (orderly bool, err error) {
	s := &server{out: out, lang: lang, open: map[string]*document{}}
	from := bufio.NewReader(in)
	for ctx.Err() == nil {
		m, err := receive(from)
		var unread *failure
		switch {
		case errors.As(err, &unread):
			err = send(out, reply{Version: "2.0", ID: json.RawMessage("null"), Error: unread})
		case ended(err) || err == nil && m.Method == "exit":
			return s.shut, nil
		case err == nil:
			err = s.answer(m)
		}
		if err != nil {
			return s.shut, err
		}
	}
	return s.shut, ctx.Err()
}

// answer does what a message asks for. A request is always answered; of a
// notification nothing is told but what it brings about.
func (s *server) answer(m message) error {
	result, err := s.handle(m)
	if m.ID == nil || m.Method == "" {
		return nil
	}
	if err != nil {
		var told *failure
		if !errors.As(err, &told) {
			told = &failure{internalError, err.Error()}
		}
		return send(s.out, reply{Version: "2.0", ID: m.ID, Error: told})
	}
	if result == nil {
		result = json.RawMessage("null")
	}
	return send(s.out, reply{Version: "2.0", ID: m.ID, Result: result})
}

// handle finds who answers. A defect of ours ends one request, not the conversation.
func (s *server) handle(m message) (result any, err error) {
	do := methods[m.Method]
	switch {
	case do == nil:
		return nil, &failure{methodNotFound, "there is no method " + m.Method}
	case s.shut:
		return nil, &failure{invalidRequest, "the server is shut down"}
	case !s.initialized && m.Method != "initialize":
		return nil, &failure{notInitialized, "the server is not initialized"}
	case s.initialized && m.Method == "initialize":
		return nil, &failure{invalidRequest, "the server is initialized already"}
	}
	defer func() {
		if cause := recover(); cause != nil {
			told, _ := diag.DefectOf(cause)
			result, err = nil, &failure{internalError, told.Message.In(s.speech())}
		}
	}()
	return do(s, m.Params)
}

// speech is the language of what belongs to no file.
func (s *server) speech() diag.Lang {
	if s.lang == "" {
		return diag.English
	}
	return s.lang
}

func nothing(*server, json.RawMessage) (any, error) { return nil, nil }

func (s *server) shutdown(json.RawMessage) (any, error) {
	s.shut = true
	return nil, nil
}

// with reads the parameters of a method.
func with[P any](do func(*server, P) (any, error)) handler {
	return func(s *server, params json.RawMessage) (any, error) {
		var p P
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, &failure{invalidParams, err.Error()}
		}
		return do(s, p)
	}
}

// about are parameters that name a text.
type about interface{ uri() string }

// at reads the parameters of a method and finds the text that it is about.
func at[P about](do func(*document, P) (any, error)) handler {
	return with(func(s *server, p P) (any, error) {
		d := s.open[p.uri()]
		if d == nil {
			return nil, &failure{invalidParams, "not open: " + p.uri()}
		}
		return do(d, p)
	})
}
