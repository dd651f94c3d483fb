// Package share is the pure arithmetic of pools: an amount shared out over rows by keys, between floors and caps,
// rounded so that nothing is lost. It knows numbers only, neither the language nor its tables.
//
// The share of row i is clamp(start_i + λ·key_i, floor_i, cap_i), with the λ that makes the shares add up to the
// amount; see Share. Nothing depends on the order of the rows: sums are exact, and ties are settled by the names of
// the rows.
package share

import (
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Rows are the rows that share, as columns of one length. Amounts are in kroner (or places, or seats). No number but
// a cap may be larger than 1e90, and no key between 0 and 1e-90.
type Rows struct {
	Names []string  // unique; rows that are equal go by name, in code-point order
	Keys  []float64 // at least 0; not used with Rule.Ordered
	Start []float64 // what a row has before the key shares the rest; nil: 0
	Floor []float64 // least a row gets; nil: 0. One below zero never binds, for no share is below zero
	Cap   []float64 // most a row gets, +Inf for none; nil: none
	Rank  []float64 // the order of funding with Rule.Ordered
}

// Len returns the number of rows.
func (r Rows) Len() int { return len(r.Names) }

// Rule says how the amount is shared.
type Rule struct {
	Amount float64     // at least 0
	Unit   number.Unit // rounding unit; the zero value: no rounding
	Method Method      // how shares become whole units
	// FirstDivisor makes Sainte-Laguë the modified one: the first unit is earned at half of it, as at votes divided by 1.4
	// instead of 1. Between 1 and 2; 0: 1.
	FirstDivisor float64
	RateUnit     number.Unit // λ is rounded down to it before it is multiplied; the zero value: not
	Scale        bool        // floors beyond the amount are scaled down instead of being an error
	Keep         bool        // money that no row can take is left over instead of being an error
	Ordered      bool        // instead of by key: each row up to its cap in the order of Rank, until the money is gone
	Lowest       bool        // with Ordered: the lowest Rank first, not the highest
	Whole        bool        // with Ordered: stop at the first row that cannot have its whole cap
}

// Bound says what holds a share where it is.
type Bound uint8

const (
	None    Bound = iota
	AtFloor       // the floor raises it
	AtCap         // the cap lowers it
)

func (b Bound) String() string { return [...]string{"none", "floor", "cap"}[min(b, AtCap)] }

// Result is what each row gets. The amounts and Left add up to Rule.Amount.
type Result struct {
	Amounts []float64 // per row, rounded to the unit if there is one
	Units   []int64   // per row, in rounding units; nil without rounding
	// Unbound is what a row would get without any floor or cap, not rounded: start + λ'·key; where all keys are 0, its
	// start. With Ordered, what it would get if no row had a floor.
	Unbound []float64
	Bound   []Bound // what holds each row, judged before rounding to units
	// Rate is λ, kroner per point; the one nearest zero if several do. If everybody is at the cap and money is left,
	// it is the least rate for which that is so. It is 0 with Ordered, without keys, and where floors are scaled.
	Rate float64
	// Left is the money not handed out, exact to the 15 digits of the amount: less than one unit, unless the amount
	// exceeds the caps (Keep), shares are rounded one by one (Each, where it may be below zero) or the rate is rounded.
	Left float64
	// Full says that there is more money than the rows can take, which without Rule.Keep is an error.
	Full bool
	// Scaling is what floors were multiplied by under Rule.Scale to fit in the amount: below 1 if they had to be.
	Scaling float64
	Tie     Tie
}

// Tie is what only the names of the rows decided. The zero value: nothing.
type Tie struct {
	Rows  []int32 // those with equal claims: to one unit more, or with Rule.Ordered to their turn
	First int     // how many of them came first: they got it, or (Ordered) their cap; none did: the one who got a part
}

// Solver shares amounts and keeps its working memory from one call to the next. The zero value is ready. It must not
// be used by two goroutines at once. A result lies in its memory: it holds until the next call.
type Solver struct {
	// Tick is called every thousand rows or so, between passes over the rows; its error ends the sharing. nil: not used.
	Tick func() error
	// Workings are filled in by each sharing that has a result. nil: not asked for, which costs nothing.
	Workings *Workings
	done     int // rows since then

	zero, one           []float64
	amounts, free       []float64 // of the result
	units               []int64
	bounds              []Bound
	terms, others       []float64 // of sums
	low, high           []float64
	lowUnits, highUnits []int64
	rest, candidates    []float64
	order               []int32
	names               []string
	seats               []seat
	steps               int // rows gone through and the like, ever, for tests
}

// Share shares rule.Amount over rows. Errors are *LengthError, *UnusableError, *NegativeAmount, *NegativeKey,
// *CapBelowFloor, *Shortfall, *Surplus, *NoKeys, *NoCaps and *number.RangeError; the same for every order of the rows.
func Share(rows Rows, rule Rule) (Result, error) { return new(Solver).Share(rows, rule) }

// Share is the function Share with working memory kept. Errors are those of Share and of Tick.
func (s *Solver) Share(rows Rows, rule Rule) (Result, error) {
	p := pool{Rows: rows, Rule: rule, Solver: s, grid: -1}
	result, err := p.run()
	if p.stop != nil {
		return Result{}, p.stop
	}
	if err != nil {
		return Result{}, err
	}
	return result, nil
}

// pool is one pool on its way from rows to result.
type pool struct {
	Rows
	Rule
	*Solver
	started   bool       // there is a start; if not, Start is all zeros
	target    int64      // whole units in the amount
	passes    int        // over the rows to find λ, for tests
	full      bool       // there is more money than the rows can take
	topped    bool       // and so all with a key get their cap, whatever λ
	rate      dd.Float   // λ
	left      float64    // what the amount leaves to the rows between floor and cap, beyond their start, near λ
	fine      bool       // λ comes from fractions, and the shares are computed from decimals, too
	exact     *fractions // nil until needed
	grid      float64    // see gap; below zero until needed
	blur      float64    // how far remainders may be wrong, in units
	unrounded dd.Float   // λ before it is rounded to RateUnit
	minima    []float64  // where floors are scaled, what they are before it
	stop      error      // of a tick
	result    Result
}

// run checks the rows and shares. Once p.stop is set it ends as soon as it can, with whatever it has.
func (p *pool) run() (Result, error) {
	if err := p.validate(); err != nil || !p.pass(2) {
		return Result{}, err
	}
	if err := p.prepare(); err != nil || !p.pass(4) {
		return Result{}, err
	}
	return p.share()
}

// many is how many rows are gone through, comparisons made or units given from one tick to the next.
const many = 1024

// pass counts passes over all rows. It is false when the sharing has to end.
func (p *pool) pass(times int) bool { return p.work(times * p.Len()) }

// work counts rows that were gone through. It is false when the sharing has to end.
func (p *pool) work(rows int) bool {
	p.steps += rows
	for p.done += rows; p.done >= many && p.stop == nil && p.Tick != nil; p.done -= many {
		p.stop = p.Tick()
	}
	return p.stop == nil
}

// sort sorts some of what a pool has, in time to end soon when the sharing has to end.
func sort[T any](p *pool, list []T, compare func(a, b T) int) {
	n := 0
	slices.SortFunc(list, func(a, b T) int {
		p.steps++
		if n++; n%many == 0 {
			p.work(many)
		}
		if p.stop != nil {
			return 0 // all are equal now, which ends the sorting soon
		}
		return compare(a, b)
	})
}

// prepare finds limits in whole units and makes room for the result.
func (p *pool) prepare() error {
	n := p.Len()
	if p.started = p.Start != nil && !p.Ordered; !p.started {
		p.Start = p.zeros()
	}
	if p.Ordered {
		p.one = cleared(p.one, n)
		for i := range p.one {
			p.one[i] = 1
		}
		p.Keys = p.one
	}
	if !p.Unit.IsZero() {
		target, err := p.Unit.Floor(p.Amount)
		if err != nil {
			return err
		}
		p.target = target
	}
	if err := p.limits(); err != nil {
		return err
	}
	if p.Ordered {
		if err := p.capped(); err != nil {
			return err
		}
	}
	p.amounts, p.free, p.bounds = sized(p.amounts, n), sized(p.free, n), cleared(p.bounds, n)
	p.result = Result{Amounts: p.amounts, Unbound: p.free, Bound: p.bounds, Scaling: 1}
	if !p.Unit.IsZero() {
		p.units = sized(p.units, n)
		p.result.Units = p.units
	}
	return nil
}

// share finds λ, the shares and their rounding.
func (p *pool) share() (Result, error) {
	e := p.extremes()
	p.unbound(e)
	if !p.pass(4) {
		return Result{}, nil
	}
	if number.Compare(e.least, p.Amount) > 0 {
		if !p.Scale {
			return Result{}, p.shortfall(e)
		}
		return p.scaled()
	}
	if p.full = p.exceeds(e.most); p.full && !p.Keep {
		return Result{}, p.surplus(e)
	}
	p.result.Full = p.full
	if p.Ordered {
		result := p.fund()
		p.explainTurns()
		return result, nil
	}
	p.topped = p.full && p.RateUnit.IsZero()
	if err := p.findRate(e); err != nil || p.stop != nil {
		return Result{}, err
	}
	p.result.Rate = p.rate.Hi
	return p.close()
}

// findRate finds λ, in fractions if doubles lose too many of its digits or it is to be rounded down.
func (p *pool) findRate(e extremes) error {
	p.rate = p.solve(e, number.Show15(p.Amount))
	if p.stop != nil || e.keys.Hi == 0 || p.RateUnit.IsZero() && !p.cancels() {
		return nil
	}
	x := p.fractions()
	if !p.RateUnit.IsZero() {
		unit := p.RateUnit.Rat()
		p.unrounded = number.Doubles(x.rate)
		n := floor(new(big.Rat).Quo(x.rate, unit))
		if n.CmpAbs(big.NewInt(number.MaxUnits)) > 0 {
			return &number.RangeError{Amount: p.rate.Hi, Unit: p.RateUnit.Float()}
		}
		x.rate = unit.Mul(unit, new(big.Rat).SetInt(n))
	}
	p.rate, p.fine = number.Doubles(x.rate), true
	return nil
}

// cancels reports whether so much of the amount goes to fixed shares that λ, computed from doubles instead of the
// decimals they show, might be wrong in its 15 digits.
func (p *pool) cancels() bool {
	if !p.started && float64(4*p.left) >= p.Amount {
		return false
	}
	limits := !p.Unit.IsZero() && number.Whole(p.Unit.Float())
	return !limits || !number.Whole(p.Amount) || p.started && !whole(p.Start)
}

// whole reports whether all values are whole numbers that are the decimals they show.
func whole(values []float64) bool {
	for _, x := range values {
		if !number.Whole(x) {
			return false
		}
	}
	return true
}

// scaled shares the amount by the minima themselves, where they add up to more than it.
func (p *pool) scaled() (Result, error) {
	minima := make([]float64, p.Len())
	for i := range minima {
		minima[i] = p.minimum(i)
		p.low[i] = 0
	}
	p.lowUnits = cleared(p.lowUnits, len(p.lowUnits))
	p.minima = minima
	p.Keys, p.Start, p.started, p.RateUnit = minima, p.zeros(), false, number.Unit{}
	p.rate = p.solve(p.extremes(), number.Show15(p.Amount))
	scaling := p.rate.Hi
	result, err := p.close()
	if err != nil || p.stop != nil {
		return Result{}, err
	}
	for i, least := range minima {
		result.Bound[i] = None
		if least > 0 {
			result.Bound[i] = AtFloor
		}
	}
	result.Rate, result.Scaling = 0, scaling
	return result, nil
}

// unbound fills in what each row would get without floors and caps.
func (p *pool) unbound(e extremes) {
	if p.Ordered {
		p.rankOrder()
		p.fundMoney(p.zeros(), p.Cap, p.result.Unbound)
		return
	}
	rate := 0.0
	if e.keys.Hi > 0 {
		rate = dd.Of(p.Amount).Sub(e.start).Div(e.keys).Hi
	}
	for i, key := range p.Keys {
		p.result.Unbound[i] = p.Start[i] + float64(rate*key)
	}
}

// close turns λ into amounts that close, rounded or not.
func (p *pool) close() (Result, error) {
	r := &p.result
	if p.Unit.IsZero() {
		for i := range r.Amounts {
			x, bound := p.at(i)
			r.Amounts[i], r.Bound[i] = x.Hi, bound
		}
		if p.full || !p.RateUnit.IsZero() {
			r.Left = p.leftOf(number.Sum(r.Amounts))
		}
		p.explain()
		return *r, nil
	}
	if p.round(); !p.pass(4) {
		return Result{}, nil
	}
	return p.finish(), nil
}

// finish turns whole units into amounts.
func (p *pool) finish() Result {
	total := int64(0)
	for i, n := range p.result.Units {
		p.result.Amounts[i] = p.Unit.Value(n)
		total += n
	}
	p.result.Left = p.Unit.Rest(p.Amount, total)
	return p.result
}

// zeros returns a zero for each row, not to be written to.
func (p *pool) zeros() []float64 {
	p.zero = cleared(p.zero, p.Len())
	return p.zero
}

// leftOf returns the amount less what was handed out, without noise.
func (p *pool) leftOf(total float64) float64 {
	if number.Equal(total, p.Amount) {
		return 0
	}
	return number.Difference(p.Amount, total)
}

// cleared returns n zeros, in the memory of old if it is large enough.
func cleared[T any](old []T, n int) []T {
	list := sized(old, n)
	clear(list)
	return list
}

// sized returns a list of n, in the memory of old if it is large enough, holding anything.
func sized[T any](old []T, n int) []T {
	if old == nil || cap(old) < n {
		return make([]T, n)
	}
	return old[:n]
}
