package dsl

import (
	"reflect"
	"strings"
)

// patternOf makes the pattern of a struct whose tags hold a grammar.
func patternOf(t reflect.Type) pattern {
	r := &tagReader{}
	for i := range t.NumField() {
		f := t.Field(i)
		for rest := f.Tag.Get("parser"); rest != ""; {
			var item string
			item, rest = cutItem(rest)
			if item != "" {
				r.items = append(r.items, tagItem{item, f.Type})
			}
		}
	}
	return r.choices()
}

// cutItem cuts the first item off a tag: a quoted word, a name, `@@` or a sign.
func cutItem(tag string) (item, rest string) {
	tag = strings.TrimLeft(tag, " ")
	n := 1
	switch {
	case tag == "":
		return "", ""
	case tag[0] == '\'':
		n = strings.IndexByte(tag[1:], '\'') + 2
	case strings.HasPrefix(tag, "@@"):
		n = 2
	case tag[0] >= 'A' && tag[0] <= 'Z':
		if n = strings.IndexAny(tag, " )|?*"); n < 0 {
			n = len(tag)
		}
	}
	return tag[:n], tag[n:]
}

// tagItem is an item of a tag and the type of the field that has the tag.
type tagItem struct {
	text  string
	field reflect.Type
}

// tagReader reads patterns from the tags of a struct, whose groups may reach over
// several fields.
type tagReader struct {
	items []tagItem
}

func (r *tagReader) take(text string) bool {
	if len(r.items) == 0 || r.items[0].text != text {
		return false
	}
	r.items = r.items[1:]
	return true
}

func (r *tagReader) choices() pattern {
	out := choices{r.sequence()}
	for r.take("|") {
		out = append(out, r.sequence())
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

func (r *tagReader) sequence() pattern {
	var out sequence
	for len(r.items) > 0 && r.items[0].text != "|" && r.items[0].text != ")" {
		p := r.single()
		if many := r.take("*"); many || r.take("?") {
			p = repeated{p, many}
		}
		out = append(out, p)
	}
	return out
}

func (r *tagReader) single() pattern {
	r.take("@") // what is captured is of no concern here
	item := r.items[0]
	r.items = r.items[1:]
	switch item.text {
	case "(":
		p := r.choices()
		r.take(")")
		return p
	case "@@":
		t := item.field
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		switch r := reflect.New(t).Interface().(type) {
		case partReader:
			return part{t}
		case wordReader:
			return wordsOf(r)
		}
		return patternOf(t)
	case "Keyword":
		return keyword{}
	case "EOF":
		return end{}
	}
	return word(strings.Trim(item.text, "'"))
}

// wordsOf is the pattern of what takes one of some keywords.
func wordsOf(r wordReader) pattern {
	var out choices
	for _, w := range r.words() {
		out = append(out, word(w))
	}
	return out
}
