//go:build js

// Command wasm is the engine in the browser. It installs
//
//	fordel.call(method: string, json: string, bytes?: Uint8Array): Reply
//	fordel.start(method, json, bytes, answer: (reply: Reply) => void,
//	             progress: (what: string, done: number, total: number) => void): void
//	fordel.cancel(): void
//
// and answers through package bridge; a Reply is a string of JSON, or a
// Uint8Array that is a frame (see bridge.Frame). `call` answers at once, however
// long it takes. `start` gives the event loop a turn now and then, in which the
// page can cancel it; work that is shorter than that is answered before `start`
// returns. This file and turns_js.go are the only ones that know JavaScript.
package main

import (
	"context"
	"syscall/js"

	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/wasm/bridge"
)

func main() {
	e := &engine{bridge: bridge.New(), cancel: func() {}}
	js.Global().Set("fordel", map[string]any{"call": js.FuncOf(e.call), "start": js.FuncOf(e.start), "cancel": js.FuncOf(e.stop)})
	select {} // answer until the worker ends
}

// engine is the bridge and the call that it is at.
type engine struct {
	bridge *bridge.Bridge
	busy   bool
	cancel context.CancelFunc // of the call started last
	turns  turns
}

// call is fordel.call.
func (e *engine) call(_ js.Value, args []js.Value) any {
	return reply(e.answer(context.Background(), args))
}

// start is fordel.start. The work is done in a goroutine, as what JavaScript
// calls must not wait: it runs as soon as this function has returned to Go's
// scheduler, which is before JavaScript goes on.
func (e *engine) start(_ js.Value, args []js.Value) any {
	if len(args) < 5 || args[3].Type() != js.TypeFunction || args[4].Type() != js.TypeFunction {
		return reply(bridge.WrongCall())
	}
	if e.busy {
		args[3].Invoke(reply(bridge.Busy()))
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	e.cancel = cancel
	e.turns.begin()
	ctx = progress.Listen(ctx, func(s progress.Step) {
		e.turns.take(func() { args[4].Invoke(s.What, s.Done, s.Total) })
	})
	go func() {
		defer cancel()
		args[3].Invoke(reply(e.answer(ctx, args)))
	}()
	return nil
}

// stop is fordel.cancel.
func (e *engine) stop(js.Value, []js.Value) any {
	e.cancel()
	return nil
}

// answer answers a call with the arguments method, JSON and perhaps bytes.
func (e *engine) answer(ctx context.Context, args []js.Value) string {
	if e.busy {
		return bridge.Busy()
	}
	if len(args) < 2 || args[0].Type() != js.TypeString || args[1].Type() != js.TypeString {
		return bridge.WrongCall()
	}
	var bytes []byte
	if len(args) > 2 && !args[2].IsUndefined() && !args[2].IsNull() {
		if !args[2].InstanceOf(js.Global().Get("Uint8Array")) {
			return bridge.WrongCall()
		}
		bytes = make([]byte, args[2].Length())
		js.CopyBytesToGo(bytes, args[2])
	}
	e.busy = true
	defer func() { e.busy = false }()
	return e.bridge.Call(ctx, args[0].String(), args[1].String(), bytes)
}

// reply hands a reply to JavaScript: a frame as bytes of its own, all else as text.
func reply(text string) js.Value {
	if !bridge.IsFrame(text) {
		return js.ValueOf(text)
	}
	bytes := js.Global().Get("Uint8Array").New(len(text))
	js.CopyBytesToJS(bytes, []byte(text))
	return bytes
}
