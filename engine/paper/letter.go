package paper

import (
	"context"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/report"
)

// Letter is the letter to one row of a table: an institution.
type Letter struct {
	Table string `json:"table"`
	Key   string `json:"key"`  // of the row, or its number where the table has no key
	Name  string `json:"name"` // what it is called
	Page  string `json:"page"` // HTML, to be put into a Document
}

// Options are how papers are written.
type Options struct {
	Lang   diag.Lang
	Origin report.Origin
	Date   string          // on which they are written, as people write it; empty: not told
	Hidden *report.Hidden  // what is not told, as it is of few; nil: all is
	Rows   map[string]bool // the keys of those that get a letter; nil for all
}

// Letters are the letters to the rows that a model gives money to, table by table in the
// order of its rows. There are none where it gives nobody any. The error is the context's.
func Letters(ctx context.Context, r *report.Run, x *explain.Explainer, o Options) ([]Letter, error) {
	out := []Letter{}
	for _, plan := range plans(r.Program, o.Lang) {
		w, err := newLetters(ctx, r, x, o, plan)
		if err != nil {
			return nil, err
		}
		for row := range r.Table(plan.Table).Len {
			key := x.Key(plan.Table, row)
			if o.Rows != nil && !o.Rows[key] {
				continue
			}
			text, err := w.letter(ctx, row)
			if err != nil {
				return nil, err
			}
			out = append(out, Letter{Table: plan.Table.Name, Key: key, Name: x.Name(plan.Table, row), Page: text})
		}
	}
	return out, nil
}

// letters is what all letters to the rows of a table share.
type letters struct {
	*report.Run
	Options
	x     *explain.Explainer
	plan  *check.Letter
	lines []line // of the table of amounts
	per   *check.Column
	texts map[*check.Expr][]check.Const // of the names in braces, by row
}

// line is an amount that the letter tells.
type line struct {
	label    string
	column   *check.Column // nil for a formula
	values   []check.Const
	before   []check.Const // last year; nil where that is not known
	decimals int
	sum      bool // it is the sum of those above it, on every row
}

