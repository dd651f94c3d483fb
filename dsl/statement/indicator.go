package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Indicator is `indicator TABLE.NAME "label" weight W = CONDITION`.
var Indicator = Declaration{
	Word:  Word{EN: "indicator", DA: "kriterium", Doc: diag.Text{EN: "a yes or no with a weight, for counting", DA: "et ja eller nej med en vægt, til optælling"}, Elsewhere: "criterion criteria kriterie"},
	Usage: diag.Text{EN: `indicator TABLE.NAME "label" weight W = CONDITION`, DA: `kriterium TABEL.NAVN "tekst" vægt V = BETINGELSE`},
	Head: &Place{Words: []Word{
		{EN: "weight", DA: "vægt", Doc: diag.Text{EN: "how much it counts in marks (1 unless said)", DA: "hvor meget det vejer (1 som standard)"}},
	}},
	Names: OnTable,
	Figures: []Figure{
		{EN: "weight", DA: "vægt", Type: Number, Hidden: true, Told: diag.Text{EN: "the weight of %s", DA: "vægten af %s"}},
	},
}
