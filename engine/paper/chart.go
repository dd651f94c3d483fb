package paper

import (
	"fmt"
	"math"
	"strings"
)

// bars draws numbers as bars side by side, in the order given: those below zero hang
// down. The same numbers stand in a table, so the drawing is but named.
func (p *page) bars(xs []float64, label string) {
	low, high := 0.0, 0.0
	for _, x := range xs {
		low, high = math.Min(low, x), math.Max(high, x)
	}
	if len(xs) == 0 || low == high {
		return
	}
	step := niceStep((high - low) / 5)
	low, high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	const width, height, left = 500.0, 130.0, 64.0
	y := func(x float64) float64 { return 6 + (height-12)*(high-x)/(high-low) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %g %g" role="img" aria-label="%s">`, width, height, escape(label))
	for x := low; x <= high+step/2; x += step {
		colour := "#dbe2e0"
		if math.Abs(x) < step/2 {
			x, colour = 0, "#84918d"
		}
		fmt.Fprintf(&b, `<line x1="%g" x2="%g" y1="%.2f" y2="%.2f" stroke="%s" stroke-width=".6"/><text x="%g" y="%.2f" text-anchor="end">%s</text>`,
			left, width, y(x), y(x), colour, left-6, y(x)+3, p.tick(x, low < 0, step))
	}
	wide := (width - left) / float64(len(xs))
	for i, x := range xs {
		top, bottom, fill := y(math.Max(x, 0)), y(math.Min(x, 0)), "#1a5fa8"
		if x < 0 {
			fill = "#9c4312"
		}
		if math.Abs(x) > 0 {
			fmt.Fprintf(&b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"/>`, left+wide*(float64(i)+.14), top, wide*.72, math.Max(bottom-top, .4), fill)
		}
	}
	b.WriteString("</svg>")
	p.raw(b.String())
}

// tick is a number at an axis, with its sign where there are numbers below zero.
func (p *page) tick(x float64, signed bool, step float64) string {
	decimals := 0
	if step < 1 {
		decimals = int(math.Ceil(-math.Log10(step)))
	}
	if signed {
		return p.signed(x, decimals)
	}
	return p.number(x, decimals)
}

// niceStep is 1, 2 or 5 times a power of ten, not below a size.
func niceStep(size float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(size)))
	for _, step := range []float64{1, 2, 5} {
		if step*power >= size {
			return step * power
		}
	}
	return 10 * power
}