// newLetters computes what the letters tell, over all rows at once.
func newLetters(ctx context.Context, r *report.Run, x *explain.Explainer, o Options, plan *check.Letter) (*letters, error) {
	w := &letters{Run: r, Options: o, x: x, plan: plan, per: columnOf(plan.Per), texts: map[*check.Expr][]check.Const{}}
	values := func(e *check.Expr) (out []check.Const, err error) {
		if e != nil {
			out, err = x.Values(ctx, e, plan.Table)
		}
		return out, err
	}
	for _, f := range plan.Figures {
		l := line{label: f.Label, column: columnOf(f.Expr)}
		var err error
		if l.values, err = values(f.Expr); err != nil {
			return nil, err
		}
		if l.before, err = values(lastYear(r.Program, l.column)); err != nil {
			return nil, err
		}
		l.decimals = amounts(numbers(l.values))
		l.sum = w.isSum(l)
		w.lines = append(w.lines, l)
	}
	for _, p := range slices.Concat(plan.Heading, plan.Greeting, plan.Closing) {
		if p.Expr == nil || w.texts[p.Expr] != nil {
			continue
		}
		var err error
		if w.texts[p.Expr], err = values(p.Expr); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// isSum reports whether a line is the sum of those before it.
func (w *letters) isSum(l line) bool {
	if len(w.lines) < 2 {
		return false
	}
	for row, v := range l.values {
		sum := 0.0
		for _, other := range w.lines {
			sum += other.values[row].Number
		}
		if v.Missing || v.Number-sum > 0.005 || sum-v.Number > 0.005 {
			return false
		}
	}
	return true
}

func numbers(values []check.Const) (xs []float64) {
	for _, v := range values {
		if !v.Missing {
			xs = append(xs, v.Number)
		}
	}
	return xs
}

// filled is a text for a row.
func (w *letters) filled(pieces []check.Piece, row int) string {
	out := ""
	for _, p := range pieces {
		out += p.Text
		if p.Expr != nil {
			out += w.written(p, w.texts[p.Expr][row])
		}
	}
	return strings.ReplaceAll(out, "kr..", "kr.")
}

// written is a value in a text: a reference is the name of the row that it leads to.
func (w *letters) written(p check.Piece, v check.Const) string {
	switch e := p.Expr; {
	case v.Missing:
		return diag.Text{EN: "not known", DA: "ikke oplyst"}.In(w.Lang)
	case e.Op == check.OpColumn && e.Column.Ref != nil:
		if row, ok := w.Table(e.Column.Ref).Index(v.Text); ok {
			return w.x.Name(e.Column.Ref, row)
		}
		return v.Text
	case v.Kind == check.Text:
		return v.Text
	case p.Year:
		return plainYear(v.Number)
	case w.Hidden != nil && small(v, e.Type):
		return few(w.Lang)
	}
	return w.x.Written(v, p.Expr.Type, p.Share, w.Lang)
}

func plainYear(x float64) string { return strings.ReplaceAll(diag.Number(x).In(diag.English), ",", "") }

// letter is the page of a row.
func (w *letters) letter(ctx context.Context, row int) (string, error) {
	p := &page{lang: w.Lang}
	p.raw(`<section class="page">`)
	w.top(p, row)
	p.text("h1", w.filled(w.plan.Heading, row))
	p.some("p", w.filled(w.plan.Greeting, row))
	if w.Origin.Turned {
		p.text(`p class="warn"`, p.pick("The amounts are a proposal: parameters are not set as in the rules.", "Beløbene er et forslag: Parametrene er andre end i reglerne."))
	}
	w.amounts(p, row)
	if err := w.reasons(ctx, p, row); err != nil {
		return "", err
	}
	w.earmarks(p, row)
	if closing := w.filled(w.plan.Closing, row); closing != "" {
		p.raw("<p><br></p>")
		p.text("p", closing)
	}
	p.foot(w.Origin)
	p.raw("</section>")
	return p.String(), nil
}

// top is who it is from and to.
func (w *letters) top(p *page, row int) {
	m := w.Program.Model
	p.raw(`<div class="from"><div>`)
	p.some("b", m.Municipality)
	p.raw(escape(m.Label), `</div><div class="right">`, escape(w.Date))
	if w.Origin.MadeUp != "" {
		p.raw("<br>")
		p.text(`span class="stamp"`, w.Origin.MadeUp)
	}
	p.raw(`</div></div><div class="to">`, escape(w.x.Name(w.plan.Table, row)))
	for _, c := range w.plan.Table.Columns {
		if c.Data != nil && c.Ref != nil {
			if to := w.Column(c).Rows[row]; to >= 0 {
				p.raw("<br>", escape(w.x.Name(c.Ref, int(to))))
			}
			break
		}
	}
	p.raw("</div>")
}

// amounts is the table of what the row gets.
func (w *letters) amounts(p *page, row int) {
	m := w.Program.Model
	unit := ", " + m.Currency + map[bool]string{true: "."}[m.Currency == "kr" && w.Lang == diag.Danish]
	year := p.pick("Amount", "Beløb")
	if m.Year != nil {
		year = plainYear(*m.Year)
	}
	heads := []string{"", year + unit}
	last := slices.ContainsFunc(w.lines, func(l line) bool { return l.before != nil })
	if last {
		heads = append(heads, p.pick("Last year", "Sidste år")+unit, p.pick("Change", "Ændring")+unit)
	}
	if w.per != nil {
		heads = append(heads, capital(w.x.Per(w.per, w.Lang))+unit)
	}
	p.raw("<table>")
	p.head(heads...)
	p.raw("<tbody>")
	for _, l := range w.lines {
		class := ""
		if l.sum {
			class = ` class="sum"`
		}
		p.row(class, append([]string{l.label}, w.cells(p, l, row, last)...)...)
	}
	p.raw("</tbody></table>")
}

// cells are the figures of a line.
func (w *letters) cells(p *page, l line, row int, last bool) []string {
	v, unknown := l.values[row], p.pick("not known", "ikke oplyst")
	if v.Missing {
		return []string{unknown}
	}
	cells := []string{p.number(v.Number, l.decimals)}
	switch {
	case !last:
	case l.before == nil:
		cells = append(cells, "", "")
	case l.before[row].Missing:
		cells = append(cells, unknown, "")
	default:
		before := l.before[row].Number
		decimals := max(l.decimals, amounts([]float64{before}))
		cells = append(cells, p.number(before, decimals), p.signed(v.Number-before, decimals))
	}
	if w.per != nil {
		text := ""
		if n := formula.At(w.Column(w.per), w.per.Type.Kind, row); !n.Missing && n.Number > 0 && !(w.Hidden != nil && small(n, w.per.Type)) {
			text = p.number(v.Number/n.Number, 2)
		}
		cells = append(cells, text)
	}
	return cells
}
