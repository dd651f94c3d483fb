package lower_test

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

// machine computes a lowered model node by node, each as its documentation says.
type machine struct {
	model  *lower.Model
	params []check.Const
	rows   map[*check.Table]int
	keys   map[*check.Table]map[string]int
	fields map[*lower.Field][]check.Const
	failed []string
}

// newMachine takes the data from a result of the engine.
func newMachine(m *lower.Model, r *engine.Result) *machine {
	c := &machine{model: m, params: r.Params, rows: map[*check.Table]int{nil: 1}, keys: map[*check.Table]map[string]int{}, fields: map[*lower.Field][]check.Const{}}
	for _, f := range m.Fields {
		if f.Column == nil || f.Column.Data == nil {
			continue
		}
		values := wanted(r, f)
		c.fields[f], c.rows[f.Table] = values, len(values)
		if f.Column == f.Table.Key {
			c.keys[f.Table] = map[string]int{}
			for i, v := range values {
				c.keys[f.Table][v.Text] = i
			}
		}
	}
	return c
}

// wanted is what the engine has in a field.
func wanted(r *engine.Result, f *lower.Field) []check.Const {
	if f.Value != nil {
		v, _ := r.Value(f.Value.Name)
		return []check.Const{v}
	}
	values, kind, ok := r.Column(f.Table.Name, f.Column.Name)
	if !ok {
		panic(fmt.Sprint("no column ", f.Table.Name, ".", f.Column.Name))
	}
	var out []check.Const
	for i := range rowsOf(r, f.Table) {
		out = append(out, formula.At(values, kind.Kind, i))
	}
	return out
}

func rowsOf(r *engine.Result, t *check.Table) int {
	s, _ := r.Slice(t.Name, nil, 0, 0)
	return s.Total
}

// run computes all nodes.
func (m *machine) run() {
	for _, n := range m.model.Nodes {
		for _, f := range n.Fills() {
			m.fields[f] = make([]check.Const, m.rows[f.Table])
		}
		n.Accept(m)
	}
}

// Map computes the formula on each row, and the fault beside it.
func (m *machine) Map(n *lower.Map) {
	fault := n.Of.Fault()
	for i := range m.fields[n.Out] {
		rows := [2]int{i, i}
		m.fields[n.Out][i] = m.at(n.Of, rows)
		switch v := m.fields[n.Out][i]; {
		case fault != nil && isTrue(m.at(fault, rows)):
			m.failed = append(m.failed, n.Out.Name)
		case v.Missing && n.Out.Missing != lower.MayBe && m.failed == nil:
			panic("missing without a fault: " + n.Out.Name + " = " + n.Of.String())
		case n.Out.Demand && !v.Flag:
			m.failed = append(m.failed, n.Out.Name)
		}
	}
}

// Ref keeps the key.
func (m *machine) Ref(n *lower.Ref) {
	for i := range m.fields[n.Out] {
		m.fields[n.Out][i] = m.at(n.Key, [2]int{i, i})
	}
}

// Fold gathers rows and makes one value of them.
func (m *machine) Fold(n *lower.Fold) {
	groups := m.groups(n)
	for out := range m.fields[n.Out] {
		values, weights := m.gathered(n, groups(out), out)
		part := 0.0
		if n.Part != nil {
			part = m.at(n.Part, [2]int{out, out}).Number
		}
		m.fields[n.Out][out] = folded(n, values, weights, part)
		switch missing := m.fields[n.Out][out].Missing; {
		case missing && n.Out.Missing == lower.Wrong && !n.Out.Helper():
			m.failed = append(m.failed, n.Out.Name)
		case missing && n.Out.Missing == lower.Never && m.failed == nil:
			panic(fmt.Sprint("missing without a fault: ", n.Out.Name, " ", n.Func, " where ", n.Where, " of ", n.Of))
		}
	}
}

