package explain

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/share"
)

// pooled is a row of a pool that is being told of.
type pooled struct {
	*prose
	s    *spot // what the row gets
	step *check.PoolStep
	row  int
	name string
	g    *shared // nil for a row that is not in the pool
	i    int     // its place there
}

// pool tells what a row gets from a pool, and why. It is false where the node is no
// such figure.
func (p *prose) pool(s *spot) bool {
	c, row := p.x.cellOf(s.ID)
	if c == nil || c.Step == nil {
		return false
	}
	step, ok := c.Step.(*check.PoolStep)
	if !ok {
		return false
	}
	r := p.pooled(step, row)
	if r.g == nil {
		r.out()
		r.enough()
		return true
	}
	if s.Kind == Alone {
		r.alone(s)
		return true
	}
	switch bound := r.g.bound(r.i); {
	case r.g.group.Rule.Ordered:
		r.turn()
	case r.g.group.Result.Scaling != 1:
		r.scaled()
	case r.g.keyOf(r.i) == 0 && bound == share.None:
		r.keyless()
	case bound == share.AtCap:
		r.atCap()
	case bound == share.AtFloor:
		r.atFloor()
	default:
		r.ordinary()
	}
	r.rounding()
	return true
}

// pooled is a row of a pool's table, to be told of.
func (p *prose) pooled(step *check.PoolStep, row int) *pooled {
	r := &pooled{prose: p, s: p.x.cell(step.Column, row), step: step, row: row, name: p.name(step.To, row)}
	w := p.x.pool(step)
	if in := w.In[row]; in >= 0 {
		r.g = &shared{p.x, step, &w.Groups[in], in}
		r.i = r.g.group.At(row)
	}
	return r
}

func (r *pooled) pot() string { return r.quoted(label(r.step.Label, r.step.Name)) }

// in is which group the pool is of, with a blank before it.
func (r *pooled) in() string {
	if r.step.Group == nil {
		return ""
	}
	return r.pick(" for ", " for ") + r.x.rowLabel(r.step.Group, r.g.nr)
}

// key is the node of the row's key, and what a unit of it is called.
func (r *pooled) key() (*spot, string) {
	k := r.g.share(r.s.ID+"/share", r.i).named("key")
	return k, r.per(r.keyLabel(k))
}

// keyLabel is what the key is called; "" for a formula.
func (r *pooled) keyLabel(k *spot) string {
	if r.step.Key.Op == check.OpColumn {
		return k.Label
	}
	return ""
}

func (r *pooled) node(name string) *spot { return r.g.named(name) }

func (r *pooled) count(name string) fig { return noted(r.node(name), "n", "rows", "number") }

// some is how many there are of something; one is a word.
func (r *pooled) some(name string) fig { return r.worded(name, "one", "én") }

// only is how many there are of all of something; the only one is told as that.
func (r *pooled) only(name string) fig { return r.worded(name, "only", "eneste") }

func (r *pooled) worded(name, en, da string) fig {
	f := r.count(name)
	if f.is.Number == 1 {
		f.text = r.pick(en, da)
	}
	return f
}

// figure is a figure of the pool, or of the row's group.
func (r *pooled) figure(f check.Figure) fig { return of(r.g.figure(f)) }

