package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Letter is `letter TABLE { ... }`.
var Letter = Declaration{
	Word:  Word{EN: "letter", DA: "brev", Doc: diag.Text{EN: "the letter to each row of a table on what it gets", DA: "brevet til hver række i en tabel om, hvad den får"}, Elsewhere: "mail skrivelse"},
	Stage: Asking,
	Usage: diag.Text{EN: `letter TABLE { ... }`, DA: `brev TABEL { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "heading", DA: "overskrift", Takes: AFilledText, Doc: diag.Text{EN: "what stands at the top; {name} is the row's own", DA: "hvad der står øverst; {navn} er rækkens eget"}, Elsewhere: "title titel"},
		{EN: "greeting", DA: "indledning", Takes: AFilledText, Doc: diag.Text{EN: "what comes before the amounts", DA: "hvad der kommer før beløbene"}, Elsewhere: "hilsen intro opening"},
		{EN: "figures", DA: "tal", Takes: Columns, Doc: diag.Text{EN: "which amounts it tells, each on a line", DA: "hvilke beløb der står i det, hvert på sin linje"}, Elsewhere: "columns kolonner amounts beløb"},
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "what each amount is divided by, beside it", DA: "hvad hvert beløb divideres med ved siden af"}},
		{EN: "closing", DA: "afslutning", Takes: AFilledText, Doc: diag.Text{EN: "what comes at the end", DA: "hvad der kommer til sidst"}, Elsewhere: "slutning end"},
	}},
}
