package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Split is `split NAME { ... }`.
var Split = Declaration{
	Word:    Word{EN: "split", DA: "opdel", Doc: diag.Text{EN: "parts of each row's amount, adding up exactly", DA: "hver rækkes beløb delt i dele, der går præcis op"}},
	Stage:   Naming,
	Usage:   diag.Text{EN: `split NAME { ... }`, DA: `opdel NAVN { ... }`},
	Block:   HasBlock,
	Names:   Parts,
	Entries: true,
}
