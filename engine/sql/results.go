package sql

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/lower"
)

// used keeps the parameters and the sizes of the data that the steps are computed with.
func (p *printer) used() {
	var sizes []string
	for _, t := range p.model.Program.Tables {
		sizes = append(sizes, "(SELECT count(*) FROM "+p.relation(p.data[t])+") AS "+p.dialect.quote("rows of "+p.data[t]))
	}
	p.make(&stage{name: "params_used", heavy: true}, "SELECT "+strings.Join(append([]string{"p.*"}, sizes...), ", ")+" FROM "+p.relation("params")+" AS p")
}

// results writes what readers ask: every table with all its columns, the single values,
// what the rules show, and the checks.
func (p *printer) results() {
	p.line("-- %s\n", p.say("results", "resultater"))
	end := len(p.stages)
	view := func(name, query string) {
		p.line("CREATE OR REPLACE VIEW %s AS\n%s;\n", p.relation(name), query)
	}
	for _, t := range p.model.Program.Tables {
		view(p.names.take("", "all_"+t.Name), "SELECT "+p.all(t)+" FROM "+p.source(t, end)+" AS t")
	}
	if values := p.all(nil); values != "" {
		view("figures", "SELECT "+values+" FROM "+p.source(nil, end)+" AS t")
	}
	for _, s := range p.model.Shows {
		view(p.names.take("", "show_"+s.Show.Table.Name), p.shown(s, end))
	}
	view("checks", p.checks(end))
}

// all are the columns of a table that the rules have, or the single values.
func (p *printer) all(t *check.Table) string {
	var out []string
	for _, f := range p.model.Fields {
		if f.Table == t && !f.Helper() {
			out = append(out, "t."+p.column(f))
		}
	}
	return strings.Join(out, ", ")
}

// shown is a table for the reader.
func (p *printer) shown(s lower.Show, end int) string {
	c := p.at(s.Show.Table, end)
	own := newNames(p.Dialect)
	var columns []string
	for i, e := range s.Columns {
		label := s.Show.Columns[i].Label
		columns = append(columns, p.inWords(p.stored(e.Kind, c.print(e)), s.Show.Columns[i].Says)+" AS "+p.dialect.quote(own.take("", label)))
	}
	if len(columns) == 0 {
		for _, f := range p.model.Fields {
			if f.Table == s.Show.Table && !f.Helper() {
				columns = append(columns, p.inWords("t."+p.column(f), f.Says())+" AS "+p.column(f))
			}
		}
	}
	tail := ""
	if s.Filter != nil {
		tail += " WHERE " + c.print(s.Filter)
	}
	if s.Order != nil {
		tail += " ORDER BY " + c.fn("sig15", c.print(s.Order))
		if !s.Show.Order.Lowest {
			tail += " DESC"
		}
		if s.Show.Table.Key != nil {
			tail += ", t." + p.key(s.Show.Table) + p.dialect.order
		}
	}
	return "SELECT " + strings.Join(columns, ",\n  ") + "\nFROM " + c.from() + tail
}

// inWords is a text that a figure says in the words of the language, for the reader; any other as it is.
func (p *printer) inWords(x string, says *statement.Figure) string {
	if says == nil {
		return x
	}
	out := "CASE"
	for _, c := range says.Choices {
		out += " WHEN " + x + " = " + quoted(c.EN) + " THEN " + quoted(c.Shown.In(p.Lang))
	}
	return out + " ELSE " + x + " END"
}