// ordinary is a row between its floor and its cap.
func (r *pooled) ordinary() {
	k, per := r.key()
	freed, paid := r.node("freed"), r.node("paid")
	rows := r.rows(r.step.To)
	beforehand := r.node("all_start")
	if all := r.count("sum"); all.is.Number == 1 {
		r.say("%s%s is %s, and %s is alone in it.", "%s%s er på %s, og %s er alene om den.", r.pot(), r.in(), r.figure(r.step.Given), r.name)
	} else {
		r.say("%s%s is %s, shared by %s %s.", "%s%s er på %s, og %s %s deler den.", r.pot(), r.in(), r.figure(r.step.Given), all, rows)
	}
	switch {
	case freed.list.n == 0 && paid.list.n == 0 && beforehand != nil && beforehand.is.Number != 0:
		r.say("They have %s of it beforehand in all; then the key gives %s %s.", "Forlods får de tilsammen %s; derefter giver fordelingsnøglen %s %s.", of(beforehand), r.figure(r.step.Rate), per)
	case freed.list.n == 0 && paid.list.n == 0:
		r.say("That makes %s %s.", "Det giver %s %s.", r.figure(r.step.Rate), per)
	case paid.list.n == 0:
		r.say("%s of them {0:is at its cap|are at their cap}, which leaves %s to the %s other{2:|s}: %s instead of %s %s.",
			"%s af dem er ved loftet, og %s går videre til {2:den|de} %s {2:anden|andre}: %s i stedet for %s %s.",
			r.some("freed"), of(freed), r.only("keys"), r.figure(r.step.Rate), of(r.node("rate0")), per)
	case freed.list.n == 0:
		r.say("%s of them {0:is on its guarantee|are on their guarantee}, which costs %s. The %s other{2: pays|s pay}: %s instead of %s %s.",
			"%s af dem er på garantien, og den koster %s. Det betaler {2:den|de} %s {2:anden: Den|andre: De} får %s i stedet for %s %s.",
			r.some("paid"), of(paid), r.only("keys"), r.figure(r.step.Rate), of(r.node("rate0")), per)
	default:
		r.say("The cap{0:|s} of %s leave{0:s|} %s, and the guarantee{2:|s} of %s cost{2:s|} %s. What that comes to goes to the %s other{4:|s}: %s instead of %s %s.",
			"{0:Loftet|Lofterne} for %s frigør %s, og {2:garantien|garantierne} for %s koster %s. Forskellen {4:går til den|deles af de} %s {4:anden|andre}: %s i stedet for %s %s.",
			r.some("freed"), of(freed), r.some("paid"), of(paid), r.only("keys"), r.figure(r.step.Rate), of(r.node("rate0")), per)
	}
	start := r.g.share(r.s.ID+"/share", r.i).named("start")
	if start != nil && start.is.Number != 0 {
		r.say("%s has %s beforehand and %s%s, which gives %s.", "%s får %s forlods og har %s%s, altså %s.", r.name, of(start), of(k), r.things(r.keyLabel(k)), of(r.s))
	} else {
		r.say("%s has %s%s, which gives %s.", "%s har %s%s, altså %s.", r.name, of(k), r.things(r.keyLabel(k)), of(r.s))
	}
	if others := r.s.named("others"); others != nil && math.Abs(others.is.Number) >= 1 {
		if others.is.Number < 0 {
			r.say("The bounds of others take %s from it.", "De andres garantier og lofter trækker %s fra.", unsigned(r.prose, others))
		} else {
			r.say("%s of that comes from the bounds of others.", "Heraf kommer %s fra de andres lofter og garantier.", of(others))
		}
	}
}

// alone is what the key alone would give a row.
func (r *pooled) alone(s *spot) {
	k := s.named("key")
	per := r.per(r.keyLabel(k))
	r.say("%s%s is %s. Without guarantees and caps that makes %s %s.", "%s%s er på %s. Uden garantier og lofter giver det %s %s.",
		r.pot(), r.in(), r.figure(r.step.Given), of(s.named("rate0")), per)
	if start := s.named("start"); start != nil && start.is.Number != 0 {
		r.say("%s has %s beforehand and %s%s, which would give %s.", "%s får %s forlods og har %s%s; det ville give %s.", r.name, of(start), of(k), r.things(r.keyLabel(k)), of(s))
		return
	}
	r.say("%s has %s%s, which would give %s.", "%s har %s%s; det ville give %s.", r.name, of(k), r.things(r.keyLabel(k)), of(s))
}

// keyless is a row without key.
func (r *pooled) keyless() {
	k, _ := r.key()
	r.say("%s%s is shared by %s, and %s has %s.", "%s%s fordeles efter %s, og %s har %s.", r.pot(), r.in(), r.numberOf(r.keyLabel(k)), r.name, of(k))
	r.say("So %s gets %s.", "%s får derfor %s.", r.name, of(r.s))
}

// atCap is a row that its cap holds.
func (r *pooled) atCap() {
	r.bounded(r.step.Cap,
		[2]string{"%s gets %s, because nobody can have more than %s %s, and %s has %s.", "%s får %s, fordi ingen kan få mere end %s %s, og %s har %s."},
		[2]string{"%s gets %s, because its cap is %s.", "%s får %s, fordi loftet er %s."})
	alone := r.s.named("alone")
	k, _ := r.key()
	if alone.is.Number > r.s.is.Number {
		r.say("By %s alone it would be %s.", "Efter %s alene ville det være %s.", r.numberOf(r.keyLabel(k)), of(alone))
		gap := r.g.gap(r.node("freed").ID+"/row/"+segment(r.x.keyOf(r.step.To, r.row)), r.i)
		switch {
		case r.g.group.Result.Full:
			r.say("The %s above the cap go beyond what the pool can hand out.", "De %s over loftet kan puljen ikke dele ud.", of(gap))
		default:
			r.say("The %s above the cap stay in the pool.", "De %s over loftet bliver i puljen.", of(gap))
		}
	} else {
		r.say("By %s alone it would be %s; what the caps of others leave would take it beyond its own.",
			"Efter %s alene ville det være %s; det, de andres lofter frigør, ville bringe det over loftet.", r.numberOf(r.keyLabel(k)), of(alone))
	}
	r.full()
}

