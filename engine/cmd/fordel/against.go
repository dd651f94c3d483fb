package main

import (
	"context"
	"errors"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
)

// againstFlags are what a number is compared with: nothing, or one of them.
type againstFlags struct {
	row, scenario, rules *string
	data                 *[]string
	base                 *bool
}

func newAgainst(flags *flagSet) *againstFlags {
	flags.wants["against-scenario"] = diag.Text{EN: "the name of a scenario", DA: "navnet på et scenarie"}
	flags.wants["against-rules"] = diag.Text{EN: "another rule file", DA: "en anden regelfil"}
	flags.wants["against"] = diag.Text{EN: "another row", DA: "en anden række"}
	return &againstFlags{row: flags.String("against", "", ""), scenario: flags.String("against-scenario", "", ""),
		rules: flags.String("against-rules", "", ""), data: flags.places("against-data"), base: flags.Bool("against-base", false, "")}
}

// check refuses what cannot be said together.
func (a *againstFlags) check() error {
	n := 0
	for _, said := range []bool{*a.base, *a.scenario != "", *a.row != "", *a.rules != "" || len(*a.data) > 0} {
		if said {
			n++
		}
	}
	if n > 1 {
		return failf("compare with one thing at a time", "sammenlign med én ting ad gangen")
	}
	return nil
}

// difference is why the number is not what it is there; nil where nothing is to be
// compared. A code other than fine is the command's.
func (a *againstFlags) difference(ctx context.Context, here origin, o *opened, r *engine.Result, x *explain.Explainer, id string, io streams) (*explain.Difference, int, error) {
	if *a.row != "" {
		return a.otherRow(ctx, o, x, id)
	}
	if *a.rules != "" || len(*a.data) > 0 {
		return a.otherRun(ctx, here, o, r, x, id, io)
	}
	if !*a.base && *a.scenario == "" {
		return nil, fine, nil
	}
	set, err := settings(o.Model(), nil, *a.scenario)
	if err != nil {
		return nil, wrongUse, err
	}
	from, problems := r.Setting(set, o.lang)
	if problems.HasErrors() {
		return nil, wrong, o.report(io.err, problems)
	}
	d, err := r.Against(ctx, x, id, from, o.lang)
	if err != nil {
		return nil, interrupted, err
	}
	return d, fine, nil
}

// otherRow is why the number is not that of another row.
func (a *againstFlags) otherRow(ctx context.Context, o *opened, x *explain.Explainer, id string) (*explain.Difference, int, error) {
	row, err := x.FindRow(ctx, id, *a.row)
	var unknown *explain.Unknown
	if errors.As(err, &unknown) {
		return nil, wrongUse, nothing(unknown)
	}
	if err != nil {
		return nil, interrupted, err
	}
	d, ok, err := x.AgainstRow(ctx, id, row, o.lang)
	if err != nil {
		return nil, interrupted, err
	}
	if !ok {
		return nil, wrongUse, failf("only a cell of a table has other rows beside it", "kun en celle i en tabel har andre rækker ved siden af sig")
	}
	return d, fine, nil
}

// nothing says that there is nothing of a name.
func nothing(u *explain.Unknown) error {
	return failf("there is no %s %q%s", "der er ingen %s %q%s", u.What, u.Name, choice(u.Name, u.Candidates))
}
