// Package lex turns the text of a rule file into tokens, and holds the words of
// the language: its keywords, functions and special names in English and Danish.
package lex

import "github.com/fordel-lang/fordel/dsl/diag"

// Type is what a token is. The types know no natural language: `and` in an
// English file and `og` in a Danish one are both And.
type Type int

const (
	Bad  Type = iota // unreadable; has been reported
	Word             // a name, or a keyword where one may stand
	Unit             // `kr`, `mio` or the model's currency without a number before it

	Number  // 1.8, 2 mio
	Percent // 3 %: Token.Number is 0.03
	Money   // 250_000 kr, 1.5 mio kr: Token.Number is in kroner
	Quoted  // "text": Token.Value is without quotes and escapes
	Date    // 2026-10-01: Token.Number is days since 1970-01-01
	Yes
	No
	Nil

	And
	Or
	Not
	In
	If
	Then
	Else

	Plus
	Minus
	Star
	Slash
	Caret       // ^ and **
	PercentSign // % where no number stands before it
	Equal       // ==
	Unequal
	Less
	LessEqual
	Greater
	GreaterEqual
	Coalesce // ??
	DotDot
	Dot
	Question
	Colon
	Comma  // `,` in English, `;` in Danish
	Assign // =
	Arrow  // ->

	LeftParen
	RightParen
	LeftBracket
	RightBracket
	LeftBrace
	RightBrace
)

// Token is one word, literal or sign.
type Token struct {
	Type   Type
	Text   string     // as written
	Value  string     // Quoted: the text; numbers: the decimal with `.` and without separators
	Number float64    // Number, Percent, Money, Date
	At     diag.Range // bytes
	Line   int        // from 1
	First  bool       // it starts in the first column of its line
	// Foreign says that it is a reserved word of the other language; that has
	// been reported, and Type is what the word means there.
	Foreign bool
}

// Literal reports whether the token is a constant.
func (t Token) Literal() bool { return t.Type >= Number && t.Type <= Nil }

// Reserved reports whether the token is a word that cannot be a name.
func (t Token) Reserved() bool {
	return t.Type == Unit || t.Type >= Yes && t.Type <= Else
}

// EndsOperand reports whether an operator may follow the token.
func (t Token) EndsOperand() bool {
	return t.Type == Word || t.Type == Unit || t.Literal() || t.Type == RightParen || t.Type == RightBracket
}

// Opens reports whether the token is an opening bracket or brace.
func (t Token) Opens() bool {
	return t.Type == LeftParen || t.Type == LeftBracket || t.Type == LeftBrace
}

// Closes reports whether the token is a closing bracket or brace.
func (t Token) Closes() bool {
	return t.Type == RightParen || t.Type == RightBracket || t.Type == RightBrace
}

// Comment is one `// ...` up to the end of its line.
type Comment struct {
	Text string // without the slashes, trimmed
	At   diag.Range
	Own  bool // it has the line to itself
}

// sign is a spelling of an operator or bracket. Where write is set the spelling
// is not Fordel's: it is reported, and read as what was meant.
type sign struct {
	text  string
	typ   Type
	write string
}

// signs lists every operator and bracket, longer spellings before their
// beginnings.
var signs = []sign{
	{"===", Equal, "=="}, {"...", DotDot, ".."}, {"!=", Unequal, ""}, {"==", Equal, ""},
	{"<=", LessEqual, ""}, {">=", GreaterEqual, ""}, {"->", Arrow, ""}, {"??", Coalesce, ""},
	{"..", DotDot, ""}, {"**", Caret, ""}, {"<>", Unequal, "!="}, {"=<", LessEqual, "<="},
	{"=>", GreaterEqual, ">="}, {"&&", And, "and"}, {"||", Or, "or"},
	{"+", Plus, ""}, {"-", Minus, ""}, {"*", Star, ""}, {"/", Slash, ""}, {"^", Caret, ""},
	{"%", PercentSign, ""}, {"<", Less, ""}, {">", Greater, ""}, {"=", Assign, ""}, {".", Dot, ""},
	{"?", Question, ""}, {":", Colon, ""}, {",", Comma, ""}, {";", Comma, ""},
	{"(", LeftParen, ""}, {")", RightParen, ""}, {"[", LeftBracket, ""}, {"]", RightBracket, ""},
	{"{", LeftBrace, ""}, {"}", RightBrace, ""},
	{"!", Not, "not"}, {"&", And, "and"}, {"≠", Unequal, "!="}, {"≤", LessEqual, "<="}, {"≥", GreaterEqual, ">="},
	{"×", Star, "*"}, {"·", Star, "*"}, {"÷", Slash, "/"}, {"−", Minus, "-"}, {"–", Minus, "-"},
	{"→", Arrow, "->"}, {"…", DotDot, ".."},
}
