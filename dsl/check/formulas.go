package check

import "github.com/fordel-lang/fordel/dsl"

// Formula is a formula of a program with its place: the statement it stands in and
// what it says there.
type Formula struct {
	Decl dsl.Statement
	Says string // the clause's word in English: "amount", "key"; "" for a statement's own formula
	Nr   int    // which one, of several that say the same; from 0
	On   *Table // the table on whose rows it is computed; nil: on no row
	Expr *Expr
}

// Formulas are all formulas of a program without errors that are computed by
// themselves: of the statements in the order of the file, then of what is asked
// beyond them.
func (p *Program) Formulas() []Formula {
	l := &formulaList{}
	for _, s := range p.InFileOrder() {
		l.decl = s.Head().Decl
		s.Accept(l)
	}
	for _, e := range p.Expects {
		l.decl = e.Decl
		l.add("", nil, e.Condition)
	}
	for _, s := range p.Solves {
		l.decl = s.Decl
		l.add("so that", nil, s.Left, s.Right)
	}
	for _, s := range p.Shows {
		l.decl = s.Decl
		for _, c := range s.Columns {
			l.add("columns", s.Table, c.Expr)
		}
		if s.Order != nil {
			l.add("order", s.Table, s.Order.By)
		}
		l.add("where", s.Table, s.Filter)
		for _, t := range s.Totals {
			l.add("total", s.Table, t.Columns...)
		}
	}
	for _, c := range p.Charts {
		l.decl = c.Decl
		if c.Of == nil {
			continue
		}
		if c.By != nil {
			l.add("by", c.Of.Table, c.By.Expr)
		}
		if c.Per != nil {
			l.add("per", c.Of.Table, c.Per.Expr)
		}
	}
	return l.list
}

// formulaList lists the formulas of steps.
type formulaList struct {
	decl dsl.Statement
	list []Formula
}

// add adds formulas of the statement at hand that say the same, but for those that
// are not written.
func (l *formulaList) add(says string, on *Table, exprs ...*Expr) {
	for _, e := range exprs {
		nr := 0
		for i := len(l.list) - 1; i >= 0 && l.list[i].Decl == l.decl; i-- {
			if l.list[i].Says == says {
				nr = l.list[i].Nr + 1
				break
			}
		}
		if e != nil {
			l.list = append(l.list, Formula{Decl: l.decl, Says: says, Nr: nr, On: on, Expr: e})
		}
	}
}

// Value implements StepVisitor, and so do all below.
func (l *formulaList) Value(s *ValueStep) { l.add("", nil, s.Expr) }

func (l *formulaList) Column(s *ColumnStep) {
	l.add("", s.Column.Table, s.Expr)
	l.add("weight", s.Column.Table, s.Weight)
}

func (l *formulaList) Bands(s *BandsStep) {
	l.add("by", s.Column.Table, s.By)
	for _, b := range s.Bands {
		l.add("bands", s.Column.Table, b.Value)
	}
}

func (l *formulaList) Pool(s *PoolStep) {
	l.add("amount", s.Group, s.Amount)
	l.add("where", s.To, s.Filter)
	if s.Only != nil {
		l.add("only", s.Group, s.Only.N)
		l.add("only", s.To, s.Only.Order.By, s.Only.Per)
	}
	l.add("key", s.To, s.Key)
	l.add("start", s.To, s.Start)
	l.add("floor", s.To, s.Floor)
	l.add("cap", s.To, s.Cap)
	if s.First != nil {
		l.add("first", s.To, s.First.By)
	}
}

func (l *formulaList) Grant(s *GrantStep) {
	l.add("where", s.To, s.Filter)
	l.add("amount", s.To, s.Amount)
	l.add("within", nil, s.Within)
}

func (l *formulaList) Split(s *SplitStep) {
	for _, p := range s.Parts {
		l.add("parts", s.Of.Table, p.Key)
	}
}

func (l *formulaList) Earmark(s *EarmarkStep) {
	l.add("share", s.Of.Table, s.Share)
	l.add("amount", s.Of.Table, s.Amount)
}

func (l *formulaList) Positions(s *PositionsStep) { l.add("pay", s.Of.Table, s.Pay) }

func (l *formulaList) Benchmark(s *BenchmarkStep) {
	on := s.Over
	l.add("each", on, s.Each)
	l.add("per", on, s.Per)
	l.add("exclude", on, s.Exclude)
	for _, o := range s.Outliers {
		l.add("outliers", nil, o.Limit)
	}
	l.add("weight", on, s.Weight)
}

func (l *formulaList) Spread(s *SpreadStep) {
	l.add("per", s.Over, s.Per)
	l.add("where", s.Over, s.Filter)
}

// identify numbers every node of every formula: a node before those under it. A
// node that stands in several places has one number.
func (p *Program) identify() {
	next := 1
	var number func(*Expr)
	number = func(e *Expr) {
		if e.ID > 0 {
			return
		}
		e.ID = next
		next++
		for _, a := range e.Args {
			number(a)
		}
	}
	for _, f := range p.Formulas() {
		number(f.Expr)
	}
}
