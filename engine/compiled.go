package engine

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// compiled is what there is to compute of a model with its data: the plan of its
// workspace and what is asked beyond it.
type compiled struct {
	questions *statement.Questions
	views     view.Views
	problems  diag.List // rounding units that cannot be
	parts     int       // that a run has
}

// compile plans a workspace: statements first, then expectations and solved
// parameters, then views.
func compile(w *plan.Workspace) *compiled {
	c := plan.NewCompiler(w)
	out := &compiled{questions: statement.Compile(c), views: view.Compile(c)}
	out.problems = c.Problems
	out.parts = len(w.Plan.Tasks) + out.questions.Parts(w.Program) + len(out.views)
	return out
}
