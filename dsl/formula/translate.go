package formula

import (
	"sort"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// translator writes a formula as a text for expr's parser. It looks after the
// alternation of values and operators, so that what expr is given parses.
type translator struct {
	toks  []lex.Token
	lang  diag.Lang
	match []int  // for a bracket the index of its partner
	calls []bool // whether an opening bracket is that of a call or `where`
	diags diag.List

	out   strings.Builder
	marks []mark // where in out each piece starts, rising

	operand bool // the last thing written was a value: an operator may follow
	signs   int  // how many signs stand in front of the value to come
	depth   int
}

// mark says which token the text from an offset of the translation stems from.
type mark struct{ offset, token int }

// token is the token that an offset of the translation stems from. The
// translation is ASCII, so expr's offsets, which count characters, are bytes.
func (t *translator) token(offset int) int {
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].offset > offset })
	if i == 0 {
		return 0
	}
	return min(t.marks[i-1].token, len(t.toks)-1)
}

func (t *translator) write(text string, token int) {
	t.marks = append(t.marks, mark{t.out.Len(), token})
	t.out.WriteString(text + " ")
}

func (t *translator) report(d diag.Diagnostic, token int) {
	if len(t.diags) == 0 { // what follows the first is often its consequence
		t.diags.Add(d.At(t.toks[token].At))
	}
}

func (t *translator) unreadable() bool {
	for _, tok := range t.toks {
		if tok.Type == lex.Bad {
			return true
		}
	}
	return false
}

// matchBrackets pairs the brackets and sees that they are not nested too deep.
func (t *translator) matchBrackets() {
	t.match = make([]int, len(t.toks))
	var open []int
	for i, tok := range t.toks {
		switch tok.Type {
		case lex.LeftParen, lex.LeftBracket:
			if open = append(open, i); len(open) > maxNesting {
				t.report(tooDeep(maxNesting), i)
				return
			}
		case lex.RightParen, lex.RightBracket:
			if len(open) == 0 {
				t.report(strayBracket(tok.Text), i)
				return
			}
			o := open[len(open)-1]
			if open = open[:len(open)-1]; (t.toks[o].Type == lex.LeftParen) != (tok.Type == lex.RightParen) {
				t.report(wrongBracket(t.toks[o].Text, tok.Text), i)
				return
			}
			t.match[o], t.match[i] = i, o
		case lex.LeftBrace, lex.RightBrace:
			t.report(brace(tok.Text), i)
			return
		}
	}
	if len(open) > 0 {
		o := open[len(open)-1]
		t.report(openBracket(t.toks[o].Text), o)
	}
}

func (t *translator) translate() {
	if i := t.run(0, len(t.toks)); i < len(t.toks) {
		t.report(misplaced(t.lang, t.toks, i), i)
	}
}

// run translates a value from token i on and gives the index of the token it
// stopped at: end, or one that belongs to what is around it (a comma, `then`,
// `else`, a `:`).
func (t *translator) run(i, end int) int {
	t.operand, t.signs = false, 0
	ternaries, question := 0, 0
	for i < end && len(t.diags) == 0 {
		switch tok := t.toks[i]; tok.Type {
		case lex.Comma, lex.Then, lex.Else:
			return t.ended(i)
		case lex.Colon:
			if ternaries == 0 {
				return t.ended(i)
			}
			ternaries--
			i = t.binary(":", i)
		case lex.Question:
			ternaries, question = ternaries+1, i
			i = t.binary("?", i)
		default:
			i = t.piece(i, end)
		}
	}
	if ternaries > 0 && len(t.diags) == 0 {
		t.report(misplaced(t.lang, t.toks, question), question)
	}
	return t.ended(i)
}

// ended sees that a value does not end before it is complete.
func (t *translator) ended(i int) int {
	if t.operand || len(t.diags) > 0 {
		return i
	}
	switch {
	case i < len(t.toks):
		t.report(missingValue(t.toks[i].Text), i)
	default:
		t.report(endsEarly(t.toks[i-1].Text), i-1)
	}
	return i
}

