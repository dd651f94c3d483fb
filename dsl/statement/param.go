package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Param is `param NAME "label" = VALUE { from A to B step C }`.
var Param = Declaration{
	Word:  Word{EN: "param", DA: "parameter", Doc: diag.Text{EN: "a value that a reader may turn", DA: "en værdi, som læseren kan skrue på"}, Elsewhere: "parm input"},
	Usage: diag.Text{EN: `param NAME "label" = VALUE { from A to B step C }`, DA: `parameter NAVN "tekst" = VÆRDI { fra A til B trin C }`},
	Block: MayHaveBlock,
	Lines: &Place{Words: []Word{
		{EN: "one of", DA: "en af", Takes: Values, Doc: diag.Text{EN: "the values to choose from", DA: "de værdier, man kan vælge mellem"}, Elsewhere: "choices options valg"},
		{EN: "from", DA: "fra", Takes: AValue, Doc: diag.Text{EN: "the lowest value a reader may set", DA: "den laveste værdi, læseren kan sætte"}, Elsewhere: "min minimum least"},
		{EN: "to", DA: "til", Takes: AValue, Doc: diag.Text{EN: "the highest value a reader may set", DA: "den højeste værdi, læseren kan sætte"}, Elsewhere: "max maks maximum maksimum most"},
		{EN: "step", DA: "trin", Takes: AValue, Doc: diag.Text{EN: "how far it moves at a time", DA: "hvor langt den flytter sig ad gangen"}, Elsewhere: "interval"},
		{EN: "note", DA: "note", Takes: AText, Doc: diag.Text{EN: "what the reader should know", DA: "hvad læseren bør vide"}},
	}},
	Names:   Global,
	Abreast: true,
}
