package formula

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// What people write between two values in words, where an operator stands.

// spoken lists words for operators, in small letters and parted by commas.
var spoken = []struct{ words, write string }{
	{"x,gange,times,multiplied by,ganget med", "*"}, {"divided by,divideret med,delt med,div", "/"}, {"plus", "+"}, {"minus", "-"},
	{"not,ikke,is not,er ikke,differs from,is not equal to,er forskellig fra,forskellig fra", "!="}, {"is,er,equals,is equal to,er lig med,lig med,er lig", "=="},
	{"over,above,større end,er større end,er over,is over,is above,more than,greater than,is greater than,mere end", ">"},
	{"under,below,mindre end,er mindre end,er under,is under,is below,less than,is less than", "<"},
	{"mindst,at least,er mindst,is at least,least", ">="}, {"højst,at most,er højst,is at most,most", "<="},
}

// spokenAt is the operator that words at the next token stand for, and how many
// tokens they are; "" where they stand for none, or no value follows.
func (p *parser) spokenAt() (write string, n int) {
	for _, s := range spoken {
		for _, phrase := range strings.Split(s.words, ",") {
			words := strings.Fields(phrase)
			if len(words) > n && p.says(words) && p.beginsValue(p.at+len(words)) {
				write, n = s.write, len(words)
			}
		}
	}
	return write, n
}

// says reports whether the next tokens are words, in any letters.
func (p *parser) says(words []string) bool {
	if p.at+len(words) > len(p.toks) {
		return false
	}
	for i, w := range words {
		if strings.ToLower(p.toks[p.at+i].Text) != w {
			return false
		}
	}
	return true
}

// beginsValue reports whether token i begins a value that is no call of the word
// before it.
func (p *parser) beginsValue(i int) bool {
	if i >= len(p.toks) {
		return false
	}
	t := p.toks[i]
	return t.Type == lex.Word || t.Literal() || t.Type == lex.Minus || t.Type == lex.LeftParen && t.At.Start > p.toks[i-1].At.End
}

// inWords tells what to write for an operator in words; ok is false where the next
// token is none.
func (p *parser) inWords() (d diag.Diagnostic, at diag.Range, ok bool) {
	left, right := p.toks[p.at-1], p.toks[p.at]
	d = withoutOperator(left, right)
	switch word := strings.ToLower(right.Text); {
	case word == "between" || word == "mellem":
		at, write := p.span()
		if write == "" {
			return inRange(d), right.At, true
		}
		return d.Write(write), at, true
	case slices.Contains([]string{"like", "contains", "ligner", "indeholder", "starts", "begins", "begynder", "starter", "matches"}, word):
		return wholeTexts(d), right.At, true
	}
	if write, n := p.spokenAt(); write != "" {
		return d.Write(write), right.At.To(p.toks[p.at+n-1].At), true
	}
	if (right.Text == "of" || right.Text == "af") && p.beginsValue(p.at+1) && (times(left) || left.Type == lex.Word && p.toks[p.at+1].Literal()) {
		return d.Write("*"), right.At, true
	}
	if n := p.perUnit(); n > 0 {
		return d.Write("*"), right.At.To(p.toks[p.at+n-1].At), true
	}
	return d, diag.Range{}, false
}

// perUnit is how many tokens `per`, `pr` or `pr.` are between an amount and a name: so much for each.
func (p *parser) perUnit() int {
	word := strings.ToLower(p.toks[p.at].Text)
	if p.toks[p.at-1].Type != lex.Money || word != "per" && word != "pr" {
		return 0
	}
	n := 1
	if p.at+n < len(p.toks) && p.toks[p.at+n].Type == lex.Dot {
		n++
	}
	if p.at+n >= len(p.toks) || p.toks[p.at+n].Type != lex.Word {
		return 0
	}
	return n
}

// times reports whether a token behind which a name stands is meant to multiply it.
func times(left lex.Token) bool { return left.Type == lex.Number || left.Type == lex.Percent }

// span is how `between 10 and 20` is written, and where it stands; "" where its
// ends are more than names and constants.
func (p *parser) span() (at diag.Range, write string) {
	low := p.simple(p.at + 1)
	if low == p.at+1 || low >= len(p.toks) || p.toks[low].Type != lex.And {
		return at, ""
	}
	high := p.simple(low + 1)
	if high == low+1 {
		return at, ""
	}
	text := func(from, to int) string {
		var b strings.Builder
		for _, t := range p.toks[from:to] {
			b.WriteString(t.Text)
		}
		return b.String()
	}
	in := lex.Spell(p.lang, lex.Reserved, "in")
	return p.toks[p.at].At.To(p.toks[high-1].At), in + " " + text(p.at+1, low) + ".." + text(low+1, high)
}

// simple is where a constant, or a name with its members, ends that begins at token
// i; i itself where none does.
func (p *parser) simple(i int) int {
	from := i
	if i < len(p.toks) && p.toks[i].Type == lex.Minus {
		i++
	}
	switch {
	case i >= len(p.toks):
		return from
	case p.toks[i].Literal():
		return i + 1
	case p.toks[i].Type != lex.Word:
		return from
	}
	for i++; i+1 < len(p.toks) && p.toks[i].Type == lex.Dot && p.toks[i+1].Type == lex.Word; {
		i += 2
	}
	return i
}
