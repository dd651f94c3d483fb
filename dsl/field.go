package dsl

// field is a clause of a block: its keyword, what its formula is for, and where
// what it says goes.
type field struct {
	word string // in English
	role Role
	to   any // a pointer to what is read, or a func(line) that reads it
}

// averaging is where the two things that `average` says go.
type averaging struct {
	kind *AverageKind
	by   **Formula
}

// fieldOf is the field of a clause. A clause that is declared and has none is a
// defect: what it says would be dropped without a word.
func fieldOf(fields []field, word string) field {
	for _, f := range fields {
		if f.word == word {
			return f
		}
	}
	panic("dsl: nothing keeps what the clause " + word + " says")
}

// read reads what follows the keyword. What cannot be read is reported and leaves
// the field as it was, or empty.
func (f field) read(l line) {
	switch to := f.to.(type) {
	case **Formula:
		*to = l.formula()
	case *Name:
		*to = l.name()
	case *Text:
		*to = l.quoted()
	case **Filled:
		*to = l.filled()
	case **Literal:
		*to = l.literal()
	case *[]Literal:
		*to = l.literals()
	case **bool:
		*to = l.flag()
	case **Round:
		*to = l.round()
	case *[]Shown:
		*to = l.columns()
	case **Order:
		*to = l.order()
	case **Only:
		*to = l.only()
	case *[]Totalled:
		if t, ok := l.totalled(); ok {
			*to = append(*to, t)
		}
	case *[]Outliers:
		if o, ok := l.outliers(); ok {
			*to = append(*to, o)
		}
	case *averaging:
		*to.kind, *to.by = l.average()
	case *Shortfall:
		*to = l.shortfall()
	case *Input:
		*to = l.requirement()
	case func(line):
		to(l)
	}
}

// walk visits the formulas of a field.
func (f field) walk(each visit) {
	switch to := f.to.(type) {
	case **Formula:
		each(f.role, *to)
	case *averaging:
		each(f.role, *to.by)
	case *[]Shown:
		for _, x := range *to {
			each(f.role, x.Formula)
		}
	case **Filled:
		if *to != nil {
			for _, b := range (*to).Names {
				each(f.role, b.Formula)
			}
		}
	case *[]Totalled:
		for _, t := range *to {
			for _, x := range t.Columns {
				each(f.role, x)
			}
		}
	case *[]Outliers:
		for _, o := range *to {
			each(f.role, o.Limit)
		}
	case **Order:
		if *to != nil {
			each(f.role, (*to).By)
		}
	case **Only:
		if *to != nil {
			each(RoleOnly, (*to).N)
			each(RoleOnlyBy, (*to).Order.By)
			each(RoleOnlyPer, (*to).Per)
		}
	}
}

// walk visits the formulas of the clauses of a block.
func walk(fields []field, each visit) {
	for _, f := range fields {
		f.walk(each)
	}
}
