package engine

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// MakeUp makes up data for every table that does not carry its own rows, in the
// order of the tables; rows says how many, by table. The same seed gives the
// same data everywhere. What the session holds stays as it is. The error is that
// of the context, whose listener hears how much is made up.
func (s *Session) MakeUp(ctx context.Context, rows map[string]int, seed uint64) ([]*table.Table, diag.List, error) {
	var wanted []*table.Spec
	own := map[string]*table.Table{}
	for i, t := range s.model.Program.Tables {
		if t.Decl.HasRows {
			own[t.Name] = s.tables[i].table
		} else {
			wanted = append(wanted, s.specs[i])
		}
	}
	made, problems, err := table.MakeUpContext(ctx, wanted, own, rows, seed)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	out := make([]*table.Table, 0, len(wanted))
	for _, spec := range wanted {
		out = append(out, made[spec.Name])
	}
	return out, problems, nil
}
