package jsontext

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Append writes a value of a Go type: structs by the tags of their fields, as
// encoding/json does. Keys of maps are texts and come in order.
func Append(out []byte, value any) []byte { return appendValue(out, reflect.ValueOf(value)) }

func appendValue(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Float64:
		return AppendNumber(out, v.Float())
	case reflect.String:
		return AppendText(out, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return appendValue(out, v.Elem())
		}
	case reflect.Slice:
		if !v.IsNil() {
			return appendList(out, v)
		}
	case reflect.Map:
		if !v.IsNil() {
			return appendMap(out, v)
		}
	case reflect.Struct:
		out, _ = appendFields(append(out, '{'), v, false)
		return append(out, '}')
	}
	return append(out, "null"...)
}

func appendList(out []byte, v reflect.Value) []byte {
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendValue(out, v.Index(i))
	}
	return append(out, ']')
}

func appendMap(out []byte, v reflect.Value) []byte {
	values := map[string]reflect.Value{}
	for entries := v.MapRange(); entries.Next(); {
		values[entries.Key().String()] = entries.Value()
	}
	out = append(out, '{')
	for i, key := range slices.Sorted(maps.Keys(values)) {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendValue(append(AppendText(out, key), ':'), values[key])
	}
	return append(out, '}')
}

// appendFields writes the fields of a struct, those of structs in it that have no
// name of their own among them. some tells whether there are fields before.
func appendFields(out []byte, v reflect.Value, some bool) ([]byte, bool) {
	for i := range v.NumField() {
		name, optional, embedded := tagOf(v.Type().Field(i))
		switch field := v.Field(i); {
		case embedded:
			out, some = appendFields(out, field, some)
		case name == "" || optional && isEmpty(field):
		default:
			if some {
				out = append(out, ',')
			}
			out, some = appendValue(append(AppendText(out, name), ':'), field), true
		}
	}
	return out, some
}

// tagOf is a field's name in JSON, "" for one that is left out, whether it is left
// out where it is empty, and whether its own fields stand in its place.
func tagOf(f reflect.StructField) (name string, optional, embedded bool) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case f.Anonymous && name == "":
		return "", false, true
	case !f.IsExported() || name == "-":
		return "", false, false
	}
	return name, options == "omitempty", false
}

// isEmpty reports whether a field that may be left out is.
func isEmpty(v reflect.Value) bool {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}
