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
		l.of(s.Head().Decl, s)
	}
	for _, e := range p.Expects {
		l.of(e.Decl, e)
	}
	for _, s := range p.Solves {
		l.of(s.Decl, s)
	}
	for _, s := range p.Shows {
		l.of(s.Decl, s)
	}
	for _, c := range p.Charts {
		l.of(c.Decl, c)
	}
	for _, x := range p.Letters {
		l.of(x.Decl, x)
	}
	return l.list
}

// formulaList lists the formulas of statements.
type formulaList struct {
	decl dsl.Statement
	list []Formula
}

// of adds the formulas of a statement.
func (l *formulaList) of(decl dsl.Statement, s interface{ formulas(*formulaList) }) {
	l.decl = decl
	s.formulas(l)
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