// piece translates what starts at token i, be it part of a value or an
// operator, and gives the index behind it.
func (t *translator) piece(i, end int) int {
	tok := t.toks[i]
	switch {
	case t.operand && tok.Type == lex.Word && t.isWhere(i):
		t.report(lonelyWhere(tok.Text), i)
	case tok.Type == lex.Word || tok.Type == lex.Dot && !t.operand:
		return t.path(i, end)
	case tok.Literal():
		if t.startValue(i) {
			t.write(placeholder(i), i)
			t.operand = true
		}
	case tok.Type == lex.LeftParen || tok.Type == lex.LeftBracket:
		return t.bracketed(i)
	case tok.Type == lex.If:
		return t.conditional(i, end)
	default:
		return t.operator(i)
	}
	return i + 1
}

// startValue sees that a value may start at token i.
func (t *translator) startValue(i int) bool {
	if t.operand {
		t.report(t.adjacent(i), i)
	}
	t.signs = 0
	return len(t.diags) == 0
}

// adjacent tells that an operator is missing before the value at token i, or the
// `then` of an `if` whose condition ends there.
func (t *translator) adjacent(i int) diag.Diagnostic {
	left, right := t.toks[i-1], t.toks[i]
	d := missingOperator(t.lang, left, right)
	if lex.Meant(t.lang, lex.InFormulas, right.Text) == "" && t.inCondition(i) {
		return noThen(left, right)
	}
	return d
}

// inCondition reports whether token i stands behind an `if` and its condition,
// outside all brackets, without a `then` between them.
func (t *translator) inCondition(i int) bool {
	for i--; i > 0; i-- {
		switch tok := t.toks[i]; {
		case tok.Closes():
			i = t.match[i]
		case tok.Opens() || tok.Type == lex.Then || tok.Type == lex.Else || tok.Type == lex.Comma:
			return false
		case tok.Type == lex.If:
			return true
		}
	}
	return i == 0 && t.toks[0].Type == lex.If
}

// enter goes one level down; it is false where that is too deep.
func (t *translator) enter(i int) bool {
	if t.depth++; t.depth > maxNesting {
		t.report(tooDeep(maxNesting), i)
	}
	return len(t.diags) == 0
}

func (t *translator) leave() {
	t.depth--
	t.operand = true
}

// path translates a name with its members, a column of the row (`.income`), a
// call, or a table with `where`.
func (t *translator) path(i, end int) int {
	if !t.startValue(i) {
		return i
	}
	first, ok := i, true
	if t.toks[i].Type == lex.Dot {
		if i, ok = t.member(i, end); !ok {
			return i
		}
	}
	last := i
	for last+1 < end && t.toks[last+1].Type == lex.Dot {
		if last, ok = t.member(last+1, end); !ok {
			return last
		}
	}
	if next := last + 1; next < end && t.toks[next].Type == lex.LeftParen {
		return t.called(first, last)
	} else if next < end && t.isWhere(next) {
		return t.filtered(i, last, end)
	}
	t.names(i, last)
	t.operand = true
	return last + 1
}

// names writes the words from token i to token last, which are parted by dots.
func (t *translator) names(i, last int) {
	t.write(placeholder(i), i)
	for i += 2; i <= last; i += 2 {
		t.out.WriteString(".")
		t.write(placeholder(i), i)
	}
}

// member sees that a name follows the dot at token i and gives its index.
func (t *translator) member(i, end int) (name int, ok bool) {
	switch {
	case i+1 >= end:
		t.report(endsEarly(t.toks[i].Text), i)
	case t.toks[i+1].Foreign: // reported
	case t.toks[i+1].Reserved():
		t.report(lex.ReservedWord(t.lang, t.toks[i+1].Text), i+1)
	case t.toks[i+1].Type != lex.Word:
		t.report(afterDot(t.toks[i+1].Text), i+1)
	}
	return i + 1, len(t.diags) == 0
}

