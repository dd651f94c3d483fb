// Package enginetest is what tests of several packages need of a model: an example with
// its data, and other settings to try it with.
package enginetest

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/number"
)

// Open is the model of an example's folder with its data.
func Open(t testing.TB, dir string) *engine.Session {
	t.Helper()
	rules, err := folder.ReadFile(filepath.Join(dir, "rules.fordel"), math.MaxInt32)
	if err != nil {
		t.Fatal(err)
	}
	model, problems := engine.Open("rules.fordel", string(rules))
	session, data := engine.NewSession(model), filepath.Join(dir, "data")
	if _, err := os.Stat(data); problems.HasErrors() || errors.Is(err, fs.ErrNotExist) {
		return session
	}
	maps, _, err := folder.MappingsFor(filepath.Join(dir, "rules.fordel"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Load(context.Background(), session, maps, folder.Place{Path: data, Shown: "data"}); err != nil {
		t.Fatal(err)
	}
	return session
}

// Said is problems for a failed test: each by its code and sentence.
func Said(list diag.List) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Code+": "+d.Message.EN)
	}
	return strings.Join(out, "\n")
}

// Turned is another value that a parameter may have; false where there is none so near.
func Turned(p *check.Param) (check.Const, bool) {
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
