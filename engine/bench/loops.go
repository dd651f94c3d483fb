package bench

import (
	"math"
	"slices"
)

// Columns are the workload's data as a programmer would hold them.
type Columns struct {
	Houses      int
	LastYear    []float64 // by house
	Institution []int32   // by child, as below
	Age         []float64
	Income      []float64
	Education   []uint8 // 0 none, 1 basic, ...
	Single      []uint8
	Language    []uint8
	Descendant  []uint8
	Working     []float64
}

// Knobs are the workload's parameters.
type Knobs struct {
	Budget, SocialShare, MarksShare, Needed, Low, Keep, Most float64
}

// Standard are the parameters as the rule file has them.
var Standard = Knobs{4e9, 0.03, 0.02, 2, 250_000, 0.6, 6_000}

// Loops is the workload written by hand: what a programmer would write who
// knew the rules and wanted nothing but speed. It keeps its memory.
type Loops struct {
	Columns
	Enrolled, Weighted, Vulnerable, Marks []float64
	Base, Social, Extra, Total, Unit      []float64
	Index                                 []float64
	Rank                                  []int32
	Outlier                               []bool
	Average, P10, P90                     float64
	floor, cap, sorted                    []float64
	points                                []point
	rest                                  []remainder
}

// NewLoops makes room for the results.
func NewLoops(c Columns) *Loops {
	room := func() []float64 { return make([]float64, c.Houses) }
	return &Loops{Columns: c, Enrolled: room(), Weighted: room(), Vulnerable: room(), Marks: room(), Base: room(), Social: room(),
		Extra: room(), Total: room(), Unit: room(), Index: room(), Rank: make([]int32, c.Houses), Outlier: make([]bool, c.Houses),
		floor: room(), cap: room(), sorted: room()}
}

// Full computes everything.
func (l *Loops) Full(k Knobs) {
	l.Count(k)
	l.Pools(k)
}

// Count goes through the children once. It has no branches, which would go one
// way as often as the other. Weights are summed in tenths, which is exact.
func (l *Loops) Count(k Knobs) {
	clear(l.Enrolled)
	clear(l.Weighted)
	clear(l.Vulnerable)
	clear(l.Marks)
	n, needed := len(l.Institution), uint8(math.Ceil(k.Needed))
	age, income, education, working := l.Age[:n], l.Income[:n], l.Education[:n], l.Working[:n]
	single, language, descendant := l.Single[:n], l.Language[:n], l.Descendant[:n]
	for i, house := range l.Institution {
		poor, unskilled, workless := bit(income[i] < k.Low), bit(education[i] <= 1), bit(working[i] == 0)
		met := poor + unskilled + workless + single[i] + language[i] + descendant[i]
		marks := 2*poor + unskilled + 3*workless + single[i] + 2*language[i] + descendant[i]
		l.Enrolled[house]++
		l.Weighted[house] += float64(10 + 8*bit(age[i] <= 2))
		l.Marks[house] += float64(marks)
		l.Vulnerable[house] += float64(bit(met >= needed))
	}
	for i := range l.Weighted {
		l.Weighted[i] /= 10
	}
}

// bit is 1 for true; the compiler makes no branch of it.
func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// Pools shares the money and compares the houses.
func (l *Loops) Pools(k Knobs) {
	for i := range l.Houses {
		l.cap[i] = k.Most * l.Weighted[i]
		l.floor[i] = k.Keep * l.LastYear[i]
	}
	passed := l.share(l.Social, k.Budget*k.SocialShare, l.Vulnerable, func(i int) bool { return l.Vulnerable[i] >= 0.1*l.Enrolled[i] })
	for i := range l.Houses {
		l.floor[i] = k.Keep * l.LastYear[i] / 2
	}
	passed += l.share(l.Extra, k.Budget*k.MarksShare, l.Marks, nil)
	for i := range l.Houses {
		l.cap[i] = math.Inf(1)
		l.floor[i] = 1_000 * l.Weighted[i]
	}
	l.share(l.Base, k.Budget*(1-k.SocialShare-k.MarksShare)+passed, l.Weighted, nil)
	for i := range l.Houses {
		l.Total[i] = l.Base[i] + l.Social[i] + l.Extra[i]
		l.Unit[i] = l.Total[i] / max(l.Weighted[i], 1)
	}
	l.compare()
}

