package explain

import (
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/share"
	"github.com/fordel-lang/fordel/engine/statement"
)

// pool is how a pool was shared; it is solved once.
func (x *Explainer) pool(s *check.PoolStep) *statement.PoolWorkings {
	if p := x.pools[s]; p != nil {
		return p
	}
	p, err := statement.Pool(x.w, s)
	if err != nil {
		x.fail(err)
		p = &statement.PoolWorkings{In: make([]int, x.figures.Table(s.To).Len), Groups: nil}
		for i := range p.In {
			p.In[i] = -1
		}
		return p
	}
	x.pools[s] = p
	return p
}

// Pool explains a figure of a pool: of a row, or of the pool or a group of it.
func (f *figure) Pool(s *check.PoolStep) {
	p := f.x.pool(s)
	switch f.column {
	case s.Column:
		f.poolRow(s, p)
		return
	case s.Bound:
		f.s.Kind = Bound
		f.s.add("amount", func(string) *spot { return f.x.cell(s.Column, f.row) })
		return
	case s.Unbound:
		f.unbound(s, p)
		return
	}
	group := 0
	if f.column != nil {
		group = f.row
	}
	if group >= len(p.Groups) {
		return
	}
	shared := &shared{f.x, s, &p.Groups[group], group}
	for _, one := range []struct {
		figure check.Figure
		tell   func(*spot)
	}{{s.Given, shared.amount}, {s.Rate, shared.rate}, {s.Left, shared.left}, {s.Passed, shared.passed}} {
		if one.figure.Column == f.column && one.figure.Value == f.value {
			one.tell(f.s)
		}
	}
}

// shared is a pool, or one group of it.
type shared struct {
	x     *Explainer
	step  *check.PoolStep
	group *statement.PoolGroup
	nr    int // of the group
}

// id is the address of what is told of the whole.
func (g *shared) id(name string) string { return poolID(g.step, g.group.Key) + "/" + name }

func poolID(s *check.PoolStep, group string) string {
	id := "pool/" + segment(s.Name)
	if s.Group != nil {
		id += "/" + segment(group)
	}
	return id
}

// poolRoot is a node of a pool as a whole.
func (x *Explainer) poolRoot(name string, path []string) (*spot, []string) {
	for _, step := range x.program.Steps {
		s, ok := step.(*check.PoolStep)
		if !ok || s.Name != name {
			continue
		}
		p, group := x.pool(s), 0
		if s.Group != nil {
			if len(path) == 0 {
				return nil, nil
			}
			if group, ok = x.rowOf(s.Group, unescape.Replace(path[0])); !ok {
				return nil, nil
			}
			path = path[1:]
		}
		if group >= len(p.Groups) || len(path) == 0 {
			return nil, nil
		}
		g := &shared{x, s, &p.Groups[group], group}
		if s := g.named(path[0]); s != nil {
			return s, path[1:]
		}
	}
	return nil, nil
}

// named is a node of the group.
func (g *shared) named(name string) *spot {
	switch name {
	case "sum":
		return g.sum()
	case "rate0":
		return g.rate0()
	case "scale":
		return g.scale()
	case "freed":
		return g.moved("freed", share.AtCap)
	case "paid":
		return g.moved("paid", share.AtFloor)
	}
	if holds, ok := heldBy[name]; ok {
		return g.held(name, holds)
	}
	return nil
}

// unit is the unit of the pool's amounts.
func (g *shared) unit() string { return g.x.unit(g.step.Type, false) }

func (g *shared) kind() check.Kind { return g.step.Type.Kind }

// figure is a figure of the group.
func (g *shared) figure(f check.Figure) *spot {
	if f.Column != nil {
		return g.x.cell(f.Column, g.nr)
	}
	return g.x.value(f.Value)
}

// row is the row of the table that is at a place of the group.
func (g *shared) row(i int) int { return g.group.Rows[i] }

