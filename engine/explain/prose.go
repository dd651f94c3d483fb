package explain

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/view"
)

// Sentence is a sentence about a number, with the figures that it names.
type Sentence struct {
	Text    string   `json:"text"`
	Figures []Figure `json:"figures"`

	formula bool
}

// Formula reports whether the sentence quotes a formula of the rules.
func (s Sentence) Formula() bool { return s.formula }

// Rounding reports whether the sentence is of the units that rounding left.
func (s Sentence) Rounding() bool {
	return slices.ContainsFunc(s.Figures, func(f Figure) bool {
		return strings.HasPrefix(f.Note, "remainder.") || strings.HasPrefix(f.Note, "tie.")
	})
}

// Figure is a figure in a sentence: the value of a node, or of a note of it.
type Figure struct {
	ID    string `json:"id"`             // of the node
	Note  string `json:"note,omitempty"` // of its note, and the name there: remainder.place
	Value Value  `json:"value"`
	Text  string `json:"text"` // as it stands in the sentence
}

// Tell tells of the node of an address, in a language, why it is what it is. It
// gives false where there is no such node, and the context's error.
func (x *Explainer) Tell(ctx context.Context, id string, lang diag.Lang) (out []Sentence, ok bool, err error) {
	label, spelling := x.Lang, x.spelling
	defer func() { x.Lang, x.spelling = label, spelling }()
	x.Lang, x.spelling = lang, lang
	err = x.see(ctx, func() {
		s := x.find(id)
		if s == nil {
			return
		}
		p := &prose{x: x, lang: lang, foreign: describe.Author(x.program) != lang}
		p.tell(s)
		out, ok = x.screened(p.out, lang), true
	})
	return out, ok, err
}

// prose is sentences being written.
type prose struct {
	x        *Explainer
	lang     diag.Lang
	foreign  bool // labels are in another language
	out      []Sentence
	figures  []Figure
	formulas bool // one was quoted since the last sentence
}

// fig is a value in a sentence.
type fig struct {
	id, note string
	is       check.Const
	unit     string
	round    bool   // an amount in whole kroner
	text     string // as it is to be written; "" for the usual way
}

// of is the value of a node.
func of(s *spot) fig {
	f := fig{id: s.ID, is: s.is, unit: s.Unit, round: s.Kind != Share}
	if year := s.is.Number; s.Kind == Param && s.is.Kind == check.Number && year == math.Trunc(year) && year > 1800 && year < 2200 && s.Unit != "share" {
		f.text = strconv.Itoa(int(year)) // a year has no point in it
	}
	return f
}

// noted is a number of a node's note.
func noted(s *spot, code, name, unit string) fig {
	f := fig{id: s.ID, note: code + "." + name, unit: unit, round: true}
	switch v := s.Note(code)[name].(type) {
	case float64:
		f.is = check.Const{Kind: check.Number, Number: v}
	case string:
		f.is = check.Const{Kind: check.Text, Text: v}
	case bool:
		f.is = check.Const{Kind: check.Flag, Flag: v}
	default:
		f.is.Missing = true
	}
	return f
}

// say adds a sentence. Arguments that are figures are written as a reader reads them,
// and told. {0:one|many} is the first where argument 0 is the number 1, else the second.
func (p *prose) say(en, da string, args ...any) {
	p.figures = nil
	format := en
	if p.lang == diag.Danish {
		format = da
	}
	told := make([]any, len(args))
	for i, a := range args {
		told[i] = p.written(a)
	}
	text := fmt.Sprintf(inflected(format, args), told...)
	p.out = append(p.out, Sentence{Text: ended(text), Figures: append([]Figure{}, p.figures...), formula: p.formulas})
	p.formulas = false
}

// inflected is a format with the words that go with the numbers among its arguments.
func inflected(format string, args []any) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(format, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		place, behind, _ := strings.Cut(rest, "}")
		number, words, _ := strings.Cut(place, ":")
		one, many, _ := strings.Cut(words, "|")
		n, _ := strconv.Atoi(number)
		if f, ok := args[n].(fig); ok && f.is.Number == 1 {
			many = one
		}
		out.WriteString(many)
		format = behind
	}
}

// capital is a text that begins with a capital letter.
func capital(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
	}
	return string(r)
}

