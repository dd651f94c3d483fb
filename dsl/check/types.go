package check

import "github.com/fordel-lang/fordel/dsl/diag"

func listOf(k Kind) Type { return Type{Kind: List, Elem: k} }

// numeric reports whether sums and comparisons of size make sense.
func (k Kind) numeric() bool { return k == Number || k == Money }

// ordered reports whether < and > make sense.
func (k Kind) ordered() bool { return k.numeric() || k == Date }

// unify is the common kind of two alternatives; nil goes with anything.
func unify(a, b Kind) (Kind, bool) {
	switch {
	case a == Invalid || b == Invalid:
		return Invalid, true
	case a == Nil:
		return b, true
	case b == Nil || a == b:
		return a, true
	}
	return Invalid, false
}

// kindName is how messages call a kind.
type kindName struct {
	kind     Kind
	currency string
	either   bool // a number or an amount
}

// In gives the name in a language.
func (n kindName) In(lang diag.Lang) string {
	if n.either {
		return diag.Text{EN: "a number or an amount", DA: "et tal eller et beløb"}.In(lang)
	}
	names := map[Kind]diag.Text{
		Nil:    {EN: "nil", DA: "tom"},
		Number: {EN: "a plain number", DA: "et tal uden enhed"},
		Money:  {EN: "an amount", DA: "et beløb"},
		Text:   {EN: "text", DA: "tekst"},
		Flag:   {EN: "yes or no", DA: "ja eller nej"},
		Date:   {EN: "a date", DA: "en dato"},
		List:   {EN: "a list", DA: "en liste"},
		Rows:   {EN: "rows of a table", DA: "rækker i en tabel"},
	}
	return names[n.kind].In(lang)
}
