package lsp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

var update = flag.Bool("update", false, "write what is generated")

const uri = "file:///rules.fordel"

// client is an editor that follows a script.
type client struct {
	t     *testing.T
	to    io.WriteCloser
	from  *bufio.Reader
	next  int
	told  []problem // what was last told to be wrong
	ended chan bool
}

func start(t *testing.T, lang diag.Lang) *client {
	in, to := io.Pipe()
	from, out := io.Pipe()
	c := &client{t: t, to: to, from: bufio.NewReader(from), ended: make(chan bool, 1)}
	go func() {
		orderly, err := Serve(context.Background(), in, out, lang)
		if err != nil {
			t.Error(err)
		}
		out.Close()
		c.ended <- orderly
	}()
	t.Cleanup(func() { to.Close(); from.Close() })
	return c
}

func (c *client) write(body string) {
	if _, err := fmt.Fprintf(c.to, "Content-Length: %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

type incoming struct {
	ID     json.RawMessage
	Method string
	Params problems
	Result json.RawMessage
	Error  *failure
}

func (c *client) read() (m incoming) {
	c.t.Helper()
	head, err := c.from.ReadString('\n')
	if err != nil {
		c.t.Fatal(err)
	}
	var length int
	if _, err := fmt.Sscanf(head, "Content-Length: %d\r\n", &length); err != nil {
		c.t.Fatalf("%q: %v", head, err)
	}
	body := make([]byte, length+2)
	if _, err := io.ReadFull(c.from, body); err != nil {
		c.t.Fatal(err)
	}
	if err := json.Unmarshal(body[2:], &m); err != nil {
		c.t.Fatal(err)
	}
	return m
}

// notify tells the server something; of texts it waits for what is wrong with them.
func (c *client) notify(method string, params any) {
	c.t.Helper()
	body, _ := json.Marshal(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
	c.write(string(body))
	if strings.HasPrefix(method, "textDocument/") {
		c.told = c.read().Params.Diagnostics
	}
}

// ask sends a request and reads its result, or gives why there is none.
func (c *client) ask(method string, params, result any) *failure {
	c.t.Helper()
	c.next++
	body, _ := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": c.next, "method": method, "params": params})
	c.write(string(body))
	m := c.read()
	if string(m.ID) != fmt.Sprint(c.next) {
		c.t.Fatalf("%s: answer to %s, not %d", method, m.ID, c.next)
	}
	if result != nil && m.Error == nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			c.t.Fatalf("%s: %v in %s", method, err, m.Result)
		}
	}
	return m.Error
}

func (c *client) begin() {
	c.ask("initialize", map[string]any{"processId": nil, "capabilities": map[string]any{}}, nil)
	c.notify("initialized", map[string]any{})
}

func (c *client) opens(text string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "fordel", "version": 1, "text": text}})
}

func (c *client) changes(text string) {
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": []any{map[string]any{"text": text}}})
}

// on are the parameters for a text, with others.
func on(more map[string]any) map[string]any {
	out := map[string]any{"textDocument": map[string]any{"uri": uri}}
	for k, v := range more {
		out[k] = v
	}
	return out
}

// place is where the n'th of a word begins in a text, as the editor counts.
func place(text, word string, n int) Position {
	at := 0
	for ; n >= 0; n-- {
		at += strings.Index(text[at:], word) + 1
	}
	before := text[:at-1]
	line := strings.Count(before, "\n")
	return Position{line, units(before[strings.LastIndex(before, "\n")+1:])}
}

func (c *client) at(text, word string, n int, more map[string]any) map[string]any {
	p := on(more)
	p["position"] = place(text, word, n)
	return p
}

const rules = `fordel 1 en
model "Houses 🏠" {}
table houses {
  id      key
  places  "Places 🏠 in all" whole
}
param part = 3 % { from 0 % to 10 % }
let houses.weighted "Weighted" = places * part
let total = sum(houses.weighted)
show houses { columns id, weighted }
`

