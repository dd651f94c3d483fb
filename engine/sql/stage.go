package sql

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/lower"
)

// stage is one step of the script: what is added to the rows of a table at a time.
type stage struct {
	table *check.Table // nil: the single values
	kind  string       // stages of another kind cannot be one
	nodes []lower.Node
	heavy bool // put into a table
	name  string
	pool  *lower.Pool // of the stages of a pool
}

// stagesOf puts the nodes of a model into steps: each into the first that comes behind all
// it reads.
func stagesOf(m *lower.Model) []*stage {
	s := &staging{home: map[*lower.Field]int{}, cost: map[*lower.Field]int{}}
	for _, f := range m.Fields {
		if f.Column != nil && f.Column.Data != nil {
			s.home[f], s.cost[f] = -1, 1
		}
	}
	for _, n := range m.Nodes {
		n.Accept(s)
	}
	return s.stages
}

// staging is stages as they grow.
type staging struct {
	stages []*stage
	home   map[*lower.Field]int // the stage that fills a field; -1: data
	cost   map[*lower.Field]int // how much a view computes for it
}

// after is the first stage that may read all that a node reads, and what that costs in a view.
func (s *staging) after(n lower.Node, more ...*lower.Field) (first, cost int) {
	read := func(f *lower.Field) {
		if f == nil {
			return
		}
		first = max(first, s.home[f]+1)
		cost += s.cost[f]
	}
	for _, e := range n.Formulas() {
		e.Reads(read)
	}
	for _, f := range more {
		read(f)
	}
	return first, cost + 1
}

// put puts a node into a stage of a kind from one on.
func (s *staging) put(n lower.Node, t *check.Table, kind string, first int, heavy bool, fills ...*lower.Field) {
	at := len(s.stages)
	for i := first; i < len(s.stages); i++ {
		if st := s.stages[i]; st.table == t && st.kind == kind && st.pool == nil {
			at = i
			break
		}
	}
	if at == len(s.stages) {
		s.stages = append(s.stages, &stage{table: t, kind: kind})
	}
	st := s.stages[at]
	st.nodes, st.heavy = append(st.nodes, n), st.heavy || heavy
	for _, f := range fills {
		s.home[f] = at
	}
}

// tooDear is how much a view may compute for a value before it is put into a table.
const tooDear = 60

func (s *staging) mapped(n lower.Node, out *lower.Field, heavy bool, more ...*lower.Field) {
	first, cost := s.after(n, more...)
	heavy = heavy || cost > tooDear
	if heavy {
		cost = 1
	}
	s.cost[out] = cost
	s.put(n, out.Table, "map", first, heavy, out)
}

// Map is a column of a view.
func (s *staging) Map(n *lower.Map) { s.mapped(n, n.Out, false) }

// Ref is a column of a view.
func (s *staging) Ref(n *lower.Ref) { s.mapped(n, n.Out, false) }

// Fold is a column of a table, with those over the same rows.
func (s *staging) Fold(n *lower.Fold) {
	if n.Correlated() || n.Func == lower.Gini || n.Part != nil && ofRow(n.Part) {
		s.mapped(n, n.Out, true, append(n.By, n.Within...)...)
		return
	}
	kind := "fold " + n.Over.Name
	for _, f := range n.By {
		kind += " by " + f.Table.Name + "." + f.Name
	}
	for _, f := range n.Within {
		kind += " within " + f.Name
	}
	first, _ := s.after(n, append(n.By, n.Within...)...)
	s.cost[n.Out] = 1
	s.put(n, n.Out.Table, kind, first, true, n.Out)
}

// Rank is a column of a table.
func (s *staging) Rank(n *lower.Rank) { s.mapped(n, n.Out, true, n.Within...) }

// Split is columns of a view.
func (s *staging) Split(n *lower.Split) {
	first, _ := s.after(n, append(n.Keys, n.Of)...)
	for _, f := range n.Parts {
		s.cost[f] = 1
	}
	s.put(n, n.Of.Table, "split "+n.Of.Name, first, true, n.Parts...)
}

// Pool is three stages: the rows that share, what they get, and the figures.
func (s *staging) Pool(n *lower.Pool) {
	for _, f := range n.Fills() {
		s.cost[f] = 1
	}
	add := func(kind string, t *check.Table, fills ...*lower.Field) {
		s.stages = append(s.stages, &stage{table: t, kind: kind, pool: n, nodes: []lower.Node{n}, heavy: true})
		for _, f := range fills {
			s.home[f] = len(s.stages) - 1
		}
	}
	add("pool", n.Step.To)
	add("pool groups", n.Step.Group)
	add("pool shares", n.Step.To, n.Column, n.Bound, n.Unbound)
	add("pool figures", n.Step.Group, n.Rate, n.Left, n.Passed)
}
