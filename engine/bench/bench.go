package bench

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// file is what the workload's rule file is called.
const file = "workload.fordel"

// Bench is the workload at one size, and what computes it: each is made when it
// is asked for first.
type Bench struct {
	Standard   Knobs // the parameters of the rules, the budget by the size
	data       map[string][]byte
	fast, slow *engine.Session
	loops      *Loops
}

// NewBench makes the workload up at a scale.
func NewBench(scale float64) *Bench {
	b := &Bench{Standard: Standard, data: Data(scale)}
	b.Standard.Budget *= scale
	return b
}

// engine is a session that has computed the workload once.
func (b *Bench) engine() (*engine.Session, error) { return b.session(&b.fast, false) }

// rowByRow is one that does so row by row on expr's machine.
func (b *Bench) rowByRow() (*engine.Session, error) { return b.session(&b.slow, true) }

func (b *Bench) session(s **engine.Session, rowByRow bool) (*engine.Session, error) {
	if *s != nil {
		return *s, nil
	}
	m, err := openRules()
	if err != nil {
		return nil, err
	}
	made := engine.NewSession(m)
	made.RowByRow = rowByRow
	if err := b.load(made); err != nil {
		return nil, err
	}
	*s = made
	return made, run(made, b.Standard.params())
}

// byHand is the loops, which have computed the workload once.
func (b *Bench) byHand() (*Loops, error) {
	if b.loops != nil {
		return b.loops, nil
	}
	c, err := ReadColumns(b.data["institutions"], b.data["children"])
	if err != nil {
		return nil, err
	}
	b.loops = NewLoops(c)
	b.loops.Full(b.Standard)
	return b.loops, nil
}

func openRules() (*engine.Model, error) {
	m, diags := engine.Open(file, Rules)
	return m, failure(diags)
}

// load reads the data into a session and resolves its references.
func (b *Bench) load(s *engine.Session) error {
	for _, name := range slices.Sorted(maps.Keys(b.data)) {
		s.Load(name, name+".csv", b.data[name])
	}
	return failure(s.Ready())
}

// failure is the first error of some diagnostics, or nil.
func failure(diags diag.List) error {
	for _, d := range diags {
		if d.Severity == diag.Error {
			return errors.New(d.Message.EN)
		}
	}
	return nil
}

// Houses are figures of the institutions: columns by name.
type Houses map[string][]float64

// compared are the columns of institutions that must be the same, however they
// are computed.
var compared = []string{"enrolled", "vulnerable", "marks", "base", "social", "extra", "total", "cost.rank"}

// Results computes the institutions by "engine", "rows" or "loops" (see tasks).
func (b *Bench) Results(by string, k Knobs) (Houses, error) {
	switch by {
	case "engine":
		s, err := b.engine()
		return houses(s, k, err)
	case "rows":
		s, err := b.rowByRow()
		return houses(s, k, err)
	case "loops":
		l, err := b.byHand()
		if err != nil {
			return nil, err
		}
		l.Full(k)
		return l.houses(), nil
	}
	return nil, fmt.Errorf("nothing computes by %q", by)
}

func houses(s *engine.Session, k Knobs, err error) (Houses, error) {
	if err != nil {
		return nil, err
	}
	r, diags := s.Run(context.Background(), engine.Settings{Params: k.params()})
	if err := failure(diags); err != nil {
		return nil, err
	}
	out := Houses{}
	for _, name := range compared {
		c, _, ok := r.Column("institutions", name)
		if !ok {
			return nil, fmt.Errorf("there is no column %s", name)
		}
		out[name] = c.Numbers
	}
	return out, nil
}

func (l *Loops) houses() Houses {
	rank := make([]float64, len(l.Rank))
	for i, r := range l.Rank {
		rank[i] = float64(r)
	}
	return Houses{"enrolled": l.Enrolled, "vulnerable": l.Vulnerable, "marks": l.Marks,
		"base": l.Base, "social": l.Social, "extra": l.Extra, "total": l.Total, "cost.rank": rank}
}

// params are the parameters as the engine takes them.
func (k Knobs) params() map[string]check.Const {
	money := func(x float64) check.Const { return check.Const{Kind: check.Money, Number: x} }
	plain := func(x float64) check.Const { return check.Const{Kind: check.Number, Number: x} }
	return map[string]check.Const{"budget": money(k.Budget), "social_share": plain(k.SocialShare), "marks_share": plain(k.MarksShare),
		"needed": plain(k.Needed), "low": money(k.Low), "keep": plain(k.Keep), "most": money(k.Most)}
}
