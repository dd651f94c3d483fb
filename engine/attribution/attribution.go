// Package attribution tells how much of the difference between two values each of the
// things that differ accounts for, by Shapley's value: the parts add up exactly and do
// not depend on the order in which things are told. It knows nothing of models.
package attribution

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"
)

// Most is how many groups of inputs there are at most: so many have 256 combinations.
const Most = 8

// Set is some of the inputs: bit i stands for input i.
type Set uint64

// Has reports whether an input is in the set.
func (s Set) Has(i int) bool { return s>>i&1 == 1 }

// Size is how many inputs are in it.
func (s Set) Size() int { return bits.OnesCount64(uint64(s)) }

// Value is the value when the inputs of a set are on the new side and the others on
// the old one; false where there is none, though there is one at both ends. The error
// ends the attribution.
type Value func(of Set) (value *big.Rat, ok bool, err error)

// Part is what a group of inputs accounts for.
type Part struct {
	Inputs Set
	Value  *big.Rat // the parts of all groups add up to the difference
	Alone  *big.Rat // what changing it alone does
	Last   *big.Rat // what changing it does when all others are changed
	Other  bool     // it holds the inputs whose effects alone are smallest, as there are many
}

// Shapley gives the parts of n inputs (64 at most) in the difference between the value of all
// and that of none; none where one of these does not exist. Inputs that cannot be changed without each other
// are one group; beyond Most groups those with the smallest effects alone are one.
func Shapley(n int, value Value) ([]Part, error) {
	a := &attribution{value: value, known: map[Set]*big.Rat{}}
	var groups []group
	for i := range n {
		groups = append(groups, group{inputs: 1 << i})
	}
	for _, end := range []Set{0, inputs(groups, 1<<n-1)} {
		if v, err := a.of(end); v == nil {
			return nil, err
		}
	}
	for {
		var err error
		if groups, err = a.fewer(groups); err != nil {
			return nil, err
		}
		joined, err := a.joined(groups)
		if err != nil {
			return nil, err
		}
		if len(joined) == len(groups) {
			return a.parts(groups), nil
		}
		groups = joined
	}
}

type attribution struct {
	value Value
	known map[Set]*big.Rat // nil: there is no value
}

type group struct {
	inputs Set
	other  bool
}

// of is the value of a set of inputs; nil where there is none.
func (a *attribution) of(s Set) (*big.Rat, error) {
	if v, ok := a.known[s]; ok {
		return v, nil
	}
	v, ok, err := a.value(s)
	if !ok {
		v = nil
	}
	if err == nil {
		a.known[s] = v
	}
	return v, err
}

// inputs are those of some of the groups.
func inputs(groups []group, of Set) (all Set) {
	for i, g := range groups {
		if of.Has(i) {
			all |= g.inputs
		}
	}
	return all
}

// fewer joins the groups whose effects alone are smallest where there are too many.
// What has no value alone stays.
func (a *attribution) fewer(groups []group) ([]group, error) {
	if len(groups) <= Most {
		return groups, nil
	}
	effects, err := a.effects(groups)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(effects, func(a, b effect) int {
		if a.size == nil || b.size == nil {
			return cmp.Compare(b2i(b.size == nil), b2i(a.size == nil))
		}
		return b.size.Cmp(a.size)
	})
	largest, rest := effects[:Most-1], effects[Most-1:]
	slices.SortFunc(largest, func(a, b effect) int { return cmp.Compare(a.place, b.place) })
	var out []group
	for _, e := range largest {
		out = append(out, groups[e.place])
	}
	other := group{other: true}
	for _, e := range rest {
		other.inputs |= groups[e.place].inputs
	}
	return append(out, other), nil
}

// effect is what changing a group alone does.
type effect struct {
	place int
	size  *big.Rat // nil: there is no value
}

