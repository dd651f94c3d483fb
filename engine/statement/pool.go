package statement

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	declaration "github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
	"github.com/fordel-lang/fordel/engine/table"
)

// poolJob is `pool`. Its formulas are nil where the clause is not said.
type poolJob struct {
	step                         *check.PoolStep
	amount                       formula.Evaluator // on no row, or on the group's
	filter                       formula.Evaluator // on the row, like all below
	key, start, floor, cap, rank formula.Evaluator
	only                         *onlyJob
	unit, rateUnit               number.Unit
	scratch                      *scratch
}

// boundWords are the words of NAME.bound, by code: those of share.Bound, then boundOut.
var boundWords = func() (words []string) {
	for _, choice := range declaration.Pool.Figure("bound").Choices {
		words = append(words, choice.EN)
	}
	return words
}()

const boundOut = 3

func (c *compiler) Pool(s *check.PoolStep) {
	j := &poolJob{step: s, scratch: &c.scratch, amount: c.Row(s.Amount, s.Group), filter: c.Row(s.Filter, s.To), key: c.Row(s.Key, s.To),
		start: c.Row(s.Start, s.To), floor: c.Row(s.Floor, s.To), cap: c.Row(s.Cap, s.To),
		unit: c.unit(s.Round.Unit, s), rateUnit: c.unit(s.RateUnit, s)}
	if s.First != nil {
		j.rank = c.Row(s.First.By, s.To)
	}
	if o := s.Only; o != nil {
		j.only = &onlyJob{pool: s, n: c.Row(o.N, s.Group), by: c.Row(o.Order.By, s.To), per: c.Row(o.Per, s.To)}
	}
	c.made = j
}

// unit is a rounding unit; 0 stands for none.
func (c *compiler) unit(x float64, step check.Step) number.Unit {
	if x == 0 {
		return number.Unit{}
	}
	u, err := number.NewUnit(x)
	if err != nil {
		c.Problems.Add(unusableUnit(x, step))
	}
	return u
}

// poolRun is one computation of a pool.
type poolRun struct {
	*poolJob
	w       *plan.Workspace
	o       *plan.Outcome
	stop    error      // of a tick: the run has to end
	rows    int        // of the table
	in      table.Bits // rows in the pool
	members [][]int    // rows of each group, rising; one group without `per`
	amounts []float64  // of each group, with what other pools passed
	// On the rows in the pool; nil where not said.
	names                              []string
	keys, starts, floors, caps, ranked []float64
	// Results, on all rows and by group.
	shares, unbound []float64
	bound           []int32
	rate, left      []float64
	passed          []float64
	ties            []tie // in the shares
}

func (j *poolJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	r := &poolRun{poolJob: j, w: w, o: o, rows: w.Table(j.step.To).Len}
	j.scratch.solver.Tick = r.tick
	for _, stage := range []func() error{r.selectRows, r.findAmounts, r.evaluate} {
		if err := stage(); err != nil || o.Failed {
			return err
		}
	}
	r.allocate()
	for g := range r.members {
		if err := r.share(g); err != nil {
			return err
		}
	}
	if !o.Failed {
		r.keep()
		r.tellTies(r.ties, r.shareTieTold())
	}
	return nil
}

// tick is called while the pool is shared.
func (r *poolRun) tick() error {
	r.stop = r.w.Meter().Tick()
	return r.stop
}

// column computes a formula on the rows in the pool; nil stays nil.
func (r *poolRun) column(e formula.Evaluator) ([]float64, error) {
	if e == nil {
		return nil, nil
	}
	c, problems, err := e.Column(r.in)
	r.o.Add(problems...)
	if err != nil {
		return nil, err
	}
	return c.Numbers, nil
}

// selectRows finds the rows in the pool and in each of its groups.
func (r *poolRun) selectRows() error {
	r.in = allRows(r.rows)
	if r.filter != nil {
		c, problems, err := r.filter.Column(nil)
		r.o.Add(problems...)
		if err != nil || r.o.Failed {
			return err
		}
		r.in = c.Flags
	}
	if err := r.group(); err != nil {
		return err
	}
	if r.only != nil && !r.o.Failed {
		return r.only.cut(r)
	}
	return nil
}

// group sorts the rows into groups. The error is that of a run that has to end.
func (r *poolRun) group() error {
	s := r.step
	r.scratch.rows = chosenIn(r.scratch.rows, r.in, r.rows)
	if s.Group == nil {
		r.members = [][]int{r.scratch.rows}
		return nil
	}
	groups, err := r.w.Groups(s.Per)
	if err != nil {
		return err
	}
	r.members = make([][]int, r.w.Table(s.Group).Len)
	target := groups.Target
	var nowhere []int
	for _, row := range r.scratch.rows {
		if g := target[row]; g >= 0 {
			r.members[g] = append(r.members[g], row)
		} else {
			nowhere = append(nowhere, row)
		}
	}
	if nowhere != nil {
		r.o.Add(rowsWithoutGroup(s, formula.NameRows(s.To, r.w.Table(s.To), nowhere)))
	}
	return nil
}

// findAmounts computes each group's amount and adds what other pools passed.
func (r *poolRun) findAmounts() error {
	if r.step.Group == nil {
		v, problems, err := r.amount.At(formula.NoRow)
		r.o.Add(problems...)
		r.amounts = []float64{v.Number}
		r.addPassed()
		return err
	}
	c, problems, err := r.amount.Column(nil)
	r.o.Add(problems...)
	if err != nil || r.o.Failed {
		return err
	}
	r.amounts = append([]float64(nil), c.Numbers...)
	r.addPassed()
	return nil
}

