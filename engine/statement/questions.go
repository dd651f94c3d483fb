package statement

import (
	"github.com/fordel-lang/fordel/dsl/check"
)

// Questions are what a program asks beyond its statements.
type Questions struct {
	expects []*expectTask
	solves  []*solveTask
}

// questions compiles them.
func (c *compiler) questions(program *check.Program) *Questions {
	q := &Questions{}
	for _, e := range program.Expects {
		q.expects = append(q.expects, c.expect(e))
	}
	for _, s := range program.Solves {
		q.solves = append(q.solves, c.solve(s))
	}
	return q
}

// Parts is how many parts a run has to answer them: solved parameters, the base
// and the scenarios in which something is expected.
func (q *Questions) Parts(program *check.Program) int {
	return len(q.solves) + 1 + len(program.Scenarios)
}
