package share

// Steps is how many rows a solver went through, comparisons it made and units it gave, ever.
func (s *Solver) Steps() int { return s.steps }

// Smallest is smallest with what it looked at.
func Smallest(list []float64, n int) (x float64, steps int) {
	return smallest(list, n, &steps), steps
}
