package explain

import (
	"cmp"
	"context"
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/plan"
)

// AgainstRow tells why the cell of an address is not what it is on another row of its
// table: by the steps of a pool, whose terms always add up, and by the inputs of the two
// rows, exchanged group by group so that the town stays as it is. The other row is named
// by its key, or by its number where the table has none. It gives false where there is
// no such cell or row; and the context's error.
func (x *Explainer) AgainstRow(ctx context.Context, id, other string, lang diag.Lang) (d *Difference, ok bool, err error) {
	defer x.speak(lang)()
	err = x.see(ctx, func() {
		s, of := x.find(id), x.figureOf(id)
		t, _ := RowOf(x.program, id)
		if s == nil || of == nil || t == nil {
			return
		}
		path := split(id)
		from, found := x.rowOf(t, other)
		if !found {
			return
		}
		there := x.cellRoot(t, path[2], other)
		if x.reason(s) != conceal.Told || x.reason(there) != conceal.Told {
			return
		}
		r := &rows{x: x, ctx: ctx, table: t, of: of, from: from, to: of.row}
		d, ok = r.difference(x.newProse(lang), s, there.is), true
		d.Sentences = x.screened(d.Sentences, lang)
	})
	if err != nil {
		return nil, false, err
	}
	return d, ok, nil
}

// rows is the comparison of a figure of two rows of a table.
type rows struct {
	*comparison
	x        *Explainer
	ctx      context.Context
	table    *check.Table
	of       *computed // on this row
	from, to int
	inputs   []rowInput
}

func (r *rows) difference(p *prose, s *spot, from check.Const) *Difference {
	names := [2]string{p.name(r.table, r.from), p.name(r.table, r.to)}
	r.comparison = p.compare(s, from, s.is, names)
	r.between()
	if r.numbers() && r.from != r.to && (r.of.step != nil || r.of.view != nil) {
		step, pool := r.of.step.(*check.PoolStep)
		if pool = pool && r.of.column == step.Column; !pool || r.steps(step) {
			r.byInputs()
		}
	}
	r.d.Sentences = r.out
	return r.d
}

// terms are those that the amount of a row in a pool is the sum of.
func (g *shared) terms(i int) (terms [4]*big.Rat) {
	w, p := &g.group.Workings, g.group.Problem
	key, start := rational(p.Keys[i]), rational(at0(p.Start, i))
	alone, rate, exact := double(g.rateAlone()), double(w.Rate), double(w.Shares[i])
	product := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	less := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
	terms[0] = new(big.Rat).Add(product(alone, key), start)
	terms[1] = product(less(rate, alone), key)
	terms[2] = less(less(exact, product(rate, key)), start)
	terms[3] = less(rational(g.group.Result.Amounts[i]), exact)
	return terms
}

// double is a number of about 32 digits as the fraction that it is.
func double(x dd.Float) *big.Rat { return new(big.Rat).Add(rational(x.Hi), rational(x.Lo)) }

// compareTerms tells the difference by the steps of a pool that both rows share in.
func (r *rows) compareTerms(g *shared, from, to int) {
	of, there := g.terms(to), g.terms(from)
	var exact []*big.Rat
	for i, role := range []string{"alone", "others", "own", "rounding"} {
		r.d.Terms = append(r.d.Terms, Accounts{Label: r.x.word(role), Inputs: []Input{}})
		exact = append(exact, new(big.Rat).Sub(of[i], there[i]))
	}
	if r.decimals == 0 && slices.ContainsFunc(exact, func(x *big.Rat) bool { return !x.IsInt() }) && r.money() {
		r.decimals = 2
		defer func() { r.decimals = 0 }()
	}
	r.d.Terms = r.add(r.d.Terms, exact)
}

// rowInput is something of a row that is exchanged on its own: a column of the data, one
// that is computed from rows that refer to the row, or all those rows.
type rowInput struct {
	Input
	column *check.Column
	rows   bool // the references of the column, from another table
}

