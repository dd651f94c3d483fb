package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
)

// writer writes formulas that stand on a sheet; {r} is the number of their row. With an
// outer table columns are written whole, and what is read of Row 1 is the row at hand:
// that is how each row is compared with all others.
type writer struct {
	*builder
	sheet *sheet
	array bool
}

func (b *builder) on(t *check.Table) *writer { return &writer{builder: b, sheet: b.tables[t]} }

// text is a text in a formula: in parts that are joined, where it is longer than a formula may have one.
func text(s string) string {
	var parts []string
	for runes := []rune(s); ; runes = runes[longestText:] {
		part := runes[:min(len(runes), longestText)]
		parts = append(parts, `"`+strings.ReplaceAll(string(part), `"`, `""`)+`"`)
		if len(runes) <= longestText {
			break
		}
	}
	if len(parts) > 1 {
		return "(" + strings.Join(parts, "&") + ")"
	}
	return parts[0]
}

// longestText is half of what a text in a formula may have: a letter may count twice.
const longestText = 120

func number(x float64) string {
	out := strconv.FormatFloat(x, 'f', -1, 64)
	if len(out) > 20 {
		out = strconv.FormatFloat(x, 'E', -1, 64)
	}
	if x < 0 {
		return "(" + out + ")"
	}
	return out
}

// literal is a constant.
func literal(k check.Kind, c check.Const) string {
	switch {
	case c.Missing:
		return `""`
	case k == check.Text:
		return text(c.Text)
	case k == check.Flag:
		return strings.ToUpper(strconv.FormatBool(c.Flag))
	case k == check.Date:
		return number(c.Number + firstDay)
	}
	return number(c.Number)
}

// sig is the decimal of 15 digits that a number shows.
func sig(x string) string { return "IF(" + x + "=0,0,ROUND(" + x + ",14-INT(LOG10(ABS(" + x + ")))))" }

// print writes a formula.
func (w *writer) print(e *lower.Expr) string {
	switch e.Op {
	case lower.Const:
		return literal(e.Kind, e.Const)
	case lower.Param:
		return w.params[e.Param.Slot]
	case lower.Read:
		return w.read(e)
	case lower.Call:
		return w.call(e)
	}
	if w.array {
		return w.product(e)
	}
	arg := func(i int) string { return w.print(e.Args[i]) }
	switch e.Op {
	case lower.If:
		return "IF(" + arg(0) + "," + arg(1) + "," + arg(2) + ")"
	case lower.Not:
		return "NOT(" + arg(0) + ")"
	case lower.Negate:
		return "(-" + w.needed(e.Args[0]) + ")"
	case lower.And:
		if e.Args[1].Fault() == nil && !e.Args[1].MayBeMissing() {
			return "AND(" + arg(0) + "," + arg(1) + ")"
		}
		return "IF(" + arg(0) + "," + arg(1) + ",FALSE)"
	case lower.Or:
		if e.Args[1].Fault() == nil && !e.Args[1].MayBeMissing() {
			return "OR(" + arg(0) + "," + arg(1) + ")"
		}
		return "IF(" + arg(0) + ",TRUE," + arg(1) + ")"
	case lower.Coalesce:
		return "IF(" + arg(0) + `="",` + arg(1) + "," + arg(0) + ")"
	case lower.Equal, lower.Unequal:
		return w.equal(e)
	case lower.Less, lower.LessEqual, lower.Greater, lower.GreaterEqual:
		return "(" + w.digits(e.Args[0], e.Args[1]) + signs[e.Op] + w.digits(e.Args[1], e.Args[0]) + ")"
	}
	return "(" + w.needed(e.Args[0]) + signs[e.Op] + w.needed(e.Args[1]) + ")"
}

var signs = map[lower.Op]string{lower.Less: "<", lower.LessEqual: "<=", lower.Greater: ">", lower.GreaterEqual: ">=",
	lower.Add: "+", lower.Subtract: "-", lower.Multiply: "*", lower.Divide: "/", lower.Power: "^"}