// amount is what there is to share: the pool's own, and what others passed.
func (g *shared) amount(s *spot) {
	s.Kind = Amount
	a := on(g.step.Group, g.nr)
	s.Formula, s.Filled = g.x.text(g.step.Amount.At), g.x.filled(g.step.Amount, a)
	s.add("amount", func(id string) *spot { return g.x.expr(id, g.step.Amount, a) })
	for _, from := range g.step.From {
		switch {
		case from.Passed.Value != nil:
			s.addAs("passed", "passed/"+segment(from.Name), func(string) *spot { return g.x.value(from.Passed.Value) })
		case g.step.Group != nil:
			s.addAs("passed", "passed/"+segment(from.Name), func(string) *spot { return g.x.cell(from.Passed.Column, g.nr) })
		default:
			for row := range g.x.figures.Table(from.Group).Len {
				s.addAs("passed", "passed/"+segment(from.Name)+"/"+segment(g.x.keyOf(from.Group, row)), func(string) *spot { return g.x.cell(from.Passed.Column, row) })
			}
		}
	}
}

// left is what is not handed out, unless it is passed on.
func (g *shared) left(s *spot) {
	s.Op = "left"
	if g.step.Surplus == dsl.SurplusTo {
		s.note("passed_on", "to", g.step.SurplusTo.Name)
		s.add("passed", func(string) *spot { return g.figure(g.step.Passed) })
	}
	g.rest(s)
}

// passed is what goes to another pool: what nobody here can have.
func (g *shared) passed(s *spot) {
	s.Op = "passed"
	g.rest(s)
}

func (g *shared) rest(s *spot) {
	s.Kind = Left
	s.note("unit", "unit", g.step.Round.Unit)
	s.add("amount", func(string) *spot { return g.figure(g.step.Given) })
	s.add("given", func(string) *spot { return g.sum() })
}

// sum is the check that all that is handed out, left and passed is the amount.
func (g *shared) sum() *spot {
	total := number.Sum(g.group.Result.Amounts)
	s := &spot{Node: Node{ID: g.id("sum"), Kind: Sum, Label: g.x.word("sum"), Unit: g.unit(), Source: g.x.rules(g.step.Decl.Where())}}
	s.number(g.kind(), total)
	s.note("check", "amount", g.group.Rule.Amount, "left", g.group.Result.Left)
	g.list(s, g.rows(func(int) bool { return true }), func(row int, _ string) *spot { return g.x.cell(g.step.Column, row) })
	return s
}

// rows are the rows of the table at some places of the group.
func (g *shared) rows(in func(i int) bool) (rows []int) {
	for i, row := range g.group.Rows {
		if in(i) {
			rows = append(rows, row)
		}
	}
	return rows
}

// list gives a node a child for each of some rows.
func (g *shared) list(s *spot, rows []int, make func(row int, id string) *spot) {
	s.note("n", "rows", len(rows), "of", len(g.group.Rows))
	s.list = g.x.byRow(g.step.To, rows, make).listing("row")
}

// poolRow is what a row gets.
func (f *figure) poolRow(s *check.PoolStep, p *statement.PoolWorkings) {
	in := p.In[f.row]
	if in < 0 {
		f.out(s, p)
		return
	}
	g := &shared{f.x, s, &p.Groups[in], in}
	i := g.group.At(f.row)
	f.s.Kind, f.s.Op = Round, "none"
	g.rounding(f.s, i)
	f.s.add("share", func(id string) *spot { return g.share(id, i) })
	f.s.add("sum", func(string) *spot { return g.sum() })
	f.cell("alone", s.Unbound)
	if s.First == nil && g.group.Result.Scaling == 1 {
		for _, part := range []string{"others", "own", "rounding"} {
			f.s.add(part, func(id string) *spot { return g.part(id, part, i) })
		}
	}
}

