package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Grant is `grant NAME "label" { ... }`.
var Grant = Declaration{
	Word:  Word{EN: "grant", DA: "tildeling", Old: "tilskud", Doc: diag.Text{EN: "an amount for each row by a rule", DA: "et beløb til hver række efter en regel"}},
	About: diag.Text{EN: "grant to %s", DA: "tildeling til %s"},
	Usage: diag.Text{EN: `grant NAME "label" { ... }`, DA: `tildeling NAVN "tekst" { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "to", DA: "til", Takes: ATableName, Doc: diag.Text{EN: "the table whose rows get it", DA: "den tabel, hvis rækker får det"}},
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "who gets it; the others get nothing", DA: "hvem der får det; de andre får ikke noget"}, Elsewhere: "if hvis filter when når"},
		{EN: "amount", DA: "beløb", Doc: diag.Text{EN: "what each row gets", DA: "det, hver række får"}, Elsewhere: "budget total sum"},
		{EN: "within", DA: "inden for", On: OnNone, Doc: diag.Text{EN: "what it may cost in all", DA: "hvad det må koste i alt"}},
		{EN: "negative", DA: "negativ", Takes: AFlag, Doc: diag.Text{EN: "whether amounts may be below zero", DA: "om beløb må være under nul"}},
		{EN: "round", DA: "afrund", Takes: ARound, Then: &Rounding, Doc: diag.Text{EN: "the unit each amount is rounded to", DA: "den enhed, hvert beløb afrundes til"}},
	}},
	Names:   Global,
	Section: "grants",
	Figures: []Figure{
		{EN: "total", DA: "total", Over: TheWhole, Type: Amount,
			Title: diag.Text{EN: "total", DA: "i alt"},
			Doc:   diag.Text{EN: "what it costs in all", DA: "hvad det koster i alt"},
			Told:  diag.Text{EN: "the total of %s", DA: "%s i alt"}},
		{EN: "left", DA: "rest", Over: TheWhole, Type: Amount,
			Title: diag.Text{EN: "left over", DA: "rest"},
			Doc:   diag.Text{EN: "what is not handed out", DA: "det, der ikke fordeles"},
			Told:  diag.Text{EN: "what is left over in %s", DA: "det ikke fordelte i %s"}},
	},
}
