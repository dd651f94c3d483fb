package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// scenarioNamed finds a scenario by its name. A combination of `scenarios` is
// found by its values, however they are written; nil with a message where there
// is none.
func (c *checker) scenarioNamed(name dsl.Text) *Scenario {
	var names []string
	for _, sc := range c.program.Scenarios {
		if sc.Name == name.Text {
			return sc
		}
		names = append(names, sc.Name)
	}
	if c.lost[name.Text] {
		return nil
	}
	if values, ok := c.combination(name.Text); ok {
		for _, sc := range c.program.Scenarios {
			if sc.Decl.Grid && sameSettings(sc.Settings, values) {
				return sc
			}
		}
		c.add(unknownScenario(name, "", names)) // the nearest in letters may be the opposite in meaning
		return nil
	}
	c.add(unknownScenario(name, c.closest(name.Text, func() []string { return names }), names))
	return nil
}

// isBase reports whether a name is that of the model as it stands, and no scenario's.
func (c *checker) isBase(name string) bool {
	return name == dsl.BaseName.Spelling(c.file.Lang) &&
		!slices.ContainsFunc(c.program.Scenarios, func(s *Scenario) bool { return s.Name == name })
}

// combination reads a name as that of a combination.
func (c *checker) combination(name string) ([]Setting, bool) {
	var out []Setting
	toks := dsl.Combination(name, c.file.Lang, c.currency())
	for len(toks) > 0 {
		end := slices.IndexFunc(toks, func(t lex.Token) bool { return t.Type == lex.Comma })
		if end < 0 {
			end = len(toks)
		}
		p, ok := c.global[toks[0].Text].what.(*Param)
		if !ok {
			return nil, false
		}
		l, _ := formula.LiteralOf(toks[end-1])
		v := constOf(&l)
		if toks[2].Type == lex.Minus {
			v.Number = -v.Number
		}
		out = append(out, Setting{Param: p, Value: v})
		toks = toks[min(end+1, len(toks)):]
	}
	return out, len(out) > 0
}

// sameSettings reports whether two lists set the same parameters to the same
// values, in any order.
func sameSettings(a, b []Setting) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x Setting) bool {
		return !slices.ContainsFunc(b, func(y Setting) bool { return x.Param == y.Param && x.Value.Equal(y.Value) })
	})
}
