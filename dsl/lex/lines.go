package lex

// Lines cuts tokens where a line begins and begins says so, given the index of
// its first token and how many brackets are open.
func Lines(toks []Token, begins func(i, depth int) bool) [][]Token {
	var out [][]Token
	start, depth := 0, 0
	for i, t := range toks {
		if i > start && t.Line > toks[i-1].Line && begins(i, depth) {
			out = append(out, toks[start:i])
			start, depth = i, 0
		}
		switch {
		case t.Opens():
			depth++
		case t.Closes():
			depth = max(0, depth-1)
		}
	}
	if start < len(toks) {
		out = append(out, toks[start:])
	}
	return out
}

// ThenAfter reports whether tokens behind a comma go on as behind `then`: with an `else` that belongs to no `if` of theirs.
func ThenAfter(toks []Token) bool {
	depth := 0
	for _, t := range toks {
		switch {
		case t.Opens() || t.Type == If:
			depth++
		case depth == 0 && t.Type == Else:
			return true
		case t.Closes() || t.Type == Else:
			depth--
		case depth == 0 && t.Type == Then:
			return false
		}
	}
	return false
}

// OpenIf reports whether tokens end in the condition of an `if`, outside all brackets.
func OpenIf(toks []Token) bool {
	depth := 0
	for i := len(toks) - 1; i >= 0; i-- {
		switch t := toks[i]; {
		case t.Closes():
			depth++
		case t.Opens() && depth == 0, depth == 0 && (t.Type == Then || t.Type == Else):
			return false
		case t.Opens():
			depth--
		case depth == 0 && t.Type == If:
			return true
		}
	}
	return false
}
