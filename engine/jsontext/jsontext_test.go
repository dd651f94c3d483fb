package jsontext

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
)

type word string

type span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

type inner struct {
	span
	Kind  word     `json:"kind"`
	Texts []string `json:"texts"`
}

// shapes has a field of every shape that the contract with the page has.
type shapes struct {
	Text    string                        `json:"text"`
	Maybe   *string                       `json:"maybe"`
	Left    string                        `json:"left,omitempty"`
	N       int                           `json:"n"`
	X       float64                       `json:"x"`
	Limit   *float64                      `json:"limit,omitempty"`
	Flag    bool                          `json:"flag,omitempty"`
	Any     any                           `json:"any"`
	Choices []any                         `json:"choices,omitempty"`
	Items   []inner                       `json:"items"`
	Item    *inner                        `json:"item"`
	Groups  map[string]map[string]float64 `json:"groups"`
	Params  map[string]any                `json:"params,omitempty"`
	hidden  int
	Own     int `json:"-"`
}

// theirs is a value as encoding/json writes it.
func theirs(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestAppend(t *testing.T) {
	limit, text := 0.1, "<a & \"b\">\n\\ø😀"
	for _, value := range []any{
		shapes{}, nil, true, "", text, 1e21, 0.1, -0.5, 123456789.0, []string{}, []string(nil), map[string]int{"b": 1, "a": 2}, map[string]int(nil),
		shapes{Text: text, Maybe: &text, Left: "l", N: -3, X: 2.5, Limit: &limit, Flag: true, Any: map[string]any{"z": 1.0, "a": []any{nil, "x", false}}, Choices: []any{1.5, "b"},
			Items: []inner{{span{1, 2}, "k", []string{"a"}}, {}}, Item: &inner{Texts: []string{}}, Groups: map[string]map[string]float64{"b": {"y": 1, "x": 2}, "": nil}, Params: map[string]any{"p": 1.0}, hidden: 1, Own: 1},
	} {
		if got, want := string(Append(nil, value)), theirs(t, value); got != want {
			t.Errorf("%+v is\n%s\nwant\n%s", value, got, want)
		}
	}
	if got := string(Append(nil, []float64{math.NaN(), math.Inf(1), math.Copysign(0, -1)})); got != `[null,null,-0]` {
		t.Error(got)
	}
}

var texts = []string{
	`{}`, ` { "text" : "a" , "n" : 3 } `, `{"text":"\u00e5\ud83d\ude00\n\/\"\\\b\f\r\t","maybe":null,"x":-1.5e3}`, `{"maybe":"m","limit":0,"flag":true,"any":{"a":[1,"b",null,{}]}}`,
	`{"items":[{"from":1,"to":2,"kind":"k","texts":["a","b"]},{}],"item":{"texts":[]},"groups":{"a":{"b":1}}}`, `{"params":{"p":0.1,"q":"x","r":false}}`, `{"items":null,"item":null,"groups":null,"any":null,"n":null,"text":null}`,
	`{"more":{"deep":[[["x"]]],"t":true},"n":1}`, `{"text":"a","text":"b"}`, `{"text":"\ud83dx\udc00\u0000"}`, "{\"text\":\"\xff\"}", `{"x":1e400}`, `{"x":0.1e-400}`,
	``, ` `, `null`, `[]`, `3`, `"a"`, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{,}`, `{"a" 1}`, `{a:1}`, `{"n":1.5}`, `{"n":"1"}`, `{"text":1}`, `{"flag":1}`, `{"items":{}}`, `{"items":[1]}`, `{"item":[]}`, `{"groups":[]}`,
	`{"x":01}`, `{"x":-}`, `{"x":.5}`, `{"x":1.}`, `{"x":1e}`, `{"x":+1}`, `{"x":1e+5}`, `{"x":NaN}`, `{"x":truex}`, `{"any":tru}`, `{"any":nul}`, `{"any":[1,]}`, `{"any":[1 2]}`, `{"any":[`, `{"text":"a`, `{"text":"\x"}`, `{"text":"\u12"}`, `{"text":"\`, "{\"text\":\"a\nb\"}",
	`{} {}`, `{"any":` + strings.Repeat("[", 99) + strings.Repeat("]", 99) + `}`, `{"n":99999999999999999999}`, `{"n":-0}`, `{"params":{"":0}}`,
}

// compare reads a text in both ways.
func compare(t *testing.T, text string) {
	var got, want shapes
	err, theirs := Read(text, &got), json.Unmarshal([]byte(text), &want)
	if (err == nil) != (theirs == nil) || err == nil && !reflect.DeepEqual(got, want) {
		t.Errorf("%q gives\n%+v %v, want\n%+v %v", text, got, err, want, theirs)
	}
}

func TestRead(t *testing.T) {
	for _, text := range texts {
		compare(t, text)
	}
	var any any
	if err := Read(strings.Repeat("[", 5000)+strings.Repeat("]", 5000), &any); err == nil {
		t.Error("there is no end to how deep a list may be")
	}
	var out shapes
	if err := Read(`{"items": [{"kind": 3}]}`, &out); err == nil || err.Error() != "items: kind: a float64 cannot be a string" {
		t.Error(err)
	}
	if err := Read(`{"ø": 1 2}`, &out); err == nil || err.Error() != "character 9 should be `,` or `}`" {
		t.Error(err)
	}
}

// What is written is read again as it was, and nothing is read otherwise than
// encoding/json does.
func FuzzRead(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "[")+strings.Count(text, "{") > deepest || !exact(text) {
			return
		}
		compare(t, text)
		var value any
		if Read(text, &value) == nil {
			var again any
			if err := Read(string(Append(nil, value)), &again); err != nil || !reflect.DeepEqual(again, value) {
				t.Errorf("%q is written and read as %v %v", text, again, err)
			}
		}
	})
}

// exact reports whether a text has no names that encoding/json takes for another
// whatever the case of their letters, and none twice, of which it takes the parts.
func exact(text string) bool {
	low := strings.ToLower(text)
	for _, name := range []string{"text", "maybe", "left", "n", "x", "limit", "flag", "any", "choices", "items", "item", "groups", "params", "from", "to", "kind", "texts"} {
		if quoted := `"` + name + `"`; strings.Count(low, quoted) != strings.Count(text, quoted) || strings.Count(text, quoted) > 1 {
			return false
		}
	}
	return !strings.Contains(low, `\u`) && low == strings.ToLower(strings.ToUpper(text))
}
