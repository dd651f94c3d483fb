package enginetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// Covered counts what statements of models have, for tests that try many made-up ones.
type Covered map[string]int

// Add counts a model.
func (c Covered) Add(p *check.Program) {
	for _, s := range p.Steps {
		pool, ok := s.(*check.PoolStep)
		if !ok {
			c[strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%T", s), "*check."), "Step")]++
			continue
		}
		for what, has := range map[string]bool{"where": pool.Filter != nil, "only": pool.Only != nil, "start": pool.Start != nil, "floor": pool.Floor != nil,
			"cap": pool.Cap != nil, "first": pool.First != nil, "partly no": pool.Whole, "per": pool.Group != nil, "rate to": pool.RateUnit > 0,
			"shortfall scale": pool.Scale, "surplus stop": pool.Surplus == dsl.SurplusStop, "surplus to": pool.SurplusTo != nil, "round none": pool.Round.Unit == 0,
			"per with " + methods[pool.Round.Method]: pool.Group != nil && pool.Round.Unit > 0, methods[pool.Round.Method]: pool.Round.Unit > 0} {
			if has {
				c[what]++
			}
		}
	}
}

var methods = map[dsl.Method]string{dsl.MethodDefault: "largest_remainder", dsl.LargestRemainder: "largest_remainder", dsl.SainteLague: "sainte_lague", dsl.DHondt: "dhondt",
	dsl.Adams: "adams", dsl.HuntingtonHill: "huntington_hill", dsl.Each: "each"}

// String lists what is counted, by name.
func (c Covered) String() string {
	var out []string
	for _, what := range slices.Sorted(maps.Keys(c)) {
		out = append(out, fmt.Sprint(what, " ", c[what]))
	}
	return strings.Join(out, ", ")
}

// Lacks are the clauses and methods of pools that no model has.
func (c Covered) Lacks() (out []string) {
	for _, what := range []string{"where", "only", "start", "floor", "cap", "first", "partly no", "per", "rate to", "shortfall scale", "surplus to", "round none",
		"largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill", "each"} {
		if c[what] == 0 {
			out = append(out, what)
		}
	}
	return out
}
