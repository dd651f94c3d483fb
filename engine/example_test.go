package engine_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

const rules = `fordel 1 en

table schools {
  name    key
  pupils  whole
}

param minimum = 200_000 kr

pool support {
  amount  1 mio kr
  to      schools
  key     pupils
  floor   minimum
}

scenario "No minimum" { minimum = 0 kr }

expect "Nobody loses the minimum" = all(schools, .support >= minimum)
`

const schools = "name,pupils\nHillside,310\nHarbour,90\nOld Town,240\n"

// session is the rules with their data.
func session() *engine.Session {
	model, _ := engine.Open("support.fordel", rules)
	s := engine.NewSession(model)
	s.Load("schools", "schools.csv", []byte(schools))
	return s
}

// A model is opened, loaded and run; each step tells what is wrong.
func Example() {
	model, problems := engine.Open("support.fordel", rules)
	if problems.HasErrors() {
		diag.Render(os.Stderr, problems, diag.English, diag.Sources{model.Source})
		return
	}
	s := engine.NewSession(model)
	s.Load("schools", "schools.csv", []byte(schools))
	result, problems := s.Run(context.Background(), engine.Settings{})
	if !result.OK() {
		diag.Render(os.Stderr, problems, diag.English, result.Sources())
		return
	}
	fmt.Print(result.Text(diag.English))
	// Output:
	// schools
	// name        support
	// Harbour     200,000
	// Hillside    450,909
	// Old Town    349,091
	// --------  ---------
	//           1,000,000
	//
	// Pools and grants
	// pool     group     amount      rate  left
	// support         1,000,000  1,454.55     0
	//
	// Expectations
	// holds  Nobody loses the minimum (base and 1 scenario)
}

// Problems say where they stand and what to write instead.
func ExampleOpen() {
	model, problems := engine.Open("rules.fordel", "fordel 1 en\n\nparam aid = 5_000 kr\n\nlet both = 2 * aidd\n")
	diag.Render(os.Stdout, problems, diag.English, diag.Sources{model.Source})
	// Output:
	// rules.fordel:5:16: error[name.unknown]: `aidd` is not known here.
	//     let both = 2 * aidd
	//                    ^^^^
	//     Did you mean `aid`?
}

// What is wrong with a sheet is told when it is loaded and with every run.
func ExampleSession_Load() {
	model, _ := engine.Open("support.fordel", rules)
	s := engine.NewSession(model)
	problems := s.Load("schools", "schools.csv", []byte("name,pupils\nHillside,many\n"))
	diag.Render(os.Stdout, problems, diag.English, s.Sources())
	// Output:
	// schools.csv:2:10: error[data.number]: Table `schools`, line 2, column `pupils`: "many" is not a number.
	//     Hillside,many
	//              ^^^^
	//     Write it like 1234.
}

// Parameters and a scenario are set for one run; the rules stay as they are.
func ExampleSession_Run() {
	s := session()
	for _, set := range []engine.Settings{
		{},
		{Scenario: "No minimum"},
		{Params: map[string]check.Const{"minimum": {Kind: check.Money, Number: 250_000}}},
	} {
		result, _ := s.Run(context.Background(), set)
		amounts, _, _ := result.Column("schools", "support")
		fmt.Println(amounts.Numbers)
	}
	// Output:
	// [200000 450909 349091]
	// [140625 484375 375000]
	// [250000 422727 327273]
}

// After an edit the data stay, and only what the edit touches is computed.
func ExampleSession_Revise() {
	s := session()
	s.Run(context.Background(), engine.Settings{})
	edited, _ := engine.Open("support.fordel", rules+"let total = sum(schools.pupils)\n")
	result, _ := s.Revise(edited).Run(context.Background(), engine.Settings{})
	total, _ := result.Value("total")
	fmt.Println(total.Number, result.Computed[0])
	// Output:
	// 640 total
}

// Made-up data have the shape that the rules ask for.
func ExampleSession_MakeUp() {
	model, _ := engine.Open("support.fordel", rules)
	tables, _, _ := engine.NewSession(model).MakeUp(context.Background(), map[string]int{"schools": 2}, 1)
	for _, t := range tables {
		fmt.Println(t.Spec.Name, t.Len)
	}
	// Output:
	// schools 2
}

// Views are what `show` and `chart` say, or a choice of what matters.
func ExampleResult_Views() {
	result, _ := session().Run(context.Background(), engine.Settings{})
	for _, v := range result.Views() {
		fmt.Print(v.Kind, " of ", v.Table, ":")
		for _, c := range v.Columns {
			fmt.Print(" ", c.Label, " (", c.Type, ")")
		}
		fmt.Println()
	}
	table := result.Views()[0]
	for _, row := range table.Shown() {
		fmt.Println(table.Values(0).Word(int(row)), table.Values(1).Numbers[row])
	}
	// Output:
	// table of schools: name (text) support (kr)
	// bar of schools: support (kr) name (text)
	// Harbour 200000
	// Hillside 450909
	// Old Town 349091
}

// A few rows of a table are read without the others.
func ExampleResult_Slice() {
	result, _ := session().Run(context.Background(), engine.Settings{})
	slice, _ := result.Slice("schools", []string{"support"}, 1, 2)
	for row := slice.From; row < slice.To; row++ {
		fmt.Println(row, "of", slice.Total, slice.Columns[0].Values.Numbers[row])
	}
	// Output:
	// 1 of 3 450909
}

// Tables go to spreadsheets as CSV.
func ExampleResult_CSV() {
	result, _ := session().Run(context.Background(), engine.Settings{})
	text, _ := result.CSV("schools", diag.English)
	fmt.Print(string(text))
	// Output:
	// name,pupils,support,support.bound,support.unbound
	// Harbour,90,200000,floor,140625
	// Hillside,310,450909,none,484375
	// Old Town,240,349091,none,375000
}

// Programs read the figures as JSON.
func ExampleResult_JSON() {
	result, _ := session().Run(context.Background(), engine.Settings{Scenario: "No minimum"})
	var told struct {
		Scenario string
		Pools    map[string]struct{ Amount, Rate, Left float64 }
	}
	if err := json.Unmarshal(result.JSON(diag.English), &told); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%+v\n", told)
	// Output:
	// {Scenario:No minimum Pools:map[support:{Amount:1e+06 Rate:1562.5 Left:0}]}
}

// Expectations that do not hold are told apart from problems.
func ExampleResult_Failures() {
	model, _ := engine.Open("rules.fordel", "fordel 1 en\n\nlet total = 2 + 2\nexpect \"Five\" = total == 5\n")
	result, _ := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	fmt.Println(result.OK(), len(result.Diagnostics))
	diag.Render(os.Stdout, result.Failures(), diag.English, result.Sources())
	// Output:
	// true 0
	// rules.fordel:4:17: error[expect.failed]: The expectation “Five” is not met: 4 on the left, 5 on the right.
	//     expect "Five" = total == 5
	//                     ^^^^^^^^^^
}

// What was solved for comes with both sides of its equation.
func ExampleResult() {
	model, _ := engine.Open("rules.fordel", `fordel 1 en

param rate = 1 % { from 0 % to 10 % }
let tax = rate * 2_000_000 kr
solve needed = rate so that tax == 50_000 kr
`)
	result, _ := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	for _, s := range result.Solutions {
		fmt.Println(s.Solve.Name, s.Value.Number, s.Exact)
	}
	// Output:
	// needed 0.025 true
}
