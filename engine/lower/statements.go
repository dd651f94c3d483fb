package lower

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// steps lowers statements.
type steps struct{ *lowering }

// Value lowers `let NAME`.
func (l steps) Value(s *check.ValueStep) { l.fill(l.values[s.Value], l.formula(s.Expr, nil)) }

// Column lowers `let TABLE.NAME`, `indicator` and `count`.
func (l steps) Column(s *check.ColumnStep) {
	l.fill(l.columns[s.Column], l.formula(s.Expr, s.Column.Table))
}

// Bands is a choice of the first band that holds the value.
func (l steps) Bands(s *check.BandsStep) {
	by := read(l.derived(s.Column.Table, "by", l.formula(s.By, s.Column.Table)))
	out := call(s.Column.Type.Kind, Absent)
	for i := len(s.Bands) - 1; i >= 0; i-- {
		b := s.Bands[i]
		value := l.formula(b.Value, s.Column.Table)
		in := band(by, b)
		if in == nil {
			out = value
			continue
		}
		out = &Expr{Op: If, Kind: s.Column.Type.Kind, Args: []*Expr{in, value, out}, At: b.At}
	}
	out.At = s.By.At
	l.fill(l.columns[s.Column], out)
}

// band is whether a value lies in a band; nil for the rest of all values.
func band(by *Expr, b check.Band) *Expr {
	var low, high *Expr
	bound := func(x float64) *Expr {
		return &Expr{Op: Const, Kind: by.Kind, Const: check.Const{Kind: by.Kind, Number: x}}
	}
	if !math.IsInf(b.Low, -1) {
		low = op(GreaterEqual, by, bound(b.Low))
	}
	if !math.IsInf(b.High, 1) {
		high = op(LessEqual, by, bound(b.High))
		if b.Under {
			high.Op = Less
		}
	}
	return all(low, high)
}

// unit is a formula rounded to a unit; 0 for not.
func unit(e *Expr, u float64) *Expr {
	if u == 0 {
		return e
	}
	return call(e.Kind, RoundTo, e, num(u))
}

// Grant is an amount on each row.
func (l steps) Grant(s *check.GrantStep) {
	amount := l.formula(s.Amount, s.To)
	if s.Filter != nil {
		zero := &Expr{Op: Const, Kind: s.Type.Kind, Const: check.Const{Kind: s.Type.Kind}}
		amount = &Expr{Op: If, Kind: s.Type.Kind, Args: []*Expr{l.formula(s.Filter, s.To), amount, zero}, At: s.Amount.At}
	}
	out := l.columns[s.Column]
	l.add(&Map{at(out, s.Amount.At), unit(amount, s.Round.Unit)})
	total := l.values[s.Total]
	l.add(&Fold{Out: at(total, s.Amount.At), Func: Sum, Over: s.To, Of: read(out)})
	if !s.Negative {
		l.demand(s.To, "negative", op(GreaterEqual, read(out), num(0)), s.Amount.At)
	}
	if s.Within != nil {
		left := op(Subtract, l.formula(s.Within, nil), read(total))
		l.add(&Map{at(l.values[s.Left], s.Within.At), left})
		l.demand(nil, "within", op(GreaterEqual, read(l.values[s.Left]), num(0)), s.Within.At)
	}
}

// at is a field with the place it comes from.
func at(f *Field, at diag.Range) *Field {
	f.At = at
	return f
}

// demand adds a field that says whether what must hold of a row holds.
func (l *lowering) demand(t *check.Table, what string, holds *Expr, at diag.Range) {
	f := l.helper(t, what+"_ok", check.Flag, at)
	f.Demand = true
	l.add(&Map{f, holds})
}

// Split is an amount in parts.
func (l steps) Split(s *check.SplitStep) {
	of := l.columns[s.Of]
	n := &Split{Step: s, Of: of}
	for _, p := range s.Parts {
		key := l.formula(p.Key, s.Of.Table)
		key = &Expr{Op: If, Kind: key.Kind, Args: []*Expr{op(Equal, read(of), num(0)), num(0), key}, At: p.Key.At}
		part := at(l.columns[p.Column], p.Key.At)
		f := l.derived(s.Of.Table, p.Column.Member.Name+".key", key)
		l.demand(s.Of.Table, p.Column.Member.Name+".key", op(GreaterEqual, read(f), num(0)), p.Key.At)
		n.Keys, n.Parts = append(n.Keys, f), append(n.Parts, part)
	}
	l.add(n)
}

// Earmark is a part of each amount, and the rest.
func (l steps) Earmark(s *check.EarmarkStep) {
	t, of := s.Of.Table, read(l.columns[s.Of])
	earmarked, free := l.columns[s.Earmarked], l.columns[s.Free]
	var part *Expr
	if s.Share != nil {
		share := l.derived(t, "share", &Expr{Op: If, Kind: check.Number, Args: []*Expr{op(Equal, of, num(0)), num(0), l.formula(s.Share, t)}, At: s.Share.At})
		l.demand(t, "share", op(And, op(GreaterEqual, read(share), num(0)), op(LessEqual, read(share), num(1))), s.Share.At)
		part = op(Multiply, of, read(share))
		at(earmarked, s.Share.At)
	} else {
		part = l.formula(s.Amount, t)
		at(earmarked, s.Amount.At)
	}
	l.add(&Map{earmarked, unit(part, s.Round.Unit)})
	l.add(&Map{at(free, earmarked.At), op(Subtract, of, read(earmarked))})
	least, most := call(of.Kind, "min", num(0), of), call(of.Kind, "max", num(0), of)
	l.demand(t, "earmarked", op(And, op(LessEqual, least, read(earmarked)), op(LessEqual, read(earmarked), most)), earmarked.At)
}

// Positions is each amount over the pay of one.
func (l steps) Positions(s *check.PositionsStep) {
	t, of := s.Of.Table, read(l.columns[s.Of])
	none := op(Equal, of, num(0))
	pay := l.derived(t, "pay", &Expr{Op: If, Kind: check.Money, Args: []*Expr{none, missing(), l.formula(s.Pay, t)}, At: s.Pay.At})
	l.demand(t, "pay", &Expr{Op: If, Kind: check.Flag, Args: []*Expr{none, flag(true), op(Greater, read(pay), num(0))}}, s.Pay.At)
	over := &Expr{Op: Divide, Kind: check.Number, Args: []*Expr{of, read(pay)}}
	l.add(&Map{at(l.columns[s.Column], s.Pay.At), &Expr{Op: If, Kind: check.Number, Args: []*Expr{none, num(0), unit(over, s.Unit)}}})
}
