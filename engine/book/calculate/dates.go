package calculate

import "time"

// firstDay is the first day of the year 1970 as workbooks count days.
const firstDay = 25569

func civil(day float64) time.Time { return time.Unix(int64(day-firstDay)*86400, 0).UTC() }

func serial(t time.Time) value { return number(float64(t.Unix()/86400 + firstDay)) }

func year(t time.Time) int  { return t.Year() }
func month(t time.Time) int { return int(t.Month()) }
func day(t time.Time) int   { return t.Day() }

func part(of func(time.Time) int) function {
	return func(c *calculation, args []node) value {
		v := args[0].value(c).asNumber()
		if v.kind != numeric {
			return v
		}
		return number(float64(of(civil(v.n))))
	}
}

// given are the values of parts that must all be numbers.
func given(c *calculation, args []node) (out []int, wrong value) {
	for _, a := range args {
		v := a.value(c).asNumber()
		if v.kind != numeric {
			return nil, v
		}
		out = append(out, int(v.n))
	}
	return out, value{}
}

func date(c *calculation, args []node) value {
	v, wrong := given(c, args)
	if v == nil {
		return wrong
	}
	return serial(time.Date(v[0], time.Month(v[1]), v[2], 0, 0, 0, 0, time.UTC))
}

// monthsLater is the same day some months later, or the last one of a month that has none such.
func monthsLater(c *calculation, args []node) value {
	v, wrong := given(c, args)
	if v == nil {
		return wrong
	}
	from := civil(float64(v[0]))
	first := time.Date(from.Year(), from.Month()+time.Month(v[1]), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return serial(first.AddDate(0, 0, min(from.Day(), last)-1))
}
