// Package bridge is what the page can ask of the engine: a method, its
// parameters as JSON and perhaps a file in; JSON or a frame out, as contract.go
// says. It holds one session: the
// rules given last, the data of their tables, the last result. It is plain Go;
// package main beside it hands it to JavaScript.
//
// Problems of rules and data are in the reply as "diagnostics". A reply that
// holds only "error" (a sentence in "en" and "da") says that the call itself
// went wrong: it does not fit the session, or the engine has a defect.
package bridge

import (
	"context"
	"errors"
	"maps"
	"reflect"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/jsontext"
	"github.com/fordel-lang/fordel/engine/table"
)

// Bridge is one session with a page. It is not for use by several goroutines at
// once.
type Bridge struct {
	rules     file
	files     map[string]file    // by table: the data given, also for tables the rules do not have now
	areas     map[string]file    // by table: the areas given
	session   *engine.Session    // nil: no rules given yet, or to be made anew
	sound     *engine.Session    // of the last rules without errors; nil: none yet
	result    *engine.Result     // of the last run; nil: none
	set       engine.Settings    // of that
	runs      int                // how many there were
	explainer *explain.Explainer // of the result; nil: not asked for yet
	hiding    *explain.Explainer // the same that tells no small counts
	sent      sent               // what the page has from the last frame
	shown     shown              // the views that were told last
	rival     *engine.Other      // what a second rule file gave on the same data, and what its names are; nil: none, or out of date
	editing   *document          // the text that the page's editor asked about last; nil: none
}

// file is a file as the page gave it.
type file struct {
	name    string
	data    []byte
	sheet   string         // of a workbook: then the data are its cells
	mapping *table.Mapping // of data; nil for none
	asSheet bool           // of data: how places in them are told
}

// New gives a bridge without rules or data.
func New() *Bridge { return &Bridge{files: map[string]file{}, areas: map[string]file{}} }

// call is what comes with a call besides its parameters.
type call struct {
	ctx   context.Context
	bytes []byte // a file; nil: none
}

// method answers one kind of call.
type method struct {
	params, reply reflect.Type // of the contract; no reply: its type is the command's JSON
	answer        func(*Bridge, call, string) (string, error)
}

// answers is a method whose reply is JSON.
func answers[P, R any](answer func(*Bridge, call, P) (R, error)) method {
	m := writes(func(b *Bridge, c call, p P) (string, error) {
		reply, err := answer(b, c, p)
		if err != nil {
			return "", err
		}
		return encode(reply), nil
	})
	m.reply = reflect.TypeFor[R]()
	return m
}

// frames is a method whose reply is a frame with an R as its part 0.
func frames[P, R any](answer func(*Bridge, call, P) (string, error)) method {
	m := writes(answer)
	m.reply = reflect.TypeFor[R]()
	return m
}

// writes is a method that writes its reply itself.
func writes[P any](answer func(*Bridge, call, P) (string, error)) method {
	return method{params: reflect.TypeFor[P](), answer: func(b *Bridge, c call, params string) (string, error) {
		var p P
		if err := jsontext.Read(params, &p); err != nil {
			return "", failf("the parameters cannot be read: %v", "parametrene kan ikke læses: %v", err)
		}
		return answer(b, c, p)
	}}
}

// methods are all that this engine answers.
var methods = func() map[string]method {
	all := maps.Clone(first)
	maps.Copy(all, later)
	return all
}()

// first are the methods that a model's first results take. The page loads an engine
// with these alone (built with the tag "first"), which is a quarter smaller, and goes
// on with the whole one once that has come.
var first = map[string]method{
	"version": answers((*Bridge).version),
	"rules":   answers((*Bridge).openRules),
	"data":    answers((*Bridge).loadData),
	"clear":   answers((*Bridge).clear),
	"results": frames[Run, Results]((*Bridge).results),
	"read":    answers((*Bridge).read),
}

// Call answers a call. It never panics: a defect of the engine becomes an error
// reply, and the session is made anew from its rules and data. The reply to a call
// whose context is cancelled is {"cancelled":true}; then all is as it was before
// it. The context's listener hears how far the work has come.
func (b *Bridge) Call(ctx context.Context, name, params string, data []byte) (reply string) {
	defer func() {
		if defect := recover(); defect != nil {
			b.session, b.sound, b.result = nil, nil, nil
			reply = refusal(defective(defect))
		}
	}()
	m, ok := methods[name]
	if !ok {
		return refusal(failf("there is no method %q", "der findes ingen metode %q", name))
	}
	reply, err := m.answer(b, call{ctx, data}, params)
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return `{"cancelled":true}`
	case err != nil:
		return refusal(err)
	}
	return reply
}

// WrongCall is the reply to a call whose arguments are not those of Call.
func WrongCall() string {
	return refusal(failf("call it with a method, JSON text and perhaps a Uint8Array",
		"kald med en metode, en JSON-tekst og eventuelt et Uint8Array"))
}

// Busy is the reply to a call while another is not yet answered.
func Busy() string {
	return refusal(failf("the engine has not answered the last call yet", "beregneren har endnu ikke svaret på det forrige kald"))
}

// defective tells a defect of the engine, and in which line of the rules it was.
func defective(cause any) error {
	told, source := diag.DefectOf(cause)
	if source == nil {
		return failure{told.Message}
	}
	line := source.Position(told.Range.Start).Line
	return failf("line %[2]d: %[1]s", "linje %[2]d: %[1]s", told.Message, line)
}

// failure is an error in both languages.
type failure struct{ diag.Text }

func (f failure) Error() string { return f.EN }

func failf(en, da string, args ...any) error { return failure{diag.Format(en, da, args...)} }

// refusal is the reply that carries an error.
func refusal(err error) string {
	f := failure{diag.Text{EN: err.Error(), DA: err.Error()}}
	errors.As(err, &f)
	return encode(Refusal{Sentence(f.Text)})
}

// encode is a value as JSON.
func encode(value any) string { return string(jsontext.Append(nil, value)) }

// Release is that of the engine and of the page that belongs to it.
const Release = engine.Version

func (b *Bridge) version(call, Nothing) (Version, error) {
	return Version{Release, fingerprint}, nil
}
