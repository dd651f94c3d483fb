package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Expect is `expect "text" in "scenario" = CONDITION`.
var Expect = Declaration{
	Word:  Word{EN: "expect", DA: "forvent", Doc: diag.Text{EN: "what must hold", DA: "hvad der skal gælde"}, Elsewhere: "assert test check kontrol kontrollér"},
	Usage: diag.Text{EN: `expect "text" in "scenario" = CONDITION`, DA: `forvent "tekst" i "scenarie" = BETINGELSE`},
}
