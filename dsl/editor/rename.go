package editor

import (
	"slices"
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Edit replaces a stretch of the file.
type Edit struct {
	At   diag.Range
	Text string
}

// Definition is where the name at an offset is declared; ok is false where it
// is unknown, or named by the language.
func (d *Document) Definition(offset int) (at diag.Range, ok bool) {
	m, ok := d.at(offset)
	if !ok || m.symbol == nil || m.symbol.At == (diag.Range{}) {
		return diag.Range{}, false
	}
	return m.symbol.At, true
}

// References are all places where the name at an offset stands, its declaration
// too; none where it is unknown.
func (d *Document) References(offset int) []diag.Range {
	m, ok := d.at(offset)
	if !ok || m.symbol == nil {
		return nil
	}
	return d.places(m.symbol)
}

func (d *Document) places(s *Symbol) []diag.Range {
	var out []diag.Range
	for _, m := range d.marks {
		if m.symbol == s {
			out = append(out, m.at)
		}
	}
	return out
}

// Rename gives the edits that call the thing at an offset something else,
// wherever it is named. It refuses, with a message and no edits, what is no
// name, what is taken, and what would change the meaning of the rules.
func (d *Document) Rename(offset int, name string) ([]Edit, diag.List) {
	m, ok := d.at(offset)
	if !ok || m.symbol == nil || m.symbol.Kind == SymbolFigure {
		return nil, diag.List{notRenamable().At(diag.Range{File: d.file.Source.Name, Start: offset, End: offset})}
	}
	if problem, ok := d.nameProblem(name); ok {
		return nil, diag.List{problem.At(m.at)}
	}
	var edits []Edit
	for _, at := range d.places(m.symbol) {
		edits = append(edits, Edit{At: at, Text: name})
	}
	if problem, ok := d.clash(m.symbol, name, edits); ok {
		return nil, diag.List{problem.At(m.at)}
	}
	return edits, nil
}

// nameProblem says what is wrong with a name as such.
func (d *Document) nameProblem(name string) (diag.Diagnostic, bool) {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !unicode.IsMark(r)) {
			return noName(name), true
		}
	}
	if name == "" {
		return noName(name), true
	}
	for _, lang := range []diag.Lang{diag.English, diag.Danish} {
		if _, ok := lex.Find(lang, lex.Reserved, name); ok {
			return lex.ReservedWord(d.file.Lang, name), true
		}
	}
	if name == d.program.Model.Currency {
		return lex.ReservedWord(d.file.Lang, name), true
	}
	return diag.Diagnostic{}, false
}

// clash finds what a new name would collide with: it is the name of something
// else, or the file with it means something else.
func (d *Document) clash(s *Symbol, name string, edits []Edit) (diag.Diagnostic, bool) {
	if name == s.Name {
		return diag.Diagnostic{}, false
	}
	if other := d.taken(s, name); other != nil {
		return nameTaken(name, d.file.Source.Position(other.At.Start).Line), true
	}
	file, before := dsl.Parse(d.file.Source.Name, apply(d.file.Source.Text, edits))
	program, after := check.Check(file)
	_, was := check.Check(d.file)
	if codes(append(before, after...)) != codes(append(d.problems(), was...)) || structure(New(file, program)) != structure(d) {
		return changesMeaning(name), true
	}
	return diag.Diagnostic{}, false
}

// taken is what already bears a name in the places where s could be meant.
func (d *Document) taken(s *Symbol, name string) *Symbol {
	n := d.names
	switch s.Kind {
	case SymbolColumn, SymbolIndicator:
		if other := n.columns[s.Table][name]; other != nil {
			return other
		}
		return n.aliases[s.Table][name]
	case SymbolAlias:
		return nil
	case SymbolPart:
		return n.figures[s.Step.(*check.SplitStep).Of.Name][name]
	}
	if other := n.tables[name]; other != nil {
		return other
	}
	if other := n.globals[name]; other != nil {
		return other
	}
	if s.Kind == SymbolResult && s.Column != nil {
		return n.columns[s.Table][name]
	}
	return nil
}

// problems are what reading the file found.
func (d *Document) problems() diag.List {
	_, list := dsl.Parse(d.file.Source.Name, d.file.Source.Text)
	return list
}

// codes are the problems of a file by their codes, so that two can be compared.
func codes(list diag.List) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// structure is which words of the file mean the same thing, whatever it is
// called: for each known name the place in the list where that thing came up
// first.
func structure(of *Document) string {
	first := map[*Symbol]int{}
	var out strings.Builder
	for i, m := range of.marks {
		if m.symbol == nil {
			out.WriteString(string(m.kind) + " ")
			continue
		}
		if _, ok := first[m.symbol]; !ok {
			first[m.symbol] = i
		}
		out.WriteString(diag.Number(first[m.symbol]).In(diag.English) + " ")
	}
	return out.String()
}

// apply makes the edits, which are rising and apart, in a text.
func apply(text string, edits []Edit) string {
	var out strings.Builder
	end := 0
	for _, e := range edits {
		out.WriteString(text[end:e.At.Start] + e.Text)
		end = e.At.End
	}
	return out.String() + text[end:]
}

func notRenamable() diag.Diagnostic {
	return diag.New("rename.nothing", diag.Error, "There is nothing here that can be renamed.", "Her er intet, der kan omdøbes.").
		WithHint("Put the cursor on a name of your own.", "Sæt markøren på et af dine egne navne.")
}

func noName(name string) diag.Diagnostic {
	return diag.New("rename.name", diag.Error, "\"%s\" cannot be a name.", "»%s« kan ikke være et navn.", lex.Shorten(name)).
		WithHint("Use letters, digits and _, and begin with a letter.", "Brug bogstaver, cifre og _, og begynd med et bogstav.")
}

func nameTaken(name string, line int) diag.Diagnostic {
	if line == 0 {
		line = 1
	}
	return diag.New("rename.taken", diag.Error, "`%s` is taken already, in line %d.", "`%s` er allerede brugt, i linje %d.", name, line).
		WithHint("Choose another name.", "Vælg et andet navn.")
}

func changesMeaning(name string) diag.Diagnostic {
	return diag.New("rename.meaning", diag.Error, "Called `%s`, the rules would mean something else.", "Hed det `%s`, ville reglerne betyde noget andet.", name).
		WithHint("Choose a name that is not used near it.", "Vælg et navn, der ikke bruges i nærheden.")
}
