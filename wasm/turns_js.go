//go:build js

package main

import (
	"syscall/js"
	"time"
)

// patience is how long work goes on before the event loop gets a turn: long
// enough that turns cost nothing to speak of and no answer to a slider waits for
// one, short enough that what the page says is heard at once.
const patience = 20 * time.Millisecond

// quiet is how much time passes between two words of how far the work is.
const quiet = 50 * time.Millisecond

// turns lets the event loop of JavaScript have its turn while Go works: both
// have one thread between them.
type turns struct {
	last   time.Time
	told   time.Time
	end    func() // has the loop call back when its turn is over
	resume chan struct{}
}

// begin says that work begins.
func (t *turns) begin() { t.last, t.told = time.Now(), time.Time{} }

// take gives the loop a turn if one is due; before it, but not before every one,
// it tells how far the work is. Messages that waited are heard before it returns.
func (t *turns) take(tell func()) {
	if time.Since(t.last) < patience {
		return
	}
	if t.resume == nil {
		t.open()
	}
	if time.Since(t.told) >= quiet {
		t.told = time.Now()
		tell()
	}
	t.end()
	<-t.resume
	t.last = time.Now()
}

// open finds how to be called back as soon as the messages sent to the worker
// before were heard: in Node, whose message channels go before all else, by
// setImmediate, and in browsers by a message channel, as timers make one wait.
func (t *turns) open() {
	t.resume = make(chan struct{}, 1)
	back := js.FuncOf(func(js.Value, []js.Value) any {
		t.resume <- struct{}{}
		return nil
	})
	if immediate := js.Global().Get("setImmediate"); immediate.Type() == js.TypeFunction {
		t.end = func() { immediate.Invoke(back) }
		return
	}
	channel := js.Global().Get("MessageChannel").New()
	channel.Get("port1").Set("onmessage", back)
	port := channel.Get("port2")
	t.end = func() { port.Call("postMessage", js.Null()) }
}
