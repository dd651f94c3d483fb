//go:build !js

package sql_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/formula"
)

// settings are the rules as they stand and, where there are figures for them, with three
// parameters turned at once, else two or one.
func settings(s *engine.Session) []*engine.Result {
	base, _ := s.Run(context.Background(), engine.Settings{})
	values := map[string]check.Const{}
	var tries []engine.Settings
	for _, p := range s.Model().Program.Params {
		if v, ok := enginetest.Turned(p); ok && len(tries) < 3 {
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
