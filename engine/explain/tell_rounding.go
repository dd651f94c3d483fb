package explain

import "github.com/fordel-lang/fordel/dsl/diag"

// rounding tells what rounding did, where it did something.
func (r *pooled) rounding() {
	exact := r.g.shareSpot(r.s.ID, r.i)
	left := func(name string) fig { return noted(r.s, "remainder", name, "number") }
	switch {
	case len(r.said()) >= 5:
	case r.s.Has("tie"):
		in, _ := r.s.Note("tie")["in"].(string)
		out, _ := r.s.Note("tie")["out"].(string)
		r.say("%s and %s were to have exactly the same, %s, but for the %s of them only %s × %s was left. It goes by the order of their keys, so %s gets it.",
			"%s og %s skulle have præcis det samme, %s, men der var kun %s × %s tilbage til de %s. Rækkefølgen af deres nøgler afgør det: %s får.",
			r.tied(in, out, exact)...)
	case !r.s.Has("remainder"):
		if exact.is.Number != r.s.is.Number {
			r.say("The share is %s before it is rounded to whole units.", "Andelen er %s, før den rundes til hele enheder.", exact)
		}
	case left("place").is.Number > 0:
		way, da := "down", "ned"
		if r.s.Note("remainder")["got"] == true {
			way, da = "up", "op"
		}
		spare, unit := left("spare"), noted(r.s, "unit", "unit", r.s.Unit)
		if unit.is.Number == 1 {
			spare.unit = unit.unit
			r.say("The share is %s. %s {1:was|were} left for the largest remainders; %s is number %s of %s, so it is rounded %s.",
				"Andelen er %s. Der var %s tilbage til de største brøkdele, og %s er nr. %s af %s, så der rundes %s.",
				exact, spare, r.name, left("place"), left("of"), r.pick(way, da))
			return
		}
		r.say("The share is %s. %s × %s {1:was|were} left for the largest remainders; %s is number %s of %s, so it is rounded %s.",
			"Andelen er %s. Der var %s × %s tilbage til de største brøkdele, og %s er nr. %s af %s, så der rundes %s.",
			exact, spare, unit, r.name, left("place"), left("of"), r.pick(way, da))
	}
}

// tied are the arguments of the sentence on a tie.
func (r *pooled) tied(in, out string, exact fig) []any {
	equal, first, unit := noted(r.s, "tie", "equal", "number"), noted(r.s, "tie", "first", "number"), noted(r.s, "unit", "unit", r.s.Unit)
	if r.lang == diag.Danish {
		return []any{in, out, exact, first, unit, equal, in}
	}
	return []any{in, out, exact, equal, first, unit, in}
}

// said are the sentences so far.
func (r *pooled) said() []Sentence { return r.prose.out }

// shareSpot is the share before rounding, in a sentence.
func (g *shared) shareSpot(id string, i int) fig {
	f := of(g.share(id+"/share", i))
	f.round = false
	return f
}
