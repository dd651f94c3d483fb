package explain

import (
	"math"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

// tell tells what would change a figure: what one more counts for, then the thresholds.
func (t *turns) tell(p *prose, s *spot) {
	for i, one := range t.out.More {
		t.more(p, i, one)
	}
	for i, turn := range t.out.Turns {
		value := fig{id: "turns/" + strconv.Itoa(i), is: turn.is, unit: s.Unit, round: true}
		from, to, name := p.turned(turn, turn.From), p.turned(turn, turn.To), p.name(t.of.column.Table, t.of.row)
		if state := t.becomes(p, turn.State); state != "" {
			p.say("If %s is %s instead of %s, %s is %s: %s.", "Er %s %s i stedet for %s, er %s %s: %s.", p.quoted(turn.Label), to, from, name, state, value)
		} else {
			p.say("If %s is %s instead of %s, another band holds for %s: %s.", "Er %s %s i stedet for %s, gælder et andet interval for %s: %s.", p.quoted(turn.Label), to, from, name, value)
		}
	}
	if len(t.out.Turns) == 0 {
		p.say("No single change of a parameter with steps, or of what is counted, was found that moves it over a threshold.",
			"Der er ikke fundet nogen enkelt ændring af en parameter med trin eller af det, der tælles, som flytter beløbet over en grænse.")
	}
	t.out.Sentences = p.out
}

// more tells what one more counts for.
func (t *turns) more(p *prose, i int, one Change) {
	if one.is.Missing || t.now.value.Missing {
		return
	}
	by := number.Minus(one.is.Number, t.now.value.Number)
	change := fig{id: "more/" + strconv.Itoa(i), is: check.Const{Kind: one.is.Kind, Number: math.Abs(by)}, unit: t.out.Unit, round: true}
	from, to := p.turned(one, one.From), p.turned(one, one.To)
	switch {
	case by == 0:
		p.say("If %s is %s instead of %s, nothing changes.", "Er %s %s i stedet for %s, ændrer det ikke noget.", p.quoted(one.Label), to, from)
	case by > 0:
		p.say("If %s is %s instead of %s, it is %s more.", "Er %s %s i stedet for %s, giver det %s mere.", p.quoted(one.Label), to, from, change)
	default:
		p.say("If %s is %s instead of %s, it is %s less.", "Er %s %s i stedet for %s, giver det %s mindre.", p.quoted(one.Label), to, from, change)
	}
}

// turned is a value of what is turned.
func (p *prose) turned(turn Change, x float64) string {
	kind := check.Number
	if turn.unit == p.x.program.Model.Currency {
		kind = check.Money
	}
	return p.value(check.Const{Kind: kind, Number: x}, turn.unit, true)
}

// becomes says in which state a row of a pool is then; "" for bands.
func (t *turns) becomes(p *prose, state string) string {
	_, pool := t.of.step.(*check.PoolStep)
	switch {
	case !pool:
		return ""
	case state == "out":
		return p.pick("not in the pool", "ikke med i puljen")
	case place(state) == share.AtCap:
		return p.pick("at its cap", "ved loftet")
	case place(state) == share.AtFloor:
		return p.pick("on its guarantee", "på garantien")
	case t.now.state == "out":
		return p.pick("in the pool", "med i puljen")
	case place(t.now.state) == share.AtCap:
		return p.pick("below its cap", "under loftet")
	}
	return p.pick("above its guarantee", "over garantien")
}
