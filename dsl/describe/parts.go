package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// grant tells what each row gets by rule.
func (t *teller) grant(s *check.GrantStep) Section {
	out := Section{Heading: t.heading("Grant: %s", "Tildeling: %s", s)}
	text := stop(t.say("each of the %s gets %s", "%s får hver især %s", t.tableName(s.To), t.rowValue(s.Amount)))
	if s.Filter != nil {
		text += " " + stop(t.say("it is given only to those where %s; the others get nothing",
			"det gives kun til dem, hvor %s; de andre får ikke noget", t.rowCondition(s.Filter)))
	}
	if s.Negative {
		text += " " + t.say("An amount below zero is money to be paid back.", "Et beløb under nul er penge, der skal betales tilbage.")
	}
	out.Paragraphs = append(out.Paragraphs, text)
	if s.Within != nil {
		out.Items = append(out.Items, t.say("In all: ", "I alt: ")+stop(t.say(
			"it may not cost more than %s", "det må højst koste %s", t.value(s.Within)+t.standing(s.Within)))+" "+
			t.say("If it costs more, the model stops and says by how much; what is not used is reported as left over.",
				"Koster det mere, standser modellen og siger, hvor meget; det, der ikke bruges, opgøres som en rest."))
	}
	out.Items = append(out.Items, labelled(t.say("Rounding", "Afrunding"), t.grantRounding(s)))
	return out
}

func (t *teller) grantRounding(s *check.GrantStep) string {
	if s.Round.Unit == 0 {
		return t.say("none", "ingen")
	}
	to := t.roundedTo(s.Round.Unit, s.Type.Kind == check.Money)
	if s.Negative {
		return t.say("each amount to %s, halves away from zero", "hvert beløb til %s, halve væk fra nul", to)
	}
	return t.say("each amount to %s, halves upwards", "hvert beløb til %s, halve opad", to)
}

// parts tells what is split, earmarked and turned into positions of a result.
func (t *teller) parts(of check.Step) []string {
	var out []string
	for _, s := range t.steps {
		if t.result(s) != of || s == of {
			continue
		}
		switch s := s.(type) {
		case *check.SplitStep:
			out = append(out, t.split(s))
		case *check.EarmarkStep:
			out = append(out, t.earmark(s))
		case *check.PositionsStep:
			out = append(out, t.positions(s))
		}
	}
	return out
}

func (t *teller) split(s *check.SplitStep) string {
	var parts []string
	for _, p := range s.Parts {
		name := p.Column.Member.Name
		parts = append(parts, t.say("%s by %s", "%s efter %s", t.quoted(strings.ReplaceAll(name, "_", " ")), t.rowValue(p.Key)))
	}
	return t.say("Parts: ", "Opdeling: ") + stop(t.say("each amount is divided in proportion – %s", "hvert beløb deles forholdsmæssigt – %s", strings.Join(parts, "; "))) +
		" " + t.say("The parts add up exactly.", "Delene går præcis op.")
}

// earmark tells what is bound, to what, and what type of steering that is.
func (t *teller) earmark(s *check.EarmarkStep) string {
	part := s.Share
	if part == nil {
		part = s.Amount
	}
	text := t.say("%s of each amount is earmarked", "%s af hvert beløb er øremærket", t.partOf(t.rowTerm(part)))
	if s.Terms.Purpose.Text != "" {
		text += t.say(" for %s", " til %s", t.quoted(s.Terms.Purpose.Text))
	}
	text = stop(text)
	switch s.Terms.Input {
	case dsl.InputStaff:
		text += t.say(" It must be spent on staff.", " Pengene skal bruges på personale.")
	case dsl.InputTrainedStaff:
		text += t.say(" It must be spent on trained staff.", " Pengene skal bruges på uddannet personale.")
	}
	if c := s.Terms.Content.Text; c != "" {
		text += " " + stop(t.say("requirement on the content: %s", "krav til indholdet: %s", t.quoted(c)))
	}
	return t.say("Earmarked: ", "Øremærket: ") + text + t.followedUp(s.Terms) + " " + t.steering(s.Steering)
}

// rowTerm tells a formula on a row as a phrase.
func (t *teller) rowTerm(e *check.Expr) phrase {
	t.onRow = true
	defer func() { t.onRow = false }()
	return t.term(e)
}

// followedUp tells whether the earmark is announced and followed up, as far as
// the rules say.
func (t *teller) followedUp(e *dsl.Earmark) string {
	text := ""
	if e.Announced != nil && *e.Announced {
		text += t.say(" The recipients are told how much it is.", " Modtagerne får at vide, hvor meget det er.")
	} else if e.Announced != nil {
		text += t.say(" The recipients are not told how much it is.", " Modtagerne får ikke at vide, hvor meget det er.")
	}
	if e.Followup != nil && *e.Followup {
		text += t.say(" It is followed up.", " Der følges op.")
	} else if e.Followup != nil {
		text += t.say(" It is not followed up.", " Der følges ikke op.")
	}
	return text
}

// steering names the type of steering (KORA 2017, four types).
func (t *teller) steering(kind int) string {
	switch kind {
	case 1:
		return t.say("This is steering of type 1, full steering: requirements on both input and content.",
			"Det er styringstype 1, fuld styring: krav til både input og indhold.")
	case 2:
		return t.say("This is steering of type 2: requirements on the input alone.", "Det er styringstype 2: krav til input alene.")
	case 3:
		return t.say("This is steering of type 3: requirements on the content alone.", "Det er styringstype 3: krav til indhold alene.")
	}
	return t.say("This is steering of type 4: no requirements on input or content.", "Det er styringstype 4: hverken krav til input eller indhold.")
}

func (t *teller) positions(s *check.PositionsStep) string {
	text := t.say("each amount is also told as staff positions at %s each", "hvert beløb omregnes også til stillinger à %s", t.rowValue(s.Pay))
	if s.Unit != 0 {
		text += t.say(", rounded to %s", ", afrundet til %s", t.roundedTo(s.Unit, false))
	}
	return t.say("Positions: ", "Stillinger: ") + stop(text)
}
