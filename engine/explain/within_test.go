package explain_test

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
)

// The figures of a sentence stand in the tree of the number that it tells about, not only
// somewhere: whoever has the tree alone finds all of them.
func TestFiguresWithinTree(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		model, session := opened(t, dir)
		r, _ := session.Run(context.Background(), engine.Settings{})
		x := r.Explainer()
		for _, id := range someCells(model, r) {
			told, ok, err := x.Tell(context.Background(), id, model.Lang())
			if err != nil || !ok {
				t.Fatal(id, err)
			}
			wanted := map[string]bool{}
			for _, s := range told {
				for _, f := range s.Figures {
					wanted[f.ID] = true
				}
			}
			for missing := range notWithin(t, x, id, wanted) {
				t.Errorf("%s: %s tells of %s, which is not in its tree", dir, id, missing)
			}
		}
		r.Release()
	}
}

// notWithin walks a tree level by level until all nodes that are wanted were met.
func notWithin(t *testing.T, x *explain.Explainer, id string, wanted map[string]bool) map[string]bool {
	t.Helper()
	const most = 3000
	seen, queue := map[string]bool{id: true}, []string{id}
	delete(wanted, id)
	for n := 0; len(queue) > 0 && len(wanted) > 0 && n < most; n++ {
		l, ok, err := x.Explain(context.Background(), queue[0], 0, -1)
		if err != nil || !ok {
			t.Fatal(queue[0], err)
		}
		queue = queue[1:]
		for _, c := range l.Children {
			delete(wanted, c.ID)
			if !seen[c.ID] && c.Opens > 0 {
				queue = append(queue, c.ID)
			}
			seen[c.ID] = true
		}
	}
	return wanted
}
