package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestLSP talks to the command as an editor does.
func TestLSP(t *testing.T) {
	frame := func(bodies ...string) string {
		var b strings.Builder
		for _, body := range bodies {
			fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(body), body)
		}
		return b.String()
	}
	begin := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	open := `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///r.fordel","version":1,"text":"fordel 1 en\nlet a = b\n"}}}`
	leave := `{"jsonrpc":"2.0","id":2,"method":"shutdown"}`
	exit := `{"jsonrpc":"2.0","method":"exit"}`
	for _, test := range []struct {
		line, in, out, err string
		code               int
	}{
		{"lsp --stdio", frame(begin, open, leave, exit), `"code":"name.unknown"`, "", fine},
		{"lsp --lang da", frame(begin, open, leave, exit), `"code":"name.unknown"`, "", fine},
		{"lsp", frame(begin), `"positionEncoding":"utf-16"`, "", wrong},
		{"lsp rules.fordel", "", "", "the editor gives the files", wrongUse},
	} {
		out, err, code := fordel(t, test.line, test.in)
		if code != test.code || !strings.Contains(out, test.out) || !strings.Contains(err, test.err) {
			t.Errorf("%s: exit %d\n%s\n%s", test.line, code, out, err)
		}
	}
	english, _, _ := fordel(t, "lsp --lang en", frame(begin, open, leave, exit))
	danish, _, _ := fordel(t, "lsp --lang da", frame(begin, open, leave, exit))
	if english == danish {
		t.Errorf("the same in Danish: %s", danish)
	}
}
