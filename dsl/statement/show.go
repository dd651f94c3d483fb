package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Show is `show TABLE { ... }`.
var Show = Declaration{
	Word:  Word{EN: "show", DA: "vis", Doc: diag.Text{EN: "a table for the reader", DA: "en tabel til læseren"}, Elsewhere: "print output report select udskriv"},
	Stage: Asking,
	Usage: diag.Text{EN: `show TABLE { ... }`, DA: `vis TABEL { ... }`},
	Block: MayHaveBlock,
	Lines: &Place{Words: []Word{
		{EN: "columns", DA: "kolonner", Takes: Columns, Doc: diag.Text{EN: "what the table shows", DA: "hvad tabellen viser"}, Elsewhere: "column kolonne"},
		{EN: "order", DA: "rækkefølge", Takes: AnOrder, Then: &Ordering, Doc: diag.Text{EN: "which rows come first", DA: "hvilke rækker der kommer først"}, Elsewhere: "sort sorter sortér by efter"},
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "only rows for which this holds", DA: "kun rækker, hvor det gælder"}, Elsewhere: "if hvis filter"},
		{EN: "against", DA: "mod", Doc: diag.Text{EN: "what the total is measured against: adds the change of each row", DA: "hvad totalen måles mod: tilføjer ændringen på hver række"}, Elsewhere: "versus compare sammenlign"},
		{EN: "total", DA: "total", Takes: Totalling, Then: &Totals, Several: true, Doc: diag.Text{EN: "what stands below columns: their sum, mean or nothing", DA: "hvad der står under kolonner: deres sum, gennemsnit eller intet"}, Elsewhere: "totals totaler sum i_alt"},
	}},
}
