package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// handedOut tells pools and grants in the order of the file as steps, each with its
// limits, split, earmark and positions; then how amounts are rounded.
func (t *teller) handedOut() []Section {
	out := Section{ID: Sharing, Heading: t.say("How the money is shared", "Sådan fordeles pengene"), Numbered: true}
	for _, s := range t.steps {
		var item Item
		switch s := s.(type) {
		case *check.PoolStep:
			item = t.pool(s)
		case *check.GrantStep:
			item = t.grant(s)
		default:
			continue
		}
		item.About = capital(written(s.Head().Label, s.Head().Name))
		item.More = append(item.More, t.parts(s)...)
		item.At = s.Head().Decl.Where()
		out.Items = append(out.Items, item)
	}
	if out.Items == nil {
		return nil
	}
	if !t.anyMoney() {
		out.Heading = t.say("How it is shared", "Sådan fordeles der")
	}
	return append([]Section{out}, t.rounding()...)
}

// anyMoney reports whether any pool or grant hands out money.
func (t *teller) anyMoney() bool {
	return slices.ContainsFunc(t.steps, func(s check.Step) bool {
		switch s := s.(type) {
		case *check.PoolStep:
			return s.Type.Kind == check.Money
		case *check.GrantStep:
			return s.Type.Kind == check.Money
		}
		return false
	})
}

// heading names a result and says what kind it is.
func (t *teller) heading(en, da string, s check.Step) string {
	name := capital(written(s.Head().Label, s.Head().Name))
	word, _, _ := strings.Cut(t.say(en, da, ""), ":")
	if strings.HasPrefix(strings.ToLower(name), strings.ToLower(word)) {
		return name // what it is stands in its name
	}
	return t.say(en, da, name)
}

// pool tells how much is shared among whom and by what, then who takes part, floors,
// caps and what happens when they do not fit.
func (t *teller) pool(s *check.PoolStep) Item {
	key := t.key(s)
	item := Item{Text: t.among(s, &key)}
	item.More = append(item.More, t.takesPart(s)...)
	if key.line.Text != "" {
		item.More = append(item.More, key.line.at(s.Decl.(*dsl.Pool).Key.At))
	}
	item.More = append(item.More, t.limits(s)...)
	if t.roundedAlike() == nil {
		item.More = append(item.More, said(t.say("Rounding", "Afrunding"), t.poolRounding(s)))
	}
	item.More = append(item.More, t.workedShare(s)...)
	return item
}

// poolAmount tells how much there is: sentences, where it takes some, and what is
// shared as the beginning of the next.
func (t *teller) poolAmount(s *check.PoolStep) (before, subject string) {
	pool := t.say("it is", "den")
	switch {
	case s.Group != nil && s.Amount.Op == check.OpColumn:
		before = stop(t.say("%s a pool of its own: what it gets in %s", "%s hver sin pulje: det, de får i %s", t.eachHas(s.Group), t.value(s.Amount)))
		pool = t.say("the pool is", "den")
	case s.Group != nil:
		before = stop(t.say("%s a pool of its own: %s", "%s hver sin pulje: %s", t.eachHas(s.Group), t.amount(s.Amount)))
		pool = t.say("the pool is", "den")
	default:
		if _, ok := t.comesTo(s.Amount); ok {
			if subject = t.amount(s.Amount); s.Amount.Op == check.OpParam && s.Amount.Param.Label == s.Label {
				subject = t.value(s.Amount)
			}
			var added []string
			for _, from := range s.From {
				added = append(added, t.say(" and what is left of %s", " og det, der bliver tilbage i %s", t.stepName(from)))
			}
			if added != nil {
				return "", subject + strings.Join(added, "") + t.say(" are", ",")
			}
			return "", subject + t.say(" is", "")
		}
		before = stop(t.say("the pool is %s", "puljen er på %s", t.value(s.Amount)))
	}
	for _, from := range s.From {
		before += " " + stop(t.say("what is left of %s is added", "hertil lægges det, der bliver tilbage i %s", t.stepName(from)))
		pool = t.say("the pool is", "puljen")
	}
	return before, pool
}

