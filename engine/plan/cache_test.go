package plan

import (
	"testing"
)

// Of what a run does not show only so much is kept as there is room for.
func TestCacheOfUnshown(t *testing.T) {
	c := NewCache()
	known := func(keys ...string) (n int) {
		for _, key := range keys {
			if c.find([]byte(key), nil, &Task{}) != nil {
				n++
			}
		}
		return n
	}
	c.Begin()
	c.keep("shown", &Outcome{size: 3 * unshown}, &Task{}, true)
	c.keep("beside", &Outcome{size: unshown * 2 / 3}, &Task{}, false)
	c.keep("too much", &Outcome{size: unshown / 2}, &Task{}, false)
	c.keep("small", &Outcome{size: unshown / 4}, &Task{}, false)
	c.End()
	c.Begin()
	if known("too much") != 0 || known("beside", "small") != 2 {
		t.Errorf("%v are kept", c.outcomes)
	}
	c.End()
	if known("shown") != 0 {
		t.Error("a large outcome of an earlier run is kept")
	}
	c.Begin()
	c.keep("half", &Outcome{size: unshown}, &Task{}, true)
	c.Abort()
	if known("half") != 0 || known("beside", "small") != 2 {
		t.Errorf("after a run that was stopped %v are kept", c.outcomes)
	}
}
