package engine

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

// meaning writes down what a task computes, leaving out what it is called, how
// it is written and where it stands. Tasks of two programs with the same meaning
// give the same results from the same inputs.
//
// Whatever a checked statement holds is part of it, by reflection, so that
// nothing new can be forgotten; data, parameters and other tasks are told by
// their places among the inputs and needs of the task.
type meaning struct {
	plan   *plan
	task   *task
	text   []byte
	places map[any]int // of inputs and needs that were mentioned
}

// mean gives a task its meaning, its inputs and its needs, from what its job
// computes with.
func (p *plan) mean(t *task, parts ...any) {
	m := &meaning{plan: p, task: t, places: map[any]int{}}
	m.text = fmt.Appendf(nil, "%T", t.job)
	for _, part := range parts {
		if step, ok := part.(check.Step); ok {
			m.text = fmt.Appendf(m.text, " %T", step.Head().Decl) // a let may be missing where an indicator may not
			m.walk(reflect.ValueOf(step).Elem())
			continue
		}
		m.walk(reflect.ValueOf(part))
	}
	t.meaning = digest.SHA256(m.text)
}

// unmeant are fields that say nothing of the results of their statement.
var unmeant = map[string]bool{"ColumnStep.Weight": true, "EarmarkStep.Steering": true}

// spelling are the types of how and where things are written.
var spelling = []reflect.Type{reflect.TypeFor[diag.Range](), reflect.TypeFor[check.StepHead]()}

// tree is the package of the syntax tree.
var tree = reflect.TypeFor[dsl.File]().PkgPath()

// meant are the fields of a type that belong to the meaning.
func (p *plan) meant(t reflect.Type) []int {
	fields, known := p.fields[t]
	if known {
		return fields
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !slices.Contains(spelling, f.Type) && !unmeant[t.Name()+"."+f.Name] {
			fields = append(fields, i)
		}
	}
	p.fields[t] = fields
	return fields
}

func (m *meaning) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		switch {
		case v.IsNil():
			m.text = append(m.text, '-')
		case v.Kind() == reflect.Interface:
			m.walk(v.Elem())
		default:
			m.refer(v)
		}
	case reflect.Struct:
		for _, i := range m.plan.meant(v.Type()) {
			m.walk(v.Field(i))
		}
	case reflect.Slice:
		m.number('[', v.Len())
		for i := range v.Len() {
			m.walk(v.Index(i))
		}
	case reflect.Int:
		m.number('i', int(v.Int()))
	case reflect.Float64:
		m.text = binary.BigEndian.AppendUint64(append(m.text, 'f'), math.Float64bits(v.Float()))
	case reflect.String:
		m.number('s', v.Len())
		m.text = append(m.text, v.String()...)
	default:
		m.text = fmt.Appendf(m.text, "%q", fmt.Sprint(v.Interface()))
	}
}

func (m *meaning) number(what byte, n int) {
	m.text = binary.AppendVarint(append(m.text, what), int64(n))
}

// refer writes what a pointer leads to.
func (m *meaning) refer(v reflect.Value) {
	switch x := v.Interface().(type) {
	case *check.Param:
		m.input('p', x)
	case *check.Table:
		m.input('t', x)
	case *check.Column:
		m.column(x)
	case *check.Value:
		m.number('v', int(x.Type.Kind))
		m.result(x.Step, x)
	case check.Step:
		m.need(x)
	default:
		if v.Type().Elem().PkgPath() != tree {
			m.walk(v.Elem())
		}
	}
}

// column writes a column of the data or one that a task gives. What reads a
// column depends on how many rows there are and on their keys, too.
func (m *meaning) column(c *check.Column) {
	m.number('c', int(c.Type.Kind))
	m.input('t', c.Table)
	if c.Ref != nil {
		m.input('t', c.Ref)
	}
	if c.Data != nil {
		m.input('d', c)
		return
	}
	m.result(c.Step, c)
}

// result writes what a task gives, by its place among what the task gives.
func (m *meaning) result(step check.Step, x any) {
	if step != m.task.step {
		n := m.need(step)
		m.number('r', slices.Index(n.gives, x))
		return
	}
	place := slices.Index(m.task.gives, x)
	if place < 0 {
		place = len(m.task.gives)
		m.task.gives = append(m.task.gives, x)
	}
	m.number('g', place)
}

// need writes another task; where it is mentioned first with its meaning and
// what its inputs are here. A step that comes later is only a name.
func (m *meaning) need(step check.Step) *task {
	n := m.plan.of[step]
	if n == nil {
		m.text = append(m.text, '+')
		return &task{}
	}
	place, known := m.places[n]
	if !known {
		place = len(m.task.needs)
		m.places[n], m.task.needs = place, append(m.task.needs, n)
	}
	m.number('n', place)
	if !known {
		m.text = append(m.text, n.meaning[:]...)
		for _, i := range n.inputs {
			m.input('i', m.plan.inputs[i])
		}
	}
	return n
}

// input writes a *check.Param, a *check.Table (the number of its rows and their
// keys) or a *check.Column of the data.
func (m *meaning) input(what byte, x any) {
	place, known := m.places[x]
	if !known {
		place = len(m.task.inputs)
		m.places[x], m.task.inputs = place, append(m.task.inputs, m.plan.input(x))
	}
	m.number(what, place)
}
