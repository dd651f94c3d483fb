package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// handedOut tells pools and grants in the order of the file, each with its split,
// earmark and positions.
func (t *teller) handedOut() []Section {
	var out []Section
	for _, s := range t.steps {
		var section Section
		switch s := s.(type) {
		case *check.PoolStep:
			section = t.pool(s)
		case *check.GrantStep:
			section = t.grant(s)
		default:
			continue
		}
		section.Items = append(section.Items, t.parts(s)...)
		out = append(out, section)
	}
	return out
}

// heading names a result and says what kind it is.
func (t *teller) heading(en, da string, s check.Step) string {
	name := written(s.Head().Label, s.Head().Name)
	return t.say(en, da, capital(name))
}

// pool tells how much is shared among whom and by what, then floors, caps and
// what happens when they do not fit.
func (t *teller) pool(s *check.PoolStep) Section {
	out := Section{Heading: t.heading("Pool: %s", "Pulje: %s", s)}
	text := t.poolAmount(s)
	out.Paragraphs = append(out.Paragraphs, text+" "+t.takesPart(s)+t.poolKey(s))
	out.Items = append(out.Items, t.limits(s)...)
	out.Items = append(out.Items, t.poolRounding(s))
	return out
}

// poolAmount tells how much there is, and for whom where there is one pool a
// group.
func (t *teller) poolAmount(s *check.PoolStep) string {
	amount := t.value(s.Amount)
	if s.Group != nil {
		amount = t.rowValue(s.Amount)
	}
	text := t.say("the pool is %s", "puljen er på %s", amount+t.standing(s.Amount))
	if s.Group != nil {
		text = t.say("each of the %s has a pool of its own; it is %s", "%s har hver deres pulje; den er på %s",
			t.tableName(s.Group), amount+t.standing(s.Amount))
	}
	text = stop(text)
	for _, from := range s.From {
		text += " " + stop(t.say("what %s cannot hand out comes on top", "dertil kommer det, som %s ikke kan fordele", t.stepName(from)))
	}
	return text
}

// takesPart tells which rows a pool is for, where that is not all of them.
func (t *teller) takesPart(s *check.PoolStep) string {
	text := ""
	if s.Filter != nil {
		text = stop(t.say("only %s where %s take part; the others get nothing", "kun %s, hvor %s, er med; de andre får ikke noget",
			t.tableName(s.To), t.rowCondition(s.Filter))) + " "
	}
	if s.Only != nil {
		text += stop(t.only(s)) + " "
	}
	return text
}

// only tells that the first few take part.
func (t *teller) only(s *check.PoolStep) string {
	n, by := t.value(s.Only.N), t.rowValue(s.Only.Order.By)
	if s.Group != nil {
		n = t.rowValue(s.Only.N)
	}
	direction, where := t.direction(s.Only.Order.Lowest), ""
	switch {
	case s.Only.Per != nil:
		where = t.say(", in each group with the same %s", ", i hver gruppe med samme %s", t.rowValue(s.Only.Per))
	case s.Group != nil:
		where = t.say(", in each pool", ", i hver pulje")
	}
	if s.Filter != nil {
		return t.say("of these only the %s with the %s %s take part%s", "af dem deltager kun de %s med %s %s%s", n, direction, by, where)
	}
	return t.say("only the %s among the %s with the %s %s take part%s; the others get nothing",
		"kun de %s blandt %s med %s %s deltager%s; de andre får ikke noget", n, t.tableName(s.To), direction, by, where)
}

// poolKey tells among whom the pool is shared, and by what.
func (t *teller) poolKey(s *check.PoolStep) string {
	some := s.Filter != nil || s.Only != nil
	if s.First != nil {
		return t.inOrder(s, t.sharers(s)+t.comma(s))
	}
	pool := t.say("it is", "den")
	if some || len(s.From) > 0 {
		pool = t.say("the pool is", "puljen")
	}
	key := t.rowValue(s.Key)
	switch {
	case s.Start != nil:
		return t.started(s, key)
	case isConst(s.Key):
		return stop(t.say("%s shared equally among %s", "%s fordeles ligeligt på %s", pool, t.sharers(s)))
	}
	return stop(t.say("%s shared among %s in proportion to %s", "%s fordeles på %s i forhold til %s", pool, t.sharers(s)+t.comma(s), key))
}

// sharers is who shares a pool, as an object: them, all institutions.
func (t *teller) sharers(s *check.PoolStep) string {
	some := s.Filter != nil || s.Only != nil
	switch {
	case s.Group != nil && !some:
		return t.say("the %s that belong to it", "de %s, der hører til", t.tableName(s.To))
	case s.Group != nil:
		return t.say("those that belong to it", "dem, der hører til")
	case some:
		return t.say("them", "dem")
	}
	return t.say("all %s", "alle %s", t.tableName(s.To))
}

// comma ends the clause that Danish sharers of a pool with groups end with.
func (t *teller) comma(s *check.PoolStep) string {
	if s.Group == nil {
		return ""
	}
	return t.say("", ",")
}

