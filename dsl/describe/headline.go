package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// tried tells what a scenario gives, as far as the model's main figures are others than
// with the values in the rules.
func (t *teller) tried(sc *check.Scenario) string {
	if t.outcome == nil {
		return ""
	}
	base, before := t.outcome, t.headlines()
	if len(before) == 0 {
		return ""
	}
	var changed []string
	ok := base.Try(sc, func(o *Outcome) {
		t.outcome = o
		for i, line := range t.headlines() {
			if line != before[i] {
				changed = append(changed, line)
			}
		}
	})
	t.outcome = base
	switch more := len(changed) - mostNames; {
	case !ok:
		return t.say("It cannot be computed with these data.", "Det kan ikke beregnes med disse data.")
	case changed == nil:
		return t.say("The main figures are the same.", "Hovedtallene er de samme.")
	case more == 1:
		changed = append(changed[:mostNames], t.say("One more main figure changes.", "Ét hovedtal mere ændres."))
	case more > 1:
		changed = append(changed[:mostNames], t.say("%s more main figures change.", "%s hovedtal mere ændres.", strconv.Itoa(more)))
	}
	return strings.Join(changed, " ")
}

// headlines are the main figures of the model, a sentence each, in an order that is
// the same for every outcome: what is counted, handed out and averaged, single
// values, and what charts show besides.
func (t *teller) headlines() []string {
	var lines []string
	told := map[*check.Column]bool{}
	for _, s := range t.steps {
		switch s := s.(type) {
		case *check.ColumnStep:
			if d, is := s.Decl.(*dsl.Count); is && s.Column.Member == nil {
				told[s.Column] = true
				lines = append(lines, stop(t.say("%s is %s", "%s er %s", t.columnName(s.Column), t.countedUp(s, d))))
			}
		case *check.PoolStep:
			told[s.Column] = true
			lines = append(lines, words(t.handing(s, s.To, s.Column, s.Type), t.bounds(s)))
		case *check.GrantStep:
			told[s.Column] = true
			lines = append(lines, t.handing(s, s.To, s.Column, s.Type))
		case *check.BenchmarkStep:
			lines = append(lines, t.averaged(s))
		case *check.ValueStep:
			if isAmount(s.Value.Type) {
				lines = append(lines, t.coming(s.Value))
			}
		}
	}
	for _, c := range t.drawn(told) {
		lines = append(lines, t.charted(c))
	}
	return lines
}

// drawn are the columns that charts show and that nothing was told of.
func (t *teller) drawn(told map[*check.Column]bool) (columns []*check.Column) {
	for _, c := range t.program.Charts {
		if x := c.Of; x != nil && x.Member == nil && x.Data == nil && !told[x] && isAmount(x.Type) {
			told[x] = true
			columns = append(columns, x)
		}
	}
	return columns
}

func isAmount(x check.Type) bool { return x.Kind == check.Money || x.Kind == check.Number }

// handing tells what a pool or grant gives to how many, and between which amounts.
func (t *teller) handing(s check.Step, to *check.Table, column *check.Column, kind check.Type) string {
	text := t.inShort(s, to, column, kind)
	if got, _ := t.receivers(to, column); len(got) > 0 {
		if between := t.ranging(column, got); between != "" {
			text += ", " + between
		}
	}
	return stop(text)
}

// coming tells what a single value comes to.
func (t *teller) coming(v *check.Value) string {
	x := t.outcome.Value(v)
	if x.Missing {
		return stop(t.say("%s has no value", "%s har ingen værdi", t.valueName(v)))
	}
	return stop(t.say("%s is %s", "%s er %s", t.valueName(v), t.shortly(x, v.Share)))
}

// known are the rows with a value in a column.
func (t *teller) known(c *check.Column) (rows []int) {
	for row := range t.outcome.Rows(c.Table) {
		if !t.outcome.Cell(c, row).Missing {
			rows = append(rows, row)
		}
	}
	return rows
}

// charted tells between which values a column lies.
func (t *teller) charted(c *check.Column) string {
	known := t.known(c)
	if len(known) == 0 {
		return stop(t.say("%s has no value", "%s har ingen værdi", t.columnName(c)))
	}
	if between := t.ranging(c, known); between != "" {
		return stop(t.say("%s runs %s", "%s er %s", t.columnName(c), between))
	}
	return stop(t.say("%s is %s everywhere", "%s er %s overalt", t.columnName(c), t.amountAt(c, known[0])))
}