// needed is a value that must be there: an error where it is missing.
func (w *writer) needed(e *lower.Expr) string {
	x := w.print(e)
	if e.MayBeMissing() {
		return "IF(" + x + `="",NA(),` + x + ")"
	}
	return x
}

// digits is a number as a comparison with another sees it.
func (w *writer) digits(e, other *lower.Expr) string {
	if w.exact(e) || zero(other) {
		return w.needed(e)
	}
	return sig(w.needed(e))
}

func (w *writer) equal(e *lower.Expr) string {
	a, b := e.Args[0], e.Args[1]
	if a.Op == lower.Const && a.Const.Missing {
		a, b = b, a
	}
	same := ""
	switch {
	case b.Op == lower.Const && b.Const.Missing:
		sign := "="
		if e.Op == lower.Unequal {
			sign = "<>"
		}
		return "(" + w.print(a) + sign + `"")`
	case a.Kind == check.Text:
		same = "EXACT(" + w.print(a) + "," + w.print(b) + ")"
	case a.Kind == check.Flag:
		same = "(" + w.print(a) + "=" + w.print(b) + ")"
	default:
		same = "(" + w.loose(a, b) + "=" + w.loose(b, a) + ")"
	}
	if e.Op == lower.Unequal {
		return "NOT(" + same + ")"
	}
	return same
}

// loose is a number as comparisons see it, or nothing.
func (w *writer) loose(e, other *lower.Expr) string {
	x := w.print(e)
	switch {
	case w.exact(e) || zero(other):
		return x
	case e.MayBeMissing():
		return "IF(" + x + `="","",` + sig(x) + ")"
	}
	return sig(x)
}

// read is a cell, or a column in a formula about all rows.
func (w *writer) read(e *lower.Expr) string {
	if len(e.Path) == 0 {
		return w.cell(e.Field, e.Row)
	}
	row := w.row(e.Path[0], e.Row)
	for _, p := range e.Path[1:] {
		row = "INDEX(" + w.rowsOf(p).all() + "," + row + ")"
	}
	if w.array && e.Row == 0 {
		w.refuse(e.At, diag.Text{EN: "A comparison of each row with all others through a reference", DA: "En sammenligning af hver række med alle andre gennem en henvisning"},
			diag.Text{EN: "Put what is compared into a column with `let`.", DA: "Skriv det, der sammenlignes, i en kolonne med `lad`."})
	}
	x := "INDEX(" + w.cells[e.Field].all() + "," + row + ")"
	if e.Field.Missing == lower.MayBe && e.Field.Column != nil && e.Field.Column.Data != nil {
		return "IF(" + x + `="","",` + x + ")"
	}
	return x
}

// cell is the cell of a field in the row at hand, or its name.
func (w *writer) cell(f *lower.Field, row int) string {
	c := w.cells[f]
	switch {
	case c.fixed:
		return c.name
	case w.array && row == 0:
		return c.all()
	}
	return c.here()
}

// row is the cell with the number of the row that a reference leads to.
func (w *writer) row(f *lower.Field, row int) string {
	c := w.rowsOf(f)
	switch {
	case c.fixed:
		return c.single()
	case w.array && row == 0:
		return c.all()
	}
	return c.here()
}

// rowsOf is the column of the rows that a reference leads to.
func (b *builder) rowsOf(f *lower.Field) *column {
	if c := b.rows[f]; c != nil {
		return c
	}
	return b.cells[f]
}

