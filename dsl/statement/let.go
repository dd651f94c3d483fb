package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Let is `let NAME "label" = FORMULA`.
var Let = Declaration{
	Word:  Word{EN: "let", DA: "sæt", Doc: diag.Text{EN: "a value, or a column of a table, computed by a formula", DA: "en værdi eller en kolonne i en tabel, beregnet med en formel"}, Elsewhere: "var const def set define variable konstant lad"},
	Usage: diag.Text{EN: `let NAME "label" = FORMULA`, DA: `sæt NAVN "tekst" = FORMEL`},
	Names: OnTable,
}