// out is a row that is not in the pool.
func (f *figure) out(s *check.PoolStep, p *statement.PoolWorkings) {
	f.s.Kind = Out
	a := f.on(s.To)
	if s.Filter != nil {
		f.arg("where", s.Filter, a)
		f.s.Formula, f.s.Filled = f.x.text(s.Filter.At), f.x.filled(s.Filter, a)
		if f.s.Op = "where"; !f.x.valueOf(s.Filter, a).Flag {
			f.s.deciding(true)
			if n, ok := f.x.enough(s, f.row); ok {
				f.s.note("enough", "n", n)
			}
			return
		}
	}
	if cut, ok := p.Cuts[f.row]; ok {
		f.s.Op = "only"
		f.s.add("only", func(id string) *spot { return f.x.only(id, s, cut, f.row) })
		f.s.deciding(true)
	}
}

// only is whether a row is among the first that a pool takes.
func (x *Explainer) only(id string, s *check.PoolStep, cut statement.OnlyAt, row int) *spot {
	by := s.Only.Order.By
	n := &spot{Node: Node{ID: id, Kind: Only, Label: x.text(by.At), Unit: "flag", Formula: x.text(by.At), Source: x.rules(by.At)}}
	n.set(check.Const{Kind: check.Flag, Flag: float64(cut.Place) <= cut.Limit})
	n.note("place", "place", cut.Place, "of", cut.Of, "lowest", s.Only.Order.Lowest)
	for _, edge := range []struct {
		code string
		row  int
	}{{"last_in", cut.Last}, {"first_out", cut.Out}} {
		if edge.row >= 0 {
			n.note(edge.code, "row", x.keyOf(s.To, edge.row), "name", x.rowLabel(s.To, edge.row), "value", x.valueOf(by, on(s.To, edge.row)))
		}
	}
	n.add("limit", func(id string) *spot { return x.expr(id, s.Only.N, on(s.Group, x.groupOf(s, row))) })
	n.add("by", func(id string) *spot { return x.expr(id, by, on(s.To, row)) })
	return n
}

// groupOf is the row of the group that a row would share in.
func (x *Explainer) groupOf(s *check.PoolStep, row int) int {
	for _, c := range s.Per {
		row = int(x.figures.Column(c).Rows[row])
	}
	return row
}

// unbound is what a row would get if there were no floors and caps.
func (f *figure) unbound(s *check.PoolStep, p *statement.PoolWorkings) {
	f.s.Kind, f.s.Op = Alone, "rate0"
	in := p.In[f.row]
	switch {
	case in < 0:
		f.s.Kind, f.s.Op = Out, "same"
		f.cell("amount", s.Column)
		return
	case s.First != nil:
		f.s.Kind, f.s.Op = Taken, "without_floors"
		return
	}
	g := &shared{f.x, s, &p.Groups[in], in}
	f.s.add("rate0", func(string) *spot { return g.rate0() })
	f.arg("key", s.Key, f.on(s.To))
	f.arg("start", s.Start, f.on(s.To))
}

// rate0 is the rate if there were no floors and caps.
func (g *shared) rate0() *spot {
	s := &spot{Node: Node{ID: g.id("rate0"), Kind: Rate0, Label: g.x.word("rate0"), Unit: g.x.unit(g.rateType(), false)}}
	s.exactly(g.rateType().Kind, g.rateAlone())
	s.add("amount", func(string) *spot { return g.figure(g.step.Given) })
	if g.step.Start != nil {
		s.add("start", func(string) *spot { return g.held("all_start", heldBy["all_start"]) })
	}
	s.add("keys", func(string) *spot { return g.held("all_keys", heldBy["all_keys"]) })
	return s
}

func (g *shared) rateType() check.Type {
	t, _ := g.step.Rate.Shown()
	return t
}

// rateAlone is the rate without floors and caps, as the solver has it.
func (g *shared) rateAlone() dd.Float {
	keys, start := sumOf(g.group.Problem.Keys), sumOf(g.group.Problem.Start)
	if keys.Hi == 0 {
		return dd.Float{}
	}
	return dd.Of(g.group.Rule.Amount).Sub(start).Div(keys)
}

func sumOf(xs []float64) dd.Float {
	var sum number.Accumulator
	sum.AddAll(xs)
	return sum.DoubleDouble()
}

