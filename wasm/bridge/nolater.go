//go:build first

package bridge

// later is empty in the engine that the page loads first.
var later map[string]method
