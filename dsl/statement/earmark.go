package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Earmark is `earmark NAME { ... }`.
var Earmark = Declaration{
	Word:  Word{EN: "earmark", DA: "øremærk", Doc: diag.Text{EN: "what of a pool or grant is bound, and to what", DA: "hvad af en pulje eller en tildeling der er bundet, og til hvad"}},
	Stage: Naming,
	Usage: diag.Text{EN: `earmark NAME { ... }`, DA: `øremærk NAVN { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "share", DA: "andel", Doc: diag.Text{EN: "the share of each amount that is bound", DA: "den andel af hvert beløb, der er bundet"}},
		{EN: "amount", DA: "beløb", Doc: diag.Text{EN: "what of each amount is bound", DA: "hvad af hvert beløb der er bundet"}},
		{EN: "purpose", DA: "formål", Takes: AText, Doc: diag.Text{EN: "what it is for", DA: "hvad det er til"}},
		{EN: "input", DA: "inputkrav", Old: "krav_personale", Takes: AChoice, Then: &Requirement, Doc: diag.Text{EN: "whether it must be spent on staff", DA: "om det skal bruges på personale"}},
		{EN: "content", DA: "indholdskrav", Old: "krav_indhold", Takes: AText, Doc: diag.Text{EN: "what the work must be", DA: "hvad indsatsen skal være"}},
		{EN: "announced", DA: "udmeldt", Takes: AFlag, Doc: diag.Text{EN: "whether the recipients are told how much it is", DA: "om modtagerne får at vide, hvor meget det er"}},
		{EN: "followup", DA: "opfølgning", Takes: AFlag, Doc: diag.Text{EN: "whether it is followed up", DA: "om der følges op"}},
	}},
	Names: Parts,
	Figures: []Figure{
		{EN: "earmarked", DA: "øremærket", Over: EachRow, Type: Amount, Adds: true,
			Doc:  diag.Text{EN: "the part of the amount that is bound", DA: "den del af beløbet, der er bundet"},
			Told: diag.Text{EN: "the earmarked part of %s", DA: "den øremærkede del af %s"}},
		{EN: "free", DA: "fri", Over: EachRow, Type: Amount, Adds: true,
			Doc:  diag.Text{EN: "the part of the amount that is not bound", DA: "den del af beløbet, der ikke er bundet"},
			Told: diag.Text{EN: "the free part of %s", DA: "den frie del af %s"}},
	},
}
