package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Positions is `positions NAME { ... }`.
var Positions = Declaration{
	Word:  Word{EN: "positions", DA: "stillinger", Doc: diag.Text{EN: "a pool or grant told in staff positions", DA: "en pulje eller en tildeling omregnet til stillinger"}},
	Stage: Naming,
	Usage: diag.Text{EN: `positions NAME { ... }`, DA: `stillinger NAVN { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "pay", DA: "løn", Doc: diag.Text{EN: "the yearly pay of one position", DA: "årslønnen for én stilling"}},
		{EN: "round", DA: "afrund", Takes: AValue, Doc: diag.Text{EN: "to what positions are rounded", DA: "hvad stillinger afrundes til"}},
	}},
	Names: Parts,
	Figures: []Figure{
		{EN: "positions", DA: "stillinger", Over: EachRow, Type: Number, Adds: true,
			Doc:  diag.Text{EN: "the amount in staff positions", DA: "beløbet i stillinger"},
			Told: diag.Text{EN: "%s in staff positions", DA: "%s i stillinger"}},
	},
}
