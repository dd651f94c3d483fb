package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// grant tells what each row gets by rule.
func (t *teller) grant(s *check.GrantStep) Item {
	item := Item{Text: stop(t.say("%s get %s each", "%s får hver %s", t.theRows(s.To), t.value(s.Amount)))}
	if s.Filter != nil {
		item.Text = stop(t.say("the %s where %s get %s each", "%s, hvor %s, får hver %s", t.tableName(s.To), t.condition(s.Filter, false).text, t.value(s.Amount)))
	}
	if s.Negative {
		item.Text += " " + t.say("An amount below zero is to be paid back.", "Et beløb under nul skal betales tilbage.")
	}
	if s.Within != nil {
		item.More = append(item.More, said(t.say("In all", "Tilsammen"), t.say("at most %s; otherwise the computation stops. What is not used is shown as left over",
			"højst %s; ellers stopper beregningen. Det ubrugte vises som »Ikke fordelt«", t.amount(s.Within))))
	}
	if !t.sameRounding(s) {
		item.More = append(item.More, said(t.say("Rounding", "Afrunding"), t.grantRounding(s)))
	}
	return item
}

func (t *teller) grantRounding(s *check.GrantStep) string {
	if s.Round.Unit == 0 {
		return t.say("none", "ingen")
	}
	to := t.roundedTo(s.Round.Unit, s.Type.Kind == check.Money)
	if s.Negative {
		return t.say("each amount to %s (halves away from zero)", "hvert beløb til %s (halve rundes væk fra nul)", to)
	}
	return t.say("each amount to %s (halves upwards)", "hvert beløb til %s (halve rundes op)", to)
}

// parts tells what is split, earmarked and turned into positions of a result.
func (t *teller) parts(of check.Step) []Item {
	var out []Item
	for _, s := range t.steps {
		if t.result(s) != of || s == of {
			continue
		}
		switch s := s.(type) {
		case *check.SplitStep:
			out = append(out, t.split(s).at(s.Decl.Where()))
		case *check.EarmarkStep:
			out = append(out, t.earmark(s).at(s.Decl.Where()))
		case *check.PositionsStep:
			out = append(out, t.positions(s).at(s.Decl.Where()))
		}
	}
	return out
}

func (t *teller) split(s *check.SplitStep) Item {
	var parts []string
	for _, p := range s.Parts {
		parts = append(parts, t.say("%s by %s", "%s efter %s", t.quoted(written("", p.Column.Member.Name)), t.expr(p.Key).in(nounal)))
	}
	item := told(t.say("Split", "Opdeling"), t.say("each amount is split into %s", "hvert beløb deles i %s", t.and(parts)))
	item.Text += t.say(" The parts add up exactly.", " Delene giver tilsammen beløbet.")
	return item
}

// earmark tells what is bound, to what, and what type of steering that is.
func (t *teller) earmark(s *check.EarmarkStep) Item {
	part := s.Share
	if part == nil {
		part = s.Amount
	}
	purpose := ""
	if text := s.Terms.Purpose.Text; text != "" {
		purpose = t.quoted(text)
	}
	text := ""
	if t.isNone(part) {
		text = t.say("nothing is earmarked", "intet er øremærket")
		if purpose != "" {
			text += " (" + purpose + ")"
		}
	} else {
		of := t.expr(part).in(nounal)
		if s.Share == nil {
			text = t.say("%s is earmarked", "%s er øremærket", of)
		} else {
			text = t.say("%s of each amount is earmarked", "%s af hvert beløb er øremærket", of)
		}
		if purpose != "" {
			text += t.say(" for %s", " til %s", purpose)
		}
	}
	text = stop(text)
	switch s.Terms.Input {
	case dsl.InputStaff:
		text += t.say(" Requirement on input: staff.", " Inputkrav: personale.")
	case dsl.InputTrainedStaff:
		text += t.say(" Requirement on input: trained staff.", " Inputkrav: uddannet personale.")
	}
	if c := s.Terms.Content.Text; c != "" {
		text += " " + stop(t.say("requirement on content: %s", "krav til indholdet: %s", t.quoted(c)))
	}
	return Item{About: t.say("Earmarking", "Øremærkning"), Text: words(text, t.followedUp(s.Terms), t.steering(s.Steering))}
}

// isNone reports whether a part is nothing with the values in the rules.
func (t *teller) isNone(e *check.Expr) bool {
	x, ok := t.fold(e, 0)
	return ok && !x.Missing && x.Number == 0
}

// followedUp tells whether the earmark is announced and followed up, as far as
// the rules say.
func (t *teller) followedUp(e *dsl.Earmark) string {
	a, f := e.Announced, e.Followup
	switch {
	case a != nil && *a && f != nil && *f:
		return t.say("The amount is announced and its use followed up.", "Beløbet udmeldes, og anvendelsen følges op.")
	case a != nil && f != nil && !*a && !*f:
		return t.say("The amount is not announced and its use not followed up.", "Beløbet udmeldes ikke, og anvendelsen følges ikke op.")
	}
	said := func(flag *bool, yes, no [2]string) string {
		if flag == nil {
			return ""
		}
		if *flag {
			return t.say(yes[0], yes[1])
		}
		return t.say(no[0], no[1])
	}
	return words(said(a, [2]string{"The amount is announced.", "Beløbet udmeldes."}, [2]string{"The amount is not announced.", "Beløbet udmeldes ikke."}),
		said(f, [2]string{"Its use is followed up.", "Anvendelsen følges op."}, [2]string{"Its use is not followed up.", "Anvendelsen følges ikke op."}))
}

// steering names the type of steering (KORA 2017, four types).
func (t *teller) steering(kind int) string {
	switch kind {
	case 1:
		return t.say("Steering type 1: full steering.", "Styringstype 1: fuld styring.")
	case 2:
		return t.say("Steering type 2: input steering.", "Styringstype 2: inputstyring.")
	case 3:
		return t.say("Steering type 3: steering of the pedagogical service.", "Styringstype 3: styring på den pædagogiske ydelse.")
	}
	return t.say("Steering type 4: responsibility and decisions are decentralised (no requirements).",
		"Styringstype 4: decentralisering af ansvar og beslutninger (ingen krav).")
}

func (t *teller) positions(s *check.PositionsStep) Item {
	text := t.say("shown as positions too: the amount divided by %s", "vises også som stillinger: beløbet divideret med %s", t.base(s.Pay).in(nounal))
	if s.Unit != 0 {
		text += t.say(", rounded to %s", ", afrundet til %s", t.roundedTo(s.Unit, false))
	}
	return said(t.say("Positions", "Stillinger"), text)
}
