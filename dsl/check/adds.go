package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/function"
)

// adds decides for every column whether its sum over the rows means something:
// it does for what is handed out and counted and what is added up from that, not
// for unit costs, shares and rates.
func (c *checker) adds() {
	paid := map[*Table]bool{}
	for _, s := range c.program.Steps {
		switch s := s.(type) {
		case *PoolStep:
			paid[s.To] = true
		case *GrantStep:
			paid[s.To] = true
		}
	}
	for _, t := range c.program.Tables {
		for _, col := range t.Columns {
			// Amounts in the data are those of the same houses, such as last year's.
			if col.Data != nil {
				col.Adds = col.Type.Kind == Money && paid[t] || col.Data.Kind == dsl.KindWhole
			}
		}
	}
	for _, s := range c.program.Steps {
		stepAdds(s)
	}
	for _, show := range c.program.Shows {
		for i := range show.Columns {
			show.Columns[i].Adds = additive(show.Columns[i].Expr)
		}
	}
	for _, chart := range c.program.Charts {
		for _, x := range []*Shown{chart.By, chart.Per, chart.Weight} {
			if x != nil {
				x.Adds = additive(x.Expr)
			}
		}
	}
}

// stepAdds marks the column of a step; steps it needs are marked already, and
// figures are by their declarations.
func stepAdds(s Step) {
	switch s := s.(type) {
	case *ColumnStep:
		_, counted := s.Decl.(*dsl.Count)
		s.Column.Adds = counted || additive(s.Expr)
	case *PoolStep:
		s.Column.Adds = true
	case *GrantStep:
		s.Column.Adds = true
	case *SplitStep:
		for _, p := range s.Parts {
			p.Column.Adds = true
		}
	}
}

// additive reports whether the sum of a formula over the rows means something.
func additive(e *Expr) bool {
	switch e.Op {
	case OpColumn:
		return e.Column.Adds && e.Depth == 0 && len(e.Path) == 0
	case OpAdd, OpSubtract:
		return additive(e.Args[0]) && additive(e.Args[1])
	case OpNegate:
		return additive(e.Args[0])
	case OpIf:
		return additiveOrZero(e.Args[1]) && additiveOrZero(e.Args[2]) && (additive(e.Args[1]) || additive(e.Args[2]))
	case OpCoalesce:
		return additive(e.Args[0])
	case OpMultiply:
		return additive(e.Args[0]) && overall(e.Args[1]) || overall(e.Args[0]) && additive(e.Args[1])
	case OpDivide:
		return additive(e.Args[0]) && overall(e.Args[1])
	case OpCall:
		return additiveCall(e)
	}
	return false
}

func additiveOrZero(e *Expr) bool {
	return additive(e) || e.Op == OpConst && !e.Const.Missing && e.Type.Kind.numeric() && e.Const.Number == 0
}

// additiveCall: sums and counts of a row's own rows, and rounded sums.
func additiveCall(e *Expr) bool {
	switch f := function.Named(e.Func); {
	case f == nil:
		return false
	case f.Adds == function.AsArgument:
		return additive(e.Args[0])
	case f.Adds == function.OverOwnRows:
		rows := e.Args[0]
		for rows.Op != OpRows && len(rows.Args) > 0 {
			rows = rows.Args[0]
		}
		return rows.Op == OpRows && len(rows.Path) > 0
	}
	return false
}

// overall reports whether a formula is the same for every row.
func overall(e *Expr) bool {
	return e.Op == OpConst || e.Op == OpParam || e.Op == OpValue
}
