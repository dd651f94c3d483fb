package bridge

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine"
)

// receivers is the name of how many rows get something of a pool or grant.
const receivers = "receivers"

// seek looks for a value of a parameter as `solve` does, which is written behind the
// rules for it.
func (b *Bridge) seek(c call, p Seek) (Found, error) {
	if err := b.open(c.ctx); err != nil {
		return Found{}, err
	}
	m := b.session.Model()
	reply := Found{Diagnostics: []Diagnostic{}}
	if m.Diagnostics.HasErrors() {
		return reply, failf("the rules have errors", "reglerne har fejl")
	}
	set, err := b.settings(p.Params, p.Scenario)
	if err != nil {
		return reply, err
	}
	goal := unused(m.Source.Text)
	with, _ := engine.Open(b.rules.name, m.Source.Text+"\n"+goalLine(m, goal, p)+"\n")
	if with.Diagnostics.HasErrors() {
		return reply, failf("that figure cannot be looked for", "det tal kan der ikke ledes efter")
	}
	session := b.session.Revise(with)
	result, list := session.Run(c.ctx, set)
	if err := c.ctx.Err(); err != nil {
		return reply, err
	}
	defer result.Release()
	for _, s := range result.Solutions {
		if s.Solve.Name == goal {
			reply.Value, reply.Exact, reply.Gives = value(s.Value), s.Exact, s.Left
		}
	}
	if reply.Value == nil {
		reply.Diagnostics = located(about(list, len(m.Source.Text)), p.Lang, session.Sources())
	}
	return reply, nil
}

// about are the problems of the rules from an offset on.
func about(list diag.List, from int) diag.List {
	var out diag.List
	for _, d := range list {
		if d.Range.Start >= from {
			out = append(out, d)
		}
	}
	return out
}

// unused is a name that does not occur in a text.
func unused(text string) string {
	for n := 1; ; n++ {
		if name := "goal_" + strconv.Itoa(n); !strings.Contains(text, name) {
			return name
		}
	}
}

// goalLine is the statement that looks for the value, in the language of the rules.
func goalLine(m *engine.Model, goal string, p Seek) string {
	lang := m.Lang()
	target := strconv.FormatFloat(p.Target, 'f', -1, 64)
	say := func(en, da string) string { return diag.Text{EN: en, DA: da}.In(lang) }
	if lang == diag.Danish {
		target = strings.ReplaceAll(target, ".", ",")
	}
	unit := ""
	if p.Figure.Amount && p.Figure.Name != receivers {
		unit = " " + m.Program.Model.Currency
	}
	return say("solve ", "find ") + goal + " = " + p.Param + say(" so that ", " sådan at ") + sought(m, p.Figure, say) + " == " + target + unit
}

// sought is the formula of a figure.
func sought(m *engine.Model, f Sought, say func(en, da string) string) string {
	separator := say(", ", "; ")
	table := m.Table(f.Table)
	switch {
	case f.Row != "" && table != nil && table.Key != nil:
		key := table.Key.Name
		return "sum(" + f.Table + say(" where ", " hvor ") + "." + key + " == " + strconv.Quote(f.Row) + separator + "." + f.Of + ")"
	case f.Name == receivers:
		zero := "0"
		if f.Amount {
			zero += " " + m.Program.Model.Currency
		}
		return say("count(", "antal(") + f.Table + separator + "." + f.Of + " > " + zero + ")"
	case f.Name != "":
		return f.Of + "." + say(f.Name, danishFigure(f.Name))
	case f.Table != "":
		return "sum(" + f.Table + "." + f.Of + ")"
	}
	return f.Of
}

// danishFigure is what Danish rules call a figure.
func danishFigure(name string) string {
	for _, d := range statement.All {
		for _, f := range d.Figures {
			if f.EN == name {
				return f.DA
			}
		}
	}
	return name
}
