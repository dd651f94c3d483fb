package describe

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// methods are the rounding methods: their name behind "by", and how they work.
var methods = map[dsl.Method]struct{ name, works [2]string }{
	dsl.LargestRemainder: {[2]string{"largest remainder", "største brøks metode"}, [2]string{
		"all shares are rounded down, and the units left over go one each to those with the largest remainders",
		"alle andele rundes ned, og de enheder, der er tilbage, går én til hver af dem med de største brøkdele"}},
	dsl.SainteLague: {[2]string{"Sainte-Laguë", "Sainte-Laguës metode"}, [2]string{
		"a divisor method that rounds up from a half and favours neither large nor small",
		"en divisormetode, der runder op fra en halv og hverken favoriserer store eller små"}},
	dsl.DHondt: {[2]string{"D'Hondt", "d'Hondts metode"}, [2]string{
		"a divisor method that rounds down, to the advantage of the large", "en divisormetode, der runder ned til fordel for de store"}},
	dsl.Adams: {[2]string{"Adams", "Adams' metode"}, [2]string{
		"a divisor method that rounds up, to the advantage of the small", "en divisormetode, der runder op til fordel for de små"}},
	dsl.HuntingtonHill: {[2]string{"Huntington-Hill", "Huntington-Hills metode"}, [2]string{
		"a divisor method that rounds at the geometric mean of the two whole units (equal proportions)",
		"en divisormetode, der runder ved det geometriske gennemsnit af de to hele enheder (lige forhold)"}},
	dsl.Each: {[2]string{"each alone", "hver for sig"}, [2]string{
		"each amount is rounded on its own (halves upwards); the difference from the pool is shown as left over",
		"hvert beløb afrundes for sig (halve rundes op); forskellen til puljen vises som »Ikke fordelt«"}},
}

// methodOrder is the order in which methods are explained.
var methodOrder = []dsl.Method{dsl.LargestRemainder, dsl.SainteLague, dsl.DHondt, dsl.Adams, dsl.HuntingtonHill, dsl.Each}

// poolRounding tells to what and how a pool is rounded.
func (t *teller) poolRounding(s *check.PoolStep) string {
	if s.Round.Unit == 0 {
		return t.say("none", "ingen")
	}
	to := t.say("to %s", "til %s", t.roundedTo(s.Round.Unit, s.Type.Kind == check.Money))
	switch {
	case s.First != nil:
		return to
	case s.Round.Method == dsl.Each:
		return to + ", " + t.method(s.Round)
	}
	return to + t.say(" by ", " efter ") + t.method(s.Round)
}

// roundedAlike is a pool that all pools are rounded like; nil where they are not.
func (t *teller) roundedAlike() *check.PoolStep {
	var first *check.PoolStep
	for _, s := range t.steps {
		if p, ok := s.(*check.PoolStep); ok {
			switch {
			case first == nil:
				first = p
			case first.Round != p.Round || first.Type.Kind != p.Type.Kind || (first.First == nil) != (p.First == nil):
				return nil
			}
		}
	}
	return first
}

// sameRounding reports whether a grant's amounts are rounded to what the pools' are,
// which is told already.
func (t *teller) sameRounding(s *check.GrantStep) bool {
	p := t.roundedAlike()
	return p != nil && !s.Negative && p.Round.Unit == s.Round.Unit && p.Type.Kind == s.Type.Kind
}

// method is the name of a rounding method.
func (t *teller) method(r check.Rounding) string {
	if r.FirstDivisor > 0 {
		return t.say("modified Sainte-Laguë with %s as the first divisor", "Sainte-Laguës modificerede metode med %s som første divisor", t.plain(r.FirstDivisor))
	}
	name := methods[r.Method].name
	return t.say(name[0], name[1])
}

// works tells how a rounding method works.
func (t *teller) works(r check.Rounding) string {
	if r.FirstDivisor > 0 {
		first := t.plain(r.FirstDivisor / 2)
		return t.say("a divisor method that rounds up from a half, but gives nobody their first unit below %s of one, to the disadvantage of the smallest",
			"en divisormetode, der runder op fra en halv, men først giver den første enhed ved %s af en hel, til ulempe for de mindste", first)
	}
	works := methods[r.Method].works
	return t.say(works[0], works[1])
}

// rounding explains the methods that are used, once.
func (t *teller) rounding() []Section {
	used := map[dsl.Method][]check.Rounding{}
	ties, closes := false, false
	for _, s := range t.steps {
		if pool, ok := s.(*check.PoolStep); ok {
			closes = true
			ties = ties || pool.Only != nil || pool.First != nil
			if pool.Round.Unit != 0 && pool.First == nil {
				r := check.Rounding{Method: pool.Round.Method, FirstDivisor: pool.Round.FirstDivisor}
				if !slices.Contains(used[r.Method], r) {
					used[r.Method] = append(used[r.Method], r)
				}
				ties = ties || pool.Round.Method != dsl.Each
			}
		}
	}
	if !closes {
		return nil
	}
	s := Section{ID: Rounding, Heading: t.say("How it adds up", "Sådan går det op")}
	text := t.say("What is handed out and what is left over always make the whole pool.", "Fordelt og ikke fordelt giver altid tilsammen hele puljen.")
	if p := t.roundedAlike(); p != nil && p.Round.Unit != 0 {
		about := t.say("Amounts are rounded ", "Beløbene afrundes ")
		if p.Type.Kind != check.Money {
			about = t.say("Shares are rounded ", "Andelene afrundes ")
		}
		text = stop(about+t.poolRounding(p)) + " " + text
	}
	s.Paragraphs = append(s.Paragraphs, text)
	for _, m := range methodOrder {
		for _, r := range used[m] {
			s.Items = append(s.Items, said(t.method(r), t.works(r)))
		}
	}
	if ties {
		s.Items = append(s.Items, Item{Text: t.say("In a tie, the one whose id sorts first, character by character, goes first.",
			"Ved lighed går den forud, hvis id kommer først, når de sorteres tegn for tegn.")})
	}
	return []Section{s}
}
