package sql

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// tables writes the tables of the data, those that others refer to first.
func (p *printer) tables() {
	p.line("\n-- %s\n", p.say("data", "data"))
	for _, t := range p.inOrder() {
		var lines []string
		for _, c := range t.Columns {
			if c.Data != nil {
				lines = append(lines, "  "+p.declared(t, c))
			}
		}
		p.line("CREATE TABLE %s (\n%s\n);", p.relation(p.data[t]), strings.Join(lines, ",\n"))
		p.labels(t)
		p.line("")
	}
}

// inOrder are the tables, each behind those that it refers to where that can be.
func (p *printer) inOrder() []*check.Table {
	var out []*check.Table
	state := map[*check.Table]int{}
	var visit func(*check.Table)
	visit = func(t *check.Table) {
		if state[t] > 0 {
			return
		}
		state[t] = 1
		for _, c := range t.Columns {
			if c.Data != nil && c.Ref != nil {
				visit(c.Ref)
			}
		}
		state[t] = 2
		out = append(out, t)
	}
	for _, t := range p.model.Program.Tables {
		visit(t)
	}
	return out
}

// field is the column of a table as it is called.
func (p *printer) field(c *check.Column) string {
	for _, f := range p.model.Fields {
		if f.Column == c {
			return p.column(f)
		}
	}
	panic("sql: a column without a field")
}

// declared is a column with its checks.
func (p *printer) declared(t *check.Table, c *check.Column) string {
	name := p.field(c)
	out := name + " " + p.dialect.kind(c.Type.Kind)
	if c == t.Key && p.dialect.enforced {
		out += " PRIMARY KEY"
	} else if !c.Data.Optional {
		out += " NOT NULL"
	}
	if !p.dialect.enforced {
		if c.Label != "" {
			out += " COMMENT " + quoted(c.Label)
		}
		return out
	}
	var rules []string
	bound := func(l *dsl.Literal, sign string) {
		if l != nil {
			rules = append(rules, name+" "+sign+" "+p.stored(c.Type.Kind, p.number(l.Number)))
		}
	}
	bound(c.Data.From, ">=")
	bound(c.Data.To, "<=")
	if c.Data.Kind == dsl.KindWhole {
		rules = append(rules, name+" = floor("+name+")")
	}
	if c.Data.Kind == dsl.KindChoice {
		var choices []string
		for _, l := range c.Data.Choices {
			choices = append(choices, quoted(l.Text))
		}
		rules = append(rules, name+" IN ("+strings.Join(choices, ", ")+")")
	}
	if len(rules) > 0 {
		out += " CHECK (" + strings.Join(rules, " AND ") + ")"
	}
	if c.Ref != nil && c.Ref != t {
		out += " REFERENCES " + p.relation(p.data[c.Ref])
	}
	return out
}

// labels are comments on a table and its columns.
func (p *printer) labels(t *check.Table) {
	if !p.dialect.commented {
		return
	}
	if t.Label != "" {
		p.line("COMMENT ON TABLE %s IS %s;", p.relation(p.data[t]), quoted(t.Label))
	}
	for _, c := range t.Columns {
		if c.Data != nil && c.Label != "" {
			p.line("COMMENT ON COLUMN %s.%s IS %s;", p.relation(p.data[t]), p.field(c), quoted(c.Label))
		}
	}
}

// parameters writes the table of one row, and the scenarios as what would set it.
func (p *printer) parameters() {
	p.line("-- %s\n", p.say("parameters: a table of one row", "parametre: en tabel med én række"))
	lines, values := []string{"  " + p.dialect.quote("row") + " " + p.dialect.number}, []string{"1"}
	for _, q := range p.model.Program.Params {
		name := p.dialect.quote(q.Name)
		lines = append(lines, "  "+name+" "+p.dialect.kind(q.Type.Kind)+" NOT NULL"+p.allowed(q, name))
		values = append(values, p.literal(q.Type.Kind, q.Value))
	}
	p.line("CREATE TABLE %s (\n%s\n);", p.relation("params"), strings.Join(lines, ",\n"))
	p.line("INSERT INTO %s VALUES (%s);", p.relation("params"), strings.Join(values, ", "))
	for _, q := range p.model.Program.Params {
		if q.Label != "" && p.dialect.commented {
			p.line("COMMENT ON COLUMN %s.%s IS %s;", p.relation("params"), p.dialect.quote(q.Name), quoted(q.Label))
		}
	}
	for _, s := range p.model.Program.Scenarios {
		var set []string
		for _, x := range s.Settings {
			set = append(set, p.dialect.quote(x.Param.Name)+" = "+p.literal(x.Param.Type.Kind, x.Value))
		}
		p.comment(fmt.Sprintf("%s %q: UPDATE %s SET %s;", p.say("scenario", "scenarie"), s.Name, p.relation("params"), strings.Join(set, ", ")))
	}
	p.line("")
}

