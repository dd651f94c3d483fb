package editor

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// Hover is what is told about a word.
type Hover struct {
	At    diag.Range
	Title string   // what it is: "weighted – number, column of institutions"
	Lines []string // its label, what it means or how it is computed, where it is defined
}

// Hover tells about the word at an offset in a language; ok is false where
// there is nothing to tell.
func (d *Document) Hover(offset int, lang diag.Lang) (h Hover, ok bool) {
	m, ok := d.at(offset)
	switch {
	case !ok:
		return Hover{}, false
	case m.symbol != nil && m.symbol.Kind == SymbolFigure:
		return d.told(m, d.typeName(m.symbol, lang), figureMeaning(m.symbol.Member).In(lang)), true
	case m.symbol != nil:
		return d.aboutSymbol(m, lang), true
	case m.keyword != "":
		return d.told(m, "", m.context.Word(m.keyword).Doc.In(lang)), true
	case m.function != "":
		return d.aboutFunction(m, lang), true
	}
	return Hover{}, false
}

// told is a hover of one line.
func (d *Document) told(m mark, typ, line string) Hover {
	title := d.text(m.at)
	if typ != "" {
		title += " – " + typ
	}
	h := Hover{At: m.at, Title: title}
	if line != "" {
		h.Lines = append(h.Lines, line)
	}
	return h
}

// aboutFunction tells what a function takes and gives, and how it is used.
func (d *Document) aboutFunction(m mark, lang diag.Lang) Hover {
	f := function.Named(m.function)
	h := d.told(m, "", f.Doc.In(lang))
	h.Title = d.text(m.at) + "(" + f.Arguments(d.lang()) + ")"
	if more := f.More.In(lang); more != "" {
		h.Lines = append(h.Lines, more)
	}
	example := diag.Text{EN: "for example ", DA: "for eksempel "}.In(lang) + f.Example.Written(d.lang())
	h.Lines = append(h.Lines, example)
	return h
}

// aboutSymbol tells about a name: its kind and type, label, formula and place.
func (d *Document) aboutSymbol(m mark, lang diag.Lang) Hover {
	s := m.symbol
	h := Hover{At: m.at, Title: s.Name + " – " + d.kindName(s, lang)}
	if s.Label != "" {
		h.Lines = append(h.Lines, s.Label)
	}
	if text := d.definition(s); text != "" {
		h.Lines = append(h.Lines, text)
	}
	if s.Step != nil && s.Kind != SymbolPart {
		if text := describe.Step(d.program, s.Step, lang); text != "" {
			h.Lines = append(h.Lines, text)
		}
	}
	if s.At != (diag.Range{}) && !m.declares {
		line := d.file.Source.Position(s.At.Start).Line
		h.Lines = append(h.Lines, fmt.Sprintf(diag.Text{EN: "line %d", DA: "linje %d"}.In(lang), line))
	}
	return h
}

// definition is how a symbol is defined, as written: a formula, a value, a
// column's kind.
func (d *Document) definition(s *Symbol) string {
	var at diag.Range
	switch decl := s.Decl.(type) {
	case *dsl.Let:
		if decl.Formula != nil {
			at = decl.Formula.At
		}
	case *dsl.Indicator:
		if decl.Condition != nil {
			at = decl.Condition.At
		}
	case *dsl.Param:
		at = decl.Value.At
	case *dsl.Solve:
		if decl.Condition != nil {
			at = decl.Condition.At
		}
	case *dsl.Table:
		if s.Column != nil && s.Column.Data != nil {
			at = s.Column.Data.At
		}
	}
	if at == (diag.Range{}) {
		return ""
	}
	return strings.Join(strings.Fields(d.text(at)), " ")
}

// kindName says what a symbol is, with its type and table.
func (d *Document) kindName(s *Symbol, lang diag.Lang) string {
	kind := map[SymbolKind]diag.Text{
		SymbolTable: {EN: "table", DA: "tabel"}, SymbolColumn: {EN: "column of %s", DA: "kolonne i %s"},
		SymbolIndicator: {EN: "indicator of %s", DA: "kriterium i %s"}, SymbolParam: {EN: "parameter", DA: "parameter"},
		SymbolValue: {EN: "single value", DA: "enkelt værdi"},
		SymbolSolve: {EN: "value solved for", DA: "værdi, der findes"},
		SymbolAlias: {EN: "rows of %s", DA: "rækker i %s"}, SymbolPart: {EN: "part of an amount", DA: "del af et beløb"},
	}[s.Kind].In(lang)
	if s.Kind == SymbolResult {
		kind = s.Decl.Kind().About.In(lang)
	}
	if s.Table != nil {
		kind = strings.Replace(kind, "%s", s.Table.Name, 1)
	}
	if typ := d.typeName(s, lang); typ != "" && s.Kind != SymbolTable && s.Kind != SymbolAlias {
		return typ + ", " + kind
	}
	return kind
}

// typeName is the kind of value of a symbol; "" where it has none.
func (d *Document) typeName(s *Symbol, lang diag.Lang) string {
	if s.Column != nil && s.Column.Data != nil && s.Column.Data.Kind == dsl.KindRef {
		return "-> " + s.Column.Data.Target.Text
	}
	switch s.Type.Kind {
	case check.Number:
		if s.Param != nil && s.Param.Share || s.Column != nil && s.Column.Share {
			return diag.Text{EN: "share", DA: "andel"}.In(lang)
		}
		return diag.Text{EN: "number", DA: "tal"}.In(lang)
	case check.Money:
		return d.program.Model.Currency
	case check.Text:
		return diag.Text{EN: "text", DA: "tekst"}.In(lang)
	case check.Flag:
		return diag.Text{EN: "yes or no", DA: "ja eller nej"}.In(lang)
	case check.Date:
		return diag.Text{EN: "date", DA: "dato"}.In(lang)
	case check.Rows:
		return diag.Text{EN: "table", DA: "tabel"}.In(lang)
	}
	return ""
}