// byInputs tells the difference by the inputs of the rows.
func (r *rows) byInputs() {
	r.findInputs()
	if len(r.inputs) == 0 || r.x.hidden != nil {
		return
	}
	parts, err := attribution.Shapley(min(len(r.inputs), mostInputs), r.exchanged)
	if err != nil {
		r.x.fail(err)
		return
	}
	var exact []*big.Rat
	rest := new(big.Rat).Sub(rational(r.comparison.to.Number), rational(r.comparison.from.Number))
	for _, part := range parts {
		alone, _ := part.Alone.Float64()
		last, _ := part.Last.Float64()
		out := Accounts{Alone: &alone, Last: &last, Other: part.Other}
		for i, in := range r.inputs {
			if part.Inputs.Has(min(i, mostInputs-1)) {
				out.Inputs = append(out.Inputs, in.Input)
			}
		}
		if out.Label = r.labels(out.Inputs, plain); part.Other {
			out.Label = r.pick("Other", "Andet")
		}
		r.d.Parts, exact = append(r.d.Parts, out), append(exact, part.Value)
		rest.Sub(rest, part.Value)
	}
	if rest.Sign() != 0 {
		r.d.Parts = append(r.d.Parts, Accounts{Label: r.pick("The place among equals", "Pladsen blandt lige"), Inputs: []Input{}})
		exact = append(exact, rest)
	}
	r.d.Parts = r.add(r.d.Parts, exact)
	r.tellInputs()
}

// held are the columns that are computed from rows that refer to the row, and from
// nothing else of it.
func (r *rows) held() (out []*check.Column) {
	for _, c := range r.table.Columns {
		if s, ok := c.Step.(*check.ColumnStep); ok && c != r.of.column && c == s.Column && related(s.Expr) && !ofRow(s.Expr) {
			out = append(out, c)
		}
	}
	return out
}

// related reports whether a formula goes through rows that refer to its row.
func related(e *check.Expr) bool {
	return e.Op == check.OpRows && len(e.Path) > 0 && e.Depth == 0 || slices.ContainsFunc(e.Args, related)
}

// ofRow reports whether a formula reads columns of its row.
func ofRow(e *check.Expr) bool {
	return e.Op == check.OpColumn && e.Depth == 0 || slices.ContainsFunc(e.Args, ofRow)
}

// findInputs finds what differs between the rows that the figure depends on.
func (r *rows) findInputs() {
	task := r.of.task(r.x.w.Plan)
	held := r.held()
	add := func(in rowInput, columns, references []*check.Column) {
		x := &plan.Exchange{Table: r.table, A: r.from, B: r.to, Columns: columns, Held: held, Rows: references}
		if r.x.w.Reaches(x, task) {
			r.inputs = append(r.inputs, in)
		}
	}
	columns := slices.Clone(held)
	slices.SortStableFunc(columns, func(a, b *check.Column) int { return cmp.Compare(counted(b), counted(a)) })
	for _, c := range r.table.Columns {
		if c.Data != nil && c != r.table.Key && c != NameColumn(r.table) {
			columns = append(columns, c)
		}
	}
	for _, c := range columns {
		values := r.x.figures.Column(c)
		from, to := formula.At(values, c.Type.Kind, r.from), formula.At(values, c.Type.Kind, r.to)
		if from == to {
			continue
		}
		in := Input{Name: c.Name, Label: r.x.columnLabel(c), From: r.entry(c, from), To: r.entry(c, to)}
		add(rowInput{Input: in, column: c}, []*check.Column{c}, nil)
	}
	for _, t := range r.x.program.Tables {
		for _, c := range t.Columns {
			if t != r.table && c.Data != nil && c.Ref == r.table {
				n := r.referring(c)
				in := Input{Name: t.Name + "." + c.Name, Label: label(t.Label, t.Name), From: r.number(float64(n[0]), 0), To: r.number(float64(n[1]), 0)}
				add(rowInput{Input: in, column: c, rows: true}, nil, []*check.Column{c})
			}
		}
	}
}

// counted is 1 for a column that a count gives, else 0: those are told first.
func counted(c *check.Column) int {
	if _, ok := c.Step.Head().Decl.(*dsl.Count); ok {
		return 1
	}
	return 0
}

// referring is how many rows refer to each of the rows.
func (r *rows) referring(c *check.Column) (n [2]int) {
	for _, row := range r.x.figures.Column(c).Rows {
		switch int(row) {
		case r.from:
			n[0]++
		case r.to:
			n[1]++
		}
	}
	return n
}

// exchanged is the figure of the other row when it has the inputs of a set from this one,
// and this one has its.
func (r *rows) exchanged(of attribution.Set) (value *big.Rat, ok bool, err error) {
	x := &plan.Exchange{Table: r.table, A: r.from, B: r.to, Held: r.held()}
	for i, in := range r.inputs {
		switch {
		case !of.Has(min(i, mostInputs-1)):
		case in.rows:
			x.Rows = append(x.Rows, in.column)
		default:
			x.Columns = append(x.Columns, in.column)
		}
	}
	w := r.x.w
	w.Begin(r.ctx, 1)
	err = w.Exchanged(x, func() error {
		there := *r.of
		there.row = r.from
		v, known, err := there.in(w)
		if ok = known && !v.Missing; ok {
			value = rational(v.Number)
		}
		return err
	})
	return value, ok, err
}