// product writes conditions as numbers that are multiplied, as formulas about all rows take them.
func (w *writer) product(e *lower.Expr) string {
	arg := func(i int) string { return w.print(e.Args[i]) }
	switch e.Op {
	case lower.And:
		return "(" + arg(0) + "*" + arg(1) + ")"
	case lower.Or:
		return "((" + arg(0) + "+" + arg(1) + ")>0)"
	case lower.Not:
		return "(1-" + arg(0) + ")"
	case lower.Negate:
		return "(-" + arg(0) + ")"
	case lower.Less, lower.LessEqual, lower.Greater, lower.GreaterEqual:
		return "(ROUND(" + arg(0) + "-" + arg(1) + ",9)" + signs[e.Op] + "0)"
	case lower.Equal, lower.Unequal:
		sign := map[lower.Op]string{lower.Equal: "=", lower.Unequal: "<>"}[e.Op]
		if k := e.Args[0].Kind; k == check.Number || k == check.Money || k == check.Date {
			return "(ROUND(" + arg(0) + "-" + arg(1) + ",9)" + sign + "0)"
		}
		return "(" + arg(0) + sign + arg(1) + ")"
	case lower.Add, lower.Subtract, lower.Multiply, lower.Divide:
		return "(" + arg(0) + signs[e.Op] + arg(1) + ")"
	}
	w.refuse(e.At, diag.Text{EN: "This formula about all rows for each row", DA: "Denne formel om alle rækker for hver række"},
		diag.Text{EN: "Put a part of it into a column with `let`.", DA: "Skriv en del af den i en kolonne med `lad`."})
	return "0"
}

func (w *writer) call(e *lower.Expr) string {
	switch e.Func {
	case lower.Absent:
		return "NA()"
	case lower.Found:
		return "ISNUMBER(" + w.row(e.Args[0].Path[0], e.Args[0].Row) + ")"
	}
	if w.array && e.Func != "abs" {
		return w.product(&lower.Expr{Op: lower.If, At: e.At})
	}
	var args []string
	for _, a := range e.Args {
		args = append(args, w.needed(a))
	}
	if known := simple[e.Func]; known != "" {
		return known + "(" + strings.Join(args, ",") + ")"
	}
	return w.rounded(e, args)
}

// simple are the functions that are called as they are.
var simple = map[string]string{"min": "MIN", "max": "MAX", "abs": "ABS", "exp": "EXP", "ln": "LN", "sqrt": "SQRT", "date": "DATE",
	"add_months": "EDATE", "upper": "UPPER", "lower": "LOWER"}

// rounded are the functions that round, and others that are more than a call.
func (w *writer) rounded(e *lower.Expr, args []string) string {
	decimals := "0"
	if len(args) > 1 {
		decimals = args[1]
	}
	switch e.Func {
	case "round":
		return "ROUND(" + sig(args[0]) + "," + decimals + ")"
	case lower.RoundTo:
		return toUnit(args[0], e.Args[1].Const.Number)
	case "floor", "ceil":
		x, back := args[0], ""
		if len(args) > 1 {
			x, back = "("+x+"*10^"+decimals+")", "/10^"+decimals
		}
		if e.Func == "floor" {
			return "(INT(" + sig(x) + ")" + back + ")"
		}
		return "(-INT(-" + sig(x) + ")" + back + ")"
	case "clamp":
		return "MAX(" + args[1] + ",MIN(" + args[2] + "," + args[0] + "))"
	case "mod":
		return "(" + args[0] + "-" + args[1] + "*INT(" + sig("("+args[0]+"/"+args[1]+")") + "))"
	case lower.Plain:
		return "(" + sig(args[0]) + `&"")`
	case "months", "years":
		months := "IF(" + args[1] + ">=" + args[0] + "," + months(args[0], args[1]) + ",-" + months(args[1], args[0]) + ")"
		if e.Func == "months" {
			return months
		}
		return "(SIGN(" + args[1] + "-" + args[0] + ")*INT(ABS(" + months + ")/12))"
	}
	w.refuse(e.At, diag.Format("`%s`", "`%s`", e.Func), diag.Text{EN: "Do it in the data.", DA: "Gør det i data."})
	return "NA()"
}

// months are the whole months from a date to a later one.
func months(a, b string) string {
	return fmt.Sprintf("(12*(YEAR(%s)-YEAR(%s))+MONTH(%[1]s)-MONTH(%[2]s)-IF(DAY(%[1]s)<DAY(%[2]s),1,0))", b, a)
}

// toUnit rounds to a unit, half away from zero.
func toUnit(x string, unit float64) string {
	if unit == 1 {
		return "ROUND(" + sig(x) + ",0)"
	}
	return "(ROUND(" + sig("("+x+"/"+number(unit)+")") + ",0)*" + number(unit) + ")"
}
