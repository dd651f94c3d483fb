package describe

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// methods are the rounding methods: their name behind "by", and how they work.
var methods = map[dsl.Method]struct{ name, works [2]string }{
	dsl.LargestRemainder: {[2]string{"largest remainder", "største rest"}, [2]string{
		"everybody gets their share rounded down, and what is left over goes, one unit each, to those with the largest remainders",
		"alle får deres andel rundet ned, og det, der er tilovers, går med én enhed til hver af dem med de største rester"}},
	dsl.SainteLague: {[2]string{"Sainte-Laguë", "Sainte-Laguë"}, [2]string{
		"a divisor method that rounds at the half, so neither large nor small are favoured",
		"en divisormetode, der runder ved det halve og hverken begunstiger store eller små"}},
	dsl.DHondt: {[2]string{"D'Hondt", "d'Hondt"}, [2]string{
		"a divisor method that rounds down, to the advantage of the large", "en divisormetode, der runder ned til fordel for de store"}},
	dsl.Adams: {[2]string{"Adams", "Adams"}, [2]string{
		"a divisor method that rounds up, to the advantage of the small", "en divisormetode, der runder op til fordel for de små"}},
	dsl.HuntingtonHill: {[2]string{"Huntington-Hill", "Huntington-Hill"}, [2]string{
		"a divisor method that rounds at the geometric mean of the two whole units (equal proportions)",
		"en divisormetode, der runder ved det geometriske gennemsnit af de to hele enheder (lige forhold)"}},
	dsl.Each: {[2]string{"each alone", "hver for sig"}, [2]string{
		"every amount is rounded on its own, halves upwards; the difference from the pool is reported as left over",
		"hvert beløb afrundes for sig, halve opad; forskellen til puljen opgøres som en rest"}},
}

// methodOrder is the order in which methods are explained.
var methodOrder = []dsl.Method{dsl.LargestRemainder, dsl.SainteLague, dsl.DHondt, dsl.Adams, dsl.HuntingtonHill, dsl.Each}

// poolRounding tells to what and how a pool is rounded.
func (t *teller) poolRounding(s *check.PoolStep) string {
	about := t.say("Rounding", "Afrunding")
	if s.Round.Unit == 0 {
		return labelled(about, t.say("none", "ingen"))
	}
	to := t.roundedTo(s.Round.Unit, s.Type.Kind == check.Money)
	if s.First != nil {
		return labelled(about, t.say("to %s", "til %s", to))
	}
	if s.Round.Method == dsl.Each {
		return labelled(about, t.say("to %s, ", "til %s, ", to)+t.method(s.Round))
	}
	return labelled(about, t.say("to %s by ", "til %s efter ", to)+t.method(s.Round))
}

// method is the name of a rounding method.
func (t *teller) method(r check.Rounding) string {
	if r.FirstDivisor > 0 {
		return t.say("modified Sainte-Laguë with %s as the first divisor", "modificeret Sainte-Laguë med %s som første divisor", t.plain(r.FirstDivisor))
	}
	name := methods[r.Method].name
	return t.say(name[0], name[1])
}

// works tells how a rounding method works.
func (t *teller) works(r check.Rounding) string {
	if r.FirstDivisor > 0 {
		first := t.plain(r.FirstDivisor / 2)
		return t.say("a divisor method that rounds at the half, but gives nobody their first unit below %s of one, to the disadvantage of the smallest",
			"en divisormetode, der runder ved det halve, men først giver den første enhed ved %s af en hel, til ulempe for de mindste", first)
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
	s := Section{Heading: t.say("How it adds up", "Sådan går det op")}
	s.Paragraphs = append(s.Paragraphs, t.say(
		"What a pool hands out and what is reported as left over always make the whole pool.",
		"Det, en pulje deler ud, og det, der opgøres som en rest, er altid tilsammen hele puljen."))
	for _, m := range methodOrder {
		for _, r := range used[m] {
			s.Items = append(s.Items, labelled(capital(t.method(r)), t.works(r)))
		}
	}
	if ties {
		s.Items = append(s.Items, t.say("Of equals the one goes first whose key comes first in the order of characters.",
			"Står to lige, går den forrest, som har den første nøgle i tegnrækkefølgen."))
	}
	return []Section{s}
}
