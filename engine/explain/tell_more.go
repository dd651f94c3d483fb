package explain

import (
	"fmt"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
)

// count tells how many rows count, of how many, and what they meet.
func (p *prose) count(s *spot) {
	total := s.named("of")
	rows := p.quoted(total.Label)
	required := s.named("required")
	var indicators []*spot
	for i, k := range s.kids {
		if k.role == "indicator" {
			indicators = append(indicators, s.child(i))
		}
	}
	all := noted(s, "indicators", "n", "number")
	p.say("%s is %s, of %s in %s.", "%s er %s ud af %s i %s.", p.subject(s), of(s), of(total), rows)
	switch {
	case required != nil:
		p.say("They are those that meet at least %s of %s indicators.", "Det er dem, der opfylder mindst %s af %s kriterier.", of(required), all)
	case s.Op == dsl.CountAny.String():
		p.say("They are those that meet any of %s indicators.", "Det er dem, der opfylder et eller flere af %s kriterier.", all)
	default:
		p.say("They are those that meet all of %s indicators.", "Det er dem, der opfylder alle %s kriterier.", all)
	}
	p.tallies(s, required)
	if len(indicators) > 0 {
		most := indicators[0]
		for _, i := range indicators {
			if i.is.Number > most.is.Number {
				most = i
			}
		}
		p.say("Most often met is %s: by %s of all %s.", "Oftest opfyldt er %s: hos %s af alle %s.", p.quoted(most.Label), of(most), of(total))
	}
}

// tallies tells how many of those that count meet how many indicators.
func (p *prose) tallies(s, required *spot) {
	if required == nil {
		return
	}
	var args []any
	en, da := "", ""
	for i, k := range s.kids {
		if k.role != "tally" {
			continue
		}
		c := s.child(i)
		if n, _ := c.Note("met")["n"].(float64); n < required.is.Number || len(args) >= 8 {
			continue
		}
		if en != "" {
			en, da = en+", ", da+", "
		}
		en, da = en+fmt.Sprintf("%%s of them {%d:meets|meet} %%s", len(args)), da+"%s opfylder %s"
		args = append(args, of(c), noted(c, "met", "n", "number"))
	}
	if len(args) > 2 {
		p.say(en+".", da+".", args...)
	}
}

// rate tells what a point of the key gives.
func (p *prose) rate(s *spot) {
	if step := p.rateOf(s); step != nil {
		key := ""
		if step.Key.Op == check.OpColumn {
			key = label(step.Key.Column.Label, step.Key.Column.Name)
		}
		p.say("%s gives %s %s.", "%s giver %s %s.", p.quoted(label(step.Label, step.Name)), of(s), p.per(key))
	} else {
		p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
	}
	switch s.Op {
	case "none":
		p.say("The pool is not shared by so much for each unit of a key.", "Puljen fordeles ikke med et beløb pr. enhed i en fordelingsnøgle.")
		return
	case "rounded":
		exact := of(s.named("unrounded"))
		exact.round = false
		p.say("It is %s before it is rounded down.", "Det er %s, før der rundes ned.", exact)
		return
	case "zero":
		p.say("Nobody is between guarantee and cap, so there is no such amount.", "Ingen er mellem garanti og loft, så der er intet sådant beløb.")
		return
	case "meets", "meets_decimal":
		name, _ := s.Note("meets")["name"].(string)
		p.say("Nobody is between guarantee and cap: it is the amount at which %s meets its own.", "Ingen er mellem garanti og loft: Det er det beløb, hvor %s når sin grænse.", name)
		return
	}
	amount, keys := s.named("amount"), s.named("keys")
	p.say("There is %s to share.", "Der er %s at fordele.", of(amount))
	others := false
	for _, held := range []struct{ name, en, da string }{{"caps", "Those at their cap have %s of it.", "De, der er ved loftet, får %s af dem."},
		{"floors", "Those on their guarantee have %s of it.", "De, der er på garantien, får %s af dem."}, {"keyless", "Those without key have %s of it.", "De, hvis fordelingsnøgle er nul, får %s af dem."}} {
		if n := s.named(held.name); n != nil && n.is.Number != 0 {
			p.say(held.en, held.da, of(n))
			others = true
		}
	}
	if others {
		p.say("The keys of the others add up to %s.", "Fordelingsnøglerne for de øvrige er tilsammen %s.", of(keys))
	} else {
		p.say("The keys add up to %s.", "Fordelingsnøglerne er tilsammen %s.", of(keys))
	}
}

// rateOf is the pool whose rate a node is; nil for one of a group, and where there is no rate.
func (p *prose) rateOf(s *spot) *check.PoolStep {
	for _, step := range p.x.program.Steps {
		if pool, ok := step.(*check.PoolStep); ok && pool.Key != nil && s.Op != "none" && pool.Rate.Value != nil && s.ID == ValueID(pool.Rate.Value.Name) {
			return pool
		}
	}
	return nil
}

