//go:build js

// Command wasm is the engine in the browser. It installs
//
//	fordel.call(method: string, json: string, bytes?: Uint8Array): Reply
//	fordel.start(method, json, bytes, answer: (reply: Reply) => void,
//	             progress: (what: string, done: number, total: number) => void): void
//	fordel.cancel(): void
//
// and answers through package bridge; a Reply is a string of JSON, or a
// Uint8Array that is a frame (see bridge/frame.go). `call` answers at once, however
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
	e := &engine{bridge: bridge.New(), cancel: func() {}, started: make(chan work, 1), bytes: js.Global().Get("Uint8Array")}
	e.garbage.pause()
	js.Global().Set("fordel", map[string]any{"call": js.FuncOf(e.call), "start": js.FuncOf(e.start), "cancel": js.FuncOf(e.stop)})
	e.serve()
}

// engine is the bridge and the call that it is at.
type engine struct {
	bridge  *bridge.Bridge
	busy    bool // a call is not answered yet
	started chan work
	cancel  context.CancelFunc // of the call started last
	turns   turns
	garbage garbage
	bytes   js.Value // the constructor Uint8Array
}

// work is a call that was started.
type work struct {
	ctx  context.Context
	args []js.Value
}

// call is fordel.call.
func (e *engine) call(_ js.Value, args []js.Value) any {
	if e.busy {
		return bridge.Busy()
	}
	return e.reply(e.answer(context.Background(), args))
}

// start is fordel.start. The work is left to serve, as what JavaScript calls must
// not wait: that goes on as soon as this function has returned to Go's scheduler,
// which is before JavaScript does.
func (e *engine) start(_ js.Value, args []js.Value) any {
	if len(args) < 5 || args[3].Type() != js.TypeFunction || args[4].Type() != js.TypeFunction {
		return bridge.WrongCall()
	}
	if e.busy {
		args[3].Invoke(bridge.Busy())
		return nil
	}
	e.busy = true
	ctx, cancel := context.WithCancel(context.Background())
	e.cancel = cancel
	e.turns.begin()
	ctx = progress.Listen(ctx, func(s progress.Step) {
		e.turns.take(func() { args[4].Invoke(s.What, s.Done, s.Total) })
	})
	e.started <- work{ctx, args}
	return nil
}

// serve answers the calls that are started until the worker ends: all in one
// goroutine, whose stack is then as large as they need.
func (e *engine) serve() {
	for w := range e.started {
		reply := e.answer(w.ctx, w.args)
		e.cancel()
		e.busy = false
		w.args[3].Invoke(e.reply(reply))
	}
}

// stop is fordel.cancel.
func (e *engine) stop(js.Value, []js.Value) any {
	e.cancel()
	return nil
}

// answer answers a call with the arguments method, JSON and perhaps bytes.
func (e *engine) answer(ctx context.Context, args []js.Value) string {
	if len(args) < 2 || args[0].Type() != js.TypeString || args[1].Type() != js.TypeString {
		return bridge.WrongCall()
	}
	var bytes []byte
	if len(args) > 2 && !args[2].IsUndefined() && !args[2].IsNull() {
		if !args[2].InstanceOf(e.bytes) {
			return bridge.WrongCall()
		}
		e.garbage.given(args[2].Length())
		bytes = make([]byte, args[2].Length())
		js.CopyBytesToGo(bytes, args[2])
	}
	defer e.garbage.answered(args[0].String())
	return e.bridge.Call(ctx, args[0].String(), args[1].String(), bytes)
}

// reply hands a reply to JavaScript: a frame as bytes of its own, all else as text.
func (e *engine) reply(text string) js.Value {
	if !bridge.IsFrame(text) {
		return js.ValueOf(text)
	}
	bytes := e.bytes.New(len(text))
	js.CopyBytesToJS(bytes, []byte(text))
	return bytes
}
