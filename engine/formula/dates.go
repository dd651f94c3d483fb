package formula

import (
	"math"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// day is a whole day in seconds.
const day = 24 * 60 * 60

// civil is the calendar date of a number of days since 1970-01-01.
func civil(days float64) time.Time { return time.Unix(int64(days)*day, 0).UTC() }

// The first and last day that dates may be: 0001-01-01 and 9999-12-31.
const firstDay, lastDay = -719162, 2932896

// calendar lets a number of days through that is a date.
func calendar(a ...any) (any, error) {
	if d := a[0].(float64); d != math.Trunc(d) || d < firstDay || d > lastDay {
		return nil, noDay(d)
	}
	return a[0], nil
}

func noDay(d float64) error {
	return refused("no day", func(rows Rows) diag.Diagnostic { return notADay(diag.Number(d), rows) })
}

// Day is the ISO text of a date.
func Day(days float64) string { return civil(days).Format("2006-01-02") }

// months is the whole months from one date to another: a month is over when the
// day of the month is reached again, so from 31 January it is so on 31 March,
// not on 28 February. Backwards it is negative.
func months(a []float64) (float64, error) { return monthsBetween(a[0], a[1]), nil }

func monthsBetween(from, to float64) float64 {
	if to < from {
		return -monthsBetween(to, from) + 0
	}
	a, b := civil(from), civil(to)
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		n--
	}
	return float64(n)
}

func years(a []float64) (float64, error) { return math.Trunc(monthsBetween(a[0], a[1]) / 12), nil }

// date is the day of a year, month and day, which must exist.
func date(a []float64) (float64, error) {
	y, m, d := a[0], a[1], a[2]
	bad := refused("no date", func(rows Rows) diag.Diagnostic { return impossibleDate(Plain(y), Plain(m), Plain(d), rows) })
	for _, x := range a {
		if x != math.Trunc(x) || x < 1 || x > 9999 {
			return 0, bad
		}
	}
	t := time.Date(int(y), time.Month(m), int(d), 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(m) || t.Day() != int(d) {
		return 0, bad
	}
	return float64(t.Unix() / day), nil
}

// addMonths is the same day of a month so many months on, or the month's last
// where it has no such day.
func addMonths(a []float64) (float64, error) {
	from, n := a[0], a[1]
	if n != math.Trunc(n) || math.Abs(n) > 12*9999 {
		return 0, refused("months", func(rows Rows) diag.Diagnostic { return impossibleMonths(diag.Number(n), rows) })
	}
	t := civil(from)
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	to := float64(first.Unix()/day) + float64(min(t.Day(), last)-1)
	if to < firstDay || to > lastDay {
		return 0, noDay(to)
	}
	return to, nil
}

func impossibleMonths(n diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.months", diag.Error, "%s is no whole number of months%s.", "%s er ikke et helt antal måneder%s.", n, rows).
		WithHint("Round it first, or add days with `+`.", "Afrund det først, eller læg dage til med `+`.")
}
