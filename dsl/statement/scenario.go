package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Scenario is `scenario "name" { ... }`.
var Scenario = Declaration{
	Word:  Word{EN: "scenario", DA: "scenarie", Doc: diag.Text{EN: "parameters set otherwise, to compare with", DA: "parametre sat anderledes, til sammenligning"}},
	Also:  &Word{EN: "scenarios", DA: "scenarier", Write: diag.Text{EN: `scenarios "name" { ... }`, DA: `scenarier "navn" { ... }`}, Doc: diag.Text{EN: "all combinations of some values of parameters", DA: "alle kombinationer af nogle værdier for parametre"}},
	Stage: Naming,
	Usage: diag.Text{EN: `scenario "name" { ... }`, DA: `scenarie "navn" { ... }`},
	Block: HasBlock,
}
