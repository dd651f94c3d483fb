package plan

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/digest"
)

// fingerprinter writes down what a task computes, leaving out what it is called,
// how it is written and where it stands: the text of its fingerprint. Tasks of two
// programs with the same fingerprint give the same results from the same inputs.
//
// Whatever a checked statement holds is part of it, by reflection, so that
// nothing new can be forgotten; data, parameters and other tasks are told by
// their places among the inputs and needs of the task.
type fingerprinter struct {
	plan   *Plan
	task   *Task
	text   []byte
	places map[any]int // of inputs and needs that were mentioned
}

// identify gives a task its fingerprint, its inputs and its needs, from what its job
// computes with.
func (p *Plan) identify(t *Task, parts ...any) {
	f := &fingerprinter{plan: p, task: t, places: map[any]int{}}
	f.text = fmt.Appendf(nil, "%T", t.Job)
	for _, part := range parts {
		if step, ok := part.(check.Step); ok {
			f.text = fmt.Appendf(f.text, " %T", step.Head().Decl) // a let may be missing where an indicator may not
			f.walk(reflect.ValueOf(step).Elem())
			continue
		}
		f.walk(reflect.ValueOf(part))
	}
	t.fingerprint = digest.SHA256(f.text)
}

// excluded are fields that say nothing of the results of their statement.
var excluded = map[string]bool{"ColumnStep.Weight": true, "EarmarkStep.Steering": true, "Expr.ID": true}

// spelling are the types of how and where things are written.
var spelling = []reflect.Type{reflect.TypeFor[diag.Range](), reflect.TypeFor[check.StepHead]()}

// tree is the package of the syntax tree.
var tree = reflect.TypeFor[dsl.File]().PkgPath()

// included are the fields of a type that belong to the fingerprint.
func (p *Plan) included(t reflect.Type) []int {
	fields, known := p.fields[t]
	if known {
		return fields
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !slices.Contains(spelling, f.Type) && !excluded[t.Name()+"."+f.Name] {
			fields = append(fields, i)
		}
	}
	p.fields[t] = fields
	return fields
}

func (f *fingerprinter) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		switch {
		case v.IsNil():
			f.text = append(f.text, '-')
		case v.Kind() == reflect.Interface:
			f.walk(v.Elem())
		default:
			f.refer(v)
		}
	case reflect.Struct:
		for _, i := range f.plan.included(v.Type()) {
			f.walk(v.Field(i))
		}
	case reflect.Slice:
		f.number('[', v.Len())
		for i := range v.Len() {
			f.walk(v.Index(i))
		}
	case reflect.Int:
		f.number('i', int(v.Int()))
	case reflect.Float64:
		f.text = binary.BigEndian.AppendUint64(append(f.text, 'f'), math.Float64bits(v.Float()))
	case reflect.String:
		f.number('s', v.Len())
		f.text = append(f.text, v.String()...)
	default:
		f.text = fmt.Appendf(f.text, "%q", fmt.Sprint(v.Interface()))
	}
}

func (f *fingerprinter) number(what byte, n int) {
	f.text = binary.AppendVarint(append(f.text, what), int64(n))
}

// refer writes what a pointer leads to.
func (f *fingerprinter) refer(v reflect.Value) {
	switch x := v.Interface().(type) {
	case *check.Param:
		f.input('p', x)
	case *check.Table:
		f.input('t', x)
	case *check.Column:
		f.column(x)
	case *check.Value:
		f.number('v', int(x.Type.Kind))
		f.result(x.Step, x)
	case check.Step:
		f.need(x)
	default:
		if v.Type().Elem().PkgPath() != tree {
			f.walk(v.Elem())
		}
	}
}

// column writes a column of the data or one that a task gives. What reads a
// column depends on how many rows there are and on their keys, too.
func (f *fingerprinter) column(c *check.Column) {
	f.number('c', int(c.Type.Kind))
	f.input('t', c.Table)
	if c.Ref != nil {
		f.input('t', c.Ref)
	}
	if c.Data != nil {
		f.input('d', c)
		return
	}
	f.result(c.Step, c)
}

// result writes what a task gives, by its place among what the task gives.
func (f *fingerprinter) result(step check.Step, x any) {
	if step != f.task.Step {
		n := f.need(step)
		f.number('r', slices.Index(n.Gives, x))
		return
	}
	place := slices.Index(f.task.Gives, x)
	if place < 0 {
		place = len(f.task.Gives)
		f.task.Gives = append(f.task.Gives, x)
	}
	f.number('g', place)
}

// need writes another task; where it is mentioned first with its fingerprint and
// what its inputs are here. A step that comes later is only a name.
func (f *fingerprinter) need(step check.Step) *Task {
	n := f.plan.of[step]
	if n == nil {
		f.text = append(f.text, '+')
		return &Task{}
	}
	place, known := f.places[n]
	if !known {
		place = len(f.task.Needs)
		f.places[n], f.task.Needs = place, append(f.task.Needs, n)
	}
	f.number('n', place)
	if !known {
		f.text = append(f.text, n.fingerprint[:]...)
		for _, i := range n.inputs {
			f.input('i', f.plan.inputs[i])
		}
	}
	return n
}

// input writes a *check.Param, a *check.Table (the number of its rows and their
// keys) or a *check.Column of the data.
func (f *fingerprinter) input(what byte, x any) {
	place, known := f.places[x]
	if !known {
		place = len(f.task.inputs)
		f.places[x], f.task.inputs = place, append(f.task.inputs, f.plan.input(x))
	}
	f.number(what, place)
}
