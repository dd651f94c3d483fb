//go:build js

// Command wasm is the engine in the browser: it installs one function,
//
//	fordel.call(method: string, json: string, bytes?: Uint8Array): string
//
// and answers through package bridge. This file is the only one that knows
// JavaScript.
package main

import (
	"syscall/js"

	"github.com/fordel-lang/fordel/wasm/bridge"
)

func main() {
	b := bridge.New()
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
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
		return b.Call(args[0].String(), args[1].String(), bytes)
	})
	js.Global().Set("fordel", map[string]any{"call": call})
	select {} // answer until the worker ends
}
