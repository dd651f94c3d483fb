package format

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// bracketDecimals puts brackets around decimals that come into a Danish file and
// would be warned of there, as their comma could be meant to part two values: last
// in a call, or in a list, without a `;`. In an English file it takes such brackets
// away, so that translating there and back gives the same text.
func (s *sentence) bracketDecimals() {
	lone := s.loneDecimals()
	if len(lone) == 0 {
		return
	}
	var out []piece
	for i, p := range s.pieces {
		switch {
		case lone[i] == bare && s.from == diag.English && s.to == diag.Danish:
			p.text = "(" + p.text + ")"
		case lone[i] == aroundBracket && s.to == diag.English:
			continue
		}
		out = append(out, p)
	}
	s.pieces = out
}

// loneness is what a piece has to do with a decimal that needs brackets.
type loneness int

const (
	nothing       loneness = iota
	bare                   // it is one, without brackets
	aroundBracket          // it is a bracket around one
)

// loneDecimals finds the decimals that need brackets in a Danish file, by the
// indices of their pieces, and the brackets of those that have them.
func (s *sentence) loneDecimals() map[int]loneness {
	out := map[int]loneness{}
	var open []int
	for i, p := range s.pieces {
		t := lex.Token{Type: p.typ}
		switch {
		case t.Opens():
			open = append(open, i)
		case t.Closes() && len(open) > 0:
			open = open[:len(open)-1]
		case len(open) > 0 && p.fract:
			s.loneDecimal(out, open, i)
		}
	}
	return out
}

// loneDecimal notes a decimal if it needs brackets; open are the brackets around it.
func (s *sentence) loneDecimal(out map[int]loneness, open []int, i int) {
	from, to := i, i
	for len(open) > 1 && s.wraps(open[len(open)-1], from, to) {
		from, to, open = from-1, to+1, open[:len(open)-1]
	}
	if !s.takesValues(open[len(open)-1], to) {
		return
	}
	if from == i {
		out[i] = bare
	}
	for ; from < i; from, to = from+1, to-1 {
		out[from], out[to] = aroundBracket, aroundBracket
	}
}

// wraps reports whether the bracket at open holds nothing but the pieces from
// and to, and is no call's.
func (s *sentence) wraps(open, from, to int) bool {
	return open == from-1 && s.pieces[open].typ == lex.LeftParen && !s.isCall(open) &&
		to+1 < len(s.pieces) && s.pieces[to+1].typ == lex.RightParen && !hasNotes(s.pieces[open:to+2])
}

func (s *sentence) isCall(open int) bool { return open > 0 && s.pieces[open-1].sort == function }

// takesValues reports whether the bracket at open is a list, or a call that ends
// behind the piece last, and has no comma.
func (s *sentence) takesValues(open, last int) bool {
	list := s.pieces[open].typ == lex.LeftBracket
	if !list && !(s.isCall(open) && last+1 < len(s.pieces) && (lex.Token{Type: s.pieces[last+1].typ}).Closes()) {
		return false
	}
	depth := 0
	for _, p := range s.pieces[open+1:] {
		t := lex.Token{Type: p.typ}
		switch {
		case t.Opens():
			depth++
		case t.Closes():
			if depth--; depth < 0 {
				return true
			}
		case p.typ == lex.Comma && depth == 0:
			return false
		}
	}
	return false
}