// TestConversation follows one text through all that can be asked.
func TestConversation(t *testing.T) {
	c := start(t, "")
	if e := c.ask("textDocument/hover", on(nil), nil); e == nil || e.Code != notInitialized {
		t.Errorf("before initialize: %v", e)
	}
	c.begin()
	if e := c.ask("initialize", map[string]any{}, nil); e == nil || e.Code != invalidRequest {
		t.Errorf("initialized again: %v", e)
	}
	c.opens(rules)
	if len(c.told) != 0 {
		t.Fatalf("fine rules: %+v", c.told)
	}
	var where location
	c.ask("textDocument/definition", c.at(rules, "weighted", 1, nil), &where)
	if want := place(rules, "weighted", 0); where.Range.Start != want || where.URI != uri {
		t.Errorf("definition: %+v, not %+v", where, want)
	}
	var uses []location
	c.ask("textDocument/references", c.at(rules, "weighted", 0, map[string]any{"context": map[string]any{"includeDeclaration": false}}), &uses)
	if len(uses) != 2 || uses[1].Range.Start != place(rules, "weighted", 2) {
		t.Errorf("references: %+v", uses)
	}
	var h hovered
	c.ask("textDocument/hover", c.at(rules, "part", 1, nil), &h)
	if !strings.Contains(h.Contents.Value, "parameter") || h.Range.Start != place(rules, "part", 1) {
		t.Errorf("hover: %+v", h)
	}
	var list []symbol
	c.ask("textDocument/documentSymbol", on(nil), &list)
	if len(list) != 6 || list[3].Name != "houses.weighted" {
		t.Errorf("symbols: %+v", list)
	}
	var ready renamable
	c.ask("textDocument/prepareRename", c.at(rules, "part", 0, nil), &ready)
	if ready.Placeholder != "part" {
		t.Errorf("prepareRename: %+v", ready)
	}
	var done workspaceEdit
	c.ask("textDocument/rename", c.at(rules, "weighted", 1, map[string]any{"newName": "heavy"}), &done)
	if text := edited(rules, done.Changes[uri]); text != strings.ReplaceAll(rules, "weighted", "heavy") {
		t.Errorf("rename: %s", text)
	}
	if e := c.ask("textDocument/rename", c.at(rules, "weighted", 1, map[string]any{"newName": "places"}), nil); e == nil || !strings.Contains(e.Message, "`places` is taken") {
		t.Errorf("rename to what is taken: %v", e)
	}
	c.ask("shutdown", nil, nil)
	if e := c.ask("textDocument/hover", c.at(rules, "part", 1, nil), nil); e == nil || e.Code != invalidRequest {
		t.Errorf("after shutdown: %v", e)
	}
	c.notify("exit", nil)
	if !<-c.ended {
		t.Error("not orderly")
	}
}

// edited makes changes in a text, the last first.
func edited(text string, edits []textEdit) string {
	p := newPlaces(text, diag.NewSource("", text))
	for i := len(edits) - 1; i >= 0; i-- {
		at := p.back(edits[i].Range)
		text = text[:at.Start] + edits[i].NewText + text[at.End:]
	}
	return text
}

// TestProblems: what is wrong is told at its place in the editor's text, whatever its
// line ends and letters, and mended by the action that is offered.
func TestProblems(t *testing.T) {
	spoiled := strings.NewReplacer("let total = sum(houses.weighted)", "let houses.å = weighted * 2",
		"columns id, weighted", "columns å, wieghted").Replace(rules)
	for name, change := range map[string]func(string) string{
		"LF":         func(s string) string { return s },
		"CRLF":       func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"decomposed": func(s string) string { return strings.ReplaceAll(s, "å", "a\u030a") },
		"mark":       func(s string) string { return "\uFEFF" + s },
	} {
		c := start(t, "")
		c.begin()
		text := change(spoiled)
		c.opens(text)
		if len(c.told) != 1 || c.told[0].Severity != 1 || !strings.Contains(c.told[0].Message, "`wieghted`") {
			t.Fatalf("%s: %+v", name, c.told)
		}
		if want := place(text, "wieghted", 0); c.told[0].Range.Start != want {
			t.Errorf("%s: at %+v, not %+v", name, c.told[0].Range.Start, want)
		}
		var offered []action
		c.ask("textDocument/codeAction", on(map[string]any{"range": c.told[0].Range, "context": map[string]any{"diagnostics": c.told}}), &offered)
		if len(offered) != 1 || offered[0].Title != "Write weighted" {
			t.Fatalf("%s: %+v", name, offered)
		}
		edit := offered[0].Edit.Changes[uri][0]
		c.changes(strings.Replace(text, "wieghted", edit.NewText, 1))
		if edit.Range != offered[0].Diagnostics[0].Range || len(c.told) != 0 {
			t.Errorf("%s: after it %+v", name, c.told)
		}
	}
}

// TestDecomposedColumns: a place behind letters that are composed when read is the
// editor's own.
func TestDecomposedColumns(t *testing.T) {
	given := "e\u0301 🏠 x\nplain\r\ne\u0301e\u0301"
	p := newPlaces(given, diag.NewSource("", "é 🏠 x\nplain\néé"))
	for _, at := range []Position{{0, 0}, {0, 2}, {0, 6}, {1, 0}, {1, 5}, {2, 0}, {2, 2}, {2, 4}} {
		if back := p.position(p.offset(at)); back != at {
			t.Errorf("%+v comes back as %+v", at, back)
		}
	}
	for _, beyond := range []Position{{2, 99}, {99, 0}} {
		if got := p.position(p.offset(beyond)); got != (Position{2, 4}) {
			t.Errorf("%+v is %+v", beyond, got)
		}
	}
}

