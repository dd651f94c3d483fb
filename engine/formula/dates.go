package formula

import (
	"math"
	"time"
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
		return nil, fault{kind: noDay, numbers: [2]float64{d}}
	}
	return a[0], nil
}

// Day is the ISO text of a date.
func Day(days float64) string { return civil(days).Format("2006-01-02") }

// months is the whole months from one date to another: a month is over when the
// day of the month is reached again, so from 31 January it is so on 31 March,
// not on 28 February. Backwards it is negative.
func months(from, to float64) float64 {
	if to < from {
		return -months(to, from) + 0
	}
	a, b := civil(from), civil(to)
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		n--
	}
	return float64(n)
}

// date is the day of a year, month and day, which must exist.
func date(a ...any) (any, error) {
	y, m, d := a[0].(float64), a[1].(float64), a[2].(float64)
	bad := fault{kind: noDate, numbers: [2]float64{y, m}, third: d}
	for _, x := range []float64{y, m, d} {
		if x != math.Trunc(x) || x < 1 || x > 9999 {
			return nil, bad
		}
	}
	t := time.Date(int(y), time.Month(m), int(d), 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(m) || t.Day() != int(d) {
		return nil, bad
	}
	return float64(t.Unix() / day), nil
}
