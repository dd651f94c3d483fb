package main

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
)

// againstFlags are what a number is compared with: nothing, or one of them.
type againstFlags struct {
	scenario *string
	base     *bool
}

func newAgainst(flags *flagSet) *againstFlags {
	flags.wants["against-scenario"] = diag.Text{EN: "the name of a scenario", DA: "navnet på et scenarie"}
	return &againstFlags{scenario: flags.String("against-scenario", "", ""), base: flags.Bool("against-base", false, "")}
}

// check refuses what cannot be said together.
func (a *againstFlags) check() error {
	if *a.base && *a.scenario != "" {
		return failf("compare with one thing at a time", "sammenlign med én ting ad gangen")
	}
	return nil
}

// difference is why the number is not what it is there; nil where nothing is to be
// compared. A code other than fine is the command's.
func (a *againstFlags) difference(ctx context.Context, o *opened, r *engine.Result, x *explain.Explainer, id string, io streams) (*explain.Difference, int, error) {
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
