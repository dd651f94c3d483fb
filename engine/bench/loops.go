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
	keys, least, most                     []float64 // of the rows in a pool, one after the other
	rows                                  []int32
	part, parts                           []float64 // what rounding down leaves of each of them
}

// NewLoops allocates the results.
func NewLoops(c Columns) *Loops {
	column := func() []float64 { return make([]float64, c.Houses) }
	return &Loops{Columns: c, Enrolled: column(), Weighted: column(), Vulnerable: column(), Marks: column(), Base: column(), Social: column(),
		Extra: column(), Total: column(), Unit: column(), Index: column(), Rank: make([]int32, c.Houses), Outlier: make([]bool, c.Houses),
		floor: column(), cap: column(), sorted: column()}
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

// noise is less than what counts, above a whole krone or below one.
const noise = 1e-6

// share is a pool in whole kroner; it returns what caps leave.
func (l *Loops) share(out []float64, amount float64, keys []float64, in func(int) bool) float64 {
	l.keys, l.least, l.most, l.rows = l.keys[:0], l.least[:0], l.most[:0], l.rows[:0]
	clear(out)
	all, most := 0.0, 0.0
	for i, key := range keys {
		if in != nil && !in(i) {
			continue
		}
		least, top := math.Ceil(l.floor[i]-noise), math.Floor(l.cap[i]+noise)
		if key == 0 {
			top = least
		}
		all, most = all+key, most+top
		l.keys, l.least, l.most, l.rows = append(l.keys, key), append(l.least, least), append(l.most, top), append(l.rows, int32(i))
	}
	left := max(amount-most, 0)
	amount -= left
	l.round(out, math.Floor(amount+noise), l.rate(amount, all))
	return left
}

// rate is what rows get for a key so that they get the amount together, by
// Newton's method: few passes, as the sum is straight but for limits that are
// reached or left. all is the sum of the keys.
func (l *Loops) rate(amount, all float64) float64 {
	low, high, rate := 0.0, math.Inf(1), amount/all
	for range 100 {
		given, growing := 0.0, 0.0
		for i, key := range l.keys {
			x := rate * key
			switch {
			case x <= l.least[i]:
				x = l.least[i]
			case x >= l.most[i]:
				x = l.most[i]
			default:
				growing += key
			}
			given += x
		}
		short := amount - given
		if math.Abs(short) <= 1e-13*amount {
			break
		}
		if short > 0 {
			low = rate
		} else {
			high = rate
		}
		next := rate + short/growing
		if !(next > low && next < high) {
			next = min((low+high)/2, 2*low+1)
		}
		if next == rate {
			break
		}
		rate = next
	}
	return rate
}

// round shares whole kroner by largest remainder.
func (l *Loops) round(out []float64, amount, rate float64) {
	l.part, l.parts = l.part[:0], l.parts[:0]
	for i, row := range l.rows {
		x := min(max(rate*l.keys[i], l.least[i]), l.most[i])
		down := math.Floor(x + noise)
		out[row] = down
		amount -= down
		l.part = append(l.part, x-down)
		if x-down > noise {
			l.parts = append(l.parts, x-down)
		}
	}
	count := min(int(amount), len(l.parts))
	if count <= 0 {
		return
	}
	last := nth(l.parts, len(l.parts)-count)
	for i, row := range l.rows {
		if l.part[i] > last+noise {
			out[row]++
			count--
		}
	}
	for i, row := range l.rows {
		if count > 0 && math.Abs(l.part[i]-last) <= noise {
			out[row]++
			count--
		}
	}
}

// nth is the number of a list that has n smaller ones, by Hoare's method. It
// changes the order of the list.
func nth(list []float64, n int) float64 {
	from, to := 0, len(list)-1
	for from < to {
		pivot := list[(from+to)/2]
		i, j := from, to
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for pivot < list[j] {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			to = j
		case n >= i:
			from = i
		default:
			return list[n]
		}
	}
	return list[n]
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
	l.sorted = append(l.sorted[:0], l.Unit...)
	slices.Sort(l.sorted)
	from, to := 0, len(l.sorted) // outliers lie at both ends
	for from < to && math.Abs(l.sorted[from]-mean) > 2*sd {
		from++
	}
	for from < to && math.Abs(l.sorted[to-1]-mean) > 2*sd {
		to--
	}
	compared := l.sorted[from:to]
	sum = 0
	for _, x := range compared {
		sum += x
	}
	l.Average = sum / float64(len(compared))
	l.P10, l.P90 = percentile(compared, 0.1), percentile(compared, 0.9)
	for i, x := range l.Unit {
		l.Outlier[i] = math.Abs(x-mean) > 2*sd
		l.Index[i] = 100 * x / l.Average
		l.Rank[i] = int32(l.Houses - above(l.sorted, x) + 1)
	}
}

// above is how many sorted numbers are at most x.
func above(sorted []float64, x float64) int {
	low, high := 0, len(sorted)
	for low < high {
		if middle := (low + high) / 2; sorted[middle] <= x {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)+1)
	i := int(at)
	return sorted[i-1] + (at-float64(i))*(sorted[i]-sorted[i-1])
}
