package bridge

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/engine"
)

// run computes the model: {params, scenario, lang} → what the command prints
// with --format json, byte for byte.
func (b *Bridge) run(r request) (string, error) {
	if err := b.compute(r); err != nil {
		return "", err
	}
	return string(b.result.JSON(r.Lang)), nil
}

// compute runs the model with the parameters and the scenario of a call.
func (b *Bridge) compute(r request) error {
	if err := b.open(r.ctx); err != nil {
		return err
	}
	m := b.session.Model()
	set := engine.Settings{Params: map[string]check.Const{}}
	if r.Scenario != nil {
		set.Scenario = *r.Scenario
	}
	for name, given := range r.Params {
		p := m.Param(name)
		switch {
		case m.Diagnostics.HasErrors(): // nothing is computed, so nothing is set
		case p == nil:
			set.Params[name] = check.Const{} // the engine tells that it is unknown
		default:
			value, ok := constant(p.Type.Kind, given)
			if !ok {
				return wrongValue(p, given)
			}
			set.Params[name] = value
		}
	}
	result, _ := b.session.Run(r.ctx, set)
	if err := r.ctx.Err(); err != nil {
		return err
	}
	b.replace(result)
	return nil
}

// replace puts a result in the place of the last one, whose memory the next run
// may use; nil stands for none.
func (b *Bridge) replace(result *engine.Result) {
	if b.result != nil {
		b.result.Release()
	}
	b.result = result
}

// constant reads a value of a kind: a number (amounts in kroner, 3 % as 0.03), a
// text, true or false, a date as ISO text. It gives false for any other.
func constant(kind check.Kind, given any) (c check.Const, ok bool) {
	c.Kind = kind
	switch kind {
	case check.Text:
		c.Text, ok = given.(string)
	case check.Flag:
		c.Flag, ok = given.(bool)
	case check.Date:
		text, _ := given.(string)
		c.Number, ok = day(text)
	default:
		c.Number, ok = given.(float64)
	}
	return c, ok
}

func wrongValue(p *check.Param, given any) error {
	text, _ := encode(given) // it was read from JSON
	return failf("%s is no value for `%s`", "%s er ingen værdi for `%s`", text, p.Name)
}

// day reads an ISO date as the rule file does.
func day(text string) (float64, bool) {
	scanned, problems := lex.Scan(diag.NewSource("", "fordel 1 en\n"+text))
	if problems.HasErrors() || len(scanned.Tokens) != 1 || scanned.Tokens[0].Type != lex.Date {
		return 0, false
	}
	return scanned.Tokens[0].Number, true
}

// last is the result of the last run.
func (b *Bridge) last() (*engine.Result, error) {
	if b.result == nil {
		return nil, failf("nothing was computed yet", "der er ikke beregnet noget endnu")
	}
	return b.result, nil
}

// csv gives a table of the last run with all its columns, or a view, as a sheet:
// {table or view, lang} → {name, text}.
func (b *Bridge) csv(r request) (string, error) {
	result, err := b.last()
	if err != nil {
		return "", err
	}
	var reply struct {
		Name string `json:"name"`
		Text string `json:"text"`
	}
	if r.View != nil {
		views := result.Views()
		if *r.View < 0 || *r.View >= len(views) {
			return "", failf("there is no view %d", "der er ingen visning %d", *r.View)
		}
		view := views[*r.View]
		reply.Name, reply.Text = view.Table+".csv", string(result.ViewCSV(view, r.Lang))
		return encode(reply)
	}
	text, ok := result.CSV(r.Table, r.Lang)
	if !ok {
		return "", noData(r.Table)
	}
	reply.Name, reply.Text = r.Table+".csv", string(text)
	return encode(reply)
}

func noData(table string) error {
	return failf("there is no data for `%s`", "der er ingen data for `%s`", table)
}
