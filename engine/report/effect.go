package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// Effect is what another model gives the rows of a table than a first one does: its
// measured column (see Measured) row by row. Amounts are in the units of the model.
type Effect struct {
	Table, Label  string // of the second model
	Column        string // the label of what is compared
	Kind          check.Kind
	Before, After float64 // in all
	Rows          []EffectRow
}

// EffectRow is a row by its key, and what it is called in the first column shown. An
// amount is nil where the row is not shown or has none.
type EffectRow struct {
	Key, Name     string
	Before, After *float64
}

// Change is how much more the row gets; what is not there counts nothing.
func (r EffectRow) Change() float64 { return value(r.After) - value(r.Before) }

func value(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}

// Effects compares two runs, table by table in the order of the second's views. Was
// tells what a table and a column of the second are called in the first. Tables
// without keys, or without an amount or number with a sum, are left out. Rows are in
// the order of their changes, the largest gain first, equal ones by key.
func Effects(before, after *Run, was func(table, column string) (string, string)) []Effect {
	var out []Effect
	done := map[string]bool{}
	for _, v := range after.Views {
		col := Measured(v)
		if v.Kind != "table" || col < 0 || after.Program.Table(v.Table).Key == nil || done[v.Table] {
			continue
		}
		name, column := was(v.Table, v.Columns[col].Name)
		old, oldCol := find(before, name, column)
		if old == nil {
			continue
		}
		done[v.Table] = true
		e := Effect{Table: v.Table, Label: cmp.Or(v.Label, v.Table), Column: v.Columns[col].Label, Kind: v.Columns[col].Kind}
		e.Rows = joined(amounts(before, old, oldCol), amounts(after, v, col))
		e.Before, e.After = e.total(func(r EffectRow) *float64 { return r.Before }), e.total(func(r EffectRow) *float64 { return r.After })
		out = append(out, e)
	}
	return out
}

// Measured is the column by which a reader compares a table: that which `against`
// measures, else that called in all, else
// the last amount with a sum, else the last number with one; -1 for none.
func Measured(v *view.View) int {
	if col := v.Of(check.Measured); col >= 0 {
		return col
	}
	found, best := -1, 0
	for i, c := range v.Columns {
		rank := 0
		switch {
		case c.Total != view.Sum || !numeric(c.Kind):
			continue
		case c.Kind == check.Money && check.InAll(c.Label):
			rank = 3
		case c.Kind == check.Money:
			rank = 2
		default:
			rank = 1
		}
		if rank >= best {
			found, best = i, rank
		}
	}
	return found
}

// find is the view of a table in which a column is shown, or else its measured one.
func find(r *Run, name, column string) (*view.View, int) {
	var found *view.View
	at := -1
	for _, v := range r.Views {
		if v.Kind != "table" || v.Table != name || r.Program.Table(name).Key == nil {
			continue
		}
		for i, c := range v.Columns {
			if c.Name == column && column != "" && numeric(c.Kind) {
				return v, i
			}
		}
		if col := Measured(v); found == nil && col >= 0 {
			found, at = v, col
		}
	}
	return found, at
}

// amount is what a row has in a column of a view.
type amount struct {
	key, name string
	value     *float64
}

func amounts(r *Run, v *view.View, col int) []amount {
	keys := r.Column(r.Program.Table(v.Table).Key)
	out := make([]amount, 0, len(v.Shown()))
	for _, row := range v.Shown() {
		one := amount{key: text(keys, check.Text, int(row)), name: text(v.Values(0), v.Columns[0].Kind, int(row))}
		if x, ok := view.Plain(formula.At(v.Values(col), v.Columns[col].Kind, int(row))).(float64); ok {
			one.value = &x
		}
		out = append(out, one)
	}
	return out
}

func text(c *table.Column, kind check.Kind, row int) string {
	text, _ := view.Plain(formula.At(c, kind, row)).(string)
	return text
}

// joined puts the rows of both side by side.
func joined(before, after []amount) []EffectRow {
	was := map[string]*amount{}
	for i := range before {
		was[before[i].key] = &before[i]
	}
	var out []EffectRow
	for _, a := range after {
		row := EffectRow{Key: a.key, Name: a.name, After: a.value}
		if b := was[a.key]; b != nil {
			row.Before = b.value
			delete(was, a.key)
		}
		out = append(out, row)
	}
	for _, b := range before {
		if was[b.key] != nil {
			out = append(out, EffectRow{Key: b.key, Name: b.name, Before: b.value})
		}
	}
	slices.SortStableFunc(out, func(a, b EffectRow) int {
		return cmp.Or(cmp.Compare(b.Change(), a.Change()), cmp.Compare(a.Key, b.Key))
	})
	return out
}

func (e *Effect) total(of func(EffectRow) *float64) float64 {
	var sum number.Accumulator
	for _, r := range e.Rows {
		sum.Add(value(of(r)))
	}
	return sum.Sum()
}

// Text is the effect for people: a line for every row whose figure differs, the
// total, and who gains and loses.
func (e *Effect) Text(lang diag.Lang) string {
	var numbers []float64
	for _, r := range e.Rows {
		numbers = append(numbers, value(r.Before), value(r.After), r.Change())
	}
	style := styleOf(numbers, e.Kind, false)
	style.years = false
	say := func(en, da string) cell { return cell{diag.Text{EN: en, DA: da}.In(lang), true} }
	rows := [][]cell{{{text: e.Label}, say("before", "før"), say("after", "efter"), say("change", "ændring"), say("%", "%")}}
	var tally view.Tally
	same := 0
	for _, r := range e.Rows {
		switch change := r.Change(); {
		case change != 0:
			tally.Add(change)
		case (r.Before == nil) == (r.After == nil):
			same++
			continue
		}
		rows = append(rows, e.line(cmp.Or(r.Name, r.Key), r.Before, r.After, style, lang))
	}
	all := e.line(say("In all", "I alt").text, &e.Before, &e.After, style, lang)
	g := gridOf(rows).with(all)
	g.ruled = true
	var out strings.Builder
	out.WriteString(diag.Printable(e.Column) + "\n")
	g.write(&out)
	out.WriteString(gains(tally.Change(), style, lang) + ".")
	if same > 0 {
		out.WriteString(" " + diag.Format("%s are as they were.", "%s er, som de var.", diag.Number(float64(same))).In(lang))
	}
	return out.String() + "\n"
}

func (e *Effect) line(name string, before, after *float64, style numberStyle, lang diag.Lang) []cell {
	one := func(x *float64) cell {
		if x == nil {
			return cell{"–", true}
		}
		return cell{style.write(*x, lang), true}
	}
	change := value(after) - value(before)
	percent := cell{"", true}
	if before != nil && *before != 0 {
		percent.text = numberStyle{decimals: 1}.write(100*change/math.Abs(*before), lang)
	}
	return []cell{{text: name}, one(before), one(after), {style.write(change, lang), true}, percent}
}