// full tells that a pool could not hand out all, if so.
func (r *pooled) full() {
	if !r.g.group.Result.Full {
		return
	}
	passed := r.g.figure(r.step.Passed)
	if r.step.SurplusTo != nil && passed.is.Number > 0 {
		r.say("Everybody is at the cap, and %s goes to %s.", "Alle er ved loftet, og %s går til %s.", of(passed), r.quoted(label(r.step.SurplusTo.Label, r.step.SurplusTo.Name)))
		return
	}
	r.say("Everybody is at the cap, and %s is not handed out.", "Alle er ved loftet, og %s bliver ikke fordelt.", r.figure(r.step.Left))
}

// atFloor is a row that its floor holds.
func (r *pooled) atFloor() {
	alone := r.s.named("alone")
	if part, whole := r.shareOf(r.step.Floor); part != nil {
		r.say("%s is guaranteed %s of %s (%s), so it gets %s instead of %s.", "%s er garanteret %s af %s (%s) og får derfor %s i stedet for %s.",
			r.name, of(part), r.quoted(whole.Label), of(whole), of(r.s), of(alone))
	} else {
		r.bounded(r.step.Floor,
			[2]string{"%s gets %s, because everybody is guaranteed %s %s, and %s has %s.", "%s får %s, fordi alle er garanteret %s %s, og %s har %s."},
			[2]string{"%s gets %s, because its guarantee is %s.", "%s får %s, fordi garantien er %s."})
		r.say("Without it, it would be %s.", "Uden garantien ville det være %s.", of(alone))
	}
	_, per := r.key()
	freed, paid := r.node("freed"), r.node("paid")
	if r.count("keys").is.Number == 0 {
		return
	}
	if freed.list.n == 0 {
		r.say("{0:The %s guarantee costs %s|The %s guarantees cost %s together}. The %s other{2: pays for it: it gets|s pay for it: they get} %s instead of %s %s.",
			"{0:Den %s garanti koster|De %s garantier koster tilsammen} %s. Det betaler {2:den|de} %s {2:anden: Den|andre: De} får %s i stedet for %s %s.",
			r.only("paid"), of(paid), r.only("keys"), r.figure(r.step.Rate), of(r.node("rate0")), per)
		return
	}
	r.say("{0:The %s guarantee costs %s|The %s guarantees cost %s together}, and the cap{2:|s} of %s other{2: leaves|s leave} %s.",
		"{0:Den %s garanti koster|De %s garantier koster tilsammen} %s, og {2:loftet|lofterne} for %s {2:anden|andre} frigør %s.",
		r.only("paid"), of(paid), r.some("freed"), of(freed))
}

// bounded tells of a floor or cap: as so much for each unit where it is that, else as
// an amount.
func (r *pooled) bounded(e *check.Expr, perUnit, amount [2]string) {
	if each, units := r.eachOf(e); each != nil {
		r.say(perUnit[0], perUnit[1], r.name, of(r.s), of(each), r.per(units.Label), r.name, of(units))
		return
	}
	bound := "cap"
	if e == r.step.Floor {
		bound = "floor"
	}
	r.say(amount[0], amount[1], r.name, of(r.s), of(r.g.limitOf(r.s.ID+"/share/"+bound, bound, r.i)))
}

// eachOf are the factors of a bound that is an amount for each unit of a column of
// the row; nil where it is none.
func (r *pooled) eachOf(e *check.Expr) (each, units *spot) {
	return r.factors(e, func(a, b *check.Expr) bool {
		return a.Type.Kind == check.Money && (a.Op == check.OpParam || a.Op == check.OpValue) && b.Op == check.OpColumn && b.Type.Kind == check.Number && !b.Column.Share
	})
}

