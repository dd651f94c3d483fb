package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Table is `table NAME "label" { ... }`.
var Table = Declaration{
	Word:  Word{EN: "table", DA: "tabel", Doc: diag.Text{EN: "the columns of a data set that is needed, perhaps with its rows", DA: "kolonnerne i et datasæt, der skal bruges, evt. med rækkerne"}, Elsewhere: "data dataset sheet ark"},
	Stage: First,
	Usage: diag.Text{EN: `table NAME "label" { ... }`, DA: `tabel NAVN "tekst" { ... }`},
	Behind: &Place{Words: []Word{
		{EN: "rows", DA: "rækker", Doc: diag.Text{EN: "the rows of the table, in the rule file itself", DA: "tabellens rækker, i selve regelfilen"}},
	}},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "key", DA: "nøgle", Doc: diag.Text{EN: "a unique text that names the row", DA: "en entydig tekst, der navngiver rækken"}, Elsewhere: "id primary primærnøgle"},
		{EN: "text", DA: "tekst", Doc: diag.Text{EN: "any text", DA: "en hvilken som helst tekst"}, Elsewhere: "string varchar char str streng"},
		{EN: "number", DA: "tal", Doc: diag.Text{EN: "a number", DA: "et tal"}, Elsewhere: "numeric decimal float double real kommatal"},
		{EN: "whole", DA: "heltal", Doc: diag.Text{EN: "a whole number", DA: "et helt tal"}, Elsewhere: "integer int bigint smallint"},
		{EN: "share", DA: "andel", Doc: diag.Text{EN: "a share: 12 % or 0.12", DA: "en andel: 12 % eller 0,12"}, Elsewhere: "percent percentage pct procent pct. ratio"},
		{EN: "flag", DA: "ja_nej", Doc: diag.Text{EN: "yes or no", DA: "ja eller nej"}, Elsewhere: "bool boolean yesno logical janej boolsk"},
		{EN: "date", DA: "dato", Doc: diag.Text{EN: "a date", DA: "en dato"}, Elsewhere: "datetime day timestamp dag"},
		{EN: "one of", DA: "en af", Write: diag.Text{EN: `one of "A", "B"`, DA: `en af "A"; "B"`}, Elsewhere: "enum choice category valg kategori", Doc: diag.Text{EN: "one of some texts", DA: "en af nogle tekster"}},
		{EN: "as", DA: "som", Doc: diag.Text{EN: "what the other table calls these rows", DA: "hvad den anden tabel kalder disse rækker"}},
		{EN: "from", DA: "fra", Doc: diag.Text{EN: "the lowest value that may be", DA: "den laveste værdi, der må være"}},
		{EN: "to", DA: "til", Doc: diag.Text{EN: "the highest value that may be", DA: "den højeste værdi, der må være"}},
		{EN: "optional", DA: "må mangle", Old: "valgfri", Doc: diag.Text{EN: "values may be missing", DA: "værdier må mangle"}},
		{EN: "sample", DA: "eksempel", Doc: diag.Text{EN: "how made-up data are drawn", DA: "hvordan opdigtede data trækkes"}},
	}, Signs: []Word{
		{EN: "kr", DA: "kr", Doc: diag.Text{EN: "an amount of money", DA: "et beløb"}, Elsewhere: "money currency amount krone kroner dkk beløb valuta"},
		{EN: "->", DA: "->", Write: diag.Text{EN: "-> TABLE", DA: "-> TABEL"}, Doc: diag.Text{EN: "a reference to the key of another table", DA: "en henvisning til en anden tabels nøgle"}, Elsewhere: "ref reference foreign henvisning"},
	}},
	Names:   ATable,
	Entries: true,
}