// at is a number of a column of the problem; 0 where that is not said.
func at0(xs []float64, i int) float64 {
	if xs == nil {
		return 0
	}
	return xs[i]
}

// part is one of the terms that the amount is the sum of, beside what the key alone gives.
func (g *shared) part(id, name string, i int) *spot {
	w, p := &g.group.Workings, g.group.Problem
	s := &spot{Node: Node{ID: id, Kind: Part, Op: name, Label: g.x.word(name), Unit: g.unit()}}
	row := g.row(i)
	rate := func(string) *spot { return g.figure(g.step.Rate) }
	key := func(id string) *spot { return g.x.expr(id, g.step.Key, on(g.step.To, row)) }
	exact := func(id string) *spot { return g.share(id, i) }
	switch name {
	case "others":
		s.exactly(g.kind(), w.Rate.Sub(g.rateAlone()).MulFloat(p.Keys[i]))
		s.add("rate", rate)
		s.add("rate0", func(string) *spot { return g.rate0() })
		s.add("key", key)
		if slices.Contains(g.group.Result.Bound, share.AtCap) {
			s.add("freed", func(string) *spot { return g.named("freed") })
		}
		if slices.Contains(g.group.Result.Bound, share.AtFloor) {
			s.add("paid", func(string) *spot { return g.named("paid") })
		}
	case "own":
		s.exactly(g.kind(), w.Shares[i].Sub(w.Rate.MulFloat(p.Keys[i]).AddFloat(at0(p.Start, i))))
		s.add("share", exact)
		s.add("rate", rate)
		s.add("key", key)
		if g.step.Start != nil {
			s.add("start", func(id string) *spot { return g.x.expr(id, g.step.Start, on(g.step.To, row)) })
		}
	default:
		s.exactly(g.kind(), dd.Of(g.group.Result.Amounts[i]).Sub(w.Shares[i]))
		s.add("amount", func(string) *spot { return g.x.cell(g.step.Column, row) })
		s.add("share", exact)
	}
	return s
}

// gap is how far its bound moves a row from what the key alone would give.
func (g *shared) gap(id string, i int) *spot {
	name := "above_cap"
	if g.bound(i) == share.AtFloor {
		name = "up_to_floor"
	}
	s := &spot{Node: Node{ID: id, Kind: Gap, Op: g.group.Result.Bound[i].String(), Label: g.x.word(name), Row: g.rowName(i), Unit: g.unit()}}
	s.number(g.kind(), g.gapOf(i))
	s.add("alone", func(string) *spot { return g.x.cell(g.step.Unbound, g.row(i)) })
	s.add("share", func(string) *spot {
		return g.share(CellID(g.step.To.Name, g.step.Column.Name, g.x.keyOf(g.step.To, g.row(i)))+"/share", i)
	})
	return s
}

func (g *shared) gapOf(i int) float64 {
	alone, exact := g.group.Result.Unbound[i], g.group.Workings.Shares[i].Hi
	if g.group.Result.Bound[i] == share.AtFloor {
		return exact - alone
	}
	return alone - exact
}

// moved is what the rows at their cap leave to others, or what those at their floor cost.
func (g *shared) moved(name string, by share.Bound) *spot {
	s := &spot{Node: Node{ID: g.id(name), Kind: Moved, Op: name, Label: g.x.word(name), Unit: g.unit()}}
	var gaps []float64
	rows := g.rows(func(i int) bool {
		held := g.group.Result.Bound[i] == by
		if held {
			gaps = append(gaps, g.gapOf(i))
		}
		return held
	})
	s.number(g.kind(), number.Sum(gaps))
	g.list(s, rows, func(row int, id string) *spot { return g.gap(id, g.group.At(row)) })
	return s
}

// infinite is a cap that there is not.
func infinite(x float64) bool { return math.IsInf(x, 1) }

// rowName is what a row of the pool's table is called, shortened for a label.
func (g *shared) rowName(i int) string { return strings.TrimSpace(g.x.rowLabel(g.step.To, g.row(i))) }
