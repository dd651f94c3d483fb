package jsontext

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how deep lists and objects may lie in each other.
const deepest = 100

// Read reads JSON into what a pointer points to, as encoding/json does: structs by
// the tags of their fields, whatever else there is passed over, and in an `any` a
// number, a text, true or false, nil, a []any or a map[string]any.
func Read(text string, into any) error {
	r := &reader{text: text}
	err := r.value(reflect.ValueOf(into).Elem(), 0)
	if r.space(); err == nil && r.at < len(text) {
		return r.wrong("the end")
	}
	return err
}

// reader is at a place in a text.
type reader struct {
	text string
	at   int
}

// wrong says that something else should stand here.
func (r *reader) wrong(want string) error {
	return fmt.Errorf("character %d should be %s", utf8.RuneCountInString(r.text[:r.at])+1, want)
}

func (r *reader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// takes passes over a sign, if it comes next.
func (r *reader) takes(sign byte) bool {
	r.space()
	if r.at < len(r.text) && r.text[r.at] == sign {
		r.at++
		return true
	}
	return false
}

// value reads a value into v; into an invalid one it is passed over.
func (r *reader) value(v reflect.Value, depth int) error {
	if v.IsValid() && v.Kind() == reflect.Pointer && !r.null() {
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(v.Elem(), depth)
	}
	r.space()
	switch rest := r.text[r.at:]; {
	case rest == "":
		return r.wrong("a value")
	case depth > deepest:
		return r.wrong("less deep")
	case rest[0] == '{':
		return r.object(v, depth)
	case rest[0] == '[':
		return r.list(v, depth)
	case rest[0] == '"':
		text, err := r.quoted()
		return r.set(v, reflect.String, text, err)
	case r.null():
		r.at += len("null")
		if v.IsValid() && (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer || v.Kind() == reflect.Map || v.Kind() == reflect.Slice) {
			v.SetZero()
		}
		return nil
	case strings.HasPrefix(rest, "true"), strings.HasPrefix(rest, "false"):
		r.at += len(strconv.FormatBool(rest[0] == 't'))
		return r.set(v, reflect.Bool, rest[0] == 't', nil)
	}
	return r.number(v)
}

func (r *reader) null() bool {
	r.space()
	return strings.HasPrefix(r.text[r.at:], "null")
}

// set gives v a value of a kind.
func (r *reader) set(v reflect.Value, kind reflect.Kind, value any, err error) error {
	switch {
	case err != nil || !v.IsValid():
	case v.Kind() == reflect.Interface:
		v.Set(reflect.ValueOf(value))
	case v.Kind() == kind:
		v.Set(reflect.ValueOf(value).Convert(v.Type()))
	default:
		return fmt.Errorf("a %s cannot be a %s", kind, v.Kind())
	}
	return err
}

func (r *reader) number(v reflect.Value) error {
	size := numberSize(r.text[r.at:])
	if size == 0 {
		return r.wrong("a value")
	}
	text := r.text[r.at : r.at+size]
	r.at += size
	if !v.IsValid() {
		return nil
	}
	if v.Kind() == reflect.Int {
		n, err := strconv.Atoi(text)
		return r.set(v, reflect.Int, n, err)
	}
	x, err := strconv.ParseFloat(text, 64)
	return r.set(v, reflect.Float64, x, err)
}

// numberSize is the length of the number that a text begins with; 0 for none.
func numberSize(s string) int {
	digits := func(i int) int {
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i
	}
	i := len(s) - len(strings.TrimPrefix(s, "-"))
	end := digits(i)
	if end == i || s[i] == '0' && end > i+1 {
		return 0
	}
	if end < len(s) && s[end] == '.' {
		if i, end = end+1, digits(end+1); end == i {
			return 0
		}
	}
	if end < len(s) && (s[end] == 'e' || s[end] == 'E') {
		i = end + 1
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if end = digits(i); end == i {
			return 0
		}
	}
	return end
}

// list reads a list into a slice.
func (r *reader) list(v reflect.Value, depth int) error {
	var items reflect.Value
	switch {
	case v.IsValid() && v.Kind() == reflect.Interface:
		items = reflect.ValueOf(&[]any{}).Elem()
	case v.IsValid() && v.Kind() == reflect.Slice:
		items = reflect.MakeSlice(v.Type(), 0, 0)
	case v.IsValid():
		return fmt.Errorf("a list cannot be a %s", v.Kind())
	}
	r.at++
	for first := true; !r.takes(']'); first = false {
		if !first && !r.takes(',') {
			return r.wrong("`,` or `]`")
		}
		var item reflect.Value
		if items.IsValid() {
			item = reflect.New(items.Type().Elem()).Elem()
		}
		if err := r.value(item, depth+1); err != nil {
			return err
		}
		if items.IsValid() {
			items = reflect.Append(items, item)
		}
	}
	if v.IsValid() {
		v.Set(items)
	}
	return nil
}

// object reads an object into a struct or a map.
func (r *reader) object(v reflect.Value, depth int) error {
	into, made := v, true
	switch {
	case v.IsValid() && v.Kind() == reflect.Interface:
		into = reflect.ValueOf(map[string]any{})
	case v.IsValid() && v.Kind() == reflect.Map:
		into = reflect.MakeMap(v.Type())
	case v.IsValid() && v.Kind() != reflect.Struct:
		return fmt.Errorf("an object cannot be a %s", v.Kind())
	default:
		made = false
	}
	r.at++
	for first := true; !r.takes('}'); first = false {
		if !first && !r.takes(',') {
			return r.wrong("`,` or `}`")
		}
		r.space()
		name, err := r.quoted()
		if err != nil {
			return err
		}
		if !r.takes(':') {
			return r.wrong("`:`")
		}
		if err := r.entry(into, name, depth+1); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if made {
		v.Set(into)
	}
	return nil
}

// entry reads the value of a name in an object.
func (r *reader) entry(into reflect.Value, name string, depth int) error {
	switch {
	case !into.IsValid():
		return r.value(into, depth)
	case into.Kind() == reflect.Struct:
		return r.value(fieldOf(into, name), depth)
	}
	value := reflect.New(into.Type().Elem()).Elem()
	err := r.value(value, depth)
	if err == nil {
		into.SetMapIndex(reflect.ValueOf(name), value)
	}
	return err
}

// fieldOf is the field of a struct that has a name in JSON; invalid: none has.
func fieldOf(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		tag, _, embedded := tagOf(v.Type().Field(i))
		if embedded {
			if f := fieldOf(v.Field(i), name); f.IsValid() {
				return f
			}
		} else if tag == name && name != "" {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// quoted reads a text in quotes.
func (r *reader) quoted() (string, error) {
	if r.at >= len(r.text) || r.text[r.at] != '"' {
		return "", r.wrong("a text in quotes")
	}
	r.at++
	if end := strings.IndexAny(r.text[r.at:], "\"\\\x00\n"); end >= 0 && r.text[r.at+end] == '"' && plain(r.text[r.at:r.at+end]) {
		text := r.text[r.at : r.at+end]
		r.at += end + 1
		return text, nil
	}
	var out strings.Builder
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		switch {
		case c == '"':
			r.at++
			return out.String(), nil
		case c < ' ':
			return "", r.wrong("no control character")
		case c == '\\':
			escaped, err := r.escape()
			if err != nil {
				return "", err
			}
			out.WriteRune(escaped)
		default:
			out.WriteRune(c)
			r.at += size
		}
	}
	return "", r.wrong("the end of a text")
}

// plain reports whether a text stands for itself.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' {
			return false
		}
	}
	return utf8.ValidString(s)
}

// escapes are the characters that stand for others behind a backslash.
const escapes, escaped = `"\/bfnrt`, "\"\\/\b\f\n\r\t"

// escape reads a backslash and what it stands for with what follows.
func (r *reader) escape() (rune, error) {
	if r.at+1 >= len(r.text) {
		return 0, r.wrong("the end of a text")
	}
	if i := strings.IndexByte(escapes, r.text[r.at+1]); i >= 0 {
		r.at += 2
		return rune(escaped[i]), nil
	}
	unit, ok := r.unit()
	if !ok {
		return 0, r.wrong("an escape of JSON")
	}
	r.at += len(`\u0000`)
	if low, ok := r.unit(); ok && utf16.IsSurrogate(unit) {
		if c := utf16.DecodeRune(unit, low); c != utf8.RuneError {
			r.at += len(`\u0000`)
			return c, nil
		}
	}
	if utf16.IsSurrogate(unit) {
		return utf8.RuneError, nil
	}
	return unit, nil
}

// unit is the code unit that is written here as \u and four digits.
func (r *reader) unit() (rune, bool) {
	digits, ok := strings.CutPrefix(r.text[r.at:], `\u`)
	if !ok || len(digits) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(digits[:4], 16, 16)
	return rune(n), err == nil
}
