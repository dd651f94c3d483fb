package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Expect is `expect "text" in "scenario" = CONDITION`.
var Expect = Declaration{
	Word:  Word{EN: "expect", DA: "kontrol", Doc: diag.Text{EN: "what must hold", DA: "hvad der skal gælde"}, Old: "forvent", Elsewhere: "assert test check forventning kontrollér"},
	Stage: Asking,
	Usage: diag.Text{EN: `expect "text" in "scenario" = CONDITION`, DA: `kontrol "tekst" i "scenarie" = BETINGELSE`},
}