// shareOf are the factors of a bound that is a share of an amount of the row.
func (r *pooled) shareOf(e *check.Expr) (part, whole *spot) {
	return r.factors(e, func(a, b *check.Expr) bool {
		share := a.Op == check.OpParam && a.Param.Share || a.Op == check.OpColumn && a.Column.Share
		return share && b.Op == check.OpColumn && b.Type.Kind == check.Money
	})
}

// factors are the two factors of a formula that are so, through columns, rounding,
// and the lower or higher of two.
func (r *pooled) factors(e *check.Expr, so func(a, b *check.Expr) bool) (first, second *spot) {
	a := on(r.step.To, r.row)
	for range 10 {
		switch {
		case e.Op == check.OpColumn && len(e.Path) == 0 && e.Column.Step != nil:
			step, ok := e.Column.Step.(*check.ColumnStep)
			if !ok {
				return nil, nil
			}
			e = step.Expr
		case e.Op == check.OpCall && (e.Func == "floor" || e.Func == "ceil" || e.Func == "round"):
			e = e.Args[0]
		case e.Op == check.OpCall && (e.Func == "min" || e.Func == "max") && len(e.Args) == 2 && e.Args[0].Type.Kind != check.List:
			value, at := r.x.valueOf(e, a).Number, 0
			if r.x.valueOf(e.Args[0], a).Number != value {
				at = 1
			}
			e = e.Args[at]
		case e.Op == check.OpMultiply:
			x, y := e.Args[0], e.Args[1]
			if so(y, x) {
				x, y = y, x
			}
			if !so(x, y) {
				return nil, nil
			}
			return r.x.expr("", x, a), r.x.expr("", y, a)
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// scaled is a row of a pool that cannot pay all floors.
func (r *pooled) scaled() {
	floor := r.g.limitOf(r.s.ID+"/share/floor", "floor", r.i)
	r.say("The guarantees add up to %s, and %s%s is only %s.", "Garantierne er tilsammen %s, men %s%s er kun på %s.",
		of(r.node("all_floors")), r.pot(), r.in(), r.figure(r.step.Given))
	r.say("So everybody gets %s of theirs.", "Alle får derfor %s af deres garanti.", of(r.node("scale")))
	r.say("That of %s is %s, which gives %s.", "Garantien for %s er %s; det giver %s.", r.name, of(floor), of(r.s))
}

// turn is a row that is funded in order.
func (r *pooled) turn() {
	t := r.g.share(r.s.ID+"/share", r.i)
	by := t.named("by")
	r.say("%s%s is handed out in order of %s. %s has %s and is number %s of %s.",
		"%s%s deles ud efter tur, ordnet efter %s. %s har %s og er nr. %s af %s.",
		r.pot(), r.in(), r.quoted(r.byLabel(r.step.First.By, by)), r.name, of(by), noted(t, "turn", "place", "number"), noted(t, "turn", "of", "number"))
	r.tiedInOrder(t)
	limit, floor := t.named("cap"), t.named("floor")
	guaranteed := floor != nil && floor.is.Number > 0
	if guaranteed {
		r.say("Everybody has the guarantee first, and that of %s is %s.", "Alle får først deres garanti, og den er %[2]s for %[1]s.", r.name, of(floor))
	}
	before := noted(t, "before", "money", t.Unit)
	switch {
	case t.Note("before")["stopped"] == true:
		r.say("The pool stopped earlier, at one that there was not enough for, so %s gets %s.", "Puljen stoppede tidligere, ved en, der ikke var nok til, så %s får %s.", r.name, of(r.s))
	case r.s.is.Number >= limit.is.Number:
		r.say("There was %s left when its turn came, and it gets its cap, %s.", "Der var %s tilbage, da turen kom, og den får op til sit loft, %s.", before, of(r.s))
	case before.is.Number == 0 && guaranteed:
		r.say("Nothing more was left when its turn came, so it gets %s.", "Der var ikke mere tilbage, da turen kom, så den får %s.", of(r.s))
	case before.is.Number == 0 && r.s.is.Number == 0:
		r.say("There was %s left when its turn came.", "Der var %s tilbage, da turen kom.", before)
	case guaranteed:
		r.say("There was %s more left when its turn came, and its cap is %s, so it gets %s.", "Der var %s mere tilbage, da turen kom, og loftet er %s, så den får %s.", before, of(limit), of(r.s))
	default:
		r.say("There was %s left when its turn came, and its cap is %s, so it gets %s.", "Der var %s tilbage, da turen kom, og loftet er %s, så den får %s.", before, of(limit), of(r.s))
	}
}

// tiedInOrder tells that the one before or behind a row in the order has the same, if so.
func (r *pooled) tiedInOrder(t *spot) {
	w, by := &r.g.group.Workings, t.named("by").is
	place := slices.Index(w.Turns, int32(r.i))
	for _, beside := range []int{place - 1, place + 1} {
		if beside < 0 || beside >= len(w.Turns) {
			continue
		}
		row := r.g.row(int(w.Turns[beside]))
		if formula.Order(r.x.valueOf(r.step.First.By, on(r.step.To, row)), by) == 0 {
			r.say("%s has the same; the order of their keys decides.", "%s har det samme; rækkefølgen af deres nøgler afgør det.", r.x.rowLabel(r.step.To, row))
			return
		}
	}
}

// unsigned is the value of a node without its sign.
func unsigned(p *prose, s *spot) fig {
	f := of(s)
	without := s.is
	without.Number = math.Abs(without.Number)
	f.text = p.value(without, f.unit, f.round)
	return f
}

// byLabel is what rows are ordered by.
func (r *pooled) byLabel(e *check.Expr, by *spot) string {
	if e.Op == check.OpColumn {
		return by.Label
	}
	return r.formula(r.x.text(e.At))
}

// out is a row that is not in the pool.
func (r *pooled) out() {
	r.say("%s gets nothing from %s.", "%s får ikke del i %s.", r.name, r.pot())
	if only := r.s.named("only"); only != nil && r.s.Op == "only" {
		r.onlyFirst(only)
		return
	}
	if r.step.Filter == nil || r.s.Op != "where" {
		return
	}
	r.condition(r.step.Filter)
}

// enough tells how many would be enough for a row that is not in the pool, where that
// can be told.
func (r *pooled) enough() {
	if r.s.Has("enough") {
		r.say("With %s it would be in.", "Med %s ville den være med.", noted(r.s, "enough", "n", "number"))
	}
}

// unmet is the part of a condition that is not met.
func (r *pooled) unmet(e *check.Expr) *check.Expr {
	for e.Op == check.OpAnd {
		if !r.x.valueOf(e.Args[0], on(r.step.To, r.row)).Flag {
			e = e.Args[0]
		} else {
			e = e.Args[1]
		}
	}
	return e
}

// compares reports whether a condition compares a column with something.
func compares(e *check.Expr) bool {
	return e.Op >= check.OpEqual && e.Op <= check.OpGreaterEqual && e.Args[0].Op == check.OpColumn
}

// condition tells why a condition is not met: of a comparison both sides.
func (r *pooled) condition(e *check.Expr) {
	a := on(r.step.To, r.row)
	e = r.unmet(e)
	if !compares(e) {
		r.say("The condition %s is not met, here %s.", "Betingelsen %s er ikke opfyldt, her %s.", r.formula(r.x.text(e.At)), r.formula(r.x.filled(e, a)))
		return
	}
	left, right := r.x.expr(r.s.ID+"/where/1", e.Args[0], a), r.x.expr(r.s.ID+"/where/2", e.Args[1], a)
	is, limit := of(left), of(right)
	if is.unit == "share" || limit.unit == "share" {
		is.unit, limit.unit = "share", "share"
	}
	if part, whole := r.x.ratio(e.Args[0], a); part != nil {
		r.say("%s is %s (%s of %s), and the limit is %s.", "%s er %s (%s af %s), og grænsen er %s.", r.quoted(left.Label), is, of(part), of(whole), limit)
		return
	}
	r.say("%s is %s, and the limit is %s.", "%s er %s, og grænsen er %s.", r.quoted(left.Label), is, limit)
}

// onlyFirst tells of a row that is not among the first.
func (r *pooled) onlyFirst(only *spot) {
	by, limit := only.named("by"), only.named("limit")
	r.say("Only the first %s in order of %s are in it, and %s is number %s of %s with %s.", "Kun de første %s efter %s er med, og %s er nr. %s af %s med %s.",
		of(limit), r.quoted(r.byLabel(r.step.Only.Order.By, by)), r.name, noted(only, "place", "place", "number"), noted(only, "place", "of", "number"), of(by))
	if only.Note("last_in") != nil {
		name, _ := only.Note("last_in")["name"].(string)
		r.say("The last that is in, %s, has %s.", "Den sidste, der er med, %s, har %s.", name, noted(only, "last_in", "value", by.Unit))
	}
}
