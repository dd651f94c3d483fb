// Package generated makes up models for tests: rules with nearly every clause, and data
// from a seed.
package generated

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Rules are the rules with a divisor method for the pool of seats.
func Rules(method string) string { return strings.ReplaceAll(rules, "METHOD", method) }

// Methods are the methods of rounding that Rules takes.
var Methods = []string{"largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill"}

// rules have nearly every clause.
const rules = tables + `pool base {
  amount    budget * 0.8
  to        houses
  key       weighted
  floor     last
  cap       2 * last + most
  shortfall scale
  surplus   to extra
}
pool extra {
  amount  budget * 0.1
  to      houses
  key     marks + any / 3
  where   any > 0
  round   0.01 kr
  surplus keep
}
pool started {
  amount  budget * 0.1
  to      houses
  key     marks
  start   0.1 * last
  cap     most / 3
  round   1 kr
  surplus keep
}
pool local {
  amount  budget * 0.05 * part
  to      houses
  per     area
  key     weighted
  only    3 highest rank
  round   none
  cap     most
  surplus to spread_out
}
pool spread_out {
  amount  0 kr
  to      houses
  key     1
  round   100 kr each
}
pool funded {
  amount  budget * 0.05
  to      houses
  first   lowest rank
  floor   0.01 * last
  cap     last + 100 kr
  shortfall scale
  surplus keep
}
pool whole {
  amount  budget * 0.04
  to      houses
  first   highest weighted
  cap     last / 3 + 100 kr
  partly  no
  surplus keep
}
pool seats {
  amount  17
  to      houses
  key     weighted
  round   1 METHOD
}
pool stepped {
  amount  budget * 0.1
  to      houses
  key     weighted
  rate to 0.5 kr
  floor   100 kr
  shortfall scale
  surplus keep
}
grant extra_grant {
  to      houses
  where   weighted > 2
  amount  if place <= 3 then 1_000.5 kr else last / 7
  within  10 mio kr
}
split base {
  young weighted
  old   1
}
earmark base {
  share 37.5 %
}
positions base {
  pay 480_000 kr
}
benchmark cost of houses.base {
  outliers 2 sd
}
spread lot of houses.extra
let total = sum(houses.base) + seats.rate * 1 kr
let richest = max(houses.base)
`

// Data makes up the tables, as CSV by name.
func Data(r *rand.Rand) map[string]string {
	areas, houses := 1+r.IntN(3), 1+r.IntN(12)
	a, h, c := []string{"area,part"}, []string{"id,area,last,rank"}, []string{"house,age,income,need"}
	for i := range areas {
		a = append(a, fmt.Sprintf("A%d,%v", i, float64(r.IntN(100))/7))
	}
	for i := range houses {
		h = append(h, fmt.Sprintf("H%02d,A%d,%d,%d", i, r.IntN(areas), r.IntN(200_000), r.IntN(4)))
	}
	for i := range houses * (1 + r.IntN(8)) {
		income := ""
		if r.IntN(5) > 0 {
			income = fmt.Sprint(r.IntN(1_000))
		}
		c = append(c, fmt.Sprintf("H%02d,%d,%s,%d", min(i, r.IntN(houses)), r.IntN(6), income, r.IntN(2)))
	}
	return map[string]string{"areas": strings.Join(a, "\n"), "houses": strings.Join(h, "\n"), "children": strings.Join(c, "\n")}
}

// tables are what every model begins with.
const tables = `fordel 1 en
model "Generated" { round 1 kr }
table areas {
  area  key
  part  number
}
table houses {
  id    key
  area  -> areas
  last  kr
  rank  number
}
table children {
  house  -> houses
  age    whole
  income kr optional
  need   flag
}
param budget = 1_000_000 kr { from 0 kr to 10_000_000 kr }
param most   = 50_000 kr
let children.weight = if age <= 2 then 1.797 else 1
bands children.step by age {
  under 2: 1.5
  2..3:    1.25
  else:    0.1 * age
}
let houses.weighted = sum(children.weight)
let houses.incomes  = sum(children, .income ?? 0 kr)
let houses.known    = len(children where .income != nil and .age > 1)
let houses.place    = rank(weighted)
let houses.part     = area.part + 0.1
indicator children.poor weight 1.3 = (income ?? 900 kr) < 500 kr
indicator children.needy = need
indicator children.small = age in 0..1
count houses.marks = marks of (poor, needy) in children where age > 0
count houses.any   = children with any of (poor, needy)
count houses.all   = children with all of (poor, needy) where age > 1
count houses.two   = children with at least 2 of (poor, needy, small)
`
