package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Model is `model "label" { ... }`.
var Model = Declaration{
	Word:  Word{EN: "model", DA: "model", Doc: diag.Text{EN: "what the model is: its name, municipality, year, source and rounding", DA: "hvad modellen er: navn, kommune, år, kilde og afrunding"}},
	Stage: First,
	Usage: diag.Text{EN: `model "label" { ... }`, DA: `model "tekst" { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "municipality", DA: "kommune", Takes: AText, Doc: diag.Text{EN: "whose model it is", DA: "hvis model det er"}},
		{EN: "year", DA: "år", Takes: AValue, Doc: diag.Text{EN: "the year it is for; in formulas model.year", DA: "det år, den gælder for; i formler model.år"}},
		{EN: "adopted", DA: "vedtaget", Takes: AText, Doc: diag.Text{EN: "who adopted it, and when", DA: "hvem der har vedtaget den, og hvornår"}},
		{EN: "source", DA: "kilde", Takes: AText, Doc: diag.Text{EN: "where the rules come from", DA: "hvor reglerne kommer fra"}},
		{EN: "currency", DA: "valuta", Takes: ACurrency, Doc: diag.Text{EN: "another word for money than kr", DA: "et andet ord for penge end kr"}},
		{EN: "round", DA: "afrund", Takes: ARound, Then: &Rounding, Doc: diag.Text{EN: "to what amounts are rounded unless a pool says otherwise", DA: "hvad beløb afrundes til, medmindre en pulje siger andet"}},
	}},
}
