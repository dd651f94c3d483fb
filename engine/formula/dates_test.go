package formula

import (
	"errors"
	"math"
	"math/rand"
	"testing"
	"time"
)

func dayOf(t *testing.T, iso string) float64 {
	t.Helper()
	at, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		t.Fatal(err)
	}
	return float64(at.Unix() / day)
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    float64
		want string // "" where there is no such date
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
		{"2026-01-15", 0, "2026-01-15"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-12-31", 2, "2027-02-28"}, {"2026-10-01", -34, "2023-12-01"},
		{"2026-11-30", 3, "2027-02-28"}, {"1969-12-31", 2, "1970-02-28"}, {"0001-02-28", -1, "0001-01-28"}, {"9999-11-30", 1, "9999-12-30"},
		{"0001-01-31", -1, ""}, {"9999-12-01", 1, ""}, {"2026-01-31", 0.5, ""}, {"2026-01-31", 1e300, ""}, {"2026-01-31", -2e5, ""},
		{"2026-01-31", math.Inf(1), ""}, {"2026-01-31", math.NaN(), ""},
	} {
		got, err := addMonths([]float64{dayOf(t, c.from), c.n})
		var refusal *fault
		if errors.As(err, &refusal) != (c.want == "") || err == nil && Day(got) != c.want {
			t.Errorf("%s and %v months: %s %v, want %s", c.from, c.n, Day(got), err, c.want)
		}
	}
}

// TestAddMonthsKeepsTheDay: the month is so many on, and the day is the same or
// the month's last before it.
func TestAddMonthsKeepsTheDay(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 5000 {
		from, n := float64(r.Intn(80_000)-20_000), r.Intn(1200)-600
		got, err := addMonths([]float64{from, float64(n)})
		a, b := civil(from), civil(got)
		on := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
		last := civil(got+1).Day() == 1
		if err != nil || on != n || b.Day() > a.Day() || b.Day() < a.Day() && !last {
			t.Fatalf("%s and %d months: %s %v", Day(from), n, Day(got), err)
		}
	}
}
