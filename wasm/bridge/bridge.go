// Package bridge is what the page can ask of the engine: a method, its
// parameters as JSON and perhaps a file in; JSON out. It holds one session: the
// rules given last, the data of their tables, the last result. It is plain Go;
// package main beside it hands it to JavaScript.
//
// Problems of rules and data are in the reply as "diagnostics". A reply that
// holds only "error" (a sentence in "en" and "da") says that the call itself
// went wrong: it does not fit the session, or the engine has a defect.
package bridge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// Bridge is one session with a page. It is not for use by several goroutines at
// once.
type Bridge struct {
	rules   file
	files   map[string]file // by table: the data given, also for tables the rules do not have now
	session *engine.Session // nil: no rules given yet, or to be made anew
	sound   *engine.Session // of the last rules without errors; nil: none yet
	result  *engine.Result  // of the last run; nil: none
	sent    sent            // what the page has from the last frame
	shown   shown           // the views that were told last
	editing *document       // the text that the page's editor asked about last; nil: none
}

// file is a file as the page gave it.
type file struct {
	name string
	data []byte
}

// New gives a bridge without rules or data.
func New() *Bridge { return &Bridge{files: map[string]file{}} }

// request is a call: every method takes some of these parameters.
type request struct {
	Text     string         `json:"text"`
	File     string         `json:"file"`
	Lang     diag.Lang      `json:"lang"`
	Table    string         `json:"table"`
	Params   map[string]any `json:"params"`
	Scenario *string        `json:"scenario"`
	Columns  []string       `json:"columns"`
	From     *int           `json:"from"`
	To       *int           `json:"to"`
	View     *int           `json:"view"`
	Offset   int            `json:"offset"` // in UTF-16 code units
	Name     string         `json:"name"`
	bytes    []byte
	ctx      context.Context
}

// method answers one kind of call with JSON.
type method func(*Bridge, request) (string, error)

var methods = map[string]method{
	"version": (*Bridge).version,
	"rules":   (*Bridge).openRules,
	"data":    (*Bridge).loadData,
	"clear":   (*Bridge).clear,
	"run":     (*Bridge).run,
	"results": (*Bridge).results,
	"rows":    (*Bridge).rows,
	"csv":     (*Bridge).csv,

	"describe":   (*Bridge).tell,
	"tokens":     (*Bridge).tokens,
	"complete":   (*Bridge).complete,
	"hover":      (*Bridge).hover,
	"definition": (*Bridge).definition,
	"rename":     (*Bridge).rename,
	"outline":    (*Bridge).outline,
	"format":     (*Bridge).format,
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
	answer, ok := methods[name]
	if !ok {
		return refusal(failf("there is no method %q", "der findes ingen metode %q", name))
	}
	r := request{bytes: data, ctx: ctx}
	if err := json.Unmarshal([]byte(params), &r); err != nil {
		return refusal(failf("the parameters of %q cannot be read: %v", "parametrene til %q kan ikke læses: %v", name, err))
	}
	reply, err := answer(b, r)
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
	var reply struct {
		Error struct {
			EN string `json:"en"`
			DA string `json:"da"`
		} `json:"error"`
	}
	reply.Error.EN, reply.Error.DA = f.EN, f.DA
	text, err := encode(reply)
	if err != nil {
		return fmt.Sprintf(`{"error":{"en":%q,"da":%q}}`, "error", "fejl")
	}
	return text
}

// encode is a value as JSON in which < > & stand as they are.
func encode(value any) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// Version is that of the engine and of the page that belongs to it.
const Version = "0.1.0"

// version says which engine this is; the page refuses one that is not its own.
func (b *Bridge) version(request) (string, error) {
	return encode(map[string]string{"version": Version})
}