// gathered is what a fold makes one value of.
func (m *machine) gathered(n *lower.Fold, members []int, out int) (values, weights []check.Const) {
	for _, row := range members {
		rows := [2]int{row, out}
		if n.Where != nil {
			if c := m.at(n.Where, rows); c.Missing {
				values = append(values, nothing)
				continue
			} else if !c.Flag {
				continue
			}
		}
		v := truth(true)
		if n.Of != nil {
			v = m.at(n.Of, rows)
		}
		values = append(values, v)
		if n.Weight != nil {
			weights = append(weights, m.at(n.Weight, rows))
		}
	}
	return values, weights
}

// groups gives the rows that belong to each row of Out.
func (m *machine) groups(n *lower.Fold) func(out int) []int {
	byKey := map[string][]int{}
	for row := range m.rows[n.Over] {
		key, at := "", row
		switch {
		case n.By != nil:
			for _, p := range n.By {
				if at >= 0 {
					at = m.target(p, at)
				}
			}
			key = fmt.Sprint(at)
		case n.Within != nil:
			key = m.likeness(n.Within, row)
		}
		byKey[key] = append(byKey[key], row)
	}
	return func(out int) []int {
		switch {
		case n.By != nil:
			return byKey[fmt.Sprint(out)]
		case n.Within != nil && m.likeness(n.Within, out) == "":
			return nil
		case n.Within != nil:
			return byKey[m.likeness(n.Within, out)]
		}
		return byKey[""]
	}
}

// likeness is a key that rows have in common that have the same in some fields; "" where
// one is missing.
func (m *machine) likeness(fields []*lower.Field, row int) string {
	key := "."
	for _, f := range fields {
		v := m.value(f, row)
		if v.Missing {
			return ""
		}
		key += fmt.Sprintf("|%q %v %v", v.Text, v.Flag, number.Show15(v.Number))
	}
	return key
}

// folded is one value of many.
func folded(n *lower.Fold, values, weights []check.Const, part float64) check.Const {
	kind := n.Out.Kind
	if n.Func == lower.First && len(values) > 0 {
		return values[0]
	}
	if n.Func == lower.Last && len(values) > 0 {
		return values[len(values)-1]
	}
	var xs, ws []float64
	yes := 0
	for i, v := range values {
		if v.Missing {
			return nothing
		}
		xs = append(xs, v.Number)
		if v.Flag {
			yes++
		}
		if weights != nil {
			ws = append(ws, weights[i].Number)
		}
	}
	result := func(x float64, err error) check.Const {
		if err != nil {
			return nothing
		}
		return numeric(kind, x)
	}
	switch n.Func {
	case lower.Count:
		return numeric(kind, float64(len(xs)))
	case lower.Sum:
		return result(formula.Computed("sum").OfList(xs, nil))
	case lower.Any:
		return truth(yes > 0)
	case lower.All:
		return truth(yes == len(values))
	}
	if len(xs) == 0 {
		return nothing
	}
	switch n.Func {
	case lower.Mean:
		return result(measure.Mean(xs))
	case lower.Min:
		return numeric(kind, slices.Min(xs))
	case lower.Max:
		return numeric(kind, slices.Max(xs))
	case lower.StdDev:
		return result(measure.StdDev(xs))
	case lower.Median:
		return result(measure.Median(xs))
	case lower.Percentile:
		return result(measure.Percentile(xs, part))
	case lower.PercentileInc:
		return result(measure.PercentileInc(xs, part))
	case lower.Gini:
		return result(measure.Gini(xs, ws))
	}
	panic("no such function")
}

// Rank counts the rows before each.
func (m *machine) Rank(n *lower.Rank) {
	groups := map[string][]int{}
	by := make([]check.Const, m.rows[n.Out.Table])
	for i := range by {
		by[i] = m.at(n.By, [2]int{i, i})
		m.fields[n.Out][i] = nothing
		key := m.likeness(n.Within, i)
		if !by[i].Missing && key != "" && (n.Where == nil || isTrue(m.at(n.Where, [2]int{i, i}))) {
			groups[key] = append(groups[key], i)
		}
	}
	for _, members := range groups {
		for _, i := range members {
			place := 1
			for _, j := range members {
				order := number.Compare(by[j].Number, by[i].Number)
				if n.Lowest {
					order = -order
				}
				if order > 0 || order == 0 && n.ByKey && j < i {
					place++
				}
			}
			m.fields[n.Out][i] = numeric(check.Number, float64(place))
		}
	}
}

