package bridge

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// run computes the model and gives what the command prints with --format json,
// byte for byte.
func (b *Bridge) run(c call, p Run) (string, error) {
	if err := b.compute(c, p); err != nil {
		return "", err
	}
	return string(b.result.JSON(p.Lang)), nil
}

// compute runs the model with the parameters and the scenario of a call.
func (b *Bridge) compute(c call, r Run) error {
	if err := b.open(c.ctx); err != nil {
		return err
	}
	set, err := b.settings(r.Params, r.Scenario)
	if err != nil {
		return err
	}
	result, _ := b.session.Run(c.ctx, set)
	if err := c.ctx.Err(); err != nil {
		return err
	}
	b.replace(result)
	b.set = set
	return nil
}

// settings are parameters and a scenario as the page gives them.
func (b *Bridge) settings(params map[string]Value, scenario *string) (engine.Settings, error) {
	m := b.session.Model()
	set := engine.Settings{Params: map[string]check.Const{}}
	if scenario != nil {
		set.Scenario = *scenario
	}
	for name, given := range params {
		p := m.Param(name)
		switch {
		case m.Diagnostics.HasErrors(): // nothing is computed, so nothing is set
		case p == nil:
			set.Params[name] = check.Const{} // the engine tells that it is unknown
		default:
			value, ok := constant(p.Type.Kind, given)
			if !ok {
				return set, wrongValue(p, given)
			}
			set.Params[name] = value
		}
	}
	return set, nil
}

// replace puts a result in the place of the last one, whose memory the next run
// may use; nil stands for none.
func (b *Bridge) replace(result *engine.Result) {
	if b.result != nil {
		b.result.Release()
	}
	b.result, b.explainer, b.hiding = result, nil, nil
	b.runs++
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
		c, ok = engine.Literal(text, diag.English, "kr")
		ok = ok && c.Kind == check.Date
	default:
		c.Number, ok = given.(float64)
	}
	return c, ok
}

func wrongValue(p *check.Param, given any) error {
	return failf("%s is no value for `%s`", "%s er ingen værdi for `%s`", encode(given), p.Name)
}

// read reads the field of a parameter.
func (b *Bridge) read(c call, p Field) (Read, error) {
	if err := b.open(c.ctx); err != nil {
		return Read{}, err
	}
	m := b.session.Model()
	param := m.Param(p.Param)
	if param == nil {
		return Read{}, nil
	}
	v, ok := m.ReadField(param, p.Text, p.Lang)
	if !ok {
		return Read{}, nil
	}
	return Read{value(v)}, nil
}
