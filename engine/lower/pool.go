package lower

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Pool puts what a pool is computed from into fields, and the pool into a node.
func (l steps) Pool(s *check.PoolStep) {
	n := &Pool{Step: s, By: l.path(s.Per), Amount: l.amount(s), Column: l.columns[s.Column], Bound: l.columns[s.Bound], Unbound: l.columns[s.Unbound],
		Rate: l.figure(s.Rate), Left: l.figure(s.Left), Passed: l.figure(s.Passed)}
	if s.Round.Unit > 0 && s.Round.Unit < 1e-15 {
		l.refuse(s.Amount.At, diag.Text{EN: "A rounding unit of so many digits", DA: "En afrundingsenhed med så mange cifre"},
			diag.Text{EN: "Choose a larger unit.", DA: "Vælg en større enhed."})
	}
	n.In = l.takesPart(s)
	clause := func(what string, e *check.Expr) *Field {
		if e == nil {
			return nil
		}
		return l.among(n.In, s.To, what, l.formula(e, s.To))
	}
	n.Key, n.Start, n.Floor, n.Cap = clause("key", s.Key), clause("start", s.Start), clause("floor", s.Floor), clause("cap", s.Cap)
	if s.First != nil {
		n.Place, n.Key = l.place(s.To, "first", *s.First, n.In, n.By), nil
	}
	for _, f := range n.Fills() {
		f.At = s.Amount.At
	}
	l.add(n)
}

// figure is the field of a figure of a pool: a value, or a column of the groups' table.
func (l *lowering) figure(f check.Figure) *Field {
	if f.Column != nil {
		return l.columns[f.Column]
	}
	return l.values[f.Value]
}

// amount is what a pool shares out, with what other pools passed.
func (l *lowering) amount(s *check.PoolStep) *Field {
	out := l.formula(s.Amount, s.Group)
	for _, from := range s.From {
		passed := l.figure(from.Passed)
		if passed.Table != nil && s.Group == nil {
			out = op(Add, out, l.once("fold Sum "+passed.full(), 0, func() *Field {
				sum := l.helper(nil, from.Name+".passed", passed.Kind, s.Amount.At)
				l.add(&Fold{Out: sum, Func: Sum, Over: passed.Table, Of: read(passed)})
				return sum
			}))
			continue
		}
		out = op(Add, out, read(passed))
	}
	f := at(l.figure(s.Given), s.Amount.At)
	l.add(&Map{f, out})
	return f
}

// takesPart is which rows are in a pool.
func (l *lowering) takesPart(s *check.PoolStep) *Field {
	in := flag(true)
	if s.Filter != nil {
		in = l.formula(s.Filter, s.To)
	}
	f := l.helper(s.To, "in", check.Flag, s.Amount.At)
	if s.Only == nil {
		l.add(&Map{f, in})
		return f
	}
	asked := l.derived(s.To, "where", in)
	within := append([]*Field(nil), l.groupKey(s, asked)...)
	if s.Only.Per != nil {
		within = append(within, l.among(asked, s.To, "only.per", l.formula(s.Only.Per, s.To)))
	}
	place := l.placeWithin(s.To, "only", s.Only.Order, asked, within)
	most := l.formula(s.Only.N, s.Group)
	if s.Group != nil {
		limit := l.derived(s.Group, "only.most", most)
		most = &Expr{Op: Read, Kind: check.Number, Field: limit, Path: l.path(s.Per)}
	}
	l.add(&Map{f, &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(asked), op(LessEqual, read(place), most), flag(false)}}})
	return f
}

// groupKey is a field that rows of one group of a pool have the same in; none for a
// pool without groups.
func (l *lowering) groupKey(s *check.PoolStep, in *Field) []*Field {
	if s.Group == nil {
		return nil
	}
	path := l.path(s.Per)
	return []*Field{l.derived(s.To, "group", &Expr{Op: Read, Kind: check.Text, Field: path[len(path)-1], Path: path[:len(path)-1], At: s.Amount.At})}
}

// among is a formula on the rows that a flag says; on others it is missing.
func (l *lowering) among(in *Field, t *check.Table, what string, e *Expr) *Field {
	f := l.helper(t, what, e.Kind, e.At)
	f.Missing = MayBe
	out := &Expr{Op: If, Kind: e.Kind, Args: []*Expr{read(in), e, missing()}, At: e.At}
	if e.MayBeMissing() { // it must not be, on these
		l.demand(t, what, &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(in), known(e), flag(true)}}, e.At)
	}
	l.add(&Map{f, out})
	return f
}

// place is the order of rows in each group, equals by key.
func (l *lowering) place(t *check.Table, what string, o check.Order, in *Field, by []*Field) *Field {
	var within []*Field
	if len(by) > 0 {
		within = []*Field{l.derived(t, "group", &Expr{Op: Read, Kind: check.Text, Field: by[len(by)-1], Path: by[:len(by)-1], At: o.By.At})}
	}
	return l.placeWithin(t, what, o, in, within)
}

func (l *lowering) placeWithin(t *check.Table, what string, o check.Order, in *Field, within []*Field) *Field {
	by := l.among(in, t, what, l.formula(o.By, t))
	f := l.helper(t, what+".place", check.Number, o.By.At)
	f.Missing = MayBe
	l.add(&Rank{Out: f, By: read(by), Lowest: o.Lowest, ByKey: true, Within: within, Where: read(in)})
	return f
}

// Divisor reports whether a pool is rounded by moving the rate.
func (n *Pool) Divisor() bool {
	switch n.Step.Round.Method {
	case dsl.SainteLague, dsl.DHondt, dsl.Adams, dsl.HuntingtonHill:
		return n.Step.Round.Unit > 0 && n.Place == nil
	}
	return false
}