// called translates a function with its arguments.
func (t *translator) called(first, name int) int {
	if first != name {
		written := ""
		for _, tok := range t.toks[first : name+1] {
			written += tok.Text
		}
		t.report(methodCall(t.lang, written, t.toks[name].Text), name)
		return name
	}
	open := name + 1
	t.calls[open] = true
	t.write(placeholder(name), name)
	t.list(open, "(", ")")
	return t.match[open] + 1
}

// bracketed translates `( value )` or `[ values ]`.
func (t *translator) bracketed(i int) int {
	if t.operand && t.toks[i].Type == lex.LeftBracket {
		t.report(subscript(), i)
	}
	if !t.startValue(i) {
		return i
	}
	if t.toks[i].Type == lex.LeftBracket {
		t.list(i, "[", "]")
		return t.match[i] + 1
	}
	if !t.enter(i) {
		return i
	}
	t.write("(", i)
	end := t.match[i]
	if stop := t.run(i+1, end); stop < end {
		t.report(misplaced(t.lang, t.toks, stop), stop)
	}
	t.write(")", end)
	t.leave()
	return end + 1
}

// list translates values parted by commas, from the bracket at token i to its
// partner.
func (t *translator) list(i int, open, close string) {
	if !t.enter(i) {
		return
	}
	end := t.match[i]
	t.write(open, i)
	for i++; i < end && len(t.diags) == 0; i++ {
		if i = t.run(i, end); i >= end {
			break
		}
		if t.toks[i].Type != lex.Comma {
			t.report(misplaced(t.lang, t.toks, i), i)
		} else if i+1 == end {
			t.report(missingValue(t.toks[end].Text), end)
		}
		t.write(",", i)
	}
	t.write(close, end)
	t.leave()
}

// holdsComma reports whether a bracket opens at token i that parts values.
func (t *translator) holdsComma(i int) bool {
	if i >= len(t.toks) || t.toks[i].Type != lex.LeftParen {
		return false
	}
	depth := 0
	for _, tok := range t.toks[i:] {
		switch {
		case tok.Opens():
			depth++
		case tok.Closes():
			depth--
		case tok.Type == lex.Comma && depth == 1:
			return true
		}
		if depth == 0 {
			break
		}
	}
	return false
}

// conditional translates `if c then a else b`, whose last part reaches as far as
// it can.
func (t *translator) conditional(i, end int) int {
	if !t.startValue(i) || !t.enter(i) {
		return i
	}
	begin := i
	if t.holdsComma(i + 1) { // `if(c, a, b)`, as spreadsheets have it
		t.report(ifWithout("then", "så"), begin)
		return i
	}
	t.write("((", i)
	if i = t.run(i+1, end); i >= end || t.toks[i].Type != lex.Then {
		t.report(ifWithout("then", "så"), begin)
		return i
	}
	t.write(") ? (", i)
	if i = t.run(i+1, end); i >= end || t.toks[i].Type != lex.Else {
		t.report(ifWithout("else", "ellers"), begin)
		return i
	}
	t.write(") : (", i)
	i = t.run(i+1, end)
	t.write("))", i)
	t.leave()
	return i
}

// filtered translates `TABLE where CONDITION` as a call of where's placeholder.
func (t *translator) filtered(i, last, end int) int {
	where := last + 1
	if !t.enter(where) {
		return where
	}
	t.write(placeholder(where)+"(", where)
	t.names(i, last)
	t.write(",", where)
	stop := t.run(where+1, end)
	t.write(")", stop)
	t.leave()
	return stop
}

// isWhere reports whether token i is the word `where`, in a place where an
// operator may stand.
func (t *translator) isWhere(i int) bool {
	english, _ := lex.Match(t.lang, lex.InFormulas, t.toks[i:])
	return english == "where"
}
