package paper

import (
	"context"
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/report"
)

// keySentences is how many sentences a letter has at most on what a pool is shared by.
const keySentences = 3

// reasons tells how the amounts came about: for each of them sentences, and before them
// some on what it is shared by, where that is computed and was not told yet. Of what
// stands in the data there is nothing to tell.
func (w *letters) reasons(ctx context.Context, p *page, row int) error {
	told, key := map[*check.Column]bool{}, w.x.Key(w.plan.Table, row)
	for _, l := range w.lines {
		if l.column == nil || l.column.Step == nil || l.sum || told[l.column] || l.values[row].Missing {
			continue
		}
		told[l.column] = true
		p.text("h2", l.label)
		if by := sharedBy(l.column); by != nil && !told[by] {
			told[by] = true
			if err := w.sentences(ctx, p, explain.CellID(by.Table.Name, by.Name, key), keySentences); err != nil {
				return err
			}
		}
		if err := w.sentences(ctx, p, explain.CellID(l.column.Table.Name, l.column.Name, key), 0); err != nil {
			return err
		}
	}
	return nil
}

// sharedBy is the computed column that a pool is shared by; nil where there is none.
func sharedBy(c *check.Column) *check.Column {
	if s, ok := c.Step.(*check.PoolStep); ok {
		if key := columnOf(s.Key); key != nil && key.Step != nil {
			return key
		}
	}
	return nil
}

// sentences writes a paragraph on a number, of so many sentences at most; 0 for all.
// Sentences that quote formulas, or tell of the last units of rounding, are for those who
// look at the tree. Where small counts are hidden, sentences that tell one are left out.
func (w *letters) sentences(ctx context.Context, p *page, id string, most int) error {
	list, _, err := w.x.Tell(ctx, id, w.Lang)
	if err != nil {
		return err
	}
	var out []string
	left := false
	for _, s := range list {
		if s.Formula() || s.Rounding() {
			continue
		}
		if w.Hidden != nil && explain.TellsSmall(s) {
			left = true
			continue
		}
		if out = append(out, s.Text); len(out) == most {
			break
		}
	}
	if left {
		out = append(out, p.pick("The figures behind it are of few children or others and are not told.", "Tallene bag er små og står derfor ikke i brevet."))
	}
	p.some("p", strings.Join(out, " "))
	return nil
}

// small reports whether a number is a count so small that somebody could be known by it.
func small(v check.Const, t check.Type) bool {
	return t.Kind == check.Number && v.Number >= 1 && v.Number < report.SmallCount && v.Number == math.Trunc(v.Number)
}

func few(lang diag.Lang) string {
	return diag.Format("under %s", "under %s", diag.Number(report.SmallCount)).In(lang)
}

// earmarks tells what of the amounts is bound, to what, and how it is followed up.
func (w *letters) earmarks(p *page, row int) {
	first := true
	for _, step := range w.Program.InFileOrder() {
		e, ok := step.(*check.EarmarkStep)
		if !ok || e.Of.Table != w.plan.Table {
			continue
		}
		bound := formula.At(w.Column(e.Earmarked), e.Earmarked.Type.Kind, row)
		if bound.Missing || bound.Number == 0 {
			continue
		}
		if first {
			p.text("h2", p.pick("What the money is for", "Hvad pengene skal bruges til"))
			first = false
		}
		p.text("p", w.earmark(p, e, row))
	}
}

func (w *letters) earmark(p *page, e *check.EarmarkStep, row int) string {
	amount := func(c *check.Column) string {
		return w.x.Written(formula.At(w.Column(c), c.Type.Kind, row), c.Type, false, w.Lang)
	}
	label := e.Of.Label
	if label == "" {
		label = e.Of.Name
	}
	out := []string{p.pick(amount(e.Earmarked)+" of “"+label+"” is earmarked", amount(e.Earmarked)+" af »"+label+"« er øremærket")}
	if purpose := e.Terms.Purpose.Text; purpose != "" {
		out[0] += p.pick(" for ", " til ") + lower(purpose)
	}
	out[0] = trimmed(out[0]) + "."
	switch e.Terms.Input {
	case dsl.InputStaff:
		out = append(out, p.pick("It is to be spent on staff.", "De skal bruges på personale."))
	case dsl.InputTrainedStaff:
		out = append(out, p.pick("It is to be spent on trained staff.", "De skal bruges på uddannet personale."))
	}
	if content := e.Terms.Content.Text; content != "" {
		out = append(out, p.pick("The work is to be about “"+content+"”.", "Indsatsen skal handle om »"+content+"«."))
	}
	if e.Terms.Followup != nil && *e.Terms.Followup {
		out = append(out, p.pick("Its use is followed up.", "Der følges op på, hvad de bruges til."))
	}
	if e.Free != nil {
		out = append(out, p.pick("The other "+amount(e.Free)+" is yours to decide on.", "De øvrige "+amount(e.Free)+" bestemmer I selv over."))
	}
	return strings.Join(out, " ")
}

// lower is a text with a small first letter, unless it begins like an abbreviation.
func lower(text string) string {
	r := []rune(text)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) {
		return text
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// capital is a text with a capital first letter.
func capital(text string) string {
	r := []rune(text)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// trimmed is a text without the point at its end.
func trimmed(text string) string { return strings.TrimRight(text, ". ") }
