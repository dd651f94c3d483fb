package main

import (
	"context"
	"fmt"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/sql"
)

// runSQL prints a model as a script for a database, with the rows where data are given.
func runSQL(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("sql")
	var dialects []string
	for _, d := range sql.Dialects {
		dialects = append(dialects, string(d))
	}
	dialect := flags.choice("dialect", dialects[0], dialects...)
	schema := flags.String("schema", "", "")
	flags.wants["schema"] = diag.Text{EN: "the name of a schema", DA: "navnet på et skema"}
	data := dataFlag(flags)
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	o, tree, err := lowered(ctx, rules, *data, lang.value, io)
	if err != nil || tree == nil {
		return codeOrUse(o), err
	}
	options := sql.Options{Dialect: sql.Dialect(dialect.value), Schema: *schema, Lang: o.lang, Text: o.Model().Text}
	if o.given {
		result, problems := o.Run(ctx, engine.Settings{})
		if !result.OK() {
			return wrong, o.report(io.err, problems)
		}
		options.Rows = func(t *check.Table) [][]check.Const { return result.Data(t.Name) }
	}
	text, problems := sql.Print(tree, options)
	if problems.HasErrors() {
		return wrong, o.report(io.err, problems)
	}
	_, err = fmt.Fprint(io.out, text)
	return fine, err
}

// lowered is a model as a tree, and its session; without a tree what stands in the way is
// reported.
func lowered(ctx context.Context, rules string, data []string, lang string, io streams) (*opened, *lower.Model, error) {
	o, err := open(ctx, rules, data, lang, io)
	if err != nil {
		return nil, nil, err
	}
	if list := o.Model().Diagnostics; list.HasErrors() {
		return o, nil, o.report(io.err, list)
	}
	tree, problems := lower.Lower(o.Model().Program)
	if problems.HasErrors() {
		return o, nil, o.report(io.err, problems)
	}
	return o, tree, nil
}
