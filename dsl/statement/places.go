package statement

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// The places that belong to no statement, or to several.
var (
	// Statements: the words begin statements.
	Statements = Place{Begin: All[:]}
	// Reserved: the words are never names, wherever they stand.
	Reserved = Place{Words: []Word{
		{EN: "and", DA: "og", Doc: diag.Text{EN: "both sides hold", DA: "begge sider gælder"}},
		{EN: "or", DA: "eller", Doc: diag.Text{EN: "at least one side holds", DA: "mindst én af siderne gælder"}},
		{EN: "not", DA: "ikke", Doc: diag.Text{EN: "the opposite", DA: "det modsatte"}},
		{EN: "in", DA: "i", Doc: diag.Text{EN: "among some values, or in a range: in [1, 2], in 0..5", DA: "blandt nogle værdier eller i et interval: i [1; 2], i 0..5"}},
		{EN: "if", DA: "hvis", Doc: diag.Text{EN: "if CONDITION then VALUE else VALUE", DA: "hvis BETINGELSE så VÆRDI ellers VÆRDI"}},
		{EN: "then", DA: "så", Doc: diag.Text{EN: "the value where the condition holds", DA: "værdien, når betingelsen gælder"}},
		{EN: "else", DA: "ellers", Doc: diag.Text{EN: "the value everywhere else", DA: "værdien alle andre steder"}},
		{EN: "yes", DA: "ja", Doc: diag.Text{EN: "a flag that is set", DA: "et ja"}},
		{EN: "no", DA: "nej", Doc: diag.Text{EN: "a flag that is not set", DA: "et nej"}},
		{EN: "nil", DA: "tom", Old: "nil", Doc: diag.Text{EN: "a value that is missing", DA: "en værdi, der mangler"}},
		{EN: "kr", DA: "kr", Doc: diag.Text{EN: "kroner: makes a number money", DA: "kroner: gør et tal til et beløb"}},
		{EN: "mio", DA: "mio", Doc: diag.Text{EN: "a million times the number", DA: "tallet gange en million"}},
	}}
	// InFormulas: the words stand after a table in a formula.
	InFormulas = Place{Words: []Word{
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "only the rows of the table for which this holds", DA: "kun de rækker i tabellen, hvor det gælder"}},
	}}
	// measured: the words stand on the first line of what measures a column.
	measured = Place{Words: []Word{
		{EN: "of", DA: "af", Doc: diag.Text{EN: "the column that is looked at", DA: "den kolonne, der ses på"}},
	}}
	// Ordering: the words say which rows come first.
	Ordering = Place{Words: []Word{
		{EN: "highest", DA: "højeste", Doc: diag.Text{EN: "the highest first", DA: "de højeste først"}},
		{EN: "lowest", DA: "laveste", Doc: diag.Text{EN: "the lowest first", DA: "de laveste først"}},
	}}
	// Choosing: the words say which rows are chosen.
	Choosing = Place{Words: []Word{
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "so many in each group", DA: "så mange i hver gruppe"}},
		{EN: "highest", DA: "med højeste", Old: "højeste", Doc: diag.Text{EN: "those with the highest", DA: "dem med de højeste"}},
		{EN: "lowest", DA: "med laveste", Old: "laveste", Doc: diag.Text{EN: "those with the lowest", DA: "dem med de laveste"}},
	}}
	// Shortfall: the words say what happens when floors exceed a pool.
	Shortfall = Place{Words: []Word{
		{EN: "stop", DA: "stop", Doc: diag.Text{EN: "an error that says how much is missing", DA: "en fejl, der siger, hvor meget der mangler"}},
		{EN: "scale", DA: "nedsæt", Old: "skalér", Doc: diag.Text{EN: "lower all floors in the same proportion", DA: "nedsæt garantierne forholdsmæssigt"}},
	}}
	// Surplus: the words say what happens when caps leave money.
	Surplus = Place{Words: []Word{
		{EN: "to", DA: "til", Doc: diag.Text{EN: "add it to another pool", DA: "læg det til en anden pulje"}},
		{EN: "stop", DA: "stop", Doc: diag.Text{EN: "an error that says how much is left", DA: "en fejl, der siger, hvor meget der er tilbage"}},
		{EN: "keep", DA: "ufordelt", Old: "behold", Doc: diag.Text{EN: "report it as left over", DA: "opgør det som en rest"}},
	}}
	// RateTo: the words follow the rate of a pool.
	RateTo = Place{Words: []Word{
		{EN: "to", DA: "nedrundet til", Old: "til", Doc: diag.Text{EN: "the unit the rate is rounded down to", DA: "den enhed, satsen rundes ned til"}},
	}}
	// Rounding: the words say how amounts are rounded.
	Rounding = Place{Words: []Word{
		{EN: "none", DA: "intet", Doc: diag.Text{EN: "no rounding", DA: "ingen afrunding"}},
		{EN: "largest_remainder", DA: "største_brøk", Old: "største_rest", Doc: diag.Text{EN: "round down, the rest to the largest remainders", DA: "rund ned, og giv de enheder, der er tilbage, til de største brøkdele"}},
		{EN: "sainte_lague", DA: "sainte_lague", Doc: diag.Text{EN: "divisor method that rounds at the half", DA: "divisormetode, der runder ved det halve"}},
		{EN: "dhondt", DA: "dhondt", Doc: diag.Text{EN: "divisor method that rounds down, good for the large", DA: "divisormetode, der runder ned, til fordel for de store"}},
		{EN: "adams", DA: "adams", Doc: diag.Text{EN: "divisor method that rounds up, good for the small", DA: "divisormetode, der runder op, til fordel for de små"}},
		{EN: "huntington_hill", DA: "huntington_hill", Doc: diag.Text{EN: "divisor method of equal proportions", DA: "divisormetode med lige forhold"}},
		{EN: "each", DA: "hver", Doc: diag.Text{EN: "each amount alone; the difference is reported", DA: "hvert beløb for sig; forskellen opgøres"}},
	}}
	// Requirement: the words say what an earmark must be spent on.
	Requirement = Place{Words: []Word{
		{EN: "none", DA: "intet", Doc: diag.Text{EN: "no requirement", DA: "intet krav"}},
		{EN: "staff", DA: "personale", Doc: diag.Text{EN: "must be spent on staff", DA: "skal bruges på personale"}},
		{EN: "trained_staff", DA: "uddannet_personale", Doc: diag.Text{EN: "must be spent on trained staff", DA: "skal bruges på uddannet personale"}},
	}}
	// Outlyingness: the words say what an outlier is far from.
	Outlyingness = Place{Words: []Word{
		{EN: "sd", DA: "standardafvigelser", Old: "sd", Doc: diag.Text{EN: "so many standard deviations from the mean", DA: "så mange standardafvigelser fra gennemsnittet"}},
		{EN: "from average", DA: "fra gennemsnit", Doc: diag.Text{EN: "this share of the average away from it", DA: "denne andel af gennemsnittet væk fra det"}},
		{EN: "from own mean", DA: "fra eget gennemsnit", Doc: diag.Text{EN: "this share away from the unit's own mean", DA: "denne andel væk fra enhedens eget gennemsnit"}},
	}}
	// Totals: the words say what stands below a column of a table.
	Totals = Place{Words: []Word{
		{EN: "sum", DA: "sum", Doc: diag.Text{EN: "the sum over the rows that are shown", DA: "summen over de rækker, der vises"}},
		{EN: "mean", DA: "gennemsnit", Elsewhere: "average avg middel snit", Doc: diag.Text{EN: "the mean of the rows that are shown and have a value", DA: "gennemsnittet af de rækker, der vises og har en værdi"}},
		{EN: "none", DA: "ingen", Elsewhere: "no nothing intet", Doc: diag.Text{EN: "nothing", DA: "ingenting"}},
	}}
	// Averages: the words say how an average is formed.
	Averages = Place{Words: []Word{
		{EN: "mean", DA: "uvægtet", Old: "simpelt", Doc: diag.Text{EN: "the plain mean", DA: "det uvægtede gennemsnit"}},
		{EN: "median", DA: "median", Doc: diag.Text{EN: "the middle value", DA: "den midterste værdi"}},
		{EN: "weighted by", DA: "vægtet med", Doc: diag.Text{EN: "the mean weighted by a column", DA: "gennemsnittet vægtet med en kolonne"}},
	}}
)

// Places lists every place, each once: those of no statement, then those of each
// statement, then what follows a keyword.
func Places() []*Place {
	out := []*Place{&Reserved, &Statements, &InFormulas}
	add := func(p *Place) {
		if p != nil && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, d := range All {
		add(d.Head)
		add(d.Behind)
		add(d.Lines)
	}
	for i := 0; i < len(out); i++ {
		for _, w := range out[i].List() {
			add(w.Then)
		}
	}
	return out
}
