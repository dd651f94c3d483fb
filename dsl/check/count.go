package check

// count is a product that stops growing as soon as it is over a limit.
type count struct{ product, limit int }

// newCount is the product of nothing.
func newCount(limit int) *count { return &count{1, limit} }

// times multiplies by how many choices there are; none is as good as one.
func (c *count) times(n int) {
	if n = max(n, 1); !c.over() {
		c.product = min(c.product, c.limit+1) * min(n, c.limit+1)
	}
}

// over reports whether there are more than the limit.
func (c *count) over() bool { return c.product > c.limit }
