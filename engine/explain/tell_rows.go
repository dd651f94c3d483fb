package explain

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/share"
)

// between says the figure of both rows, and how far they are apart.
func (r *rows) between() {
	from, to, what := r.d.From.Name, r.d.To.Name, r.quoted(r.d.Label)
	switch {
	case r.comparison.from == r.comparison.to:
		r.say("%s is the same for %s and %s: %s.", "%s er det samme for %s og %s: %s.", what, to, from, r.toFig())
	case r.d.Change == nil:
		r.say("%s is %s for %s and %s for %s.", "%s er %s for %s og %s for %s.", what, r.toFig(), to, r.fromFig(), from)
	case r.d.Change.Shown < 0:
		r.say("%s is %s for %s and %s for %s: %s less.", "%s er %s for %s og %s for %s: %s mindre.", what, r.toFig(), to, r.fromFig(), from, r.changeFig())
	default:
		r.say("%s is %s for %s and %s for %s: %s more.", "%s er %s for %s og %s for %s: %s mere.", what, r.toFig(), to, r.fromFig(), from, r.changeFig())
	}
}

// steps tells the difference by the steps of a pool. It is false where parts by inputs
// make no sense beside them.
func (r *rows) steps(step *check.PoolStep) bool {
	to, from := r.pooled(step, r.to), r.pooled(step, r.from)
	switch {
	case to.g == nil && from.g == nil:
		to.out()
		from.out()
		return false
	case to.g == nil:
		r.oneOut(to, from)
		return false
	case from.g == nil:
		r.oneOut(from, to)
		return false
	case to.g.nr != from.g.nr:
		r.otherGroup(to)
		r.otherGroup(from)
		return false
	case to.g.group.Rule.Ordered:
		to.turn()
		from.turn()
		return false
	case to.g.group.Result.Scaling != 1:
		to.scaled()
		floor := from.g.limitOf(from.s.ID+"/share/floor", "floor", from.i)
		r.say("That of %s is %s.", "Garantien for %s er %s.", from.name, of(floor))
		return false
	}
	r.bounds(to, from)
	r.compareTerms(to.g, from.i, to.i)
	r.tellTerms(to, from)
	return true
}

// oneOut tells that one row shares in the pool and the other does not, with what
// decides it of both.
func (r *rows) oneOut(out, in *pooled) {
	out.out()
	if out.s.Op != "where" {
		return
	}
	e := out.unmet(out.step.Filter)
	if !compares(e) {
		return
	}
	side := in.x.expr(in.s.ID+"/share/where/1", e.Args[0], on(in.step.To, in.row))
	is, limit := of(side), in.x.expr("", e.Args[1], on(in.step.To, in.row))
	if limit.Unit == "share" {
		is.unit = "share"
	}
	if part, whole := in.x.ratio(e.Args[0], on(in.step.To, in.row)); part != nil {
		r.say("For %s it is %s (%s of %s).", "For %s er den %s (%s af %s).", in.name, is, of(part), of(whole))
		return
	}
	r.say("For %s it is %s.", "For %s er den %s.", in.name, is)
}

// otherGroup tells which part of the pool a row shares in.
func (r *rows) otherGroup(p *pooled) {
	_, per := p.key()
	r.say("%s shares in %s%s: %s, which makes %s %s.", "%s har del i %s%s: %s, som giver %s %s.", p.name, p.pot(), p.in(), p.figure(p.step.Given), p.figure(p.step.Rate), per)
}

// boundWords say what holds a row.
var boundWords = map[share.Bound][2]string{
	share.None: {"neither on its guarantee nor at its cap", "hverken på garantien eller ved loftet"}, share.AtFloor: {"on its guarantee", "på garantien"}, share.AtCap: {"at its cap", "ved loftet"},
}

// bounds tells what holds the rows, where something does.
func (r *rows) bounds(to, from *pooled) {
	a, b := to.g.bound(to.i), from.g.bound(from.i)
	word := func(x share.Bound) string { return r.pick(boundWords[x][0], boundWords[x][1]) }
	switch {
	case a == share.None && b == share.None:
	case a == b:
		r.say("Both are %s.", "Begge er %s.", word(a))
	default:
		r.say("%s is %s, and %s is %s.", "%s er %s, og %s er %s.", to.name, word(a), from.name, word(b))
	}
}

// termWords say what the terms of an amount come from.
var termWords = [][2]string{
	{"by the key alone", "efter nøglen alene"}, {"from the guarantees and caps of others", "fra andres garantier og lofter"},
	{"by its own guarantee or cap", "ved egen garanti eller eget loft"}, {"by rounding", "ved afrunding"},
}

// tellTerms tells the terms that are something.
func (r *rows) tellTerms(to, from *pooled) {
	var en, da []string
	var args []any
	for i, term := range r.d.Terms {
		if term.Part.Shown == 0 {
			continue
		}
		en, da = append(en, "%s "+termWords[i][0]), append(da, "%s "+termWords[i][1])
		args = append(args, partFig("terms", i, term))
		if i == 0 {
			a, b := to.g.share(to.s.ID+"/share", to.i).named("key"), from.g.share(from.s.ID+"/share", from.i).named("key")
			en[0], da[0] = en[0]+" (%s: %s against %s)", da[0]+" (%s: %s mod %s)"
			args = append(args, r.upper(r.key(to.keyLabel(a))), of(a), of(b))
		}
	}
	switch len(en) {
	case 0:
		return
	case 1:
		r.say("All of it comes "+en[0]+".", "Det hele kommer "+da[0]+".", args...)
	default:
		r.say("Of that comes "+r.and(en)+".", "Heraf kommer "+r.and(da)+".", args...)
	}
}

// upper is a text without the quotes of a name, for a list in brackets.
func (r *rows) upper(text string) string { return strings.Trim(text, "»«“”") }

// tellInputs tells what the inputs account for. Of those that do something only together
// with others that is said.
func (r *rows) tellInputs() {
	var en, da, together []string
	var args []any
	for i, part := range r.d.Parts {
		if part.Part.Exact == "0" {
			continue
		}
		name := part.Label
		if len(part.Inputs) == 1 {
			in := part.Inputs[0]
			name = r.quoted(part.Label) + " (" + in.To + r.pick(" against ", " mod ") + in.From + ")"
		} else if len(part.Inputs) > 1 && !part.Other {
			name = r.labels(part.Inputs, r.quoted)
		}
		if part.Alone != nil && *part.Alone == 0 && *part.Last == 0 {
			together = append(together, r.quoted(part.Label))
		}
		args = append(args, partFig("parts", i, part), name)
		en, da = append(en, "%s to %s"), append(da, "%s %s")
	}
	if en == nil {
		return
	}
	if len(en) == 1 {
		r.say("Of what is known of them, all of it is put down to %s.", "Af deres oplysninger kan det hele tilskrives %s.", args[1])
		return
	}
	en[0], da[0] = "%s is put down to %s", "%s tilskrives %s"
	r.say("If they exchanged what is known of them, one thing after the other, "+r.and(en)+".", "Hvis de byttede oplysninger én ad gangen, kan "+r.and(da)+".", args...)
	if together != nil && len(r.d.Parts) > 1 {
		r.say("%s: only together with others.", "%s betyder kun noget sammen med andet.", r.and(together))
	}
}
