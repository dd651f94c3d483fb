package table

import (
	"context"
	"hash/fnv"
	"math"
	"math/bits"
	"math/rand/v2"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Sample says how values of a column are made up.
type Sample struct {
	From, To *float64  // numbers and dates: least and greatest; nil is as the column, else as the kind
	Weights  []float64 // Choice: how common each is; Flag: one, the fraction that is yes; nil is equally
}

// How many rows are made up for a table when nobody says.
const (
	SampleRowsWithKey    = 20
	SampleRowsWithoutKey = 500
)

// missingShare is how many values of an optional column are made up missing. The
// first column of a table has all.
const missingShare = 0.05

// MakeUp makes up a table for each spec, as many rows as rows says by name. All
// values are valid, evenly spread where no Sample says otherwise; references go
// to any row of the target, which is made up too or one of given. Everything
// follows from the seed, the same on every machine; each column has random
// numbers of its own, so that one more column changes no other. The tables are
// not linked. Errors are references without a target, ranges without a value and
// more rows than a table may have.
func MakeUp(specs []*Spec, given map[string]*Table, rows map[string]int, seed uint64) (map[string]*Table, diag.List) {
	made, list, _ := MakeUpContext(context.Background(), specs, given, rows, seed)
	return made, list
}

// MakeUpContext is MakeUp under a context, whose listener hears how many rows of
// a table's column are made up (see package progress). The error is the context's.
func MakeUpContext(ctx context.Context, specs []*Spec, given map[string]*Table, rows map[string]int, seed uint64) (map[string]*Table, diag.List, error) {
	meter := progress.NewMeter(ctx)
	made := make(map[string]*Table, len(specs))
	var list diag.List
	for _, spec := range specs {
		n := rows[spec.Name]
		if n < 1 {
			if n = SampleRowsWithKey; spec.key() < 0 {
				n = SampleRowsWithoutKey
			}
		}
		if most := spec.maxRows(); n > most {
			list.Add(tooManyRows(place{table: spec.Name}, most))
			n = 0
		}
		made[spec.Name] = &Table{Spec: spec, Len: n, Lines: make([]int32, n)}
	}
	for _, spec := range specs {
		t := made[spec.Name]
		for i := range spec.Columns {
			m := newMaker(t, i, seed)
			target := made[spec.Columns[i].Target]
			if target == nil {
				target = given[spec.Columns[i].Target]
			}
			if problem := m.prepare(target); problem != nil {
				list.Add(*problem)
			}
			column, err := m.fill(meter)
			if err != nil {
				return nil, nil, err
			}
			t.Columns = append(t.Columns, column)
		}
	}
	if list.HasErrors() {
		return nil, list, nil
	}
	return made, list, nil
}

// maker makes up the values of one column.
type maker struct {
	filler
	table  string // the table's name
	first  bool   // the table's first column
	n      int    // rows to make
	random *rand.PCG
	draw   func(row int) // adds the value of a row
}

func newMaker(t *Table, column int, seed uint64) *maker {
	spec := &t.Spec.Columns[column]
	name := fnv.New64a()
	name.Write([]byte(t.Spec.Name + "." + spec.Name))
	return &maker{filler: newFiller(spec, t.Len), table: t.Spec.Name, first: column == 0, n: t.Len, random: rand.NewPCG(seed, name.Sum64())}
}

// fraction is a random number from 0 up to and not including 1.
func (m *maker) fraction() float64 { return float64(m.random.Uint64()>>11) / (1 << 53) }

// below is a random whole number from 0 up to and not including n.
func (m *maker) below(n uint64) uint64 {
	high, _ := bits.Mul64(m.random.Uint64(), n)
	return high
}

// fill makes the rows of a column that prepare found fit. The error is that of
// the context.
func (m *maker) fill(meter *progress.Meter) (*Column, error) {
	spec := m.column.Spec
	for row := 0; row < m.n && m.draw != nil; row++ {
		if row%rowsPerTick == 0 {
			meter.At(m.table+"."+spec.Name, row, m.n)
			if err := meter.Tick(); err != nil {
				return nil, err
			}
		}
		if spec.Optional && spec.Kind != Key && !m.first && m.fraction() < missingShare {
			m.none()
		} else {
			m.draw(row)
		}
	}
	return m.finish(), nil
}

// prepare sets how values are drawn; the diagnostic is nil if there are any.
func (m *maker) prepare(target *Table) *diag.Diagnostic {
	spec := m.column.Spec
	switch spec.Kind {
	case Key:
		m.draw = func(row int) { m.say(rowNumber(row, m.n)) }
	case Text:
		label := clean(spec.Label)
		if label == "" {
			label = spec.Name
		}
		m.draw = func(row int) { m.say(label + " " + strconv.Itoa(row+1)) }
	case Flag:
		share := 0.5
		if spec.Sample != nil && len(spec.Sample.Weights) > 0 {
			share = spec.Sample.Weights[0]
		}
		m.draw = func(int) { m.flag(m.fraction() < share) }
	case Choice:
		return m.prepareChoice()
	case Ref:
		return m.prepareRef(target)
	default:
		return m.prepareNumber()
	}
	return nil
}

// rowNumber is the number of a row, from 1, with zeros before it so that all of
// n sort as numbers.
func rowNumber(row, n int) string {
	digits := strconv.Itoa(row + 1)
	for width := len(strconv.Itoa(n)); len(digits) < width; {
		digits = "0" + digits
	}
	return digits
}

// say adds a row with a word.
func (m *maker) say(s string) {
	code, _ := m.word(s)
	m.code(code)
}

func (m *maker) place() place {
	return place{table: m.table, column: m.column.Spec.Name}
}

func (m *maker) prepareChoice() *diag.Diagnostic {
	spec := m.column.Spec
	if len(spec.Choices) == 0 {
		return m.nothing()
	}
	weights := make([]float64, len(spec.Choices))
	total, last := 0.0, 0
	for i := range weights {
		if weights[i] = 1; spec.Sample != nil && spec.Sample.Weights != nil {
			weights[i] = 0
			if i < len(spec.Sample.Weights) {
				weights[i] = max(0, spec.Sample.Weights[i])
			}
		}
		if weights[i] > 0 {
			total, last = total+weights[i], i
		}
	}
	if !(total > 0) || math.IsInf(total, 0) {
		return m.nothing()
	}
	m.draw = func(int) {
		at, i := m.fraction()*total, 0
		for ; i < last && at >= weights[i]; i++ {
			at -= weights[i]
		}
		m.code(int32(i))
	}
	return nil
}

func (m *maker) prepareRef(target *Table) *diag.Diagnostic {
	if target == nil || target.Spec.key() < 0 || target.Len == 0 {
		d := missingTarget(m.place(), m.column.Spec.Target)
		return &d
	}
	key := func(row int) string { return rowNumber(row, target.Len) }
	if column := target.Spec.key(); column < len(target.Columns) {
		key = target.Columns[column].Word
	}
	m.draw = func(int) { m.say(key(int(m.below(uint64(target.Len))))) }
	return nil
}

func (m *maker) prepareNumber() *diag.Diagnostic {
	from, to := m.limits()
	step := steps[m.column.Spec.Kind]
	if kind := m.column.Spec.Kind; kind == Whole || kind == Date {
		from, to = math.Ceil(from), math.Floor(to)
	} else {
		for i := 0; i < 15 && step > (to-from)/100; i++ {
			step /= 10
		}
	}
	if !(from <= to) || math.IsInf(to-from, 0) {
		return m.nothing()
	}
	count := uint64(min(math.Floor((to-from)/step), 1e15)) + 1
	m.draw = func(int) {
		x := float64(step*float64(m.below(count))) + from
		m.number(min(max(shown(x, 15), from), to))
	}
	return nil
}

func (m *maker) nothing() *diag.Diagnostic {
	d := nothingToMakeUp(m.place())
	return &d
}

// spans are the values made up for each kind where nobody says; steps is what
// they are multiples of, or a tenth, a hundredth ... of it in a narrow range.
var (
	spans = map[Kind][2]float64{
		Number: {0, 100}, Whole: {0, 100}, Money: {100_000, 500_000}, Share: {0, 1},
		Date: {18262, 20453}, // 2020-01-01 to 2025-12-31
	}
	steps = map[Kind]float64{Number: 1, Whole: 1, Money: 1000, Share: 0.01, Date: 1}
)

// limits are the least and greatest value to make up: what the sample says,
// else the column, else the kind; never outside what the column allows.
func (m *maker) limits() (from, to float64) {
	spec := m.column.Spec
	low, high := spec.From, spec.To
	if s := spec.Sample; s != nil {
		if s.From != nil && (low == nil || *s.From > *low) {
			low = s.From
		}
		if s.To != nil && (high == nil || *s.To < *high) {
			high = s.To
		}
	}
	span := spans[spec.Kind]
	switch width := span[1] - span[0]; {
	case low != nil && high != nil:
		return *low, *high
	case low != nil:
		return *low, *low + width
	case high != nil:
		return *high - width, *high
	}
	return span[0], span[1]
}