// eachHas begins a sentence about what rows have each for itself.
func (t *teller) eachHas(table *check.Table) string {
	if one, _, ok := t.oneRow(table); ok {
		return t.say("each %s has", "%[2]s har", one, t.theRows(table))
	}
	return t.say("each row of %s has", "%[2]s har", t.label(table.Label, table.Name), t.theRows(table))
}

// keyed is what a pool is shared by: words behind "by", or a formula for a line of
// its own.
type keyed struct {
	text string
	line Item
}

// key tells what a pool is shared by.
func (t *teller) key(s *check.PoolStep) keyed {
	if s.Key == nil || isConst(s.Key) {
		return keyed{}
	}
	name := t.say("Key", "Fordelingsnøgle")
	e := s.Key
	if e.Op == check.OpColumn && e.Column.Member == nil && len(e.Path) == 0 {
		if n, ok := t.nounOf(e.Column.Label, e.Column.Name); ok {
			if isCount(e.Column) {
				return keyed{text: t.say("the number of %s", "antallet af %s", n.text)}
			}
			return keyed{text: n.text}
		}
	}
	switch p := t.expr(e); {
	case p.signs:
		return keyed{text: t.say("a key", "en beregnet fordelingsnøgle"), line: Item{About: name, Formula: true, Text: p.text}}
	case p.bind < nounal:
		return keyed{text: t.say("a key", "en beregnet fordelingsnøgle"), line: said(name, p.text)}
	default:
		return keyed{text: p.text}
	}
}

// isCount reports whether a column is a number of something: a count, or whole
// numbers in the data.
func isCount(c *check.Column) bool {
	if c.Data != nil {
		return c.Data.Kind == dsl.KindWhole
	}
	if s, ok := c.Step.(*check.ColumnStep); ok {
		d, count := s.Decl.(*dsl.Count)
		return count && d.Form != dsl.CountMarks
	}
	return false
}

// among tells how much is shared among whom, and by what.
func (t *teller) among(s *check.PoolStep, key *keyed) string {
	before, pool := t.poolAmount(s)
	who, some := t.sharers(s), s.Filter != nil || s.Only != nil
	switch {
	case s.First != nil && some && s.Group == nil:
		return words(before, t.inOrder(s, pool, t.theRows(s.To)))
	case s.First != nil:
		return words(before, t.inOrder(s, pool, who))
	case s.Start != nil:
		return words(before, stop(t.say("%s shared", "%s fordeles", pool)), t.started(s, who, *key))
	case key.text == "" && some && s.Group == nil:
		return words(before, stop(t.say("%s shared equally", "%s fordeles ligeligt", pool)))
	case key.text == "":
		return words(before, stop(t.say("%s shared equally among %s", "%s fordeles ligeligt mellem %s", pool, who)))
	}
	if s.Floor == nil && s.Cap == nil && !some && s.Group == nil && s.RateUnit == 0 {
		if parts, columns, ok := t.mixed(s.Key); ok {
			key.line = Item{}
			a, b := t.expr(columns[0]).in(nounal), t.expr(columns[1]).in(nounal)
			return words(before, stop(t.say("%s shared among %s: %s by %s and %s by %s", "%s fordeles mellem %s: %s efter %s og %s efter %s", pool, who, parts[0], a, parts[1], b)))
		}
	}
	if some && s.Group == nil {
		return words(before, stop(t.say("%s shared by %s", "%s fordeles efter %s", pool, key.text)))
	}
	return words(before, stop(t.say("%s shared among %s by %s", "%s fordeles mellem %s efter %s", pool, who, key.text)))
}

// sharers is who shares a pool.
func (t *teller) sharers(s *check.PoolStep) string {
	some := s.Filter != nil || s.Only != nil
	switch {
	case s.Group != nil && some:
		return t.say("those of its %s that take part", "de tilhørende %s, der er med,", t.tableName(s.To))
	case s.Group != nil:
		if owner, ok := t.rowOf(s.Group); ok {
			return owner + " " + t.tableName(s.To)
		}
		return t.say("its %s", "de tilhørende %s", t.tableName(s.To))
	case some:
		return t.say("those that take part", "dem, der er med,")
	}
	return t.say("all %s", "alle %s", t.tableName(s.To))
}

