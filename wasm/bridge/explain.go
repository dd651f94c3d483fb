package bridge

import (
	"cmp"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
)

// explain tells why a number of the last run is what it is: one node and a page of
// those below it.
func (b *Bridge) explain(c call, p Explain) (Explained, error) {
	x, err := b.explaining(p.Lang, p.HideSmall)
	if err != nil {
		return Explained{}, err
	}
	if p.Run != 0 && p.Run != b.runs {
		return Explained{Run: b.runs, Stale: true}, nil
	}
	id, n := p.Cell.address(p.ID), explain.Page
	if p.Count != nil {
		n = *p.Count
	}
	level, ok, err := x.Explain(c.ctx, id, p.From, n)
	if err != nil {
		return Explained{}, err
	}
	if !ok {
		return Explained{}, nothingAt(id)
	}
	out := Explained{Run: b.runs, Level: level}
	if p.Tell {
		out.Sentences, _, err = x.Tell(c.ctx, id, p.Lang)
	}
	return out, err
}

// explaining is what explains the last run.
func (b *Bridge) explaining(lang diag.Lang, hideSmall bool) (*explain.Explainer, error) {
	if b.result == nil || !b.result.OK() {
		return nil, failf("nothing was computed yet", "der er ikke beregnet noget endnu")
	}
	x, make := &b.explainer, b.result.Explainer
	if hideSmall {
		x, make = &b.hiding, b.result.ExplainerHiding
	}
	if *x == nil {
		*x = make()
	}
	(*x).Lang = lang
	return *x, nil
}

// address is that of a cell, or another where there is no cell.
func (c *CellAt) address(id string) string {
	if c == nil {
		return id
	}
	return explain.CellID(c.Table, c.Column, c.Row)
}

func nothingAt(id string) error {
	return failf("there is nothing to explain at %q", "der er ikke noget at forklare ved %q", id)
}

// against tells why a number of the last run is another than in other settings.
func (b *Bridge) against(c call, p Against) (Compared, error) {
	x, err := b.explaining(p.Lang, p.HideSmall)
	if err != nil || p.Run != 0 && p.Run != b.runs {
		return Compared{}, err
	}
	var out Compared
	id := p.Cell.address(p.ID)
	switch {
	case p.Row != nil:
		out.Difference, _, err = x.AgainstRow(c.ctx, id, *p.Row, p.Lang)
	case p.Other:
		out.Difference, err = b.againstRules(c, x, id, p.Lang)
	default:
		out.Difference, err = b.againstSettings(c, x, id, p)
	}
	if err == nil && out.Difference == nil {
		err = nothingAt(id)
	}
	return out, err
}

func (b *Bridge) againstSettings(c call, x *explain.Explainer, id string, p Against) (*explain.Difference, error) {
	set, err := b.settings(p.Params, p.Scenario)
	if err != nil {
		return nil, err
	}
	from, problems := b.result.Setting(set, p.Lang)
	for _, d := range problems {
		return nil, failf("%s", "%s", d.Message)
	}
	from.Name = cmp.Or(p.Called, from.Name)
	return b.result.Against(c.ctx, x, id, from, p.Lang)
}

// againstRules compares with the second rule file that was computed last.
func (b *Bridge) againstRules(c call, x *explain.Explainer, id string, lang diag.Lang) (*explain.Difference, error) {
	if b.rival == nil {
		return nil, failf("there is no second rule file, or it is to be computed anew", "der er ingen anden regelfil, eller den skal beregnes igen")
	}
	other := *b.rival
	other.Name = diag.Format("the rules in %s", "reglerne i %s", other.Result.Model.Source.Name).In(lang)
	other.Here = diag.Text{EN: "these rules", DA: "reglerne her"}.In(lang)
	return b.result.AgainstOther(c.ctx, x, id, other, lang)
}

// whatIf tells what would move a number of the last run over its next threshold.
func (b *Bridge) whatIf(c call, p WhatIf) (Changes, error) {
	out := Changes{Sentences: []explain.Sentence{}}
	x, err := b.explaining(p.Lang, p.HideSmall)
	if err != nil || p.Run != 0 && p.Run != b.runs {
		return out, err
	}
	w, err := x.WhatIf(c.ctx, p.Cell.address(p.ID), p.Lang)
	if w != nil {
		out.Sentences = w.Sentences
	}
	return out, err
}
