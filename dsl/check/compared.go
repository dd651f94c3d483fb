package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Compared is a text of the rules that something is compared with: a column of the
// data, or a formula that can give no other texts than those of some columns and
// some that are written out.
type Compared struct {
	Text    string
	At      diag.Range // of the text
	Column  *Column    // nil: a formula
	With    string     // the formula, as the rules write it
	From    []TextSource
	Written []string
}

// TextSource is a column of the data, of text, keys or references, whose texts go
// through functions on their way.
type TextSource struct {
	Column  *Column
	through string // the English names of functions, each with a blank behind, the last one first
}

// textFunctions are the functions of text that a source can be followed through.
var textFunctions = map[string]func(string) string{"upper": strings.ToUpper, "lower": strings.ToLower, "trim": strings.TrimSpace}

// Of is what a text of the column is compared as.
func (s TextSource) Of(text string) string { return passed(text, s.through) }

func passed(text, through string) string {
	for _, name := range slices.Backward(strings.Fields(through)) {
		text = textFunctions[name](text)
	}
	return text
}

// compared notes a text that something is compared with: one written there, one that a value stands for, or what a
// parameter without choices is, in a scenario too.
func (c *checker) compared(with, text *Expr) {
	switch text.Op {
	case OpConst:
		c.comparedText(with, text.Const, text.At)
	case OpIf:
		c.compared(with, text.Args[1])
		c.compared(with, text.Args[2])
	case OpValue:
		if s, ok := text.Value.Step.(*ValueStep); ok && s.Expr != nil && with.Op != OpValue {
			c.compared(with, s.Expr)
		}
	case OpParam:
		if len(text.Param.Choices) > 0 {
			return
		}
		c.comparedText(with, text.Param.Value, text.Param.Decl.Value.At)
		c.after = append(c.after, func() {
			for _, s := range c.program.Scenarios {
				for _, set := range s.Settings {
					if set.Param == text.Param {
						c.comparedText(with, set.Value, set.At)
					}
				}
			}
		})
	}
}

// comparedText notes one text and where it stands.
func (c *checker) comparedText(with *Expr, value Const, at diag.Range) {
	if value.Kind != Text || value.Missing || with.Op == OpConst {
		return
	}
	if with.Op == OpColumn && with.Column.Data != nil {
		c.program.Compared = append(c.program.Compared, Compared{Text: value.Text, At: at, Column: with.Column})
		return
	}
	t := texts{seen: map[visit]bool{}}
	if t.follow(with, "") && !slices.Contains(t.written, value.Text) {
		c.program.Compared = append(c.program.Compared, Compared{Text: value.Text, At: at, With: c.quoted(with.At), From: t.from, Written: t.written})
	}
}

// texts is what a formula of text can give.
type texts struct {
	from    []TextSource
	written []string
	seen    map[visit]bool
}

// visit is a column or value whose text goes through functions.
type visit struct {
	of      any
	through string
}

// furthest is how many columns and values are followed.
const furthest = 100

// first reports whether something is followed for the first time; more is false
// where it has become too much.
func (t *texts) first(of any, through string) (first, more bool) {
	v := visit{of, through}
	first = !t.seen[v]
	t.seen[v] = true
	return first, len(t.seen) <= furthest
}

// follow adds what a formula can give; false where that is not known before it is
// computed.
func (t *texts) follow(e *Expr, through string) bool {
	switch e.Op {
	case OpConst:
		if !e.Const.Missing {
			t.written = append(t.written, passed(e.Const.Text, through))
		}
		return true
	case OpColumn:
		return t.column(e.Column, through)
	case OpValue:
		s, ok := e.Value.Step.(*ValueStep)
		first, more := t.first(e.Value, through)
		return ok && more && (!first || s.Expr != nil && t.follow(s.Expr, through))
	case OpIf:
		return t.follow(e.Args[1], through) && t.follow(e.Args[2], through)
	case OpCoalesce:
		return t.follow(e.Args[0], through) && t.follow(e.Args[1], through)
	case OpMap:
		return t.follow(e.Args[1], through)
	case OpCall:
		return t.call(e, through)
	}
	return false
}

func (t *texts) call(e *Expr, through string) bool {
	switch {
	case textFunctions[e.Func] != nil:
		return t.follow(e.Args[0], through+e.Func+" ")
	case e.Func == "first" || e.Func == "last" || e.Func == "known":
		return t.follow(e.Args[0], through)
	case e.Func == "lookup":
		return t.column(e.Column, through) && (len(e.Args) < 2 || t.follow(e.Args[1], through))
	}
	return false
}

func (t *texts) column(col *Column, through string) bool {
	first, more := t.first(col, through)
	if !first || !more {
		return more
	}
	if col.Data != nil {
		for _, choice := range col.Data.Choices {
			t.written = append(t.written, passed(choice.Text, through))
		}
		if len(col.Data.Choices) == 0 {
			t.from = append(t.from, TextSource{col, through})
		}
		return true
	}
	switch s := col.Step.(type) {
	case *ColumnStep:
		return s.Expr != nil && t.follow(s.Expr, through)
	case *BandsStep:
		for _, b := range s.Bands {
			if b.Value == nil || !t.follow(b.Value, through) {
				return false
			}
		}
		return true
	}
	return false
}
