package engine

import (
	"context"
	"fmt"
	"testing"
)

func TestExpectationsInScenarios(t *testing.T) {
	s := openSections(t, readSections(t, "testdata/models/trying.txtar"))
	r, _ := s.Run(context.Background(), Settings{})
	var got []string
	for _, e := range r.Expectations {
		line := fmt.Sprintf("%s/%s %v", e.Expect.Text, e.scenario(), e.OK)
		if e.Left != nil {
			line += " " + shownConst(*e.Left) + " " + shownConst(*e.Right)
		}
		got = append(got, line)
	}
	want := []string{
		"All is handed out/ true 1000 1000",
		"All is handed out/Rich true 2000 2000",
		"All is handed out/Steep true 1000 1000",
		"All is handed out/share = 0 %, budget = 500 kr true 500 500",
		"All is handed out/share = 0 %, budget = 700 kr true 700 700",
		"All is handed out/share = 50 %, budget = 500 kr true 500 500",
		"All is handed out/share = 50 %, budget = 700 kr true 700 700",
		"Nobody has 1,000/ true 750 1000",
		"Nobody has 1,000/Rich false 1500 1000",
		"Nobody has 1,000/Steep true 765 1000",
		"Nobody has 1,000/share = 0 %, budget = 500 kr true 375 1000",
		"Nobody has 1,000/share = 0 %, budget = 700 kr true 525 1000",
		"Nobody has 1,000/share = 50 %, budget = 500 kr true 374 1000",
		"Nobody has 1,000/share = 50 %, budget = 700 kr true 524 1000",
		"Rich is rich/Rich true 2000 1500",
		"Yes or no/ true",
		"Yes or no/Rich true",
		"Yes or no/Steep true",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("%d: got %q", i, got)
		}
	}
	if list := r.Failures(); len(list) != 1 || list[0].Message.DA != `"Nobody has 1,000" holder ikke i scenariet "Rich": venstre side er 1.500 kr, højre side er 1.000 kr.` {
		t.Errorf("%v", list)
	}
}
