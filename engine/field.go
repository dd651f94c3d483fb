package engine

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/table"
)

// Literal reads a constant as a rule file in a language and with a currency would.
// It does so by having such a file read.
func Literal(text string, lang diag.Lang, currency string) (value check.Const, ok bool) {
	if strings.ContainsAny(text, "\r\n") {
		return value, false
	}
	var rules strings.Builder
	fmt.Fprintf(&rules, "fordel 1 %s\n", lang)
	if currency != "kr" {
		fmt.Fprintf(&rules, "%s \"\" { %s %s }\n", lex.Spell(lang, lex.Statements, "model"), lex.Spell(lang, statement.Model.Lines, "currency"), currency)
	}
	fmt.Fprintf(&rules, "%s value = %s\n", lex.Spell(lang, lex.Statements, "param"), text)
	file, problems := dsl.Parse("", rules.String())
	program, more := check.Check(file)
	if problems.HasErrors() || more.HasErrors() || len(program.Params) != 1 {
		return value, false
	}
	p := program.Params[0] // a block or a comment behind the value is no part of it
	return p.Value, strings.TrimSpace(file.Source.Text[p.Decl.Value.At.End:]) == ""
}

// fieldKinds are the kinds of cells that parameters are read as.
var fieldKinds = map[check.Kind]table.Kind{check.Number: table.Number, check.Money: table.Money, check.Date: table.Date}

// ReadField reads what somebody writes in a field for a parameter, in a language:
// as a rule file in it reads a constant, or else as a sheet reads a cell. The unit
// may be left out. It gives false where that is no value of the parameter's type;
// whether the parameter may have the value is not asked.
func (m *Model) ReadField(p *check.Param, text string, lang diag.Lang) (value check.Const, ok bool) {
	kind, currency := p.Type.Kind, m.Program.Model.Currency
	text = strings.TrimSpace(text)
	if kind == check.Text {
		return check.Const{Kind: kind, Text: text}, true
	}
	unit := ""
	if p.Share && !strings.HasSuffix(text, "%") {
		unit = " %"
	}
	for _, unit := range []string{unit, map[bool]string{true: " " + currency}[kind == check.Money]} {
		if value, ok = Literal(text+unit, lang, currency); ok && value.Kind == kind {
			return value, true
		}
	}
	cell, known := fieldKinds[kind]
	if p.Share {
		cell = table.Share
	}
	if !known {
		return value, false
	}
	x, ok := table.ReadField(text, cell, currency, lang == diag.Danish)
	return check.Const{Kind: kind, Number: x}, ok
}