// started tells a pool whose rows have something before the key shares the rest.
func (t *teller) started(s *check.PoolStep, key string) string {
	who := t.sharers(s)
	switch some := s.Filter != nil || s.Only != nil; {
	case some && s.Group == nil:
		who = t.say("they", "de")
	case some:
		who = t.say("those that belong to it", "de, der hører til")
	}
	return stop(t.say("before anything else, %s get %s each", "forlods får %s hver især %s", who+t.comma(s), t.rowValue(s.Start))) + " " +
		stop(t.say("what is left of the pool – or, if it is smaller than that, what has to be given up – is shared in proportion to %s",
			"det, der er tilbage af puljen – eller, hvis den er mindre end det, det, der skal afgives – fordeles i forhold til %s", key))
}

// inOrder tells a pool that funds one row after the other.
func (t *teller) inOrder(s *check.PoolStep, who string) string {
	by := t.rowValue(s.First.By)
	text := stop(t.say("the pool goes to %s one after the other, those with the %s %s first, each up to its cap, until it is used up",
		"puljen går til %s én efter én, først dem med %s %s, hver op til sit loft, indtil den er brugt", who, t.direction(s.First.Lowest), by))
	if s.Whole {
		return text + " " + t.say("It is all or nothing: it stops at the first whose cap there is not enough for.",
			"Det er alt eller intet: Der standses ved den første, der ikke er nok til.")
	}
	return text + " " + t.say("The last one may get less than its cap.", "Den sidste kan få mindre end sit loft.")
}

func (t *teller) direction(lowest bool) string {
	if lowest {
		return t.say("lowest", "laveste")
	}
	return t.say("highest", "højeste")
}

// limits tells floor and cap, who pays for them, and what happens when they do
// not fit the amount.
func (t *teller) limits(s *check.PoolStep) []string {
	var out []string
	if s.Floor != nil {
		out = append(out, t.floor(s))
	}
	if s.Cap != nil {
		out = append(out, t.cap(s))
	}
	if s.Floor != nil {
		out = append(out, t.shortfall(s))
	}
	if s.Cap != nil || s.Surplus != dsl.SurplusStop {
		out = append(out, t.surplus(s))
	}
	if s.RateUnit != 0 {
		unit := t.roundedTo(s.RateUnit, s.Type.Kind == check.Money)
		out = append(out, t.say("Rate: ", "Sats: ")+stop(t.say(
			"what one unit of the key gives is rounded down to %s before it is multiplied; what that leaves is not handed out",
			"det, én enhed af fordelingsnøglen giver, rundes ned til %s, før der ganges; det, der derved bliver tilbage, fordeles ikke", unit)))
	}
	return out
}

func (t *teller) floor(s *check.PoolStep) string {
	who := t.say("nobody", "ingen")
	if s.Filter != nil || s.Only != nil {
		who = t.say("nobody who takes part", "ingen, der er med,")
	}
	text := stop(t.say("%s gets less than %s", "%s får mindre end %s", who, t.rowValue(s.Floor)))
	if s.First != nil {
		text += " " + t.say("The floors are paid first, whatever the order.", "Bunden udbetales først, uanset rækkefølgen.")
	} else {
		text += " " + t.say("What it costs is paid by those above their floors, in proportion to their keys.",
			"Det betales af dem, der ligger over deres bund, i forhold til deres nøgle.")
	}
	return t.say("Floor: ", "Bund: ") + text
}

func (t *teller) cap(s *check.PoolStep) string {
	text := stop(t.say("nobody gets more than %s", "ingen får mere end %s", t.rowValue(s.Cap)))
	if s.First == nil {
		text += " " + t.say("What is cut off goes to those below their caps, in proportion to their keys.",
			"Det, der skæres af, går til dem, der ligger under deres loft, i forhold til deres nøgle.")
	}
	return t.say("Cap: ", "Loft: ") + text
}

// shortfall tells what happens where the floors exceed the pool.
func (t *teller) shortfall(s *check.PoolStep) string {
	if s.Scale {
		return t.say("If the floors come to more than the pool, all of them are lowered in the same proportion.",
			"Er der ikke penge nok til bunden, sættes den ned for alle i samme forhold.")
	}
	return t.say("If the floors come to more than the pool, nothing is computed: the model says how much is missing.",
		"Er der ikke penge nok til bunden, beregnes der ikke noget: Modellen siger, hvor meget der mangler.")
}

// surplus tells where that goes which nobody can take.
func (t *teller) surplus(s *check.PoolStep) string {
	switch {
	case s.Surplus == dsl.SurplusTo && s.SurplusTo != nil:
		return stop(t.say("what nobody can take goes to %s and is shared out there", "det, ingen kan få, går til %s og fordeles dér", t.stepName(s.SurplusTo)))
	case s.Surplus == dsl.SurplusKeep:
		return t.say("What nobody can take is not handed out, but reported as left over.", "Det, ingen kan få, fordeles ikke, men opgøres som en rest.")
	}
	if s.First != nil && s.Whole {
		return t.say("What is left when it stops is not handed out, but reported as left over. If something is left when all have their cap, nothing is computed: the model says how much it is.",
			"Det, der er tilbage, når der standses, fordeles ikke, men opgøres som en rest. Er der noget tilbage, når alle har nået deres loft, beregnes der ikke noget: Modellen siger, hvor meget det er.")
	}
	return t.say("If something is left that nobody can take, nothing is computed: the model says how much it is.",
		"Er der noget tilbage, som ingen kan få, beregnes der ikke noget: Modellen siger, hvor meget det er.")
}
