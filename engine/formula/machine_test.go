package formula

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// evaluate computes a formula on every row of a table and gives what came out.
func evaluate(t *testing.T, e *check.Expr, on *check.Table, d *town) ([]any, diag.List) {
	t.Helper()
	place := 0
	located(e, &place)
	column, problems, err := Compile(e, on, d).Column(nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []any
	for row := range d.Table(on).Len {
		out = append(out, fromConst(At(column, e.Type.Kind, row)))
	}
	return out, problems
}

func TestColumns(t *testing.T) {
	d := newTown()
	children := rowsOn(d.children, 0, d.house)
	ages := of(check.OpMap, children, col(d.age, 1))
	mean := call("mean", of(check.OpMap, rowsAll(d.children), col(d.age, 1)))
	meanOwn := call("mean", of(check.OpMap, rowsOn(d.children, 0, d.house), col(d.age, 1)))
	for name, c := range map[string]struct {
		e    *check.Expr
		on   *check.Table
		want []any
	}{
		"own column":         {col(d.age, 0), d.children, []any{1.0, 2.0, 3.0, 4.0, 5.0}},
		"missing is nil":     {col(d.income, 0), d.children, []any{200.0, 250.0, 300.0, nil, 400.0}},
		"through reference":  {col(d.budget, 0, d.house), d.children, []any{100.0, 300.0, 100.0, 300.0, 100.0}},
		"key of reference":   {col(d.house, 0), d.children, []any{"ask", "elm", "ask", "elm", "ask"}},
		"related rows":       {call("sum", ages), d.institutions, []any{9.0, 6.0}},
		"whole table":        {of(check.OpSubtract, col(d.age, 0), mean), d.children, []any{-2.0, -1.0, 0.0, 1.0, 2.0}},
		"default":            {of(check.OpCoalesce, col(d.income, 0), num(0)), d.children, []any{200.0, 250.0, 300.0, 0.0, 400.0}},
		"param":              {of(check.OpMultiply, col(d.age, 0), &check.Expr{Op: check.OpParam, Param: d.factor}), d.children, []any{1.5, 3.0, 4.5, 6.0, 7.5}},
		"filter":             {call("len", of(check.OpFilter, children, col(d.single, 1))), d.institutions, []any{3.0, 0.0}},
		"predicates nest":    {call("sum", of(check.OpMap, children, of(check.OpMultiply, col(d.age, 1), call("len", of(check.OpFilter, rowsAll(d.children), of(check.OpLess, col(d.age, 2), col(d.age, 1))))))), d.institutions, []any{26.0, 14.0}},
		"outer row inside":   {call("sum", of(check.OpMap, children, of(check.OpAdd, col(d.budget, 0), col(d.age, 1)))), d.institutions, []any{309.0, 606.0}},
		"kept for outer row": {call("sum", of(check.OpMap, children, of(check.OpDivide, col(d.age, 1), meanOwn))), d.institutions, []any{3.0, 2.0}},
		"rank":               {call("rank", col(d.age, 0), call("known", of(check.OpMap, rowsAll(d.children), col(d.age, 1)))), d.children, []any{5.0, 4.0, 3.0, 2.0, 1.0}},
		"known":              {call("sum", call("known", of(check.OpMap, children, col(d.income, 1)))), d.institutions, []any{900.0, 250.0}},
		"len counts missing": {call("len", of(check.OpMap, children, col(d.income, 1))), d.institutions, []any{3.0, 2.0}},
		"branch not taken":   {of(check.OpIf, of(check.OpLess, col(d.age, 0), num(4)), col(d.age, 0), num(-1)), d.children, []any{1.0, 2.0, 3.0, -1.0, -1.0}},
		"or stops":           {of(check.OpOr, of(check.OpEqual, col(d.income, 0), &check.Expr{Op: check.OpConst}), of(check.OpLess, col(d.income, 0), num(250))), d.children, []any{true, false, false, true, false}},
		"minus zero":         {of(check.OpNegate, num(0)), d.institutions, []any{0.0, 0.0}},
	} {
		got, problems := evaluate(t, c.e, c.on, d)
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		for i := range c.want {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", name, got, c.want)
				break
			}
		}
	}
}

