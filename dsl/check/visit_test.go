package check_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// sheet writes a formula as a spreadsheet would have it, to show that a printer
// for another program needs the tree alone. Rows are factors of a SUMPRODUCT.
type sheet struct{}

func (s sheet) print(e *check.Expr) string { return check.Visit(e, s) }

// all prints the parts of a node with something between them.
func (s sheet) all(e *check.Expr, between string) string {
	var parts []string
	for _, a := range e.Args {
		parts = append(parts, s.print(a))
	}
	return strings.Join(parts, between)
}

func (s sheet) infix(e *check.Expr, sign string) string { return "(" + s.all(e, sign) + ")" }

// digits is a number as comparisons see it.
func (s sheet) digits(e *check.Expr, sign string) string {
	if e.Args[0].Type.Kind == check.Text {
		return "EXACT(" + s.all(e, ",") + ")"
	}
	return "(SIG(" + s.all(e, ")"+sign+"SIG(") + "))"
}

func (s sheet) Const(e *check.Expr) string {
	switch {
	case e.Const.Missing:
		return `""`
	case e.Const.Kind == check.Text:
		return strconv.Quote(e.Const.Text)
	case e.Const.Kind == check.Flag:
		return strings.ToUpper(strconv.FormatBool(e.Const.Flag))
	}
	return strconv.FormatFloat(e.Const.Number, 'g', -1, 64)
}

func (s sheet) Param(e *check.Expr) string { return e.Param.Name }
func (s sheet) Value(e *check.Expr) string { return e.Value.Name }

func (s sheet) Column(e *check.Expr) string {
	out := e.Column.Name
	for i := len(e.Path) - 1; i >= 0; i-- {
		out = "INDEX(" + out + "," + e.Path[i].Name + ")"
	}
	return out
}

func (s sheet) Rows(e *check.Expr) string {
	if len(e.Path) == 0 {
		return "(ROW(" + e.Table.Name + ")>0)"
	}
	return "(" + e.Table.Name + "!" + e.Path[0].Name + "=ROW())"
}

func (s sheet) Filter(e *check.Expr) string { return s.all(e, "*") }
func (s sheet) Map(e *check.Expr) string    { return s.all(e, "*") }
func (s sheet) List(e *check.Expr) string   { return s.all(e, ",") }
func (s sheet) Range(e *check.Expr) string  { return s.all(e, ",") }

func (s sheet) Call(e *check.Expr) string {
	name := strings.ToUpper(e.Func)
	if k := e.Args[0].Type.Kind; k == check.List || k == check.Rows {
		name = map[string]string{"sum": "SUMPRODUCT", "len": "SUMPRODUCT", "count": "SUMPRODUCT"}[e.Func]
	}
	return name + "(" + s.all(e, ",") + ")"
}

func (s sheet) If(e *check.Expr) string           { return "IF(" + s.all(e, ",") + ")" }
func (s sheet) Not(e *check.Expr) string          { return "NOT(" + s.all(e, "") + ")" }
func (s sheet) Negate(e *check.Expr) string       { return "(-" + s.all(e, "") + ")" }
func (s sheet) And(e *check.Expr) string          { return "IF(" + s.all(e, ",") + ",FALSE)" }
func (s sheet) Or(e *check.Expr) string           { return "IF(" + s.all(e, ",TRUE,") + ")" }
func (s sheet) Equal(e *check.Expr) string        { return s.digits(e, "=") }
func (s sheet) Unequal(e *check.Expr) string      { return "NOT(" + s.digits(e, "=") + ")" }
func (s sheet) Less(e *check.Expr) string         { return s.digits(e, "<") }
func (s sheet) LessEqual(e *check.Expr) string    { return s.digits(e, "<=") }
func (s sheet) Greater(e *check.Expr) string      { return s.digits(e, ">") }
func (s sheet) GreaterEqual(e *check.Expr) string { return s.digits(e, ">=") }
func (s sheet) Add(e *check.Expr) string          { return s.infix(e, "+") }
func (s sheet) Subtract(e *check.Expr) string     { return s.infix(e, "-") }
func (s sheet) Multiply(e *check.Expr) string     { return s.infix(e, "*") }
func (s sheet) Divide(e *check.Expr) string       { return s.infix(e, "/") }
func (s sheet) Power(e *check.Expr) string        { return s.infix(e, "^") }

func (s sheet) Coalesce(e *check.Expr) string {
	x := s.print(e.Args[0])
	return "IF(" + x + `="",` + s.print(e.Args[1]) + "," + x + ")"
}

func (s sheet) In(e *check.Expr) string {
	x := s.print(e.Args[0])
	if set := e.Args[1]; set.Op == check.OpRange {
		return fmt.Sprintf("AND(SIG(%s)>=SIG(%s),SIG(%[1]s)<=SIG(%[3]s))", x, s.print(set.Args[0]), s.print(set.Args[1]))
	}
	var tests []string
	for _, a := range e.Args[1].Args {
		tests = append(tests, s.digits(&check.Expr{Args: []*check.Expr{e.Args[0], a}}, "="))
	}
	return "OR(" + strings.Join(tests, ",") + ")"
}

// TestPrinter writes formulas as a spreadsheet would have them.
func TestPrinter(t *testing.T) {
	text := `fordel 1 en
table areas {
  id     key
  money  number
}
table homes {
  id    key
  area  -> areas
  a     number
  b     number optional
  name  text
}
table kids {
  home  -> homes
  n     number
  poor  flag
}
param limit = 2
let total = sum(homes.a)
`
	want := map[string]string{
		"-a ^ 2 ^ 3":            "(-(a^(2^3)))",
		"(a + 1) * (2 - a) / 4": "(((a+1)*(2-a))/4)",
		"b ?? limit":            `IF(b="",limit,b)`,
		`if a < 5 and name != "x" or not (a >= 1) then total else 3 %`:           `IF(IF(IF((SIG(a)<SIG(5)),NOT(EXACT(name,"x")),FALSE),TRUE,NOT((SIG(a)>=SIG(1)))),total,0.03)`,
		`if a in 0..limit then round(a, 1) else max(a, 1)`:                       "IF(AND(SIG(a)>=SIG(0),SIG(a)<=SIG(limit)),ROUND(a,1),MAX(a,1))",
		`if name in ["x", "y"] then 1 else 0`:                                    `IF(OR(EXACT(name,"x"),EXACT(name,"y")),1,0)`,
		"sum(kids where .n > 1 and .poor, .n * 2) + area.money":                  "(SUMPRODUCT((kids!home=ROW())*IF((SIG(n)>SIG(1)),poor,FALSE)*(n*2))+INDEX(money,area))",
		"if a <= 1 or a > 3 then len(kids) else count(kids where .n > 0, .poor)": "IF(IF((SIG(a)<=SIG(1)),TRUE,(SIG(a)>SIG(3))),SUMPRODUCT((kids!home=ROW())),SUMPRODUCT((kids!home=ROW())*(SIG(n)>SIG(0))*poor))",
	}
	for written, printed := range want {
		f, diags := dsl.Parse("sheet.fordel", text+"let homes.x = "+written+"\n")
		p, more := check.Check(f)
		if diags.HasErrors() || more.HasErrors() {
			t.Fatal(written, diags, more)
		}
		step := p.Steps[len(p.Steps)-1].(*check.ColumnStep)
		if got := (sheet{}).print(step.Expr); got != printed {
			t.Errorf("`%s` is %s, not %s", written, got, printed)
		}
	}
}