// checks is a row for everything that must hold. What an expectation of a scenario says
// is asked while the parameters are the scenario's.
func (p *printer) checks(end int) string {
	var rows []string
	add := func(kind, what, text, holds string) {
		rows = append(rows, fmt.Sprintf("SELECT %d AS nr, %s AS kind, %s AS what, %s AS says, %s AS holds", len(rows)+1, quoted(kind), quoted(what), quoted(text), holds))
	}
	add("state", p.say("computed with these parameters and data", "beregnet med disse parametre og data"), "", p.fresh())
	for i, s := range p.stages {
		if s.kind == "pool groups" {
			add("pool", s.pool.Column.Name, p.text(s.pool.Step.Amount.At), "(SELECT count(*) = 0 FROM "+p.relation(s.name)+" WHERE status <> 'ok')")
		}
		for _, n := range s.nodes {
			if wrong, c := p.wrong(n, end); wrong != "" && i >= 0 {
				f := n.Fills()[0]
				add("value", name(f), p.text(f.At), "(SELECT count(*) = 0 FROM "+c.from()+" WHERE "+wrong+")")
			}
		}
	}
	for _, e := range p.model.Checks {
		c := p.at(nil, end)
		holds := c.print(e.Condition)
		if e.When != nil {
			holds = "CASE WHEN " + c.print(e.When) + " THEN " + holds + " ELSE TRUE END"
		}
		kind := "expect"
		if e.When != nil {
			kind = "expect in scenario"
			if e.Expect.In != nil {
				kind += " " + strconv.Quote(e.Expect.In.Name)
			}
		}
		add(kind, e.Expect.Text, p.text(e.Expect.Condition.At), "(SELECT "+holds+" FROM "+c.from()+")")
	}
	for _, s := range p.model.Solves {
		c := p.at(nil, end)
		add("solve", s.Solve.Name, p.text(s.Solve.Left.At)+" = "+p.text(s.Solve.Right.At), "(SELECT CASE WHEN "+c.digits(s.Left)+" = "+c.digits(s.Right)+" THEN TRUE END FROM "+c.from()+")")
	}
	return strings.Join(rows, "\nUNION ALL ")
}

func name(f *lower.Field) string {
	if f.Table == nil {
		return f.Name
	}
	return f.Table.Name + "." + f.Name
}

// wrong is the condition that something is wrong with what a node computed on a row.
func (p *printer) wrong(n lower.Node, end int) (string, *place) {
	f := n.Fills()[0]
	c := p.at(f.Table, end)
	switch n := n.(type) {
	case *lower.Map:
		if f.Demand {
			return "coalesce(NOT t." + p.column(f) + ", TRUE)", c
		}
		if fault := n.Of.Fault(); fault != nil {
			return c.print(fault), c
		}
	case *lower.Fold:
		if !f.Helper() && f.Missing == lower.Wrong {
			return "t." + p.column(f) + " IS NULL", c
		}
	}
	return "", nil
}

// fresh is whether the steps were computed with what the parameters and data are now.
func (p *printer) fresh() string {
	same := []string{}
	for _, q := range p.model.Program.Params {
		name := p.dialect.quote(q.Name)
		same = append(same, "u."+name+" = p."+name)
	}
	for _, t := range p.model.Program.Tables {
		same = append(same, "u."+p.dialect.quote("rows of "+p.data[t])+" = (SELECT count(*) FROM "+p.relation(p.data[t])+")")
	}
	if len(same) == 0 {
		return "TRUE"
	}
	return "(SELECT " + strings.Join(same, " AND ") + " FROM " + p.relation("params") + " AS p CROSS JOIN " + p.relation("params_used") + " AS u)"
}

// foot lets PostgreSQL compute the steps again by itself.
func (p *printer) foot() {
	if !p.dialect.refreshed {
		return
	}
	schema := p.dialect.quote(p.Schema)
	p.line("CREATE OR REPLACE PROCEDURE %s.recompute() LANGUAGE plpgsql AS $$\nBEGIN\n  PERFORM set_config('jit', 'off', true);", schema)
	p.line("  REFRESH MATERIALIZED VIEW %s;", p.relation("params_used"))
	for _, s := range p.stages {
		if s.heavy {
			p.line("  REFRESH MATERIALIZED VIEW %s;", p.relation(s.name))
		}
	}
	p.line("END $$;")
	p.line("CREATE OR REPLACE FUNCTION %s.on_params() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CALL %s.recompute(); RETURN NULL; END $$;", schema, schema)
	p.line("CREATE TRIGGER recompute AFTER UPDATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s.on_params();", p.relation("params"), schema)
}
