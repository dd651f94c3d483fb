package plan

import (
	"errors"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

func TestFormulaTooLarge(t *testing.T) {
	e := &check.Expr{At: diag.Range{File: "f", Start: 3, End: 4}}
	ev := (&Compiler{Space: &Workspace{Program: &check.Program{File: &dsl.File{}}}}).compile(e, nil, func(*check.Expr, *check.Table, formula.Data) (formula.Evaluator, error) {
		return nil, errors.New("too large")
	})
	_, atRow, _ := ev.At(formula.NoRow)
	_, onColumn, _ := ev.Column(nil)
	for _, list := range []diag.List{atRow, onColumn} {
		if len(list) != 1 || list[0].Code != "run.formula" || list[0].Range != e.At {
			t.Errorf("%v", list)
		}
	}
}
