package sql

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/engine/lower"
)

// folds writes folds over the same rows as one query that is joined to the table.
func (p *printer) folds(s *stage, c *place) ([]added, []string) {
	first := s.nodes[0].(*lower.Fold)
	in := c.below(first.Over)
	var columns []added
	var values []string
	for i, n := range s.nodes {
		f := n.(*lower.Fold)
		name := "v" + strconv.Itoa(i+1)
		values = append(values, p.aggregate(f, in)+" AS "+name)
		out := "g." + name
		if empty := ofNothing[f.Func]; empty != "" && s.table != nil {
			out = "CASE WHEN g.k IS NULL THEN " + empty + " ELSE " + out + " END"
		}
		columns = append(columns, added{f.Out, out})
	}
	if s.table == nil {
		return columns, []string{"CROSS JOIN (SELECT " + strings.Join(values, ",\n    ") + "\n    FROM " + in.from() + ") AS g"}
	}
	var keys, same []string
	if len(first.By) > 0 {
		keys, same = []string{in.way(first.By)}, []string{"g.k = t." + p.key(s.table)}
	}
	for i, f := range first.Within {
		name := "k"
		if i > 0 {
			name += strconv.Itoa(i + 1)
		}
		keys, same = append(keys, "r."+p.column(f)), append(same, "g."+name+" = t."+p.column(f))
	}
	var named []string
	for i, k := range keys {
		name := "k"
		if i > 0 {
			name += strconv.Itoa(i + 1)
		}
		named = append(named, k+" AS "+name)
	}
	return columns, []string{"LEFT JOIN (SELECT " + strings.Join(append(named, values...), ",\n    ") + "\n    FROM " + in.from() +
		"\n    GROUP BY " + strings.Join(keys, ", ") + ") AS g ON " + strings.Join(same, " AND ")}
}

// ofNothing is what a fold gives of no rows; "" for nothing.
var ofNothing = map[lower.Func]string{lower.Count: "0", lower.Sum: "0", lower.Any: "FALSE", lower.All: "TRUE"}

// aggregate is one value of the rows of a query.
func (p *printer) aggregate(n *lower.Fold, in *place) string {
	cond, x, filter := "", "", ""
	if n.Where != nil {
		cond = in.print(n.Where)
		filter = " FILTER (WHERE " + cond + ")"
	}
	if n.Of != nil {
		x = in.print(n.Of)
	}
	out := p.of(n, x, filter, in)
	var bad []string
	if n.Where != nil && open(n.Where) {
		bad = append(bad, "("+cond+") IS NULL")
	}
	if n.Of != nil && open(n.Of) && n.Func != lower.First && n.Func != lower.Last {
		missing := "(" + x + ") IS NULL"
		if n.Where != nil {
			missing = "(" + cond + ") AND " + missing
		}
		bad = append(bad, missing)
	}
	if bad == nil {
		return out
	}
	return "CASE WHEN count(*) FILTER (WHERE " + strings.Join(bad, " OR ") + ") > 0 THEN NULL ELSE " + out + " END"
}

// of is the value, as if all were there.
func (p *printer) of(n *lower.Fold, x, filter string, in *place) string {
	sum := p.dialect.sum
	sorted := func() string {
		if p.Dialect == Spark {
			return "sort_array(collect_list(" + x + ")" + filter + ")"
		}
		return "array_agg(" + x + " ORDER BY " + x + ")" + filter
	}
	count := "CAST(count(*)" + filter + " AS " + p.dialect.number + ")"
	switch n.Func {
	case lower.Count:
		return count
	case lower.Sum:
		return "coalesce(" + sum + "(" + x + ")" + filter + ", 0)"
	case lower.Mean:
		return p.fn("fdiv", sum+"("+x+")"+filter, count)
	case lower.Min, lower.Max:
		return n.Func.String() + "(" + x + ")" + filter
	case lower.Any:
		return "coalesce(bool_or(" + x + ")" + filter + ", FALSE)"
	case lower.All:
		return "coalesce(bool_and(" + x + ")" + filter + ", TRUE)"
	case lower.First, lower.Last:
		return p.end(n, x, filter, in)
	case lower.StdDev:
		return "stddev_samp(" + x + ")" + filter
	case lower.Median:
		return p.fn("fplace", sorted(), "("+count+" + 1) * 0.5")
	case lower.Percentile:
		return p.fn("fplace", sorted(), "("+count+" + 1) * "+in.part(n.Part))
	case lower.PercentileInc:
		return p.fn("fplace", sorted(), "("+count+" - 1) * "+in.part(n.Part)+" + 1")
	}
	panic("sql: a fold that is not written")
}

// end is the first or last value in the order of keys.
func (p *printer) end(n *lower.Fold, x, filter string, in *place) string {
	key := in.row + "." + p.key(n.Over)
	if p.Dialect == Spark {
		return map[lower.Func]string{lower.First: "min_by(", lower.Last: "max_by("}[n.Func] + x + ", " + key + ")" + filter
	}
	order := ""
	if n.Func == lower.Last {
		order = " DESC"
	}
	return "(array_agg(" + x + " ORDER BY " + key + p.dialect.order + order + ")" + filter + ")[1]"
}

// part is a share that percentiles are asked for: one for all rows of the query.
func (c *place) part(e *lower.Expr) string {
	if e.Op == lower.Const {
		return c.print(e)
	}
	if c.up != nil && ofRow(e) {
		return c.up.print(e)
	}
	return "max(" + c.print(e) + ")"
}

// ofRow reports whether a formula reads columns.
func ofRow(e *lower.Expr) bool {
	row := false
	e.Reads(func(f *lower.Field) { row = row || f.Table != nil })
	return row
}
