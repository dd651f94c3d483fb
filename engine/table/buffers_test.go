package table

import "testing"

func TestBuffers(t *testing.T) {
	m := NewBuffers(100, 3)
	all := m.Track()
	a, b := m.Numbers(100), m.Bits(100)
	inner := m.Track()
	c := m.Numbers(3)
	m.Free(inner())
	if again := m.Numbers(3); &again[0] != &c[0] {
		t.Error("what was returned is not given again")
	}
	if other := m.Numbers(3); &other[0] == &c[0] {
		t.Error("the same is given twice")
	}
	m.Free(all())
	if x, y := m.Numbers(100), m.Bits(100); &x[0] != &a[0] || &y[0] != &b[0] || len(y) != 2 {
		t.Error("what was taken lacks what was given before and after another within it")
	}
	end := m.Track()
	m.Numbers(50)
	if m.Free(end()); len(m.numbers[50]) != 0 {
		t.Error("what fits no table is kept")
	}
	var none *Buffers
	if len(none.Numbers(7)) != 7 || len(none.Bits(65)) != 2 {
		t.Error("without buffers there are no columns")
	}
}

// TestBuffersOfOtherTables: what is as long as tables were before is not kept.
func TestBuffersOfOtherTables(t *testing.T) {
	before := NewBuffers(100)
	end := before.Track()
	before.Numbers(100)
	before.Bits(100)
	now := NewBuffers(200)
	if now.Free(end()); len(now.numbers)+len(now.bits) > 0 {
		t.Error(now.numbers, now.bits)
	}
}
