package sql

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/lower"
)

// place is where a formula stands: on a row of a relation, as it is before a step.
type place struct {
	*printer
	table   *check.Table // of the row t
	before  int          // the step
	row     string       // what the row is called
	up      *place       // of the row of Out, in a subquery that compares rows with it
	joins   []string
	joined  map[string]string // path to alias
	params  bool              // are read
	figures bool
	alias   string // before those of joins, so that a subquery has its own
}

func (p *printer) at(t *check.Table, before int) *place {
	return &place{printer: p, table: t, before: before, row: "t", joined: map[string]string{}, alias: "j"}
}

// below is the place of a subquery over rows of a table.
func (c *place) below(t *check.Table) *place {
	return &place{printer: c.printer, table: t, before: c.before, row: "r", up: c, joined: map[string]string{}, alias: "k"}
}

// from is the relation with all that formulas read.
func (c *place) from() string {
	return c.source(c.table, c.before) + " AS " + c.row + c.more()
}

// more is what is joined to the row.
func (c *place) more() string {
	var out strings.Builder
	if c.params {
		out.WriteString(" CROSS JOIN " + c.relation("params") + " AS p")
	}
	if c.figures {
		out.WriteString(" CROSS JOIN " + c.source(nil, c.before) + " AS f")
	}
	for _, j := range c.joins {
		out.WriteString("\n  " + j)
	}
	return out.String()
}

// source is the relation of a table before a step.
func (p *printer) source(t *check.Table, before int) string {
	for i := min(before, len(p.stages)) - 1; i >= 0; i-- {
		if s := p.stages[i]; s.table == t && s.kind != "pool" && s.kind != "pool groups" {
			return p.relation(s.name)
		}
	}
	if t == nil {
		return `(SELECT 1 AS ` + p.dialect.quote("row") + `)`
	}
	return p.relation(p.data[t])
}

func (p *printer) column(f *lower.Field) string { return p.dialect.quote(p.columns[f]) }

// fn calls one of the script's functions.
func (p *printer) fn(name string, args ...string) string {
	return p.dialect.quote(p.Schema) + "." + name + "(" + strings.Join(args, ", ") + ")"
}

