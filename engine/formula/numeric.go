package formula

import "math"

// Numeric gives one of the language's functions of plain numbers, such as round
// or sqrt, for use in loops; nil if there is none of that name. It is false
// where the function has no value. It is not for use by several goroutines at
// once.
func Numeric(name string) func(xs ...float64) (float64, bool) {
	f, ok := functions[name]
	if !ok || name == "upper" || name == "lower" || name == "trim" {
		return nil
	}
	var boxed [3]any
	return func(xs ...float64) (float64, bool) {
		for i, x := range xs {
			boxed[i] = x
		}
		value, err := f(boxed[:len(xs)]...)
		x, isNumber := value.(float64)
		return x, err == nil && isNumber && !math.IsNaN(x)
	}
}