// allowed is the check of a parameter's range or choices.
func (p *printer) allowed(q *check.Param, name string) string {
	var rules []string
	if q.From != nil {
		rules = append(rules, name+" >= "+p.stored(q.Type.Kind, p.number(*q.From)))
	}
	if q.To != nil {
		rules = append(rules, name+" <= "+p.stored(q.Type.Kind, p.number(*q.To)))
	}
	var choices []string
	for _, c := range q.Choices {
		choices = append(choices, p.literal(q.Type.Kind, c))
	}
	if choices != nil {
		rules = append(rules, name+" IN ("+strings.Join(choices, ", ")+")")
	}
	if rules == nil || !p.dialect.enforced {
		return ""
	}
	return " CHECK (" + strings.Join(rules, " AND ") + ")"
}

// literal is a value as it is put into a column.
func (p *printer) literal(k check.Kind, c check.Const) string {
	if c.Missing {
		return "NULL"
	}
	if k == check.Date {
		return p.fn("fday", p.number(c.Number))
	}
	return p.constant(k, c)
}

// many is how many rows one INSERT has.
const many = 500

// load writes the rows, or where they are to come from.
func (p *printer) load() {
	p.line("-- %s\n", p.say("rows", "rækker"))
	for _, t := range p.inOrder() {
		var columns []*check.Column
		var names []string
		for _, c := range t.Columns {
			if c.Data != nil {
				columns, names = append(columns, c), append(names, p.field(c))
			}
		}
		var rows [][]check.Const
		given := false
		if p.Rows != nil {
			rows = p.Rows(t)
			given = rows != nil
		}
		if !given && t.Decl.HasRows {
			rows, given = inRules(t), true
		}
		if !given {
			p.loading(t, names)
			continue
		}
		for from := 0; from < len(rows); from += many {
			var lines []string
			for _, row := range rows[from:min(from+many, len(rows))] {
				var values []string
				for i, c := range columns {
					values = append(values, p.literal(c.Type.Kind, row[i]))
				}
				lines = append(lines, "  ("+strings.Join(values, ", ")+")")
			}
			p.line("INSERT INTO %s (%s) VALUES\n%s;", p.relation(p.data[t]), strings.Join(names, ", "), strings.Join(lines, ",\n"))
		}
	}
	if p.Dialect == PostgreSQL {
		p.line("ANALYZE;")
	}
}

// inRules are the rows that a table carries in the rules.
func inRules(t *check.Table) [][]check.Const {
	var out [][]check.Const
	for _, r := range t.Decl.Rows {
		var row []check.Const
		for _, l := range r.Cells {
			row = append(row, check.Const{Number: l.Number, Text: l.Text, Flag: l.Flag, Missing: l.Kind == formula.LitNil})
		}
		out = append(out, row)
	}
	return out
}

// loading writes how a file is loaded: with headers in this order, points as decimal signs,
// dates as 2026-10-01 and flags as true and false.
func (p *printer) loading(t *check.Table, names []string) {
	file := t.Name + ".csv"
	columns := strings.Join(names, ", ")
	p.comment(p.say("the file has these columns in this order, decimal points, dates such as 2026-10-01, true and false",
		"filen har disse kolonner i denne orden, punktum som decimaltegn, datoer som 2026-10-01, true og false"))
	switch p.Dialect {
	case PostgreSQL:
		p.line(`\copy %s (%s) FROM '%s' WITH (FORMAT csv, HEADER)`, p.relation(p.data[t]), columns, strings.ReplaceAll(file, "'", "''"))
	case DuckDB:
		p.line("COPY %s (%s) FROM %s (FORMAT csv, HEADER, NULL_PADDING);", p.relation(p.data[t]), columns, quoted(file))
	default:
		var as []string
		for _, c := range t.Columns {
			if c.Data != nil {
				as = append(as, p.dialect.quote(c.Name)+" "+p.dialect.kind(c.Type.Kind))
			}
		}
		p.line("INSERT INTO %s SELECT * FROM csv.%s;", p.relation(p.data[t]), p.dialect.quote(file))
		p.comment(strings.Join(as, ", "))
	}
}
