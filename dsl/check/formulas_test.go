package check_test

import (
	"os"
	"reflect"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// weighed is what the file of every construct lacks.
const weighed = `
spread weighed_gap of institutions.socio {
  weight places
}
chart lorenz institutions.socio weight places
`

// TestFormulasAreAll finds by reflection every formula that a statement of the file
// of every construct keeps: each must be listed, so that its nodes have numbers. (What
// a chart draws is made of listed ones.)
func TestFormulasAreAll(t *testing.T) {
	text, err := os.ReadFile("../testdata/canonical.fordel")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dsl.Parse("canonical.fordel", string(text)+weighed)
	p, diags := check.Check(file)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	found := 0
	for _, part := range []any{p.Steps, p.Expects, p.Solves, p.Shows, p.Charts} {
		list := reflect.ValueOf(part)
		for i := range list.Len() {
			of := reflect.Indirect(reflect.ValueOf(list.Index(i).Interface()))
			kept(of, func(field string, e *check.Expr) {
				if found++; e.ID == 0 && field != "Ratio" {
					t.Errorf("%s.%s of line %d is not listed", of.Type(), field, file.Source.Position(e.At.Start).Line)
				}
			})
		}
	}
	if found < 60 {
		t.Errorf("only %d formulas", found)
	}
}

// kept calls each for the formulas of a statement: fields of its own and of what
// belongs to it alone, not of columns, values and other statements.
func kept(v reflect.Value, each func(field string, e *check.Expr)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Type == reflect.TypeFor[check.StepHead]() {
			continue
		}
		keptIn(f.Name, v.Field(i), each)
	}
}

func keptIn(field string, v reflect.Value, each func(field string, e *check.Expr)) {
	switch e := v.Interface().(type) {
	case *check.Expr:
		if e != nil {
			each(field, e)
		}
		return
	case *check.Shown, *check.Only, *check.Order:
		if !v.IsNil() {
			kept(v.Elem(), each)
		}
		return
	case check.Shown, check.Only, check.Order, check.Band, check.Part, check.Outlier, check.Totalled:
		kept(v, each)
		return
	}
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			keptIn(field, v.Index(i), each)
		}
	}
}
