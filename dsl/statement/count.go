package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Count is `count TABLE.NAME "label" = TABLE with at least K of (A, B) where CONDITION`.
var Count = Declaration{
	Word:  Word{EN: "count", DA: "tælling", Doc: diag.Text{EN: "how many rows of another table belong to each row and meet something", DA: "hvor mange rækker i en anden tabel der hører til hver række og opfylder noget"}},
	Usage: diag.Text{EN: `count TABLE.NAME "label" = TABLE with at least K of (A, B) where CONDITION`, DA: `tælling TABEL.NAVN "tekst" = TABEL med mindst K af (A; B) hvor BETINGELSE`},
	Head: &Place{Words: []Word{
		{EN: "with", DA: "med", Doc: diag.Text{EN: "only rows that meet some indicators", DA: "kun rækker, der opfylder nogle kriterier"}},
		{EN: "at least", DA: "mindst", Doc: diag.Text{EN: "how many of the indicators must be met", DA: "hvor mange af kriterierne der skal være opfyldt"}},
		{EN: "any of", DA: "en af", Doc: diag.Text{EN: "at least one of the indicators", DA: "mindst ét af kriterierne"}},
		{EN: "all of", DA: "alle af", Doc: diag.Text{EN: "all the indicators", DA: "alle kriterierne"}},
		{EN: "marks of", DA: "vægte af", Write: diag.Text{EN: "marks of (A, B) in TABLE", DA: "vægte af (A; B) i TABEL"}, Old: "point for", Elsewhere: "point", Doc: diag.Text{EN: "the sum of the weights met, over the rows", DA: "summen af de opfyldte vægte, over rækkerne"}},
		{EN: "of", DA: "af", Doc: diag.Text{EN: "the indicators it is about", DA: "de kriterier, det drejer sig om"}},
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "only rows for which this holds", DA: "kun rækker, hvor det gælder"}},
	}},
	Names: OnTable,
}
