package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Chart is `chart bar|histogram|line|scatter|lorenz TABLE.COLUMN "label" by COLUMN per COLUMN`.
var Chart = Declaration{
	Word:  Word{EN: "chart", DA: "figur", Doc: diag.Text{EN: "a figure for the reader", DA: "en figur til læseren"}, Elsewhere: "graph plot diagram graf"},
	Usage: diag.Text{EN: `chart bar|histogram|line|scatter|lorenz TABLE.COLUMN "label" by COLUMN per COLUMN weight COLUMN`, DA: `figur søjle|histogram|kurve|punkter|lorenz TABEL.KOLONNE "tekst" efter KOLONNE pr KOLONNE vægt KOLONNE`},
	Head: &Place{Words: []Word{
		{EN: "by", DA: "efter", Doc: diag.Text{EN: "what stands along the axis", DA: "hvad der står langs aksen"}},
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "a series for each of this", DA: "en serie for hver af dette"}},
		{EN: "weight", DA: "vægt", Doc: diag.Text{EN: "how many times each row counts in a Lorenz curve", DA: "hvor mange gange hver række tæller i en Lorenz-kurve"}},
		{EN: "bar", DA: "søjle", Doc: diag.Text{EN: "a bar for each row", DA: "en søjle for hver række"}},
		{EN: "histogram", DA: "histogram", Doc: diag.Text{EN: "how many rows have which values", DA: "hvor mange rækker der har hvilke værdier"}},
		{EN: "line", DA: "kurve", Elsewhere: "linje", Doc: diag.Text{EN: "a line through the rows", DA: "en kurve gennem rækkerne"}},
		{EN: "scatter", DA: "punkter", Elsewhere: "punkt", Doc: diag.Text{EN: "a point for each row", DA: "et punkt for hver række"}},
		{EN: "lorenz", DA: "lorenz", Doc: diag.Text{EN: "the share of the whole that the poorest share of rows has", DA: "den andel af det hele, som den fattigste andel af rækkerne har"}},
	}},
}
