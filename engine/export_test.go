package engine

import "github.com/fordel-lang/fordel/engine/plan"

// Space is the session's workspace, in the state of its last run.
func (s *Session) Space() *plan.Workspace { return s.space }
