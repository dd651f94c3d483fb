package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/engine/measure"
)

// Function is how a function of the language is computed: row by row on expr's
// machine, and over columns in package kernel. All it is given is known, unless
// its declaration takes what is missing.
type Function struct {
	// OfNumbers computes it of numbers, amounts and dates, one an argument. The error
	// is a fault.
	OfNumbers func(xs []float64) (float64, error)
	// OfList computes it of a list of them, with the other arguments behind. The error
	// is a fault.
	OfList func(list, more []float64) (float64, error)

	of    vm.Function                                          // of values of any kind, on the machine
	build func(*builder, *check.Expr, []*check.Table) ast.Node // where it is more than a call

	Loop Loop
}

// Loop is how package kernel goes through columns for a function.
type Loop int

const (
	Undecided   Loop = iota
	ByMachine        // it does not: expr's machine computes the whole formula
	EachRow          // OfNumbers on each row
	Gathered         // OfList of the values of each group, gathered
	Sum              // the others have loops of their own
	Mean             //
	Lowest           //
	Highest          //
	Length           //
	Count            //
	Any              //
	All              //
	None             //
	LeaveOut         // the list without what is missing, inside another function
	RankInTable      //
)

// computed are the functions by their English names, all but those that the
// checker writes out.
var computed map[string]*Function

// Computed is how the function of an English name is computed; nil where there is
// none.
func Computed(name string) *Function { return computed[name] }

func init() { // functions are parts of formulas, which call functions
	computed = map[string]*Function{
		"sum":            {OfList: sum, Loop: Sum},
		"mean":           {OfList: atLeast(1, measure.Mean), Loop: Mean},
		"median":         {OfList: atLeast(1, measure.Median), Loop: Gathered},
		"stddev":         {OfList: atLeast(2, measure.StdDev), Loop: Gathered},
		"any":            {of: anyMet, Loop: Any},
		"all":            {of: allMet, Loop: All},
		"none":           {of: noneMet, Loop: None},
		"min":            {OfNumbers: lowest, OfList: atLeast(1, lowest), Loop: Lowest},
		"max":            {OfNumbers: highest, OfList: atLeast(1, highest), Loop: Highest},
		"first":          {of: first, Loop: ByMachine},
		"last":           {of: last, Loop: ByMachine},
		"known":          {of: known, Loop: LeaveOut},
		"percentile":     {OfList: quantile(measure.Percentile), Loop: Gathered},
		"percentile_inc": {OfList: quantile(measure.PercentileInc), Loop: Gathered},
		"quartile":       {OfList: quartile, Loop: Gathered},

		"count":  {of: count, Loop: Count},
		"len":    {of: length, Loop: Length},
		"rank":   {build: (*builder).rank, Loop: RankInTable},
		"lookup": {build: (*builder).lookup, Loop: ByMachine},

		"round": {OfNumbers: round, Loop: EachRow},
		"floor": {OfNumbers: floor, Loop: EachRow},
		"ceil":  {OfNumbers: ceil, Loop: EachRow},
		"abs":   {OfNumbers: abs, Loop: EachRow},
		"clamp": {OfNumbers: clamp, Loop: EachRow},
		"mod":   {OfNumbers: mod, Loop: EachRow},
		"exp":   {OfNumbers: exp, Loop: EachRow},
		"ln":    {OfNumbers: ln, Loop: EachRow},
		"sqrt":  {OfNumbers: sqrt, Loop: EachRow},

		"date":       {OfNumbers: date, Loop: EachRow},
		"months":     {OfNumbers: months, Loop: EachRow},
		"years":      {OfNumbers: years, Loop: EachRow},
		"add_months": {OfNumbers: addMonths, Loop: EachRow},

		"upper": {of: upper, Loop: ByMachine},
		"lower": {of: lower, Loop: ByMachine},
		"trim":  {of: trim, Loop: ByMachine},
	}
}

// function builds a call of one of the language's functions.
func (b *builder) function(e *check.Expr, in []*check.Table) ast.Node {
	how := computed[e.Func]
	if how == nil {
		return b.unique(e, in, func(...any) (any, error) { return nil, unsupported })
	}
	if how.build != nil {
		return how.build(b, e, in)
	}
	want := strict
	if function.Named(e.Func).TakesMissing {
		want = loose
	}
	var args []ast.Node
	for _, a := range e.Args {
		args = append(args, b.node(a, in, want))
	}
	f := how.onMachine(e)
	if len(e.Args) > 0 && (e.Args[0].Type.Kind == check.List || e.Args[0].Type.Kind == check.Rows) {
		f = b.counted(f, e.Args[0], 0)
	}
	return b.unique(e, in, f, args...)
}

// onMachine is the function for a call on expr's machine, which hands values over
// as any.
func (f *Function) onMachine(e *check.Expr) vm.Function {
	switch {
	case f.of != nil:
		return f.of
	case f.OfNumbers == nil || e.Args[0].Type.Kind == check.List:
		more := make([]float64, len(e.Args)-1)
		return func(a ...any) (any, error) {
			unpack(more, a[1:])
			return packed(f.OfList(numbers(a[0]), more))
		}
	}
	xs := make([]float64, len(e.Args))
	return func(a ...any) (any, error) {
		unpack(xs, a)
		return packed(f.OfNumbers(xs))
	}
}

func unpack(xs []float64, values []any) {
	for i, v := range values {
		xs[i] = v.(float64)
	}
}

// packed is a number for the machine.
func packed(x float64, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return x, nil
}
