package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Solve is `solve NAME "label" = PARAM so that FORMULA == FORMULA`.
var Solve = Declaration{
	Word:  Word{EN: "solve", DA: "find", Doc: diag.Text{EN: "finds the value of a parameter for which something holds", DA: "finder den værdi af en parameter, hvor noget gælder"}},
	Stage: Asking,
	Usage: diag.Text{EN: `solve NAME "label" = PARAM so that FORMULA == FORMULA`, DA: `find NAVN "tekst" = PARAMETER sådan at FORMEL == FORMEL`},
	Head: &Place{Words: []Word{
		{EN: "so that", DA: "sådan at", Doc: diag.Text{EN: "what is to hold: FORMULA == FORMULA", DA: "det, der skal gælde: FORMEL == FORMEL"}},
	}},
	Names: Global,
}
