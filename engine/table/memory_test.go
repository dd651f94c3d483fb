package table

import "testing"

func TestMemory(t *testing.T) {
	m := NewMemory(100, 3)
	all := m.Lend()
	a, b := m.Numbers(100), m.Bits(100)
	inner := m.Lend()
	c := m.Numbers(3)
	m.Return(inner())
	if again := m.Numbers(3); &again[0] != &c[0] {
		t.Error("what was returned is not handed out again")
	}
	if other := m.Numbers(3); &other[0] == &c[0] {
		t.Error("the same is handed out twice")
	}
	m.Return(all())
	if x, y := m.Numbers(100), m.Bits(100); &x[0] != &a[0] || &y[0] != &b[0] || len(y) != 2 {
		t.Error("a lot lacks what was handed out before and after another within it")
	}
	end := m.Lend()
	m.Numbers(50)
	if m.Return(end()); len(m.numbers[50]) != 0 {
		t.Error("what fits no table is kept")
	}
	var none *Memory
	if len(none.Numbers(7)) != 7 || len(none.Bits(65)) != 2 {
		t.Error("without a memory there are no columns")
	}
}

// TestMemoryOfOtherTables: what is as long as tables were before is not kept.
func TestMemoryOfOtherTables(t *testing.T) {
	before := NewMemory(100)
	end := before.Lend()
	before.Numbers(100)
	before.Bits(100)
	now := NewMemory(200)
	if now.Return(end()); len(now.numbers)+len(now.bits) > 0 {
		t.Error(now.numbers, now.bits)
	}
}
