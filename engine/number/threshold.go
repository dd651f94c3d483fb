package number

import "math"

// reach15 is by how many doubles at most a number lies from the ends of what
// shows the same 15 digits: there are never more than about 90 in all.
const reach15 = 128

// Reach returns the least double that shows as much as x: Compare(a, x) is below
// zero for whatever is less, and only for that. What is not finite stays as it is.
func Reach(x float64) float64 { return firstNear(x, func(order int) bool { return order >= 0 }) }

// After returns the least double that shows more than x: Compare(a, x) is above
// zero for it and whatever is greater, and only for that. What is not finite
// stays as it is.
func After(x float64) float64 { return firstNear(x, func(order int) bool { return order > 0 }) }

// firstNear finds the first double in the neighbourhood of x whose order against
// x holds; what holds for a double holds for all greater.
func firstNear(x float64, holds func(order int) bool) float64 {
	if !finite(x) {
		return x
	}
	middle := place(x)
	end := place(math.Inf(1))
	low, high := max(middle-reach15, -end), min(middle+reach15, end) // not at low, but at high
	for high-low > 1 {
		if at := low + (high-low)/2; holds(Compare(double(at), x)) {
			high = at
		} else {
			low = at
		}
	}
	return double(high)
}

// place numbers the doubles in their order; zero has 0.
func place(x float64) int64 {
	if x < 0 {
		return -int64(math.Float64bits(-x))
	}
	return int64(math.Float64bits(x + 0))
}

// double is the double at a place.
func double(place int64) float64 {
	if place < 0 {
		return -math.Float64frombits(uint64(-place))
	}
	return math.Float64frombits(uint64(place))
}
