package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Bands is `bands TABLE.NAME "label" by FORMULA { ... }`.
var Bands = Declaration{
	Word:  Word{EN: "bands", DA: "intervaller", Doc: diag.Text{EN: "a column that depends on which band a number falls in", DA: "en kolonne, der afhænger af, hvilket interval et tal falder i"}, Old: "trin", Elsewhere: "scale ladder skala trappe"},
	Usage: diag.Text{EN: `bands TABLE.NAME "label" by FORMULA { ... }`, DA: `intervaller TABEL.NAVN "tekst" efter FORMEL { ... }`},
	Head: &Place{Words: []Word{
		{EN: "by", DA: "efter", Doc: diag.Text{EN: "the number that decides the band", DA: "det tal, der bestemmer intervallet"}},
	}},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "under", DA: "under", Doc: diag.Text{EN: "below this bound, not the bound itself", DA: "under grænsen, ikke grænsen selv"}},
		{EN: "up to", DA: "til og med", Doc: diag.Text{EN: "up to this bound, the bound included", DA: "til og med grænsen"}},
	}},
	Names:   OnTable,
	Entries: true,
}
