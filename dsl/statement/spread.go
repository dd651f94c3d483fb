package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Spread is `spread NAME "label" of TABLE.COLUMN { ... }`.
var Spread = Declaration{
	Word:  Word{EN: "spread", DA: "spredning", Doc: diag.Text{EN: "how unequal a column is: factors, Gini coefficient", DA: "hvor ulige en kolonne er: faktorer, Gini-koefficient"}},
	About: diag.Text{EN: "spread", DA: "spredning"},
	Usage: diag.Text{EN: `spread NAME "label" of TABLE.COLUMN { ... }`, DA: `spredning NAVN "tekst" af TABEL.KOLONNE { ... }`},
	Head:  &measured,
	Block: MayHaveBlock,
	Lines: &Place{Words: []Word{
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "measures the column per this", DA: "måler kolonnen pr. dette"}},
		{EN: "weight", DA: "vægt", Doc: diag.Text{EN: "how many times each row counts in the Gini coefficient: its children, say", DA: "hvor mange gange hver række tæller i Gini-koefficienten, fx dens børn"}},
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "only rows for which this holds", DA: "kun rækker, hvor det gælder"}, Elsewhere: "if hvis filter"},
	}},
	Names:   Global,
	Section: "spreads",
	Figures: []Figure{
		{EN: "range_factor", DA: "faktor", Old: "spændfaktor", Over: TheWhole, Type: Number,
			Title: diag.Text{EN: "highest over lowest", DA: "største over mindste"},
			Doc:   diag.Text{EN: "the highest over the lowest", DA: "den højeste i forhold til den laveste"},
			Told:  diag.Text{EN: "the range factor of %s", DA: "faktoren (højest mod lavest) i %s"}},
		{EN: "quartile_factor", DA: "faktor_kvartiler", Old: "kvartilfaktor", Over: TheWhole, Type: Number,
			Title: diag.Text{EN: "upper over lower quartile", DA: "øvre over nedre kvartil"},
			Doc:   diag.Text{EN: "the upper quartile over the lower", DA: "øvre kvartil i forhold til nedre"},
			Told:  diag.Text{EN: "the quartile factor of %s", DA: "faktoren (kvartiler) i %s"}},
		{EN: "gini", DA: "gini", Over: TheWhole, Type: Number,
			Title: diag.Text{EN: "Gini coefficient", DA: "Gini-koefficient"},
			Doc:   diag.Text{EN: "the Gini coefficient: 0 is all alike", DA: "Gini-koefficienten: 0 er helt lige"},
			Told:  diag.Text{EN: "the Gini coefficient of %s", DA: "Gini-koefficienten i %s"}},
		{EN: "receive", DA: "modtagere", Over: TheWhole, Type: Text, Choices: receivers,
			Title: diag.Text{EN: "who receives", DA: "hvem der får"},
			Doc:   diag.Text{EN: "whether \"all\", \"some\" or \"none\" get anything", DA: "om \"alle\", \"nogle\" eller \"ingen\" får noget"},
			Told:  diag.Text{EN: "whether all, some or none receive in %s", DA: "om alle, nogle eller ingen får noget i %s"}},
	},
}

// receivers are what `receive` can say.
var receivers = []Choice{
	{EN: "all", DA: "alle", Shown: diag.Text{EN: "all", DA: "alle"},
		Is:    diag.Text{EN: "all receive something in %s", DA: "alle får noget i %s"},
		IsNot: diag.Text{EN: "not all receive something in %s", DA: "ikke alle får noget i %s"}},
	{EN: "some", DA: "nogle", Shown: diag.Text{EN: "some", DA: "nogle"},
		Is:    diag.Text{EN: "only some receive something in %s", DA: "kun nogle får noget i %s"},
		IsNot: diag.Text{EN: "it is not so that only some receive something in %s", DA: "det ikke kun er nogle, der får noget i %s"}},
	{EN: "none", DA: "ingen", Shown: diag.Text{EN: "none", DA: "ingen"}},
}
