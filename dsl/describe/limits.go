package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// limits tells floor and cap, who pays for them, and what happens when they do not
// fit the amount.
func (t *teller) limits(s *check.PoolStep) []Item {
	var out []Item
	d := s.Decl.(*dsl.Pool)
	if s.Floor != nil {
		out = append(out, t.floor(s).at(d.Floor.At))
	}
	if s.Cap != nil {
		out = append(out, t.cap(s).at(d.Cap.At))
	} else if s.Surplus != dsl.SurplusStop {
		out = append(out, Item{Text: t.surplus(s)})
	}
	if s.RateUnit != 0 {
		unit := t.roundedTo(s.RateUnit, s.Type.Kind == check.Money)
		out = append(out, said(t.say("Rate", "Sats"), t.say("the amount per unit of the key is rounded down to %s; the difference is not handed out",
			"beløbet pr. enhed i fordelingsnøglen rundes ned til %s; forskellen fordeles ikke", unit)).at(d.RateUnit.At))
	}
	return out
}

func (t *teller) floor(s *check.PoolStep) Item {
	who := t.say("nobody", "ingen")
	if s.Filter != nil || s.Only != nil {
		who = t.say("nobody in the pool", "ingen i puljen")
	}
	if s.Cap != nil && s.Cap.Op == check.OpColumn {
		t.alias = map[*check.Column]string{s.Cap.Column: t.say("the cap", "loftet")}
		defer func() { t.alias = nil }()
	}
	text := stop(t.say("%s gets less than %s", "%s får mindre end %s", who, t.limit(s.Floor)))
	if s.First != nil {
		text += " " + t.say("The guarantees are paid first, whatever the order.", "Garantierne udbetales først, uanset rækkefølgen.")
	} else {
		text += " " + t.say("Those above their own guarantee pay for it, by the same key.", "Garantien betales af dem, der ligger over deres egen, efter samme fordelingsnøgle.")
	}
	if s.Scale {
		text += " " + t.say("If the guarantees come to more than the pool, all are cut in proportion.",
			"Er garantierne tilsammen større end puljen, nedsættes de forholdsmæssigt.")
	} else {
		text += " " + t.say("If the guarantees come to more than the pool, the computation stops and says how much is missing.",
			"Er garantierne tilsammen større end puljen, stopper beregningen med besked om, hvor meget der mangler.")
	}
	return Item{About: t.say("Guarantee", "Garanti"), Text: text}
}

func (t *teller) cap(s *check.PoolStep) Item {
	text := stop(t.say("nobody gets more than %s", "ingen får mere end %s", t.limit(s.Cap)))
	if s.First == nil {
		text += " " + t.say("What the cap frees goes to those below it, by the same key.",
			"Det, loftet frigør, fordeles mellem dem, der er under loftet, efter samme fordelingsnøgle.")
	}
	return Item{About: t.say("Cap", "Loft"), Text: words(text, t.surplus(s))}
}

// limit is a floor or cap: the formula of a column of its own, where that is short.
func (t *teller) limit(e *check.Expr) string {
	if e.Op == check.OpColumn && len(e.Path) == 0 && e.Column.Member == nil {
		if s, ok := e.Column.Step.(*check.ColumnStep); ok {
			if _, let := s.Decl.(*dsl.Let); let {
				if p := t.expr(s.Expr); !p.signs && nodes(s.Expr) <= longestLimit {
					return p.text
				}
			}
		}
	}
	return t.value(e)
}

// longestLimit is how many names, numbers and operations may be in a formula that is
// told where it is used.
const longestLimit = 8

func nodes(e *check.Expr) int {
	n := 1
	for _, a := range e.Args {
		n += nodes(a)
	}
	return n
}

// surplus tells where that goes which nobody can take.
func (t *teller) surplus(s *check.PoolStep) string {
	switch {
	case s.Surplus == dsl.SurplusTo && s.SurplusTo != nil:
		return stop(t.say("what cannot be handed out is added to %s", "det, der ikke kan fordeles, lægges til %s", t.stepName(s.SurplusTo)))
	case s.Surplus == dsl.SurplusKeep:
		return stop(t.say("what cannot be handed out is shown as left over", "det, der ikke kan fordeles, vises som %s", t.quoted("Ikke fordelt")))
	}
	if s.First != nil && s.Whole {
		return t.say("What is left when it stops is not handed out, but shown as left over. If something is left when all have their cap, the computation stops and says how much it is.",
			"Det, der er tilbage, når fordelingen stopper, vises som »Ikke fordelt«. Er der noget tilbage, når alle har nået loftet, stopper beregningen med besked om, hvor meget det er.")
	}
	return t.say("If all have reached the cap and something is left, the computation stops and says how much it is.",
		"Har alle nået loftet, og er der noget tilbage, stopper beregningen med besked om, hvor meget det er.")
}
