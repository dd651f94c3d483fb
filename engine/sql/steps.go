package sql

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
)

// compute writes the steps.
func (p *printer) compute() {
	p.line("\n-- steps\n")
	for i, s := range p.stages {
		base := "figures"
		if s.table != nil {
			base = s.table.Name
		}
		switch s.kind {
		case "pool":
			base = s.pool.Column.Name + "_rows"
		case "pool groups":
			base = s.pool.Column.Name
		}
		s.name = p.names.take("", fmt.Sprintf("step_%02d_%s", i+1, base))
	}
	p.used()
	for i, s := range p.stages {
		switch s.kind {
		case "pool":
			p.make(s, p.poolRows(s.pool, i))
		case "pool groups":
			p.make(s, p.poolGroups(s.pool, i))
		case "pool shares":
			p.make(s, p.poolShares(s.pool, i))
		case "pool figures":
			p.make(s, p.poolFigures(s.pool, i))
		default:
			p.step(s, i)
		}
	}
}

// make writes a step's relation.
func (p *printer) make(s *stage, query string) {
	kind := "OR REPLACE VIEW"
	switch {
	case s.heavy && p.dialect.refreshed:
		kind = "MATERIALIZED VIEW"
	case s.heavy:
		kind = "OR REPLACE TABLE"
	}
	p.line("CREATE %s %s AS\n%s;\n", kind, p.relation(s.name), query)
}

// added is a column that a step adds.
type added struct {
	field *lower.Field
	text  string
}

// step writes a step of maps, folds, ranks or a split.
func (p *printer) step(s *stage, at int) {
	c := p.at(s.table, at)
	var columns []added
	var joins []string
	if strings.HasPrefix(s.kind, "fold") {
		columns, joins = p.folds(s, c)
	} else {
		for _, n := range s.nodes {
			columns = append(columns, p.node(n, c)...)
		}
	}
	var lines []string
	for _, a := range columns {
		p.describe(a.field)
		lines = append(lines, "  "+p.stored(a.field.Kind, a.text)+" AS "+p.column(a.field))
	}
	from := c.from()
	if len(joins) > 0 {
		from += "\n  " + strings.Join(joins, "\n  ")
	}
	p.make(s, "SELECT t.*,\n"+strings.Join(lines, ",\n")+"\nFROM "+from)
}

// describe says in a comment what a column is in the rules.
func (p *printer) describe(f *lower.Field) {
	text := p.text(f.At)
	if text == "" || f.Helper() && f.Step != nil && f.At == f.Step.Head().Decl.Where() {
		return
	}
	p.comment(f.Name + " = " + text)
}

// text is a part of the rules on one line.
func (p *printer) text(at diag.Range) string {
	if p.Text == nil || at == (diag.Range{}) {
		return ""
	}
	text := strings.Join(strings.Fields(p.Text(at)), " ")
	if r := []rune(text); len(r) > 160 {
		text = string(r[:160]) + " …"
	}
	return text
}

// node is the columns of a node on its row.
func (p *printer) node(n lower.Node, c *place) []added {
	v := &column{c, nil}
	n.Accept(v)
	return v.out
}

// column writes nodes as columns.
type column struct {
	*place
	out []added
}

func (v *column) Map(n *lower.Map) { v.out = []added{{n.Out, v.print(n.Of)}} }
func (v *column) Ref(n *lower.Ref) { v.out = []added{{n.Out, v.print(n.Key)}} }
func (v *column) Pool(*lower.Pool) { panic("sql: a pool has steps of its own") }

// Fold is a subquery: of rows that are compared with the row.
func (v *column) Fold(n *lower.Fold) {
	in := v.below(n.Over)
	if n.Func == lower.Gini {
		v.out = []added{{n.Out, v.gini(n, in)}}
		return
	}
	if n.Correlated() && v.Dialect == Spark {
		v.problems.Add(diag.New("sql.spark", diag.Error, "Spark cannot compare each row with all others.", "Spark kan ikke sammenligne hver række med alle andre.").At(n.Out.At).
			WithHint("Write it with `rank`, or use another database.", "Skriv det med `rang`, eller brug en anden database."))
	}
	value := v.aggregate(n, in)
	var alike []string
	if len(n.By) > 0 {
		alike = append(alike, in.way(n.By)+" = "+v.row+"."+v.key(n.Out.Table))
	}
	for _, f := range n.Within {
		alike = append(alike, "r."+v.place.column(f)+" = "+v.row+"."+v.place.column(f))
	}
	where := ""
	if len(alike) > 0 {
		where = " WHERE " + strings.Join(alike, " AND ")
	}
	v.out = []added{{n.Out, "(SELECT " + value + " FROM " + in.from() + where + ")"}}
}

