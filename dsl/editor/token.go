package editor

import (
	"sort"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// TokenKind is what a stretch of a rule file is, for colouring it.
type TokenKind string

// The kinds of tokens.
const (
	TokenKeyword   TokenKind = "keyword"
	TokenOperator  TokenKind = "operator"
	TokenNumber    TokenKind = "number" // also amounts, shares and dates
	TokenText      TokenKind = "text"
	TokenComment   TokenKind = "comment"
	TokenTable     TokenKind = "table" // also the rows of a reference's `as`
	TokenColumn    TokenKind = "column"
	TokenParameter TokenKind = "parameter"
	TokenValue     TokenKind = "value"  // of a let or solve
	TokenResult    TokenKind = "result" // a pool, grant, benchmark or spread
	TokenFigure    TokenKind = "figure" // of a result
	TokenFunction  TokenKind = "function"
	TokenName      TokenKind = "name" // nothing that is known
)

// Values lists the kinds.
func (TokenKind) Values() []string {
	kinds := []TokenKind{TokenKeyword, TokenOperator, TokenNumber, TokenText, TokenComment, TokenTable, TokenColumn, TokenParameter,
		TokenValue, TokenResult, TokenFigure, TokenFunction, TokenName}
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = string(k)
	}
	return out
}

// Token is a stretch of a rule file and what it is.
type Token struct {
	At       diag.Range
	Kind     TokenKind
	Declares bool // the name is declared here
}

// Tokens are all that is to be coloured, rising and apart. What is unreadable,
// brackets and commas are left out.
func (d *Document) Tokens() []Token {
	var out []Token
	if d.file.Header.End > d.file.Header.Start {
		out = append(out, Token{At: d.file.Header, Kind: TokenKeyword})
	}
	for _, c := range d.comments {
		out = append(out, Token{At: c.At, Kind: TokenComment})
	}
	for _, m := range d.marks {
		out = append(out, Token{At: m.at, Kind: m.kind, Declares: m.declares})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].At.Start < out[j].At.Start })
	return out
}

// kindOf is how a symbol is coloured.
func kindOf(s *Symbol) TokenKind {
	if s == nil {
		return TokenName
	}
	switch s.Kind {
	case SymbolTable, SymbolAlias:
		return TokenTable
	case SymbolColumn, SymbolIndicator:
		return TokenColumn
	case SymbolParam:
		return TokenParameter
	case SymbolValue, SymbolSolve:
		return TokenValue
	case SymbolPart, SymbolFigure:
		return TokenFigure
	}
	return TokenResult
}
