package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/function"
)

// dots reports whether a condition names columns of its row with a dot. Dots behind
// a `where` of its own, or in a formula on the rows of a table, are of other rows.
func (c *checker) dots(n *formula.Node) bool {
	switch {
	case n.Op == formula.Dot:
		return true
	case len(n.Args) == 0:
		return false
	case n.Op == formula.Where || c.opensRow(n):
		return c.dots(n.Args[0])
	}
	return slices.ContainsFunc(n.Args, c.dots)
}

// opensRow reports whether a call's second argument stands on the rows of its first.
func (c *checker) opensRow(n *formula.Node) bool {
	f := function.Named(n.Text)
	return n.Op == formula.Call && len(n.Args) == 2 && f != nil && f.Params[0].Takes == function.Rows && c.rowsNamed(n.Args[0])
}

// rowsNamed reports whether a formula is rows, as far as its words say.
func (c *checker) rowsNamed(n *formula.Node) bool {
	switch n.Op {
	case formula.Where:
		return true
	case formula.Name, formula.Member, formula.Dot:
		if c.tables[n.Text] != nil {
			return true
		}
		for _, names := range c.related {
			if _, ok := names[n.Text]; ok {
				return true
			}
		}
	}
	return false
}
