//go:build !js

package sql_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// settings are the rules as they stand and, where there are figures for them, with three
// parameters turned at once, else two or one.
func settings(s *engine.Session) []*engine.Result {
	base, _ := s.Run(context.Background(), engine.Settings{})
	values := map[string]check.Const{}
	var tries []engine.Settings
	for _, p := range s.Model().Program.Params {
		if v, ok := turned(p); ok && len(tries) < 3 {
			values[p.Name] = v
			tries = append(tries, engine.Settings{Params: maps.Clone(values)})
		}
	}
	for _, set := range slices.Backward(tries) {
		if r, _ := s.Run(context.Background(), set); r.OK() {
			return []*engine.Result{base, r}
		}
	}
	return []*engine.Result{base}
}

// turned is another value that a parameter may have.
func turned(p *check.Param) (check.Const, bool) {
	v := p.Value
	step := math.Round(v.Number/4) + 1
	if p.Step != nil {
		step = *p.Step
	}
	switch {
	case len(p.Choices) > 0:
		if v = p.Choices[0]; v == p.Value {
			v = p.Choices[len(p.Choices)-1]
		}
	case p.Type.Kind == check.Flag:
		v.Flag = !v.Flag
	case p.To != nil && v.Number+step > *p.To:
		v.Number = number.Show15(v.Number - step)
	default:
		v.Number = number.Show15(v.Number + step)
	}
	_, fits := p.Problem(v, "kr")
	return v, fits
}

// update sets the parameters to those of a result.
func update(r *engine.Result) string {
	var out string
	for _, p := range r.Model.Program.Params {
		v := r.Params[p.Slot]
		value := strconv.FormatFloat(v.Number, 'f', -1, 64)
		switch p.Type.Kind {
		case check.Text:
			value = "'" + v.Text + "'"
		case check.Flag:
			value = strconv.FormatBool(v.Flag)
		case check.Date:
			value = "DATE '" + formula.Day(v.Number) + "'"
		}
		if v != p.Value {
			out += fmt.Sprintf(", %q = %s", p.Name, value)
		}
	}
	if out == "" {
		return ""
	}
	return "UPDATE fordel.params SET" + out[1:] + ";\n"
}
