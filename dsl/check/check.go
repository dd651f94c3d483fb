package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Check resolves and types a rule file. The program may be computed when the
// list holds no errors; with errors it is still there, as far as it could be
// understood, for editors.
func Check(file *dsl.File) (*Program, diag.List) {
	c := &checker{
		file:     file,
		program:  &Program{File: file, Model: defaultModel()},
		global:   map[string]entity{},
		tables:   map[string]*Table{},
		columns:  map[*Table]map[string]*Column{},
		related:  map[*Table]map[string]relation{},
		work:     map[Step]*work{},
		used:     map[any]bool{},
		lost:     map[string]bool{},
		said:     map[reported]bool{},
		usual:    newIntervals(false),
		certain:  newIntervals(true),
		wholes:   map[any]bool{},
		foreseen: map[*Expr]bool{},
	}
	c.declare()
	for _, w := range c.queue {
		c.ensure(w)
	}
	c.finish()
	return c.program, c.diags.Bounded().Rules(file.Lang)
}

// checker holds what is known while a file is checked.
type checker struct {
	file     *dsl.File
	program  *Program
	diags    diag.List
	global   map[string]entity             // parameters, values, tables, pools, ... by name
	tables   map[string]*Table             // by name
	columns  map[*Table]map[string]*Column // by table and name
	related  map[*Table]map[string]relation
	work     map[Step]*work  // what is left to do for each step
	queue    []*work         // in the order of the file
	stack    []*work         // being checked now, for cycles
	used     map[any]bool    // parameters and columns that formulas mention
	named    *dsl.Model      // the first `model`
	lost     map[string]bool // names of statements that could not be read
	nameless bool            // there is one without a name: any that is unknown may be its
	guesses  int             // unknown names compared with the known ones
	grouped  *PoolStep       // whose amount is being checked; nil for none
	inKey    bool            // the key of a pool is being checked
	said     map[reported]bool
	usual    *intervals     // what numbers lie in as a rule
	certain  *intervals     // what they surely lie in
	wholes   map[any]bool   // which computed columns and values are whole numbers
	foreseen map[*Expr]bool // conditions of which there is nothing more to say
	filters  []*Expr        // the `where` of counts
	after    []func()       // checks that need all steps
}

// entity is what a global name stands for, and where it was said.
type entity struct {
	what any // *Param, *Value, *Table or Step
	at   diag.Range
}

// relation is the rows of Table whose reference By is this row, under the name
// given by `as`.
type relation struct {
	table *Table
	by    *Column
}

// work is one step that is still to be checked.
type work struct {
	step  Step
	state int // 0 untouched, 1 being checked, 2 done
	run   func()
}

// add reports a problem, once at each place.
func (c *checker) add(d diag.Diagnostic) {
	key := reported{d.Code, d.Range}
	if !c.said[key] {
		c.said[key] = true
		c.diags.Add(d)
	}
}

type reported struct {
	code string
	at   diag.Range
}

// later registers a step and what checks it.
func (c *checker) later(step Step, run func()) {
	w := &work{step: step, run: run}
	c.work[step] = w
	c.queue = append(c.queue, w)
}

// need makes sure that a step is checked before the one being checked, and
// notes that the latter depends on it. It reports a cycle and gives false.
func (c *checker) need(step Step) bool {
	if step == nil {
		return true
	}
	if n := len(c.stack); n > 0 {
		head := c.stack[n-1].step.Head()
		if !containsStep(head.Needs, step) {
			head.Needs = append(head.Needs, step)
		}
	}
	return c.ensure(c.work[step])
}

func containsStep(steps []Step, s Step) bool {
	for _, x := range steps {
		if x == s {
			return true
		}
	}
	return false
}

func (c *checker) ensure(w *work) bool {
	switch w.state {
	case 2:
		return true
	case 1:
		circle := c.circle(w)
		c.add(cycle(circle, passedIn(circle)))
		return false
	}
	w.state = 1
	c.stack = append(c.stack, w)
	c.within(w)
	c.stack = c.stack[:len(c.stack)-1]
	w.state = 2
	c.program.Steps = append(c.program.Steps, w.step)
	return true
}

// within checks a step; a defect in it knows its place.
func (c *checker) within(w *work) {
	defer diag.Within(c.file.Source, w.step.Head().Decl.Where())
	w.run()
}

// circle lists the steps from w round to w again.
func (c *checker) circle(w *work) []*StepHead {
	var steps []*StepHead
	for _, other := range c.stack[slices.Index(c.stack, w):] {
		steps = append(steps, other.step.Head())
	}
	return append(steps, w.step.Head())
}

// passedIn is the first pool in a circle whose surplus goes to another in it, nil
// where there is none.
func passedIn(circle []*StepHead) *dsl.Pool {
	for _, s := range circle {
		p, ok := s.Decl.(*dsl.Pool)
		if ok && p.Surplus == dsl.SurplusTo && slices.ContainsFunc(circle, func(to *StepHead) bool { return to.Name == p.SurplusTo.Text }) {
			return p
		}
	}
	return nil
}

// finish runs the checks that need everything else.
func (c *checker) finish() {
	for _, f := range c.after {
		f()
	}
	c.stage(statement.Asking)
	c.adds()
	c.foresee()
	c.warnUnused()
	if !c.diags.HasErrors() {
		c.program.identify()
	}
}
