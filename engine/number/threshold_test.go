package number

import (
	"math"
	"math/rand"
	"testing"
)

// TestThresholds: whatever lies near a number, comparing with its thresholds
// says what Compare says.
func TestThresholds(t *testing.T) {
	r := rand.New(rand.NewSource(15))
	numbers := []float64{0, 1, -1, 2, 250_000, 0.03, 0.1 + 0.2, 1e15, 9.99999999999999e14, 1e-8, 1e-300, 5e-324, -5e-324, 1e-310,
		123456.789, 1e22, 1e300, math.MaxFloat64, -math.MaxFloat64, 0.99999999999999995, 4503599627370497.5}
	for range 300 {
		numbers = append(numbers, (r.Float64()-0.5)*math.Pow(10, float64(r.Intn(40)-20)), float64(r.Intn(1_000_000))/100)
	}
	for _, x := range numbers {
		reach, after := Reach(x), After(x)
		for by := int64(-200); by <= 200; by++ {
			a := double(place(x) + by)
			if !finite(a) {
				continue
			}
			order := Compare(a, x)
			if (a < reach) != (order < 0) || (a >= reach) != (order >= 0) || (a < after) != (order <= 0) || (a >= after) != (order > 0) {
				t.Fatalf("%v beside %v: order %d, but reach %v and after %v", a, x, order, reach, after)
			}
		}
	}
	if !math.IsInf(Reach(math.Inf(1)), 1) || !math.IsNaN(After(math.NaN())) {
		t.Error("what is not finite changes")
	}
}

func BenchmarkReach(b *testing.B) {
	for i := range b.N {
		Reach(float64(i%1000) + 0.1)
	}
}
