package explain

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/share"
)

func plain(label string) string { return label }

// labels are the names of inputs in a list, each written in a way.
func (p *prose) labels(inputs []Input, write func(string) string) string {
	var out []string
	for _, in := range inputs {
		out = append(out, write(in.Label))
	}
	return p.and(out)
}

// and is a list in a sentence.
func (p *prose) and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + p.pick(" and ", " og ") + list[last]
}

// Figures of a difference in sentences.

func (c *comparison) fromFig() fig { return fig{id: "from", is: c.from, text: c.d.From.Text} }

func (c *comparison) toFig() fig { return fig{id: "to", is: c.to, text: c.d.To.Text} }

// changeFig is the change without its sign.
func (c *comparison) changeFig() fig {
	x := c.d.Change.Shown
	return fig{id: "change", is: check.Const{Kind: check.Number, Number: x}, text: c.points(x)}
}

// partFig is what something accounts for, with its sign.
func partFig(list string, i int, a Accounts) fig {
	return fig{id: list + "/" + strconv.Itoa(i), is: check.Const{Kind: check.Number, Number: a.Part.Shown}, text: a.Part.Text}
}

// opening says the two figures, and how far they are apart.
func (c *comparison) opening(s *spot) {
	from, to := c.d.From.Name, c.d.To.Name
	switch {
	case c.from == c.to:
		c.say("%s is %s with both %s and %s.", "%s er %s både med %s og med %s.", c.subject(s), c.toFig(), from, to)
	case c.d.Change == nil:
		c.say("%s is %s with %s and %s with %s.", "%s er %s med %s og %s med %s.", c.subject(s), c.fromFig(), from, c.toFig(), to)
	case c.d.Change.Shown < 0:
		c.say("%s goes from %s (%s) to %s (%s): %s less.", "%s går fra %s (%s) til %s (%s): %s mindre.", c.subject(s), c.fromFig(), from, c.toFig(), to, c.changeFig())
	default:
		c.say("%s goes from %s (%s) to %s (%s): %s more.", "%s går fra %s (%s) til %s (%s): %s mere.", c.subject(s), c.fromFig(), from, c.toFig(), to, c.changeFig())
	}
}

// together says which inputs cannot be told apart, and which do nothing alone: with a
// bound that holds the row that is the reason.
func (c *comparison) together(held share.Bound) {
	var silent []string
	matter := 0
	for _, part := range c.d.Parts {
		if len(part.Inputs) > 1 && !part.Other && part.Part.Exact != "0" {
			c.say("%s are told together, as the model cannot be computed with only one of them changed.",
				"%s fortælles under ét, fordi modellen ikke kan beregnes, når kun den ene er ændret.", c.names(part.Inputs))
		}
		if part.Part.Exact != "0" {
			if matter++; *part.Alone == 0 {
				silent = append(silent, c.called(part))
			}
		}
	}
	if len(silent) == 0 || matter < 2 {
		return
	}
	names := c.and(silent)
	switch held {
	case share.AtCap:
		c.say("With %s it is at its cap, so %s alone would change nothing.", "Med %s er beløbet ved loftet, så %s alene ville ikke ændre noget.", c.d.From.Name, names)
	case share.AtFloor:
		c.say("With %s it is on its guarantee, so %s alone would change nothing.", "Med %s er beløbet på garantien, så %s alene ville ikke ændre noget.", c.d.From.Name, names)
	default:
		c.say("%s alone would change nothing.", "%s alene ville ikke ændre noget.", names)
	}
}

// accounted says what each input accounts for, and which do not matter.
func (c *comparison) accounted() {
	var en, da, none []string
	var args []any
	for i, part := range c.d.Parts {
		if part.Part.Exact == "0" {
			none = append(none, c.each(part)...)
			continue
		}
		args = append(args, partFig("parts", i, part), c.input(part))
		en, da = append(en, "%s to %s"), append(da, "%s %s")
	}
	if en != nil {
		en[0], da[0] = "%s is put down to %s", "%s tilskrives %s"
		if c.from == c.to {
			c.say("The changes cancel out: "+c.and(en)+".", "Ændringerne ophæver hinanden: "+c.and(da)+".", args...)
		} else {
			c.say("Of that, "+c.and(en)+".", "Heraf kan "+c.and(da)+".", args...)
		}
	}
	if none != nil {
		c.say("%s: no part in it.", "%s betyder intet her.", c.and(none))
	}
}

// input is what accounts for a part, with its values.
func (c *comparison) input(part Accounts) string {
	switch {
	case part.Other:
		return c.other()
	case len(part.Inputs) == 1:
		in := part.Inputs[0]
		if in.From == "" {
			return c.named(in)
		}
		return c.named(in) + c.pick(" (from ", " (fra ") + in.From + c.pick(" to ", " til ") + in.To + ")"
	}
	return c.names(part.Inputs)
}

// called is what accounts for a part, by its name alone.
func (c *comparison) called(part Accounts) string { return c.and(c.each(part)) }

// each is that one by one.
func (c *comparison) each(part Accounts) (out []string) {
	if part.Other {
		return []string{c.other()}
	}
	for _, in := range part.Inputs {
		out = append(out, c.named(in))
	}
	return out
}

// other is what the inputs with the smallest effects are called together.
func (c *comparison) other() string {
	return cmp.Or(c.rest, c.pick("the other parameters", "de øvrige parametre"))
}
