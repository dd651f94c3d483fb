package lower_test

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/lower"
)

const houses = `fordel 1 en
table houses {
  id    key
  beds  whole
  sick  number optional
} rows {
  "Ash", 10, nil
  "Elm",  0, 3
}
`

// What has no place in the tree is refused where it stands, in both languages.
func TestRefused(t *testing.T) {
	for rules, want := range map[string]string{
		`let x = median([1, 2, 4])`:                                         "median([1, 2, 4])",
		`let x = stddev(known([1, nil, 2]))`:                                "stddev(known([1, nil, 2]))",
		`let houses.x = sum(houses, sum(houses where .beds < beds, .beds))`: "",
	} {
		m, problems := engine.Open("rules.fordel", houses+rules+"\n")
		if problems.HasErrors() {
			t.Fatal(rules, enginetest.Said(problems))
		}
		tree, problems := lower.Lower(m.Program)
		if want == "" && tree != nil {
			continue
		}
		if tree != nil || len(problems) == 0 {
			t.Errorf("%s is not refused", rules)
			continue
		}
		d := problems[0]
		if got := m.Source.Text[d.Range.Start:d.Range.End]; got != want || d.Code != "lower.refused" || d.Message.DA == "" || d.Hint.DA == "" {
			t.Errorf("%s is refused at %q: %v", rules, got, d)
		}
	}
}

// Where the engine has an error there is a fault, or something demanded does not hold;
// where it has none there is neither, whatever branch was taken.
func TestFaults(t *testing.T) {
	alone, _ := engine.Open("rules.fordel", houses)
	data, _ := engine.NewSession(alone).Run(context.Background(), engine.Settings{})
	for rules, want := range map[string]bool{
		`let houses.x = 1 / beds`:                                                      true,
		`let houses.x = if beds > 0 then 1 / beds else 0`:                              false,
		`let houses.x = sick + 1`:                                                      true,
		`let houses.x = (sick ?? 2) + 1`:                                               false,
		`let houses.x = sick`:                                                          false,
		`let houses.x = if sick == nil then nil else 1 / sick`:                         false,
		`let houses.x = if sick == nil then nil else 1 / beds`:                         true,
		`let x = mean(houses.sick)`:                                                    true,
		`let x = mean(known(houses.sick))`:                                             false,
		`let x = if len(houses) > 2 then mean(houses.sick) else 0`:                     false,
		`let x = mean(houses where beds > 99, .beds)`:                                  true,
		`let x = count(houses, .sick > 1)`:                                             true,
		`let x = len(houses where sick != nil and sick > 1)`:                           false,
		`let x = sqrt(-1 * len(houses))`:                                               true,
		`let x = lookup(houses, "Oak", "beds")`:                                        true,
		`let x = lookup(houses, "Oak", "beds", 0)`:                                     false,
		`let x = lookup(houses, "Ash", "sick")`:                                        false,
		`let x = 1 + lookup(houses, "Ash", "sick")`:                                    true,
		"bands houses.x by beds {\n  0..5: 1\n}":                                       true,
		"bands houses.x by beds {\n  0..5: 1\n  else: 2\n}":                            false,
		"grant g {\n  to houses\n  amount 5 kr - 1 kr * beds\n}":                       true,
		"grant g {\n  to houses\n  amount 1 kr * beds\n}":                              false,
		"grant g {\n  to houses\n  amount 1 kr * beds\n  within 9 kr\n}":               true,
		"grant g {\n  to houses\n  amount 9 kr\n}\nearmark g {\n  share 0.2 * beds\n}": true,
		"benchmark b of houses.sick {\n}":                                              false,
		"benchmark b of houses.beds {\n  exclude beds >= 0\n}":                         true,
	} {
		m, problems := engine.Open("rules.fordel", houses+rules+"\n")
		if problems.HasErrors() {
			t.Fatal(rules, enginetest.Said(problems))
		}
		tree, problems := lower.Lower(m.Program)
		if problems.HasErrors() {
			t.Fatal(rules, enginetest.Said(problems))
		}
		session := engine.NewSession(m)
		r, list := session.Run(context.Background(), engine.Settings{})
		if r.OK() == want {
			t.Fatal(rules, enginetest.Said(list))
		}
		c := newMachine(tree, data)
		c.run()
		if got := len(c.failed) > 0; got != want {
			t.Errorf("%s fails: %v", rules, got)
		}
	}
}