// whole tells of a figure of a pool as a whole.
func (p *prose) whole(s *spot) {
	p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
	switch s.Kind {
	case Amount:
		if own := s.named("amount"); isPart(own) {
			if text := p.inWords(s); text != "" {
				p.say("It is %s.", "Det er %s.", p.formula(text))
			} else {
				p.say("The rules say %s, here %s.", "Reglerne siger %s, her %s.", p.formula(s.Formula), p.formula(s.Filled))
			}
			p.leaves(own)
		} else {
			p.say("It comes from %s.", "Det kommer fra %s.", p.quoted(own.Label))
		}
		for i, k := range s.kids {
			if c := s.child(i); k.role == "passed" && c.is.Number != 0 {
				p.say("%s comes from %s.", "%s kommer fra %s.", of(c), p.quoted(c.Label))
			}
		}
	case Left:
		p.say("There was %s, and %s is handed out.", "Der var %s, og %s er delt ud.", of(s.named(map[bool]string{true: "within", false: "amount"}[s.Op == "within"])), of(s.named("given")))
		if passed := s.named("passed"); passed != nil && passed.is.Number != 0 {
			p.say("%s went to another pool.", "%s gik til en anden pulje.", of(passed))
		}
	case Sum:
		p.say("It is what %s rows get together; of %s, %s is left.", "Det er, hvad %s rækker får tilsammen; af %s er %s tilbage.", noted(s, "n", "rows", "number"), noted(s, "check", "amount", s.Unit), noted(s, "check", "left", s.Unit))
	}
}

// compared tells of a figure of a benchmark.
func (p *prose) compared(s *spot) {
	if s.is.Missing {
		p.say("%s has no value, as the data have none.", "%s har ingen værdi, for data har ingen.", p.subject(s))
		return
	}
	switch s.Kind {
	case Index:
		value, average := s.named("value"), s.named("average")
		p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
		p.say("The value is %s, and the average is %s, which counts as 100.", "Værdien er %s, og gennemsnittet er %s; det svarer til 100.", of(value), of(average))
		p.averaged(average)
	case Average:
		p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
		p.averaged(s)
	case Outlier:
		p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
		for i, k := range s.kids {
			if c := s.child(i); k.role == "criterion" {
				p.say("The value is %s; what lies below %s or above %s is an outlier.", "Værdien er %s; det, der ligger under %s eller over %s, er en outlier.",
					of(s.named("value")), noted(c, "limits", "low", s.named("value").Unit), noted(c, "limits", "high", s.named("value").Unit))
			}
		}
	default:
		p.say("%s is %s, with the highest first.", "%s er %s, med den højeste først.", p.subject(s), of(s))
		p.say("The value is %s.", "Værdien er %s.", of(s.named("value")))
	}
}

// averages are what averages are called.
var averages = map[string][2]string{"mean": {"the mean", "gennemsnittet"}, "median": {"the median", "medianen"}, "weighted": {"the weighted mean", "det vægtede gennemsnit"}}

// averaged tells who is in an average, and why others are not.
func (p *prose) averaged(s *spot) {
	if s.Kind != Average {
		return
	}
	words := averages[s.Op]
	p.say("It is %s of %s of %s rows with a value.", "Det er %s af %s af %s rækker med en værdi.", p.pick(words[0], words[1]), noted(s, "n", "rows", "number"), noted(s, "n", "of", "number"))
	if out := s.named("excluded"); out != nil {
		why := out.Formula
		if step, _ := p.x.memberOf(s.ID); step != nil {
			if b, ok := step.(*check.BenchmarkStep); ok {
				why = describe.Condition(p.x.program, b.Exclude, p.lang)
			}
		}
		p.say("%s {0:is|are} left out, because %s.", "%s er holdt ude, fordi %s.", of(out), p.formula(why))
	}
	if out := s.named("outliers"); out != nil {
		p.say("%s {0:is|are} left out as {0:an outlier|outliers}.", "%s er holdt ude som {0:outlier|outliers}.", of(out))
	}
	if out := s.named("missing"); out != nil {
		p.say("%s {0:has|have} no value.", "%s har ingen værdi.", of(out))
	}
}

// factor tells of a spread.
func (p *prose) factor(s *spot) {
	p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
	switch {
	case s.is.Missing:
		p.say("There are too few values for it.", "Der er for få værdier til den.")
	case s.Op == "range_factor":
		highest, lowest := s.named("highest"), s.named("lowest")
		p.say("The highest is %s (%s), and the lowest above zero is %s (%s).", "Det højeste er %s (%s), og det laveste over nul er %s (%s).", of(highest), highest.Row, of(lowest), lowest.Row)
		p.say("It is the one divided by the other.", "Det er det ene divideret med det andet.")
	default:
		p.say("It is measured of %s values.", "Den er målt på %s værdier.", noted(s, "n", "rows", "number"))
	}
}
