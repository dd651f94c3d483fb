package check

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// ofResults reports what is calculated with results inside a function of a list,
// as in `sum(base + social)`: the values of each row are wanted, and it tells how
// they are written. It is false where the call is something else.
func (c *checker) ofResults(n *formula.Node, s scope) bool {
	value := n.Args[0]
	if value.Op < formula.Not { // a name, list, call or the like
		return false
	}
	var results, names []*formula.Node
	value.Walk(func(x *formula.Node) bool {
		if x.Op == formula.Name {
			names = append(names, x)
			if c.resultOf(x, s) != nil {
				results = append(results, x)
			}
		}
		return x.Op != formula.Call && x.Op != formula.Where && x.Op != formula.Member
	})
	if len(results) == 0 {
		return false
	}
	t := c.resultOf(results[0], s)
	for _, x := range results {
		if c.resultOf(x, s) != t {
			return false
		}
	}
	c.add(resultWithoutTable(value.At, results[0].Text, t, c.overRows(n, t, names)))
	return true
}

// resultOf is the table on whose rows a name alone is a result, where no row in
// sight has a column of that name.
func (c *checker) resultOf(n *formula.Node, s scope) *Table {
	for _, l := range s.bareLevels() {
		if c.columns[l.table][n.Text] != nil {
			return nil
		}
	}
	if step, ok := c.global[n.Text].what.(Step); ok && c.columns[step.Head().Over][n.Text] != nil {
		return step.Head().Over
	}
	return nil
}

// overRows writes a call of a formula as one over the rows of a table: with a dot
// before each of the names that is a column of it.
func (c *checker) overRows(n *formula.Node, t *Table, names []*formula.Node) string {
	out, at := "", n.Args[0].At.Start
	for _, x := range names {
		if c.columns[t][x.Text] != nil {
			out, at = out+c.file.Source.Text[at:x.At.Start]+".", x.At.Start
		}
	}
	comma := ", "
	if c.file.Lang == diag.Danish {
		comma = "; "
	}
	return c.written(n) + "(" + t.Name + comma + out + c.file.Source.Text[at:n.Args[0].At.End] + ")"
}