func (a *attribution) effects(groups []group) (out []effect, err error) {
	none := a.known[0]
	for i, g := range groups {
		v, err := a.of(g.inputs)
		if err != nil {
			return nil, err
		}
		e := effect{place: i}
		if v != nil {
			e.size = new(big.Rat).Sub(v, none)
			e.size.Abs(e.size)
		}
		out = append(out, e)
	}
	return out, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// joined makes one group of those that have no value without each other: where a
// combination has none, a group that it has too much and one that it lacks.
func (a *attribution) joined(groups []group) ([]group, error) {
	missing, err := a.missing(groups)
	if err != nil || len(missing) == 0 {
		return groups, err
	}
	n := len(groups)
	together := make([]Set, n) // of each group, those that go with it
	for i := range together {
		together[i] = 1 << i
	}
	mended := false
	for _, s := range missing {
		var mend Set // groups that would mend it by changing sides
		for i := range n {
			if a.known[inputs(groups, s^1<<i)] != nil {
				mend |= 1 << i
			}
		}
		if mend&s != 0 && mend&^s != 0 {
			mended = true
			merge(together, mend)
		}
	}
	if !mended {
		merge(together, 1<<n-1)
	}
	var out []group
	var done Set
	for i := range n {
		if !done.Has(i) {
			done |= together[i]
			out = append(out, union(groups, together[i]))
		}
	}
	return out, nil
}

// missing are the combinations of groups that have no value.
func (a *attribution) missing(groups []group) (out []Set, err error) {
	for code := range Set(1) << len(groups) {
		s := code ^ code>>1 // one group changes from each to the next
		v, err := a.of(inputs(groups, s))
		if err != nil {
			return nil, err
		}
		if v == nil {
			out = append(out, s)
		}
	}
	return out, nil
}

// union is one group of some.
func union(groups []group, of Set) group {
	out := group{inputs: inputs(groups, of)}
	for i, g := range groups {
		out.other = out.other || of.Has(i) && g.other
	}
	return out
}

// merge makes one of all groups that are in a set, with those that go with them.
func merge(together []Set, s Set) {
	for i := range together {
		if s.Has(i) {
			s |= together[i]
		}
	}
	for i := range together {
		if s.Has(i) {
			together[i] = s
		}
	}
}

// parts is Shapley's value of groups that all have values.
func (a *attribution) parts(groups []group) []Part {
	n := len(groups)
	orders, all := factorial(n), Set(1)<<n-1
	last := func(i int) *big.Rat {
		return new(big.Rat).Sub(a.known[inputs(groups, all)], a.known[inputs(groups, all&^(1<<i))])
	}
	var out []Part
	for i, g := range groups {
		sum := new(big.Rat)
		for s := range Set(1) << n {
			if s.Has(i) {
				continue
			}
			with, without := a.known[inputs(groups, s|1<<i)], a.known[inputs(groups, s)]
			weight := new(big.Rat).SetFrac(new(big.Int).Mul(factorial(s.Size()), factorial(n-1-s.Size())), orders)
			step := new(big.Rat).Sub(with, without)
			sum.Add(sum, step.Mul(step, weight))
		}
		out = append(out, Part{Inputs: g.inputs, Value: sum, Alone: new(big.Rat).Sub(a.known[g.inputs], a.known[0]), Last: last(i), Other: g.other})
	}
	return out
}

func factorial(n int) *big.Int { return new(big.Int).MulRange(1, int64(n)) }

// Round rounds parts to a unit so that they add up to a whole, which is a multiple of
// the unit: each is rounded down, and the units that are left go one each to the
// largest remainders, the first of equal ones. Whole units stay as they are.
func Round(parts []*big.Rat, whole *big.Rat, unit *big.Rat) []*big.Rat {
	units := make([]*big.Int, len(parts))
	rests := make([]*big.Rat, len(parts))
	left := new(big.Rat).Quo(whole, unit).Num()
	left = new(big.Int).Set(left)
	for i, p := range parts {
		exact := new(big.Rat).Quo(p, unit)
		units[i] = new(big.Int).Div(exact.Num(), exact.Denom()) // Euclidean: towards −∞ as the divisor is positive
		rests[i] = exact.Sub(exact, new(big.Rat).SetInt(units[i]))
		left.Sub(left, units[i])
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	for step := 0; left.Sign() != 0 && len(order) > 0; step++ {
		i, one := order[step%len(order)], int64(1)
		if left.Sign() < 0 {
			i, one = order[len(order)-1-step%len(order)], -1
		}
		units[i].Add(units[i], big.NewInt(one))
		left.Sub(left, big.NewInt(one))
	}
	out := make([]*big.Rat, len(parts))
	for i, u := range units {
		out[i] = new(big.Rat).Mul(new(big.Rat).SetInt(u), unit)
	}
	return out
}
