//go:build js

package bench

import (
	"syscall/js"
	"time"
)

// processorTime is the time that processors have spent on this process, as Node
// says it. Unlike the time of day it does not go on while other processes have
// the processor.
func processorTime() time.Duration {
	process := js.Global().Get("process")
	if process.Get("cpuUsage").Type() != js.TypeFunction {
		return time.Since(began)
	}
	used := process.Call("cpuUsage")
	return time.Duration(used.Get("user").Int()+used.Get("system").Int()) * time.Microsecond
}