func TestFaultsNameRows(t *testing.T) {
	d := newTown()
	for name, c := range map[string]struct {
		e    *check.Expr
		on   *check.Table
		code string
		text string
		at   int
	}{
		"own row":         {of(check.OpAdd, num(1), col(d.income, 0)), d.children, "value.missing", "`income` is missing on line 5 of `children`", 3},
		"inner row":       {call("sum", of(check.OpMap, rowsOn(d.children, 0, d.house), col(d.income, 1))), d.institutions, "value.missing", "`income` is missing on line 5 of `children`", 4},
		"whole table":     {of(check.OpDivide, num(1), call("sum", of(check.OpMap, rowsAll(d.children), col(d.income, 1)))), d.institutions, "value.missing", "`income` is missing on line 5 of `children`", 6},
		"fails anywhere":  {call("mean", of(check.OpMap, of(check.OpFilter, rowsAll(d.children), of(check.OpLess, col(d.age, 1), num(0))), col(d.age, 1))), d.institutions, "value.empty", "`mean` cannot be computed: there are no values", 1},
		"several rows":    {of(check.OpDivide, num(7), of(check.OpSubtract, col(d.budget, 0), col(d.budget, 0))), d.institutions, "value.zero_divisor", "7 is divided by zero for `ask` of `institutions` (and likewise for `elm`)", 1},
		"nil condition":   {of(check.OpIf, of(check.OpLess, col(d.income, 0), num(1)), num(1), num(0)), d.children, "value.missing", "`income` is missing", 3},
		"value":           {of(check.OpAdd, &check.Expr{Op: check.OpValue, Value: d.total}, num(1)), d.institutions, "value.missing", "`total` is missing", 2},
		"below the root":  {call("sqrt", num(-4)), d.institutions, "value.root", "The square root of -4", 1},
		"list of literal": {call("sum", of(check.OpList, num(1), col(d.income, 0))), d.children, "value.missing", "`income` is missing on line 5", 4},
	} {
		_, problems := evaluate(t, c.e, c.on, d)
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", name, len(problems), problems)
			continue
		}
		p := problems[0]
		if p.Code != c.code || !strings.HasPrefix(p.Message.EN, c.text) || p.Range.Start != c.at || p.Range.File != "rules" {
			t.Errorf("%s: %s at %v: %s", name, p.Code, p.Range, p.Message.EN)
		}
		if strings.Contains(p.Message.EN+p.Message.DA, "%!") {
			t.Errorf("%s: %s", name, p.Message)
		}
	}
}

func TestCancel(t *testing.T) {
	d := newTown()
	ctx, cancel := context.WithCancel(context.Background())
	d.ctx = ctx
	inner := of(check.OpMap, rowsAll(d.children), of(check.OpMultiply, col(d.age, 3), of(check.OpAdd, col(d.age, 1), col(d.age, 2))))
	e := call("sum", of(check.OpMap, rowsAll(d.children), call("sum", of(check.OpMap, rowsAll(d.children), call("sum", inner)))))
	ev := Compile(e, nil, d)
	if _, _, err := ev.At(NoRow); err != nil || d.spent < 125 {
		t.Fatal(err, d.spent)
	}
	cancel()
	if _, _, err := ev.At(NoRow); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestOnce counts how often a whole-table average is computed inside a column.
func TestOnce(t *testing.T) {
	d := newTown()
	mean := call("mean", of(check.OpMap, rowsAll(d.children), col(d.age, 1)))
	ev := Compile(of(check.OpAdd, mean, mean), d.children, d)
	if _, _, err := ev.Column(nil); err != nil {
		t.Fatal(err)
	}
	once := d.spent
	if once > 5+2*(5+5)+5 {
		t.Errorf("%d steps: the average is not kept from row to row", once)
	}
	d.data[d.children].Columns[1].Numbers[0] = 6
	column, _, _ := ev.Column(nil)
	if column.Numbers[4] != 8 {
		t.Errorf("the average is kept beyond an evaluation: %v", column.Numbers)
	}
}

func TestUnknownFunction(t *testing.T) {
	d := newTown()
	_, problems := evaluate(t, call("nonsense", num(1)), d.institutions, d)
	if len(problems) != 1 || problems[0].Code != "value.formula" {
		t.Errorf("%v", problems)
	}
}
