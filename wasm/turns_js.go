//go:build js

package main

import (
	"syscall/js"
	"time"
)

// patience is how long work goes on before the event loop gets a turn: long
// enough that turns cost nothing to speak of and no answer to a slider waits for
// one, short enough that what the page says is heard at once.
const patience = 25 * time.Millisecond

// turns lets the event loop of JavaScript have its turn while Go works: both
// have one thread between them.
type turns struct {
	last   time.Time
	port   js.Value // of a message channel, by which the loop's turn ends
	resume chan struct{}
}

// begin says that work begins.
func (t *turns) begin() { t.last = time.Now() }

// take gives the loop a turn if one is due, and calls before it what is to be
// done in it. Messages that waited are heard before it returns.
func (t *turns) take(before func()) {
	if time.Since(t.last) < patience {
		return
	}
	if t.resume == nil {
		t.open()
	}
	before()
	t.port.Call("postMessage", js.Null())
	<-t.resume
	t.last = time.Now()
}

// open makes the channel. A message on it comes after all that were sent to the
// worker before, and sooner than a timer would.
func (t *turns) open() {
	t.resume = make(chan struct{}, 1)
	channel := js.Global().Get("MessageChannel").New()
	t.port = channel.Get("port2")
	channel.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		t.resume <- struct{}{}
		return nil
	}))
}