func (p *printer) number(x float64) string {
	out := strconv.FormatFloat(x, 'f', -1, 64)
	if len(out) > 25 {
		out = strconv.FormatFloat(x, 'e', -1, 64)
	}
	if x < 0 {
		return "(" + out + ")"
	}
	return out
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// constant is a value of a kind.
func (p *printer) constant(k check.Kind, c check.Const) string {
	switch {
	case c.Missing:
		return "NULL"
	case k == check.Text:
		return quoted(c.Text)
	case k == check.Flag:
		return strings.ToUpper(strconv.FormatBool(c.Flag))
	}
	return p.number(c.Number)
}

// stored is a value as a column of its kind holds it: dates are counted in days in formulas.
func (p *printer) stored(k check.Kind, text string) string {
	switch {
	case k == check.Date:
		return p.fn("fday", text)
	case k == check.Number || k == check.Money:
		return "CAST(" + text + " AS " + p.dialect.number + ")"
	}
	return text
}

// value is a column as formulas have it.
func (p *printer) value(k check.Kind, text string) string {
	if k == check.Date {
		return p.fn("fdays", text)
	}
	return text
}

// print writes a formula.
func (c *place) print(e *lower.Expr) string {
	switch e.Op {
	case lower.Const:
		return c.constant(e.Kind, e.Const)
	case lower.Param:
		c.params = true
		return c.value(e.Kind, "p."+c.dialect.quote(e.Param.Name))
	case lower.Read:
		return c.read(e)
	case lower.If:
		return c.choice(e)
	case lower.Not:
		return "(NOT " + c.print(e.Args[0]) + ")"
	case lower.Negate:
		return "(-" + c.print(e.Args[0]) + ")"
	case lower.And, lower.Or:
		return c.logic(e)
	case lower.Coalesce:
		return "coalesce(" + c.print(e.Args[0]) + ", " + c.print(e.Args[1]) + ")"
	case lower.Equal, lower.Unequal:
		return c.equal(e)
	case lower.Call:
		return c.call(e)
	}
	a, b := e.Args[0], e.Args[1]
	switch e.Op {
	case lower.Less, lower.LessEqual, lower.Greater, lower.GreaterEqual:
		return "(" + c.digits(a) + " " + signs[e.Op] + " " + c.digits(b) + ")"
	case lower.Divide:
		return c.fn("fdiv", c.print(a), c.print(b))
	case lower.Power:
		return c.fn("fpower", c.print(a), c.print(b))
	case lower.Subtract:
		if !c.dialect.exact {
			return c.fn("fsub", c.print(a), c.print(b))
		}
	}
	return "(" + c.print(a) + " " + signs[e.Op] + " " + c.print(b) + ")"
}

var signs = map[lower.Op]string{lower.Less: "<", lower.LessEqual: "<=", lower.Greater: ">", lower.GreaterEqual: ">=",
	lower.Add: "+", lower.Subtract: "-", lower.Multiply: "*"}

// digits is a number as comparisons see it.
func (c *place) digits(e *lower.Expr) string {
	if e.Op == lower.Const || e.Op == lower.Param || e.Op == lower.Read && e.Field.Column != nil && e.Field.Column.Data != nil {
		return c.print(e)
	}
	return c.fn("sig15", c.print(e))
}

// open reports whether a formula may be NULL.
func open(e *lower.Expr) bool { return e.MayBeMissing() || e.Fault() != nil }

func (c *place) choice(e *lower.Expr) string {
	test, yes, no := c.print(e.Args[0]), c.print(e.Args[1]), c.print(e.Args[2])
	if open(e.Args[0]) {
		return "CASE WHEN " + test + " THEN " + yes + " WHEN NOT " + test + " THEN " + no + " END"
	}
	return "CASE WHEN " + test + " THEN " + yes + " ELSE " + no + " END"
}

func (c *place) logic(e *lower.Expr) string {
	a, b := c.print(e.Args[0]), c.print(e.Args[1])
	switch {
	case open(e.Args[0]) && e.Op == lower.And:
		return "CASE WHEN " + a + " THEN " + b + " WHEN NOT " + a + " THEN FALSE END"
	case open(e.Args[0]):
		return "CASE WHEN " + a + " THEN TRUE WHEN NOT " + a + " THEN " + b + " END"
	case e.Op == lower.And:
		return "(" + a + " AND " + b + ")"
	}
	return "(" + a + " OR " + b + ")"
}

func (c *place) equal(e *lower.Expr) string {
	a, b := e.Args[0], e.Args[1]
	if a.Op == lower.Const && a.Const.Missing {
		a, b = b, a
	}
	if b.Op == lower.Const && b.Const.Missing {
		if e.Op == lower.Equal {
			return "(" + c.print(a) + " IS NULL)"
		}
		return "(" + c.print(a) + " IS NOT NULL)"
	}
	left, right := c.print(a), c.print(b)
	if a.Kind != check.Text && a.Kind != check.Flag {
		left, right = c.digits(a), c.digits(b)
	}
	same := "(" + left + " = " + right + ")"
	if a.MayBeMissing() || b.MayBeMissing() {
		same = "(" + left + " IS NOT DISTINCT FROM " + right + ")"
	}
	if e.Op == lower.Unequal {
		return "(NOT " + same + ")"
	}
	return same
}

// functions are those that the script has, or the database by another name.
var functions = map[string]string{"mod": "fmod", "sqrt": "fsqrt", "ln": "fln", "exp": "fexp", "date": "fdate", "months": "fmonths", "years": "fyears",
	"add_months": "fadd_months", lower.RoundTo: "froundto", lower.Plain: "fplain", "round": "fround", "floor": "ffloor", "ceil": "fceil"}

func (c *place) call(e *lower.Expr) string {
	var args []string
	loose := false
	for _, a := range e.Args {
		args = append(args, c.print(a))
		loose = loose || open(a)
	}
	switch e.Func {
	case lower.Absent:
		return "NULL"
	case lower.Found:
		return "(" + args[0] + " IS NOT NULL)"
	case "abs", "upper", "lower", "trim":
		return e.Func + "(" + args[0] + ")"
	case "round", "floor", "ceil":
		if len(args) == 1 {
			args = append(args, "0")
		}
	case "min", "max", "clamp":
		out := map[string]string{"min": "least", "max": "greatest"}[e.Func] + "(" + strings.Join(args, ", ") + ")"
		if e.Func == "clamp" {
			out = "greatest(" + args[1] + ", least(" + args[2] + ", " + args[0] + "))"
		}
		if loose {
			return "CASE WHEN " + strings.Join(args, " IS NOT NULL AND ") + " IS NOT NULL THEN " + out + " END"
		}
		return out
	}
	return c.fn(functions[e.Func], args...)
}

// read is a field of the row, of another row, or a single value.
func (c *place) read(e *lower.Expr) string {
	alias := c.row
	start := e.Field.Table
	if len(e.Path) > 0 {
		start = e.Path[0].Table
	}
	switch {
	case e.Row == 1 && start != nil:
		own := *e
		own.Row = 0
		return c.up.read(&own)
	case start == nil && c.table != nil:
		c.figures = true
		alias = "f"
	}
	for _, p := range e.Path {
		alias = c.join(alias, p)
	}
	return c.value(e.Kind, alias+"."+c.column(e.Field))
}

// join is the alias of the row that a reference of an alias leads to.
func (c *place) join(from string, ref *lower.Field) string {
	way := from + "." + c.column(ref)
	if alias := c.joined[way]; alias != "" {
		return alias
	}
	alias := c.alias + strconv.Itoa(len(c.joined)+1)
	c.joined[way] = alias
	c.joins = append(c.joins, "LEFT JOIN "+c.source(ref.Ref, c.before)+" AS "+alias+" ON "+alias+"."+c.key(ref.Ref)+" = "+way)
	return alias
}

// key is the key column of a table.
func (p *printer) key(t *check.Table) string {
	for _, f := range p.model.Fields {
		if f.Column != nil && f.Column == t.Key {
			return p.column(f)
		}
	}
	panic("sql: a table without a key is referred to")
}