// addPassed adds the surplus of other pools: a group's goes to the same group,
// or all of them to a pool without groups.
func (r *poolRun) addPassed() {
	for g := range r.amounts {
		parts := []float64{r.amounts[g]}
		for _, from := range r.step.From {
			switch {
			case from.Passed.Value != nil:
				parts = append(parts, r.w.Value(from.Passed.Value).Number)
			case r.step.Group == nil:
				parts = append(parts, r.w.Column(from.Passed.Column).Numbers...)
			default:
				parts = append(parts, r.w.Column(from.Passed.Column).Numbers[g])
			}
		}
		r.amounts[g] = number.Sum(parts)
	}
}

// evaluate computes the formulas of the rows in the pool.
func (r *poolRun) evaluate() error {
	for _, f := range []struct {
		from formula.Evaluator
		to   *[]float64
	}{{r.key, &r.keys}, {r.start, &r.starts}, {r.floor, &r.floors}, {r.cap, &r.caps}, {r.rank, &r.ranked}} {
		values, err := r.column(f.from)
		if err != nil {
			return err
		}
		*f.to = values
	}
	r.names = r.w.Keys(r.step.To)
	return nil
}

// allocate makes the columns of the results; rows that are not in the pool get nothing.
func (r *poolRun) allocate() {
	buffers := r.w.Buffers()
	r.shares, r.unbound, r.bound = buffers.Numbers(r.rows), buffers.Numbers(r.rows), make([]int32, r.rows)
	clear(r.shares)
	clear(r.unbound)
	for i := range r.bound {
		r.bound[i] = boundOut
	}
	groups := len(r.members)
	figures := make([]float64, 3*groups)
	r.rate, r.left, r.passed = figures[:groups:groups], figures[groups:2*groups:2*groups], figures[2*groups:]
}

// share shares out the amount of one group. The error is that of a run that has
// to end.
func (r *poolRun) share(g int) error {
	members, s := r.members[g], r.step
	result, err := r.scratch.solver.Share(r.problem(g))
	if r.stop != nil {
		return r.stop
	}
	if err != nil {
		r.o.Add(poolProblem(s, err, r.rows, r.place(g), r.w.Currency()))
		return nil
	}
	shares, unbound, bound := r.shares, r.unbound, r.bound
	for i, row := range members {
		shares[row], unbound[row], bound[row] = result.Amounts[i]+0, result.Unbound[i]+0, int32(result.Bound[i])
	}
	r.shareTie(g, result.Tie)
	r.rate[g], r.left[g] = result.Rate+0, result.Left+0
	if s.Surplus == dsl.SurplusTo && (result.Full || r.stopped(result)) {
		r.passed[g], r.left[g] = result.Left, 0
	}
	return nil
}

// problem is what there is to share in one group.
func (r *poolRun) problem(g int) (share.Rows, share.Rule) {
	members, s := r.members[g], r.step
	rows := share.Rows{Names: gather(r.names, members), Keys: gather(r.keys, members), Start: gather(r.starts, members),
		Floor: gather(r.floors, members), Cap: gather(r.caps, members), Rank: gather(r.ranked, members)}
	rule := share.Rule{Amount: r.amounts[g], Unit: r.unit, Method: methods[s.Round.Method], FirstDivisor: s.Round.FirstDivisor, RateUnit: r.rateUnit,
		Scale: s.Scale, Keep: s.Surplus != dsl.SurplusStop, Ordered: s.First != nil, Whole: s.Whole}
	if s.First != nil {
		rule.Lowest = s.First.Lowest
	}
	return rows, rule
}

// stopped reports whether a pool funded in order stopped at a row that it did not
// have enough for, with more than the residue of rounding left.
func (r *poolRun) stopped(result share.Result) bool {
	return r.step.Whole && result.Left > 0 && (r.unit.IsZero() || result.Left >= r.unit.Float())
}

// keep writes the results into the state.
func (r *poolRun) keep() {
	s, w := r.step, r.w
	w.SetColumn(s.Column, numbers(r.shares))
	w.SetColumn(s.Unbound, numbers(r.unbound))
	w.SetColumn(s.Bound, &table.Column{Codes: r.bound, Words: boundWords})
	for _, f := range []struct {
		figure check.Figure
		values []float64
	}{{s.Given, r.amounts}, {s.Rate, r.rate}, {s.Left, r.left}, {s.Passed, r.passed}} {
		if f.figure.Column != nil {
			w.SetColumn(f.figure.Column, numbers(f.values))
		} else {
			w.SetValue(f.figure.Value, constant(f.figure.Value.Type, f.values[0]))
		}
	}
}

// place names the group in a message; empty without groups.
func (r *poolRun) place(g int) groupName {
	if r.step.Group == nil {
		return groupName{}
	}
	return groupName{r.w.Keys(r.step.Group)[g], r.step.Group.Name}
}

// methods pairs the methods of the language with those of package share.
var methods = map[dsl.Method]share.Method{
	dsl.LargestRemainder: share.LargestRemainder, dsl.SainteLague: share.SainteLague, dsl.DHondt: share.DHondt,
	dsl.Adams: share.Adams, dsl.HuntingtonHill: share.HuntingtonHill, dsl.Each: share.Each,
}

func unusableUnit(x float64, step check.Step) diag.Diagnostic {
	return diag.New("run.unit", diag.Error, "%s cannot be a rounding unit.", "%s kan ikke være en afrundingsenhed.", diag.Number(x)).
		At(declared(step)).WithHint("Write a unit such as `1 kr`, `0.01 kr` or `100 kr`.", "Skriv en enhed som `1 kr`, `0,01 kr` eller `100 kr`.")
}