// Split parts each amount.
func (m *machine) Split(n *lower.Split) {
	for i, amount := range m.fields[n.Of] {
		u, err := number.NewUnit(n.Step.Round.Unit)
		if n.Step.Round.Unit == 0 {
			panic("splits without a unit are not tried here")
		}
		units, _ := u.Round(amount.Number)
		parts, keys := make([]int64, len(n.Keys)), make([]float64, len(n.Keys))
		for k, f := range n.Keys {
			keys[k] = m.value(f, i).Number
		}
		if wrong := share.Split(parts, units, keys); err != nil || wrong != nil {
			m.failed = append(m.failed, n.Step.Name)
		}
		for k, f := range n.Parts {
			m.fields[f][i] = numeric(f.Kind, u.Value(parts[k]))
		}
	}
}

// Pool shares each group's amount.
func (m *machine) Pool(n *lower.Pool) {
	for i := range m.fields[n.Column] {
		m.fields[n.Column][i], m.fields[n.Unbound][i] = numeric(n.Column.Kind, 0), numeric(n.Column.Kind, 0)
		m.fields[n.Bound][i] = check.Const{Kind: check.Text, Text: "out"}
	}
	for g := range m.fields[n.Left] {
		var rows []int
		for i := range m.fields[n.Column] {
			at := i
			for _, p := range n.By {
				at = m.target(p, at)
			}
			if isTrue(m.value(n.In, i)) && (len(n.By) == 0 || at == g) {
				rows = append(rows, i)
			}
		}
		m.share(n, g, rows)
	}
}

var methods = map[dsl.Method]share.Method{dsl.LargestRemainder: share.LargestRemainder, dsl.SainteLague: share.SainteLague,
	dsl.DHondt: share.DHondt, dsl.Adams: share.Adams, dsl.HuntingtonHill: share.HuntingtonHill, dsl.Each: share.Each}

// share shares the amount of a group.
func (m *machine) share(n *lower.Pool, g int, rows []int) {
	s := n.Step
	column := func(f *lower.Field) (out []float64) {
		if f == nil {
			return nil
		}
		out = []float64{}
		for _, i := range rows {
			out = append(out, m.value(f, i).Number)
		}
		return out
	}
	in := share.Rows{Keys: column(n.Key), Start: column(n.Start), Floor: column(n.Floor), Cap: column(n.Cap), Rank: column(n.Place)}
	for _, i := range rows {
		in.Names = append(in.Names, fmt.Sprintf("%09d", i))
	}
	unit, rate := number.Unit{}, number.Unit{}
	if s.Round.Unit > 0 {
		unit, _ = number.NewUnit(s.Round.Unit)
	}
	if s.RateUnit > 0 {
		rate, _ = number.NewUnit(s.RateUnit)
	}
	amount := m.value(n.Amount, g).Number
	r, err := share.Share(in, share.Rule{Amount: amount, Unit: unit, Method: methods[s.Round.Method], FirstDivisor: s.Round.FirstDivisor, RateUnit: rate,
		Scale: s.Scale, Keep: s.Surplus != dsl.SurplusStop, Ordered: n.Place != nil, Lowest: true, Whole: s.Whole})
	if err != nil {
		m.failed = append(m.failed, n.Column.Name)
		return
	}
	for k, i := range rows {
		m.fields[n.Column][i], m.fields[n.Unbound][i] = numeric(n.Column.Kind, r.Amounts[k]), numeric(n.Column.Kind, r.Unbound[k])
		m.fields[n.Bound][i].Text = r.Bound[k].String()
	}
	stopped := s.Whole && r.Left > 0 && r.Left >= cmp.Or(s.Round.Unit, 0)
	left, passed := r.Left, 0.0
	if s.Surplus == dsl.SurplusTo && (r.Full || stopped) {
		left, passed = 0, r.Left
	}
	m.fields[n.Rate][g], m.fields[n.Left][g], m.fields[n.Passed][g] = numeric(n.Rate.Kind, r.Rate), numeric(n.Left.Kind, left), numeric(n.Passed.Kind, passed)
}
