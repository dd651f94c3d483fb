//go:build js

package main

import (
	"math"
	"runtime/debug"
)

// Garbage is collected before the first result all the same when the page hands in
// more than light bytes of files, as reading them takes a few times as much memory,
// or when memory comes to enough bytes, as after many rules with errors.
const (
	light  = 4 << 20
	enough = 96 << 20
)

// garbage has none collected until the first result is there. What has
// come up by then is small, and the collector is code that the browser would have
// to compile first, a fifteenth of all that a start touches.
type garbage struct {
	off   bool // none is collected yet
	bytes int  // of files, so far
}

// pause has no garbage collected until there is a reason to.
func (g *garbage) pause() {
	g.off = true
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(enough)
}

// given says that a file comes.
func (g *garbage) given(bytes int) {
	if g.bytes += bytes; g.bytes > light {
		g.collect()
	}
}

// answered says which call was answered.
func (g *garbage) answered(method string) {
	if method == "results" || method == "run" {
		g.collect()
	}
}

// collect has garbage collected from now on, as Go does unasked.
func (g *garbage) collect() {
	if g.off {
		g.off = false
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}
