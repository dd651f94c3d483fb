package check

import (
	"github.com/fordel-lang/fordel/dsl"
)

// passesTo lists the pools whose surplus goes to this one.
func (c *checker) passesTo(to *PoolStep) []*PoolStep {
	var out []*PoolStep
	for _, w := range c.queue {
		p, ok := w.step.(*PoolStep)
		if !ok || p.Surplus != dsl.SurplusTo {
			continue
		}
		if ent := c.global[p.Decl.(*dsl.Pool).SurplusTo.Text]; ent.what == any(to) {
			p.SurplusTo = to
			out = append(out, p)
		}
	}
	return out
}

// surplusTypes checks that a surplus can be added where it goes.
func (c *checker) surplusTypes(step *PoolStep, s *dsl.Pool) {
	if step.Surplus != dsl.SurplusTo {
		return
	}
	to := step.SurplusTo
	if to == nil {
		_, grant := c.global[s.SurplusTo.Text].what.(*GrantStep)
		switch {
		case grant:
			c.add(surplusToGrant(s.SurplusTo))
		case !c.lost[s.SurplusTo.Text]:
			c.add(unknownPool(s.SurplusTo, c.closest(s.SurplusTo.Text, c.poolNames), c.poolNames()))
		}
		return
	}
	if to.Type.Kind != step.Type.Kind && to.Type.Kind != Invalid && step.Type.Kind != Invalid {
		c.add(surplusKind(s.SurplusTo.At, c.kindName(step.Type.Kind), c.kindName(to.Type.Kind)))
	}
	if to.Group != nil && to.Group != step.Group {
		c.add(surplusGroups(s.SurplusTo.At, s.SurplusTo.Text, to.Group))
	}
}

func (c *checker) poolNames() []string {
	var names []string
	for _, w := range c.queue {
		switch w.step.(type) {
		case *PoolStep:
			names = append(names, w.step.Head().Name)
		}
	}
	return names
}
