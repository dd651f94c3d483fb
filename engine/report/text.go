package report

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Text is the result for people to read: what the model is, its tables, pools
// and grants, figures, and which expectations hold. Without figures it is empty.
func Text(r *Run, lang diag.Lang) string {
	if !r.Computed() {
		return ""
	}
	t := &textReport{run: r, lang: lang}
	t.heading()
	for _, v := range r.Views {
		if v.Kind == "table" {
			t.view(v)
		}
	}
	t.pools()
	t.comparisons()
	t.figures()
	t.expectations()
	return t.out.String()
}

// textReport is a text on its way.
type textReport struct {
	run  *Run
	lang diag.Lang
	out  strings.Builder
}

// say is the word or sentence of the report's language.
func (t *textReport) say(en, da string) string { return diag.Text{EN: en, DA: da}.In(t.lang) }

func (t *textReport) heading() {
	m := t.run.Program.Model
	parts := []string{m.Label, m.Municipality}
	if m.Year != nil {
		parts = append(parts, plainYear(*m.Year))
	}
	if s := t.run.Scenario; s != nil {
		parts = append(parts, t.say("scenario ", "scenarie ")+s.Name)
	}
	if line := strings.Join(nonEmpty(parts), ", "); line != "" {
		t.out.WriteString(diag.Printable(line) + "\n")
	}
}

func plainYear(x float64) string { return strings.ReplaceAll(diag.Number(x).In(diag.English), ",", "") }