// way is the key that a path of references leads to.
func (c *place) way(path []*lower.Field) string {
	last := len(path) - 1
	return c.read(&lower.Expr{Op: lower.Read, Kind: check.Text, Field: path[last], Path: path[:last]})
}

// gini is the coefficient of rows in the order of their values.
func (v *column) gini(n *lower.Fold, in *place) string {
	weight := "1"
	if n.Weight != nil {
		weight = in.print(n.Weight)
	}
	x, cond := in.print(n.Of), in.print(n.Where)
	rows := "SELECT x, w, sum(w) OVER (ORDER BY x ROWS UNBOUNDED PRECEDING) - w AS below, sum(w) OVER () AS whole, sum(w * x) OVER () AS total\n    FROM (SELECT " +
		x + " AS x, " + weight + " AS w FROM " + in.from() + " WHERE " + cond + ") AS v"
	return "(SELECT CASE WHEN min(x) >= 0 AND min(w) >= 0 AND max(total) > 0 THEN " +
		v.fn("fdiv", "sum((2 * below + w - whole) * w * x)", "max(whole) * max(total)") + " END FROM (" + rows + ") AS u)"
}

// Rank is a window over the rows that have a place.
func (v *column) Rank(n *lower.Rank) {
	has := v.print(n.By) + " IS NOT NULL"
	if n.Where != nil {
		has = v.print(n.Where) + " AND " + has
	}
	parts := []string{"(" + has + ")"}
	for _, f := range n.Within {
		has += " AND " + v.row + "." + v.place.column(f) + " IS NOT NULL"
		parts = append(parts, v.row+"."+v.place.column(f))
	}
	parts[0] = "(" + has + ")"
	order := v.fn("sig15", v.print(n.By))
	if !n.Lowest {
		order += " DESC"
	}
	function := "rank()"
	if n.ByKey {
		function, order = "row_number()", order+", "+v.row+"."+v.key(n.Out.Table)+v.dialect.order
	}
	v.out = []added{{n.Out, "CASE WHEN " + has + " THEN " + function + " OVER (PARTITION BY " + strings.Join(parts, ", ") + " ORDER BY " + order + ") END"}}
}

// Split gives the parts of an amount by largest remainder, equals to the part listed
// first.
func (v *column) Split(n *lower.Split) {
	of := v.row + "." + v.place.column(n.Of)
	var keys []string
	for _, f := range n.Keys {
		keys = append(keys, v.row+"."+v.place.column(f))
	}
	sum := "(" + strings.Join(keys, " + ") + ")"
	if n.Step.Round.Unit == 0 {
		for i, f := range n.Parts {
			v.out = append(v.out, added{f, "CASE WHEN " + of + " = 0 THEN 0 ELSE " + of + " * " + v.fn("fdiv", keys[i], sum) + " END"})
		}
		return
	}
	unit := v.number(n.Step.Round.Unit)
	units := "round(" + v.fn("funits", "abs("+of+")", unit) + ")"
	var whole, rest []string
	for _, k := range keys {
		share := v.fn("fdiv", units+" * "+k, sum)
		floor := "floor(" + share + " + " + v.dialect.tiny + ")"
		whole, rest = append(whole, floor), append(rest, "greatest(0, "+share+" - "+floor+")")
	}
	left := "(" + units + " - " + strings.Join(whole, " - ") + ")"
	for i, f := range n.Parts {
		place := "0"
		for j := range n.Parts {
			switch {
			case j < i:
				place += " + CASE WHEN " + rest[j] + " >= " + rest[i] + " - " + v.dialect.tiny + " THEN 1 ELSE 0 END"
			case j > i:
				place += " + CASE WHEN " + rest[j] + " > " + rest[i] + " + " + v.dialect.tiny + " THEN 1 ELSE 0 END"
			}
		}
		part := whole[i] + " + CASE WHEN " + place + " < " + left + " THEN 1 ELSE 0 END"
		v.out = append(v.out, added{f, "CASE WHEN " + of + " = 0 THEN 0 ELSE sign(" + of + ") * (" + part + ") * " + unit + " END"})
	}
}
