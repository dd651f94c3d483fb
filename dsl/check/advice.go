package check

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// What was probably meant where kinds do not go together.

// sides resolves the sides of an operator. A name that nothing has, compared with a
// text, is taken for a text without its quotation marks.
func (c *checker) sides(n *formula.Node, op Op, s scope) (a, b *Expr) {
	left, right := n.Args[0], n.Args[1]
	if op != OpEqual && op != OpUnequal || !c.strange(left, s) && !c.strange(right, s) {
		return c.value(left, s), c.value(right, s)
	}
	if c.strange(left, s) && !c.strange(right, s) {
		b, a = c.besideText(right, left, s)
		return a, b
	}
	return c.besideText(left, right, s)
}

// strange reports whether a node is a name that stands for nothing in sight.
func (c *checker) strange(n *formula.Node, s scope) bool {
	return n.Op == formula.Name && !c.known(n.Text, s) && !c.lost[n.Text]
}

// besideText resolves a formula, and the name that nothing has beside it.
func (c *checker) besideText(n, name *formula.Node, s scope) (value, other *Expr) {
	value = c.value(n, s)
	if value.Type.Kind != Text {
		return value, c.value(name, s)
	}
	c.add(textWithoutQuotes(name.Text, name.At))
	return value, invalid(name)
}

// unquoted adds that a text is the name, or the label, of a value in sight.
func (c *checker) unquoted(d diag.Diagnostic, e *Expr, s scope) diag.Diagnostic {
	if e.Op != OpConst || e.Const.Text == "" {
		return d
	}
	if c.known(e.Const.Text, s) {
		return withoutQuotes(d, e.Const.Text)
	}
	for _, l := range s.bareLevels() {
		for _, col := range l.table.Columns {
			if strings.EqualFold(col.Label, e.Const.Text) && col.Member == nil {
				return withoutQuotes(d, col.Name)
			}
		}
	}
	for _, p := range c.program.Params {
		if strings.EqualFold(p.Label, e.Const.Text) {
			return withoutQuotes(d, p.Name)
		}
	}
	return d
}

// percent reports whether a formula is a constant written in per cent.
func (c *checker) percent(e *Expr) bool {
	return e.Op == OpConst && e.Type.Kind == Number && strings.HasSuffix(strings.TrimSpace(c.text(e.At)), "%")
}

// changed is how an amount less or more some per cent is written: `x - 5 %` is
// `95 % * x`.
func (c *checker) changed(of *Expr, op Op, part *Expr) string {
	share := 1 + part.Const.Number
	if op == OpSubtract {
		share = 1 - part.Const.Number
	}
	number := strconv.FormatFloat(math.Round(share*1e11)/1e9, 'f', -1, 64)
	if c.file.Lang == diag.Danish {
		number = strings.Replace(number, ".", ",", 1)
	}
	amount := c.text(of.At)
	if op := of.Op; op == OpAdd || op == OpSubtract || op == OpIf || op == OpCoalesce {
		amount = "(" + amount + ")"
	}
	return number + " % * " + amount
}

// amounts are the columns of money in the data of the row that is at hand, those
// first that are of an earlier year by their name or label.
func (c *checker) amounts(s scope) []string {
	var earlier, names []string
	if levels := s.bareLevels(); len(levels) > 0 {
		for _, col := range levels[0].table.Columns {
			switch {
			case col.Data == nil || col.Type.Kind != Money:
			case ofBefore(col.Name + " " + col.Label):
				earlier = append(earlier, col.Name)
			default:
				names = append(names, col.Name)
			}
		}
	}
	return append(earlier, names...)
}

// ofBefore reports whether a text speaks of an earlier year.
func ofBefore(text string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains([]string{"last", "previous", "before", "earlier", "old", "sidste", "forrige", "tidligere", "før", "gammelt", "gamle", "nuværende", "current"}, word) {
			return true
		}
	}
	return false
}

// mixed reports two values of different kinds where they must be the same.
func (c *checker) mixed(a, b *Expr) {
	d := mixedKinds(c.quoted(a.At), c.kindName(a.Type.Kind), c.quoted(b.At), c.kindName(b.Type.Kind), b.At)
	for _, pair := range [][2]*Expr{{b, a}, {a, b}} {
		if write := c.asKind(pair[0], pair[1].Type.Kind); write != "" {
			d = d.At(pair[0].At).Write(write)
			break
		}
		if other := pair[0]; other.Op == OpParam && other.Type.Kind == Number && pair[1].Type.Kind == Money && !other.Param.Share {
			d = unitWhereDeclared(d, other.Param.Name, other.Param.Value.Number, c.currency())
		}
		if year := pair[0]; pair[1].Type.Kind == Date && year.Op == OpConst && year.Type.Kind == Number && isYear(year.Const.Number) {
			d = d.At(year.At).Write(strconv.Itoa(int(year.Const.Number)) + "-01-01")
			break
		}
	}
	if c.inKey && d.Hint.EN == "" && a.Type.Kind.numeric() && b.Type.Kind.numeric() {
		d = partsInKey(d, c.file.Lang)
	}
	c.add(d)
}

func isYear(x float64) bool { return x == math.Trunc(x) && x >= 1900 && x <= 2100 }

// asKind is how a constant is written as a value of another kind, where that is
// what was meant; else "".
func (c *checker) asKind(e *Expr, kind Kind) string {
	if e.Op != OpConst || e.Const.Missing {
		return ""
	}
	switch from := e.Type.Kind; {
	case from == Number && kind == Money && !c.percent(e):
		return c.text(e.At) + " " + c.currency()
	case from == Number && kind == Text && !c.percent(e):
		return `"` + c.text(e.At) + `"`
	case from == Number && kind == Flag && (e.Const.Number == 0 || e.Const.Number == 1) && !c.percent(e):
		return lex.Spell(c.file.Lang, lex.Reserved, map[float64]string{0: "no", 1: "yes"}[e.Const.Number])
	case from == Text && kind == Flag:
		for _, word := range []string{"yes", "no"} {
			for _, lang := range []diag.Lang{diag.English, diag.Danish} {
				if strings.EqualFold(e.Const.Text, lex.Spell(lang, lex.Reserved, word)) {
					return lex.Spell(c.file.Lang, lex.Reserved, word)
				}
			}
		}
	case from == Text && (kind == Date || kind == Money):
		return c.unquotedAs(e.Const.Text, kind)
	case from == Text && kind == Number:
		if digits := strings.Trim(e.Const.Text, "0123456789"); digits == "" && e.Const.Text != "" && len(e.Const.Text) < 16 {
			return e.Const.Text
		}
	}
	return ""
}
