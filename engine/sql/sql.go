// Package sql writes a lowered model as a script for a database: tables with their checks,
// the data or where they are to be loaded from, the parameters as a table of one row, and
// every computed column in a view or table of a step. What the database computes, it
// computes where the data are, without a client.
//
// The script comes in steps, in the order of computation. A step is about one table: its
// relation has the columns of the step before it and those that it adds. Steps in which each
// row is computed by itself are views; what counts, ranks or shares is put into a table, so that
// nothing is computed twice. So after a change of parameters or data the steps are to be computed
// again: PostgreSQL does so by itself when params changes, and otherwise by CALL recompute();
// elsewhere the part of the script below "steps" is run again. The view checks has a row
// for everything that must hold, and says when what is computed is older than the parameters.
package sql

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
)

// Options are what a script is for.
type Options struct {
	Dialect Dialect
	Schema  string // "": fordel
	Lang    diag.Lang
	// Rows gives the rows of a table that are put into the script, each value in the
	// order of the table's data columns; nil where they are loaded from a file.
	Rows func(*check.Table) [][]check.Const
	// Text is a part of the rules, for comments.
	Text func(diag.Range) string
}

// Print writes a model as a script. The list says what a dialect cannot compute.
func Print(m *lower.Model, o Options) (string, diag.List) {
	if o.Schema == "" {
		o.Schema = "fordel"
	}
	p := &printer{Options: o, dialect: dialects[o.Dialect], model: m, names: newNames(o.Dialect), columns: map[*lower.Field]string{}}
	p.name()
	p.stages = stagesOf(m)
	p.head()
	p.tables()
	p.parameters()
	p.load()
	p.compute()
	p.results()
	p.foot()
	if p.problems != nil {
		return "", p.problems
	}
	return p.b.String(), nil
}

// printer is a script as it is written.
type printer struct {
	Options
	dialect  *words
	model    *lower.Model
	names    *names
	columns  map[*lower.Field]string // as they are called in their table
	data     map[*check.Table]string // relations of the data
	stages   []*stage
	b        strings.Builder
	problems diag.List
}

// line writes a line.
func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(&p.b, format+"\n", args...)
}

// comment writes lines of a comment.
func (p *printer) comment(text string) {
	for _, l := range strings.Split(text, "\n") {
		p.line("-- %s", strings.TrimRight(l, "\r"))
	}
}

// name finds names for tables and columns.
func (p *printer) name() {
	p.data = map[*check.Table]string{}
	for _, fixed := range []string{"params", "params_used", "figures", "checks", "results"} {
		p.names.take("", fixed)
	}
	for _, t := range p.model.Program.Tables {
		p.data[t] = p.names.take("", t.Name)
	}
	for _, f := range p.model.Fields {
		scope := "figures"
		if f.Table != nil {
			scope = f.Table.Name + "."
		}
		p.columns[f] = p.names.take(scope, f.Name)
	}
	for _, param := range p.model.Program.Params {
		p.names.take("params.", param.Name)
	}
}

// relation is a name in the schema.
func (p *printer) relation(name string) string {
	return p.dialect.quote(p.Schema) + "." + p.dialect.quote(name)
}

// say is a sentence in the language asked for.
func (p *printer) say(en, da string) string { return diag.Text{EN: en, DA: da}.In(p.Lang) }

// head is what the script says of itself, and the functions.
func (p *printer) head() {
	model := p.model.Program.Model
	if model.Label != "" {
		p.comment(model.Label)
	}
	p.comment(p.say("A model of Fordel in SQL for "+string(p.Dialect)+".", "En model fra Fordel i SQL til "+string(p.Dialect)+"."))
	p.comment(p.dialect.howTo.In(p.Lang))
	p.line("")
	p.line("CREATE SCHEMA IF NOT EXISTS %s;", p.dialect.quote(p.Schema))
	for _, s := range p.dialect.begin {
		p.line("%s;", strings.ReplaceAll(s, "{S}", p.dialect.quote(p.Schema)))
	}
	p.line("")
	p.line("%s", strings.ReplaceAll(strings.TrimSpace(p.dialect.functions), "{S}", p.dialect.quote(p.Schema)))
}
