package format

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// meaning writes what a file's formulas mean after checking: which columns,
// values and functions they name. The file must have no errors.
func meaning(t *testing.T, f *dsl.File) string {
	t.Helper()
	program, list := check.Check(f)
	for _, d := range list {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s\n%s", f.Source.Name, d.Message.EN, f.Source.Line(f.Source.Position(d.Range.Start).Line))
		}
	}
	var b strings.Builder
	for _, s := range program.Steps {
		b.WriteString(s.Head().Name + "\n")
		formulas(&b, reflect.ValueOf(s).Elem())
	}
	for _, part := range []any{program.Expects, program.Solves, program.Shows, program.Charts} {
		formulas(&b, reflect.ValueOf(part))
	}
	return b.String()
}

// formulas writes the formulas in a part of a program.
func formulas(b *strings.Builder, v reflect.Value) {
	if e, ok := v.Interface().(*check.Expr); ok {
		expression(b, e)
		b.WriteString("\n")
		return
	}
	switch v.Interface().(type) {
	case check.StepHead, *check.PoolStep, []*check.PoolStep:
		return
	case *check.Column, []*check.Column, *check.Table, *check.Value, *check.Param, check.Figure, []check.Figure:
		return
	case *dsl.Earmark, *dsl.Expect, *dsl.Solve, *dsl.Show, *dsl.Chart, *check.Scenario:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			formulas(b, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			formulas(b, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			formulas(b, v.Index(i))
		}
	}
}

func expression(b *strings.Builder, e *check.Expr) {
	if e == nil {
		return
	}
	fmt.Fprintf(b, "(%d %s", e.Op, e.Func)
	if e.Op == check.OpConst {
		fmt.Fprintf(b, "%v", e.Const)
	}
	if e.Column != nil {
		b.WriteString(" " + e.Column.Table.Name + "." + e.Column.Name)
	}
	if e.Value != nil {
		b.WriteString(" " + e.Value.Name)
	}
	if e.Param != nil {
		b.WriteString(" " + e.Param.Name)
	}
	for _, a := range e.Args {
		b.WriteString(" ")
		expression(b, a)
	}
	b.WriteString(")")
}

// TestFilesKeepTheirMeaning checks every example in both languages.
func TestFilesKeepTheirMeaning(t *testing.T) {
	for name, text := range sources(t) {
		if strings.Contains(name, "testdata/tree") {
			continue // those need not make sense
		}
		f := mustParse(t, name, text)
		want := meaning(t, f)
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			sameText(t, name+" in "+string(lang), meaning(t, mustParse(t, name, formatted(t, f, lang))), want)
		}
		sameText(t, name+" canonical", meaning(t, mustParse(t, name, Canonical(f))), want)
	}
}