// ended is a sentence with one point at its end.
func ended(text string) string {
	text = strings.ReplaceAll(capital(strings.TrimSpace(text)), "kr..", "kr.")
	if strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

// written is an argument of a sentence.
func (p *prose) written(a any) any {
	f, ok := a.(fig)
	if !ok {
		return a
	}
	text := f.text
	if text == "" {
		text = p.value(f.is, f.unit, f.round)
	}
	p.figures = append(p.figures, Figure{ID: f.id, Note: f.note, Value: view.Plain(f.is), Text: text})
	return text
}

// value is a value as a reader reads it.
func (p *prose) value(c check.Const, unit string, round bool) string {
	da := p.lang == diag.Danish
	switch {
	case c.Missing:
		return p.pick("unknown", "ukendt")
	case c.Kind == check.Flag && c.Flag:
		return p.pick("yes", "ja")
	case c.Kind == check.Flag:
		return p.pick("no", "nej")
	case c.Kind == check.Text:
		return p.quoted(c.Text)
	case c.Kind == check.Date:
		return formula.Day(c.Number)
	case unit == "share":
		return p.number(100*c.Number, 1) + " %"
	case c.Kind == check.Money || unit == p.x.program.Model.Currency:
		text := p.amount(c.Number, p.decimals(c.Number, round)) + " " + p.x.program.Model.Currency
		if da && p.x.program.Model.Currency == "kr" {
			text += "."
		}
		return text
	}
	return p.number(c.Number, places(c.Number))
}

// decimals is how many decimals an amount has: none where it is large, unless the
// fraction is what it is about.
func (p *prose) decimals(x float64, round bool) int {
	if number.Equal(x, math.Trunc(x)) || round && math.Abs(x) >= 1000 {
		return 0
	}
	return 2
}

// places is how many decimals a plain number has: two, or as many as show three
// digits of a small one.
func places(x float64) int {
	n := 2
	for size := math.Abs(x); size > 0 && size < 0.1 && n < 9; size *= 10 {
		n++
	}
	return n
}

// number is a number rounded to some decimals, below zero with the sign that changes have.
func (p *prose) number(x float64, decimals int) string {
	return strings.Replace(diag.Number(number.Round(x, decimals)+0).In(p.lang), "-", "−", 1)
}

// amount is an amount with all its decimals, or with none.
func (p *prose) amount(x float64, decimals int) string {
	text := p.number(x, decimals)
	if mark := p.pick(".", ","); decimals > 0 {
		whole, fraction, _ := strings.Cut(text, mark)
		text = whole + mark + fraction + strings.Repeat("0", max(0, decimals-len(fraction)))
	}
	return text
}

func (p *prose) pick(en, da string) string { return diag.Text{EN: en, DA: da}.In(p.lang) }

func (p *prose) quoted(text string) string { return p.pick("“", "»") + text + p.pick("”", "«") }

// name is what a row is called.
func (p *prose) name(t *check.Table, row int) string { return p.x.rowLabel(t, row) }

// singular are things that a key counts, of which there is one.
var singular = map[string]string{
	"udsatte børn": "udsat barn", "vægtede børn": "vægtet barn", "indskrevne børn": "indskrevet barn", "børn": "barn", "pladser": "plads",
	"elever": "elev", "stillinger": "stilling", "vulnerable children": "vulnerable child", "weighted children": "weighted child",
	"children": "child", "pupils": "pupil", "places": "place", "disadvantaged children": "disadvantaged child", "enrolled children": "enrolled child",
}

// per is one unit of a key: pr. udsat barn.
func (p *prose) per(label string) string {
	if one := singular[strings.ToLower(label)]; one != "" && !p.foreign {
		return p.pick("for each ", "pr. ") + one
	}
	return p.pick("for each unit of ", "pr. enhed i ") + p.key(label)
}

// numberOf is how many there are of what a key counts, or else the key.
func (p *prose) numberOf(label string) string {
	if singular[strings.ToLower(label)] != "" && !p.foreign {
		return p.pick("the number of ", "antallet af ") + strings.ToLower(label)
	}
	return p.key(label)
}

// key is a key by its label, or as the key where it has none.
func (p *prose) key(label string) string {
	if label == "" {
		return p.pick("the key", "fordelingsnøglen")
	}
	return p.quoted(label)
}

// things are what a key counts, behind a number of them.
func (p *prose) things(label string) string {
	if singular[strings.ToLower(label)] != "" && !p.foreign {
		return " " + strings.ToLower(label)
	}
	return p.pick(" of ", " i ") + p.key(label)
}

// rows is what the rows of a table are called.
func (p *prose) rows(t *check.Table) string {
	text := label(t.Label, t.Name)
	if p.foreign {
		return p.pick("rows of ", "rækker i ") + p.quoted(text)
	}
	r := []rune(text)
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// formula is a formula in a sentence.
func (p *prose) formula(text string) string {
	p.formulas = true
	return strings.Join(strings.Fields(text), " ")
}
