package lsp

import "encoding/json"

// The shapes of the protocol, as far as they are used.

// textID names a text.
type textID struct {
	URI string `json:"uri"`
}

// onText are parameters about a whole text.
type onText struct {
	TextDocument textID `json:"textDocument"`
}

func (p onText) uri() string { return p.TextDocument.URI }

// onPlace are parameters about a place in a text.
type onPlace struct {
	onText
	Position Position `json:"position"`
}

// onReferences ask for the places of a name.
type onReferences struct {
	onPlace
	Context struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

// onRename give a new name.
type onRename struct {
	onPlace
	NewName string `json:"newName"`
}

// onRange are parameters about a stretch.
type onRange struct {
	onText
	Range Range `json:"range"`
}

type opened struct {
	TextDocument struct {
		textID
		Version int    `json:"version"`
		Text    string `json:"text"`
	} `json:"textDocument"`
}

type changed struct {
	TextDocument struct {
		textID
		Version int `json:"version"`
	} `json:"textDocument"`
	ContentChanges []struct {
		Range *json.RawMessage `json:"range"`
		Text  string           `json:"text"`
	} `json:"contentChanges"`
}

// problem is a diagnostic.
type problem struct {
	Range    Range  `json:"range"`
	Severity int    `json:"severity"`
	Code     string `json:"code"`
	Source   string `json:"source"`
	Message  string `json:"message"`
}

type problems struct {
	URI         string    `json:"uri"`
	Version     int       `json:"version"`
	Diagnostics []problem `json:"diagnostics"`
}

type textEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

type workspaceEdit struct {
	Changes map[string][]textEdit `json:"changes"`
}

type location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

type proposal struct {
	Label         string   `json:"label"`
	Kind          int      `json:"kind"`
	Detail        string   `json:"detail,omitempty"`
	Documentation string   `json:"documentation,omitempty"`
	SortText      string   `json:"sortText"`
	FilterText    string   `json:"filterText"`
	TextEdit      textEdit `json:"textEdit"`
}

type proposals struct {
	IsIncomplete bool       `json:"isIncomplete"`
	Items        []proposal `json:"items"`
}

// markup is a text that is laid out.
type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type hovered struct {
	Contents markup `json:"contents"`
	Range    Range  `json:"range"`
}

type renamable struct {
	Range       Range  `json:"range"`
	Placeholder string `json:"placeholder"`
}

type symbol struct {
	Name           string `json:"name"`
	Detail         string `json:"detail,omitempty"`
	Kind           int    `json:"kind"`
	Range          Range  `json:"range"`
	SelectionRange Range  `json:"selectionRange"`
}

type action struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []problem     `json:"diagnostics"`
	IsPreferred bool          `json:"isPreferred"`
	Edit        workspaceEdit `json:"edit"`
}

type semanticTokens struct {
	Data []int `json:"data"`
}