func nonEmpty(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// title heads a part of the report.
func (t *textReport) title(text string) {
	if t.out.Len() > 0 {
		t.out.WriteByte('\n')
	}
	t.out.WriteString(diag.Printable(text) + "\n")
}

// view writes a table with the totals of its columns below.
func (t *textReport) view(v *view.View) {
	title := v.Label
	if title == "" {
		title = v.Table
	}
	t.title(title)
	totals := make([]running, len(v.Columns))
	styles, unrounded := t.styles(v, totals)
	foot := t.totals(v, styles, totals)
	g := grid{lines: 1 + len(v.Shown()), ruled: foot != nil, line: func(n int, line []cell) []cell {
		for col, c := range v.Columns {
			text := c.Label
			if n > 0 {
				text = t.inColumn(c, styles[col], view.Plain(formula.At(v.Values(col), c.Kind, int(v.Shown()[n-1]))))
			}
			line = append(line, cell{text, numeric(c.Kind)})
		}
		return line
	}}
	if foot != nil {
		g = g.with(foot)
	}
	g.write(&t.out)
	if change := v.Change(); change != nil {
		t.out.WriteString(gains(change, styles[v.Of(check.Change)], t.lang) + ".\n")
	}
	if len(unrounded) > 0 {
		t.out.WriteString(diag.Printable(t.say("Worked out and not rounded, only shown so: ", "Beregnet uden afrunding og kun vist sådan: ")+strings.Join(unrounded, ", ")) + ".\n")
	}
}

// inColumn is a value of a column for people.
func (t *textReport) inColumn(c view.Column, style numberStyle, x any) string {
	switch x := x.(type) {
	case float64:
		return style.write(x, t.lang)
	case string:
		return t.word(c.Says, x)
	}
	return t.shown(x, c.Kind, c.Percent)
}

// running adds up a column for its total.
type running struct {
	sum   number.Accumulator
	count int
}

// styles are the styles of a view's columns. Numbers that have a total are added
// up. Columns whose decimals are left out, as the model rounds no finer, are named.
func (t *textReport) styles(v *view.View, totals []running) (out []numberStyle, unrounded []string) {
	for col, c := range v.Columns {
		var numbers []float64
		for _, row := range v.Shown() {
			x, ok := view.Plain(formula.At(v.Values(col), c.Kind, int(row))).(float64)
			if ok {
				numbers = append(numbers, x)
			}
			if ok && c.Total != view.None {
				totals[col].sum.Add(x)
				totals[col].count++
			}
		}
		style := styleOf(numbers, c.Kind, c.Percent)
		if unit := t.unitDecimals(); c.WorkedOut && style.decimals > unit {
			style.decimals = unit
			unrounded = append(unrounded, c.Label)
		}
		out = append(out, style)
	}
	return out, unrounded
}

// unitDecimals is how many decimals the amounts have that the model rounds, at most two.
func (t *textReport) unitDecimals() int {
	unit, n := t.run.Program.Model.Round.Unit, 0
	for unit == 0 || number.Round(unit, n) != unit {
		if n++; n >= 2 {
			break
		}
	}
	return n
}

// totals is a line with the total of every column that has one; nil without any.
func (t *textReport) totals(v *view.View, styles []numberStyle, totals []running) []cell {
	line, any := make([]cell, len(v.Columns)), false
	for i, c := range v.Columns {
		if c.Total == view.None || !numeric(c.Kind) {
			continue
		}
		style, sum, text := styles[i], totals[i].sum.Sum(), "–"
		style.years = false
		switch {
		case c.Total == view.Sum:
			text = style.write(sum, t.lang)
		case totals[i].count > 0:
			mean := sum / float64(totals[i].count)
			style.decimals = styleOf([]float64{mean}, c.Kind, c.Percent).decimals
			text = t.say("mean ", "gns. ") + style.write(mean, t.lang)
		}
		line[i], any = cell{text, true}, true
	}
	if !any {
		return nil
	}
	return line
}

func numeric(k check.Kind) bool { return k == check.Number || k == check.Money }

// shown is a value for people.
func (t *textReport) shown(x any, kind check.Kind, percent bool) string {
	switch v := x.(type) {
	case nil:
		return "–"
	case bool:
		if v {
			return t.say("yes", "ja")
		}
		return t.say("no", "nej")
	case float64:
		return styleOf([]float64{v}, kind, percent).write(v, t.lang)
	case string:
		return v
	}
	return ""
}

// single is a value that stands alone, with its unit.
func (t *textReport) single(c check.Const, percent bool) string {
	text := t.shown(view.Plain(c), c.Kind, percent)
	if c.Kind == check.Money && !c.Missing && !percent {
		text += " " + t.run.Program.Model.Currency
	}
	return text
}

// pools are the figures of pools and grants, one or each group a line.
func (t *textReport) pools() {
	r := t.run
	passes := slices.ContainsFunc(r.Program.Steps, func(s check.Step) bool {
		p, ok := s.(*check.PoolStep)
		return ok && p.Surplus == dsl.SurplusTo
	})
	var rows [][]cell
	line := func(texts ...string) {
		var cells []cell
		for i, text := range texts {
			if i != 5 || passes {
				cells = append(cells, cell{text, i > 1})
			}
		}
		rows = append(rows, cells)
	}
	line(t.say("pool", "pulje"), t.say("group", "gruppe"), t.say("amount", "beløb"), t.say("rate", "sats"), t.say("left", "rest"),
		t.say("passed on", "afgivet"))
	for _, step := range r.Steps {
		switch s := step.(type) {
		case *check.PoolStep:
			for i, key := range r.PoolGroups(s) {
				passed := ""
				if s.Surplus == dsl.SurplusTo {
					passed = t.amount(r.Figure(s.Passed, i))
				}
				line(s.Name, key, t.amount(r.Figure(s.Given, i)), t.amount(r.Figure(s.Rate, i)), t.amount(r.Figure(s.Left, i)), passed)
			}
		case *check.GrantStep:
			left := ""
			if s.Left != nil {
				left = t.amount(r.Value(s.Left))
			}
			line(s.Name, "", t.amount(r.Value(s.Total)), "", left, "")
		}
	}
	if len(rows) > 1 {
		t.title(t.say("Pools and grants", "Puljer og tildelinger"))
		gridOf(rows).write(&t.out)
	}
}

// amount is a figure of a pool or grant, which is no year whatever it is.
func (t *textReport) amount(c check.Const) string {
	if c.Missing {
		return t.shown(nil, c.Kind, false)
	}
	style := styleOf([]float64{c.Number}, c.Kind, false)
	style.years = false
	return style.write(c.Number, t.lang)
}

// comparisons are the figures of benchmarks and spreads, one a line.
func (t *textReport) comparisons() {
	var rows [][]cell
	r := t.run
	for _, step := range r.Steps {
		part, figures := statement.SingleFigures(step)
		if !slices.Contains(Measures(), part) { // pools and grants have a table of their own
			continue
		}
		labels, row, _ := r.Groups(step)
		for i, group := range labels {
			for _, f := range figures {
				c := r.Figure(f, row(i))
				c.Text = t.word(f.Says(), c.Text)
				_, percent := f.Shown()
				rows = append(rows, []cell{{step.Head().Name, false}, {group, false}, {f.Member().Spelling(t.lang), false}, {t.single(c, percent), true}})
			}
		}
	}
	if len(rows) > 0 {
		t.title(t.say("Comparisons", "Sammenligninger"))
		gridOf(rows).write(&t.out)
	}
}

// figures are the single values and solutions.
func (t *textReport) figures() {
	var rows [][]cell
	add := func(label, name string, c check.Const, share bool) {
		if label == "" {
			label = name
		}
		rows = append(rows, []cell{{label, false}, {t.single(c, share), numeric(c.Kind)}})
	}
	for _, v := range t.run.Program.Values {
		if _, ok := v.Step.(*check.ValueStep); ok {
			c := t.run.Value(v)
			c.Text = t.word(v.Says, c.Text)
			add(v.Label, v.Name, c, v.Share)
		}
	}
	for _, s := range t.run.Solutions {
		add(s.Solve.Label, s.Solve.Name, s.Value, s.Solve.Param.Share)
	}
	if len(rows) > 0 {
		t.title(t.say("Figures", "Nøgletal"))
		gridOf(rows).write(&t.out)
	}
}

// expectations are a line each, and one more for every place where one fails.
func (t *textReport) expectations() {
	all := t.run.Expectations
	if len(all) == 0 {
		return
	}
	t.title(t.say("Expectations", "Kontroller"))
	for i := 0; i < len(all); {
		n, ok := i, true
		for ; n < len(all) && all[n].Expect == all[i].Expect; n++ {
			ok = ok && all[n].OK
		}
		if ok {
			t.out.WriteString(t.say("holds  ", "i orden      ") + diag.Printable(all[i].Expect.Text+t.places(all[i:n])) + "\n")
		}
		for _, e := range all[i:n] {
			if !e.OK {
				fails := t.say("FAILS  ", "IKKE OPFYLDT ")
				if e.Untried {
					fails = t.say("ERROR  ", "FEJL         ")
				}
				t.out.WriteString(fails + diag.Printable(e.Expect.Text+t.places([]statement.Expectation{e})) + "\n")
			}
		}
		i = n
	}
}

// places says where expectations were tried, unless that is the base alone.
func (t *textReport) places(list []statement.Expectation) string {
	switch {
	case len(list) > 1:
		n := diag.Number(float64(len(list) - 1)).In(t.lang)
		if len(list) == 2 {
			return t.say(" (base and 1 scenario)", " (grundlag og 1 scenarie)")
		}
		return t.say(" (base and "+n+" scenarios)", " (grundlag og "+n+" scenarier)")
	case list[0].Scenario != nil:
		return " (" + list[0].Scenario.Name + ")"
	}
	return ""
}
