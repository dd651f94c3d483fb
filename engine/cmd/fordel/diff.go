package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/difference"
	"github.com/fordel-lang/fordel/engine"
)

// runDiff tells how two rule files differ, and with data what the second gives every
// row of the tables that are shown.
func runDiff(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("diff")
	data := dataFlag(flags)
	format := formatFlag(flags, "text", "json")
	lang := langFlag(flags)
	args, err := parseFlags(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if len(args) != 2 {
		return wrongUse, failf("which two rule files?", "hvilke to regelfiler?")
	}
	var both [2]*opened
	for i, path := range args {
		if both[i], err = open(ctx, path, *data, lang.value, io); err != nil {
			return wrongUse, err
		}
	}
	talk := both[0].lang
	*io.lang = talk
	for _, o := range both {
		if list := o.Model().Diagnostics; list.HasErrors() {
			return wrong, o.report(io.err, list)
		}
	}
	d, ok := difference.Compare(rulesOf(both[0]), rulesOf(both[1]), talk)
	if !ok {
		return wrong, failf("the rules have a word that cannot be told in the language", "reglerne har et ord, der ikke kan fortælles på sproget")
	}
	compared := comparison{both, d, nil}
	if len(*data) > 0 {
		if code, err := compared.compute(ctx, io); code != fine || err != nil {
			return code, err
		}
	}
	if format.value == "json" {
		return fine, compared.json(io.out, talk)
	}
	_, err = fmt.Fprint(io.out, compared.text(talk))
	return fine, err
}

func rulesOf(o *opened) *difference.Rules {
	return difference.Of(o.Model().Program.File, o.Model().Program)
}

// comparison is two rule files and how they differ.
type comparison struct {
	both    [2]*opened
	rules   difference.Difference
	effects []engine.Effect // none without data
}

// compute runs both on the data.
func (c *comparison) compute(ctx context.Context, io streams) (int, error) {
	var results [2]*engine.Result
	said := map[diag.Range]bool{} // of the data, which both are about
	for i, o := range c.both {
		result, problems := o.Run(ctx, engine.Settings{})
		if err := ctx.Err(); err != nil {
			return interrupted, err
		}
		problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return said[d.Range] })
		for _, d := range problems {
			said[d.Range] = !d.Range.IsZero()
		}
		if err := o.report(io.err, slices.Concat(problems, o.failed)); err != nil {
			return wrongUse, err
		}
		if !result.OK() {
			return wrong, nil
		}
		results[i] = result
	}
	c.effects = results[1].Effects(results[0], c.rules.Was)
	return fine, nil
}

// text is the comparison for people.
func (c *comparison) text(lang diag.Lang) string {
	var b strings.Builder
	switch n := len(c.rules.Changes); n {
	case 0:
		b.WriteString(diag.Text{EN: "The rules say the same.", DA: "Reglerne siger det samme."}.In(lang) + "\n")
	case 1:
		b.WriteString(diag.Text{EN: "The rules differ in one thing:", DA: "Reglerne er forskellige på ét punkt:"}.In(lang) + "\n")
	default:
		b.WriteString(diag.Format("The rules differ in %d things:", "Reglerne er forskellige på %d punkter:", n).In(lang) + "\n")
	}
	for _, change := range c.rules.Changes {
		b.WriteString("- " + diag.Printable(change.Told(lang)) + "\n")
	}
	if len(c.rules.Renamed) > 0 {
		b.WriteString("\n" + diag.Text{EN: "Other names for the same things:", DA: "Andre navne for det samme:"}.In(lang) + "\n")
	}
	for _, r := range c.rules.Renamed {
		b.WriteString("- " + diag.Printable(r.Told(lang)) + "\n")
	}
	for _, e := range c.effects {
		b.WriteString("\n" + e.Text(lang))
	}
	return b.String()
}

// told is a change for programs.
type told struct {
	What      difference.What `json:"what"`
	Statement string          `json:"statement"`
	Name      string          `json:"name"`
	Label     string          `json:"label"`
	Part      string          `json:"part"`
	Before    string          `json:"before"`
	After     string          `json:"after"`
	Text      string          `json:"text"`
	Lines     [2]int          `json:"lines"` // in both files; 0 where it is not there
}

type renamed struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type effectRow struct {
	Key    string   `json:"key"`
	Name   string   `json:"name"`
	Before *float64 `json:"before"`
	After  *float64 `json:"after"`
	Change float64  `json:"change"`
}

type effect struct {
	Table  string      `json:"table"`
	Column string      `json:"column"`
	Type   string      `json:"type"`
	Before float64     `json:"before"`
	After  float64     `json:"after"`
	Rows   []effectRow `json:"rows"`
}

// json is the comparison for programs.
func (c *comparison) json(w io.Writer, lang diag.Lang) error {
	out := struct {
		Fingerprints [2]string `json:"fingerprints"`
		Changes      []told    `json:"changes"`
		Renamed      []renamed `json:"renamed"`
		Effects      []effect  `json:"effects"`
	}{[2]string{c.both[0].Model().Fingerprint(), c.both[1].Model().Fingerprint()}, []told{}, []renamed{}, []effect{}}
	for _, x := range c.rules.Changes {
		out.Changes = append(out.Changes, told{x.What, x.Statement, x.Name, x.Label, x.Part, x.Before, x.After, x.Told(lang),
			[2]int{line(c.both[0], x.BeforeAt), line(c.both[1], x.AfterAt)}})
	}
	for _, r := range c.rules.Renamed {
		out.Renamed = append(out.Renamed, renamed{r.From, r.To})
	}
	for _, e := range c.effects {
		one := effect{e.Table, e.Column, engine.TypeName(check.Type{Kind: e.Kind}), e.Before, e.After, []effectRow{}}
		for _, r := range e.Rows {
			one.Rows = append(one.Rows, effectRow{r.Key, r.Name, r.Before, r.After, r.Change()})
		}
		out.Effects = append(out.Effects, one)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	if err == nil {
		_, err = w.Write(append(escaped(text), '\n'))
	}
	return err
}

// line is where something stands in a file; 0 for nowhere.
func line(o *opened, at diag.Range) int {
	if at.IsZero() {
		return 0
	}
	return o.Model().Source.Position(at.Start).Line
}