// point is a rate at which a row begins or ceases to grow with it.
type point struct{ rate, key, fixed float64 }

type remainder struct {
	part float64
	row  int32
}

// share is a pool in whole kroner; it returns what caps leave.
func (l *Loops) share(out []float64, amount float64, keys []float64, in func(int) bool) float64 {
	l.points = l.points[:0]
	fixed, growing, most := 0.0, 0.0, 0.0
	for i := range out {
		out[i] = 0
		if in != nil && !in(i) {
			continue
		}
		low, high := math.Ceil(l.floor[i]-1e-6), math.Floor(l.cap[i]+1e-6)
		fixed += low
		if keys[i] == 0 {
			continue
		}
		most += high
		l.points = append(l.points, point{low / keys[i], keys[i], -low})
		if !math.IsInf(high, 1) {
			l.points = append(l.points, point{high / keys[i], -keys[i], high})
		}
	}
	left := max(amount-most, 0)
	amount -= left
	slices.SortFunc(l.points, func(a, b point) int {
		if a.rate < b.rate {
			return -1
		} else if a.rate > b.rate {
			return 1
		}
		return 0
	})
	for _, p := range l.points {
		if fixed+growing*p.rate >= amount {
			break
		}
		fixed, growing = fixed+p.fixed, growing+p.key
	}
	rate := 0.0
	if growing > 0 {
		rate = (amount - fixed) / growing
	} else if len(l.points) > 0 {
		rate = l.points[len(l.points)-1].rate
	}
	l.round(out, math.Floor(amount+1e-6), rate, keys, in)
	return left
}

// round shares whole kroner by largest remainder.
func (l *Loops) round(out []float64, amount, rate float64, keys []float64, in func(int) bool) {
	l.rest = l.rest[:0]
	for i := range out {
		if in != nil && !in(i) {
			continue
		}
		low, high := math.Ceil(l.floor[i]-1e-6), math.Floor(l.cap[i]+1e-6)
		x := min(max(rate*keys[i], low), high)
		out[i] = math.Floor(x + 1e-6)
		amount -= out[i]
		if x-out[i] > 1e-6 {
			l.rest = append(l.rest, remainder{x - out[i], int32(i)})
		}
	}
	slices.SortFunc(l.rest, func(a, b remainder) int {
		if d := b.part - a.part; d > 1e-6 {
			return 1
		} else if d < -1e-6 {
			return -1
		}
		return int(a.row - b.row)
	})
	for _, r := range l.rest[:min(int(amount), len(l.rest))] {
		out[r.row]++
	}
}

// compare is the benchmark: outliers beyond two standard deviations, the mean of
// the others, an index and a rank.
func (l *Loops) compare() {
	n := float64(l.Houses)
	sum := 0.0
	for _, x := range l.Unit {
		sum += x
	}
	mean, squares := sum/n, 0.0
	for _, x := range l.Unit {
		squares += (x - mean) * (x - mean)
	}
	sd := math.Sqrt(squares / (n - 1))
	sum, n = 0, 0
	l.sorted = l.sorted[:0]
	for i, x := range l.Unit {
		if l.Outlier[i] = math.Abs(x-mean) > 2*sd; !l.Outlier[i] {
			sum, n = sum+x, n+1
			l.sorted = append(l.sorted, x)
		}
	}
	l.Average = sum / n
	slices.Sort(l.sorted)
	l.P10, l.P90 = percentile(l.sorted, 0.1), percentile(l.sorted, 0.9)
	l.sorted = append(l.sorted[:0], l.Unit...)
	slices.Sort(l.sorted)
	for i, x := range l.Unit {
		l.Index[i] = 100 * x / l.Average
		at, _ := slices.BinarySearchFunc(l.sorted, x, func(a, b float64) int {
			if a <= b {
				return -1
			}
			return 1
		})
		l.Rank[i] = int32(l.Houses - at + 1)
	}
}

func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)+1)
	i := int(at)
	return sorted[i-1] + (at-float64(i))*(sorted[i]-sorted[i-1])
}