// takesPart tells which rows a pool is for, where that is not all of them.
func (t *teller) takesPart(s *check.PoolStep) []Item {
	var out []Item
	if s.Filter != nil {
		about := ""
		if t.isThreshold(s.Filter) {
			about = t.say("Threshold", "Minimumsgrænse")
		}
		out = append(out, Item{About: about, Text: stop(t.say("only %s where %s take part", "kun %s, hvor %s, får del i puljen",
			t.tableName(s.To), t.condition(s.Filter, false).text)), At: s.Decl.(*dsl.Pool).Filter.At})
	}
	if s.Only != nil {
		out = append(out, Item{Text: stop(t.only(s)), At: s.Decl.(*dsl.Pool).Only.At})
	}
	return out
}

// isThreshold reports whether a condition is that a figure is at least so much.
func (t *teller) isThreshold(e *check.Expr) bool {
	return (e.Op == check.OpGreaterEqual || e.Op == check.OpGreater) && e.Args[0].Op == check.OpColumn && isNumeral(e.Args[1]) && !isZero(e.Args[1])
}

// only tells that the first few take part.
func (t *teller) only(s *check.PoolStep) string {
	n, by := t.value(s.Only.N), t.expr(s.Only.Order.By).in(nounal)
	per := ""
	switch {
	case s.Only.Per != nil:
		per = t.say(" per %s", " pr. %s", t.groupedBy(s.Only.Per))
	case s.Group != nil:
		per = t.say(" in each pool", " i hver pulje")
	}
	of := t.say(" %s", " %s", t.tableName(s.To))
	if s.Filter != nil {
		of = ""
	}
	last := t.say("highest", "højest")
	if s.Only.Order.Lowest {
		last = t.say("lowest", "lavest")
	}
	text := t.say("only the %s%s%s where %s is %s take part", "kun de %s%s%s, hvor %s er %s, får del i puljen", n, of, per, by, last)
	if s.Filter != nil {
		text = t.say("of these, ", "blandt dem får ") + t.say("only the %s%s where %s is %s take part", "kun de %s%s, hvor %s er %s, del i puljen",
			n, per, by, last)
	}
	return text
}

// subjects is who shares a pool, as who does something.
func (t *teller) subjects(s *check.PoolStep, who string) string {
	if s.Group == nil && s.Filter == nil && s.Only == nil {
		return t.theRows(s.To)
	}
	return strings.Replace(who, "dem, ", "de, ", 1)
}

// started tells a pool whose rows have something before the key shares the rest.
func (t *teller) started(s *check.PoolStep, who string, key keyed) string {
	by := key.text
	if by == "" {
		by = t.say("equal parts", "lige dele")
	}
	return stop(t.say("first, %s get %s each", "først får %s hver %s", t.subjects(s, who), t.value(s.Start))) + " " +
		stop(t.say("the rest of the pool is shared by %s; if the pool is too small, they give up by the same key",
			"resten af puljen fordeles efter %s; rækker puljen ikke, afgiver de efter samme nøgle", by))
}

// inOrder tells a pool that funds one row after the other.
func (t *teller) inOrder(s *check.PoolStep, pool, who string) string {
	text := stop(t.say("%s handed out to %s in turn, by %s with the %s first, each up to its cap, until it is used up",
		"%s går til %s efter tur, ordnet efter %s med det %s først, hver op til sit loft, til puljen er brugt", pool, who, t.value(s.First.By), t.direction(s.First.Lowest)))
	if s.Whole {
		return text + " " + t.say("All or nothing: it stops at the first for whom there is not enough.",
			"Alt eller intet: Fordelingen stopper ved den første, der ikke er penge nok til.")
	}
	return text + " " + t.say("The last one may get less than its cap.", "Den sidste kan få mindre end sit loft.")
}

func (t *teller) direction(lowest bool) string {
	if lowest {
		return t.say("lowest", "laveste")
	}
	return t.say("highest", "højeste")
}

// Method tells how each pool is shared, in a sentence or two without its limits; none
// for a model without pools.
func Method(p *check.Program, lang diag.Lang) []string {
	t, told := newTeller(p, lang), []string{}
	for _, s := range t.steps {
		if pool, ok := s.(*check.PoolStep); ok {
			told = append(told, t.pool(pool).Text)
		}
	}
	return told
}
