package dsl

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// Dump writes a file's tree without its places, so that two spellings of the
// same rules give the same text. What is absent is left out.
func Dump(f *File) string {
	var b strings.Builder
	for _, s := range f.Statements {
		v := reflect.ValueOf(s).Elem()
		b.WriteString(v.Type().Name())
		dumpFields(&b, v, 1)
		b.WriteString("\n")
	}
	return b.String()
}

// dumpFields writes the fields of a struct that hold something, one a line.
func dumpFields(b *strings.Builder, v reflect.Value, depth int) {
	for i := 0; i < v.NumField(); i++ {
		field := v.Type().Field(i)
		if !field.IsExported() || field.Type == reflect.TypeFor[diag.Range]() || field.Name == "Lines" {
			continue
		}
		if field.Anonymous {
			dumpFields(b, v.Field(i), depth)
		} else if x := v.Field(i); !x.IsZero() || isChoice(field.Type) {
			b.WriteString("\n" + strings.Repeat("  ", depth) + field.Name)
			dumpValue(b, x, depth)
		}
	}
}

// isChoice reports whether a type is one of the choices that have words: those
// are written even where they are the default.
func isChoice(t reflect.Type) bool {
	return t.Kind() == reflect.Int && t.Implements(reflect.TypeFor[fmt.Stringer]())
}

func dumpValue(b *strings.Builder, v reflect.Value, depth int) {
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		b.WriteString(" -")
		return
	}
	switch x := v.Interface().(type) {
	case *Formula:
		b.WriteString(" " + DumpFormula(x))
		return
	case Literal:
		b.WriteString(" " + dumpLiteral(&x))
		return
	case Shown:
		b.WriteString(" " + DumpFormula(x.Formula))
		if x.Label.Text != "" {
			b.WriteString(" " + strconv.Quote(x.Label.Text))
		}
		return
	case Name:
		b.WriteString(" " + x.Text)
		return
	case Text:
		b.WriteString(" " + strconv.Quote(x.Text))
		return
	case fmt.Stringer:
		fmt.Fprintf(b, " %q", x.String())
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dumpValue(b, v.Elem(), depth)
	case reflect.Struct:
		dumpFields(b, v, depth+1)
	case reflect.Slice:
		for i := range v.Len() {
			b.WriteString("\n" + strings.Repeat("  ", depth+1) + "-")
			dumpValue(b, v.Index(i), depth+1)
		}
	default:
		fmt.Fprintf(b, " %v", v.Interface())
	}
}

// DumpFormula writes a formula as nested lists, operator first, without places.
func DumpFormula(n *Formula) string {
	if n == nil {
		return "-"
	}
	switch n.Op {
	case formula.Constant:
		return dumpLiteral(n.Literal)
	case formula.Name:
		return n.Text
	case formula.Dot:
		return "." + n.Text
	}
	parts := []string{n.Op.String()}
	if n.Text != "" {
		parts = append(parts, n.Text)
	}
	for _, a := range n.Args {
		parts = append(parts, DumpFormula(a))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func dumpLiteral(l *Literal) string {
	number := strconv.FormatFloat(l.Number, 'g', -1, 64)
	switch l.Kind {
	case formula.LitPercent:
		return "percent:" + number
	case formula.LitMoney:
		return "money:" + number
	case formula.LitText:
		return strconv.Quote(l.Text)
	case formula.LitFlag:
		return strconv.FormatBool(l.Flag)
	case formula.LitDate:
		return "date:" + number
	case formula.LitNil:
		return "nil"
	}
	return number
}