// TestCompletion: what may stand at the cursor replaces the word that is begun.
func TestCompletion(t *testing.T) {
	c := start(t, "da")
	c.begin()
	text := strings.Replace(rules, "sum(houses.weighted)", "sum(houses.we)", 1)
	c.opens(text)
	var got proposals
	end := place(text, "we)", 0)
	end.Character += 2
	c.ask("textDocument/completion", on(map[string]any{"position": end}), &got)
	var labels []string
	for _, item := range got.Items {
		labels = append(labels, item.Label)
		if item.TextEdit.Range.Start != place(text, "we)", 0) || item.TextEdit.Range.End != end {
			t.Errorf("%s replaces %+v", item.Label, item.TextEdit.Range)
		}
	}
	if all := strings.Join(labels, " "); !strings.Contains(all, "weighted") || !strings.Contains(all, "places") {
		t.Errorf("proposed: %s", all)
	}
}

// TestFormatting: the edit gives the one layout, and fine rules have none.
func TestFormatting(t *testing.T) {
	c := start(t, "")
	c.begin()
	c.opens(rules)
	var first, again []textEdit
	c.ask("textDocument/formatting", on(map[string]any{"options": map[string]any{"tabSize": 2}}), &first)
	if len(first) != 1 || first[0].Range != newPlaces(rules, diag.NewSource("", rules)).whole() {
		t.Fatalf("%+v", first)
	}
	c.changes(first[0].NewText)
	c.ask("textDocument/formatting", on(nil), &again)
	if len(c.told) != 0 || len(again) != 0 {
		t.Errorf("a second time: %+v, %+v", c.told, again)
	}
}

// TestSemanticTokens: the numbers give back the words, one after the other.
func TestSemanticTokens(t *testing.T) {
	c := start(t, "")
	c.begin()
	c.opens(rules)
	var got semanticTokens
	c.ask("textDocument/semanticTokens/full", on(nil), &got)
	var words []string
	lines := strings.Split(rules, "\n")
	line, column := 0, 0
	for i := 0; i+5 <= len(got.Data); i += 5 {
		if got.Data[i] > 0 {
			column = 0
		}
		line, column = line+got.Data[i], column+got.Data[i+1]
		word := ahead(lines[line][len(ahead(lines[line], column)):], got.Data[i+2])
		words = append(words, tokenTypes()[got.Data[i+3]]+" "+word)
	}
	all := strings.Join(words, "\n")
	for _, want := range []string{"keyword fordel 1 en", `string "Houses 🏠"`, "type houses", "property weighted", "parameter part", "function sum", "keyword whole"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

// TestWrongUse: what is no message, or about nothing, is answered and does no harm.
func TestWrongUse(t *testing.T) {
	c := start(t, "")
	c.begin()
	c.write("{no json")
	if m := c.read(); m.Error == nil || m.Error.Code != parseError {
		t.Errorf("no JSON: %+v", m)
	}
	for _, test := range []struct {
		method string
		params any
		code   int
	}{
		{"workspace/symbol", on(nil), methodNotFound},
		{"textDocument/hover", on(nil), invalidParams}, // not open
		{"textDocument/hover", []int{1}, invalidParams},
	} {
		if e := c.ask(test.method, test.params, nil); e == nil || e.Code != test.code {
			t.Errorf("%s: %v, not %d", test.method, e, test.code)
		}
	}
	c.write(`{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"off"}}`) // unknown: nothing is answered
	c.opens(rules)
	far := on(map[string]any{"position": Position{9999, 9999}})
	for method := range methods {
		if strings.HasPrefix(method, "textDocument/") && !strings.HasPrefix(method, "textDocument/did") {
			far["range"], far["newName"] = Range{Position{-1, -1}, Position{9999, 9999}}, "x"
			if e := c.ask(method, far, nil); e != nil && e.Code == internalError {
				t.Errorf("%s far away: %v", method, e)
			}
		}
	}
	c.to.Close()
	if <-c.ended {
		t.Error("an editor that is gone has not taken its leave")
	}
}

// TestTooLong: a message of impossible length ends the conversation instead of
// filling the memory.
func TestTooLong(t *testing.T) {
	for _, head := range []string{"Content-Length: 99999999999\r\n\r\n", "Content-Length: x\r\n\r\n", "\r\n\r\n"} {
		if _, err := Serve(context.Background(), strings.NewReader(head), io.Discard, ""); err == nil {
			t.Errorf("%q was taken", head)
		}
	}
}

// TestTextMate: the committed grammar is that of today's words (go test ./dsl/lsp -update).
func TestTextMate(t *testing.T) {
	const path = "vscode/fordel.tmLanguage.json"
	want := TextMate()
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, want) {
		t.Errorf("%s is stale: go test ./dsl/lsp -update", path)
	}
}
