package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Pool is `pool NAME "label" { ... }`.
var Pool = Declaration{
	Word:  Word{EN: "pool", DA: "pulje", Doc: diag.Text{EN: "an amount shared out by a key, between floors and caps", DA: "et beløb, der fordeles efter en fordelingsnøgle, mellem garanti og loft"}, Elsewhere: "fund pot budget fordel distribute allocate pose"},
	About: diag.Text{EN: "pool to %s", DA: "pulje til %s"},
	Usage: diag.Text{EN: `pool NAME "label" { ... }`, DA: `pulje NAVN "tekst" { ... }`},
	Block: HasBlock,
	Lines: &Place{Words: []Word{
		{EN: "amount", DA: "beløb", On: OnGroup, Doc: diag.Text{EN: "what is shared out", DA: "det, der fordeles"}, Elsewhere: "budget total pot ramme sum"},
		{EN: "to", DA: "til", Takes: ATableName, Doc: diag.Text{EN: "the table whose rows get it", DA: "den tabel, hvis rækker får det"}, Elsewhere: "among amongst between for blandt mellem modtagere recipients receivers"},
		{EN: "per", DA: "pr", Doc: diag.Text{EN: "one pool for each of what this reference leads to", DA: "én pulje for hver af det, henvisningen fører til"}, Elsewhere: "group gruppe"},
		{EN: "where", DA: "hvor", Doc: diag.Text{EN: "who takes part; the others get nothing", DA: "hvem der er med; de andre får ikke noget"}, Elsewhere: "if hvis filter only_if when når"},
		{EN: "only", DA: "kun", Takes: Chosen, On: OnGroup, Then: &Choosing, Doc: diag.Text{EN: "only the first so many take part: only 20 highest ...", DA: "kun de første er med: kun 20 med højeste ..."}},
		{EN: "key", DA: "fordelingsnøgle", Doc: diag.Text{EN: "each row's share is in proportion to this", DA: "hver rækkes andel er i forhold til dette"}, Elsewhere: "nøgle vægt weight weights by efter share andel fordel"},
		{EN: "start", DA: "forlods", Old: "udgangspunkt", Doc: diag.Text{EN: "what each row has before the key shares the rest", DA: "hvad hver række har, før nøglen fordeler resten"}},
		{EN: "floor", DA: "mindst", Doc: diag.Text{EN: "the least a row gets; the others pay for it", DA: "det mindste, en række får; de andre betaler"}, Elsewhere: "min minimum bund gulv lower least mindstebeløb"},
		{EN: "cap", DA: "højst", Doc: diag.Text{EN: "the most a row gets; the others get the rest", DA: "det meste, en række får; de andre får resten"}, Elsewhere: "max maks maximum maksimum loft ceiling limit upper most"},
		{EN: "shortfall", DA: "ved mangel", Old: "mangler", Takes: AChoice, Then: &Shortfall, Doc: diag.Text{EN: "what happens if the floors exceed the amount: stop or scale", DA: "hvad der sker, hvis garantierne koster mere end beløbet: stop eller nedsæt"}},
		{EN: "surplus", DA: "rest", Takes: ASurplus, Then: &Surplus, Doc: diag.Text{EN: "what happens to what nobody can take: stop, keep or to another pool", DA: "hvad der sker med det, ingen kan få: stop, ufordelt eller til en anden pulje"}, Elsewhere: "overskud remainder leftover excess overskydende"},
		{EN: "first", DA: "først", Takes: AnOrder, Then: &Ordering, Doc: diag.Text{EN: "instead of a key: who is funded first, each up to the cap", DA: "i stedet for en nøgle: hvem der får først, hver op til sit loft"}},
		{EN: "partly", DA: "delvist", Takes: AFlag, Doc: diag.Text{EN: "with first: whether the last may get less than its cap", DA: "sammen med først: om den sidste kan få mindre end sit loft"}},
		{EN: "rate", DA: "sats", Takes: ARate, Then: &RateTo, Doc: diag.Text{EN: "round the rate down before it is multiplied: rate to 0.01 kr", DA: "rund satsen ned, før der ganges: sats nedrundet til 0,01 kr"}},
		{EN: "round", DA: "afrund", Takes: ARound, Then: &Rounding, Doc: diag.Text{EN: "the unit amounts are rounded to, and the method", DA: "den enhed, beløb afrundes til, og metoden"}},
	}},
	Names:   Global,
	Section: "pools",
	Figures: []Figure{
		{EN: "amount", DA: "beløb", Over: Groups, Type: Amount, Adds: true,
			Title: diag.Text{EN: "amount", DA: "beløb"},
			Doc:   diag.Text{EN: "what there is to share out, with what other pools pass on", DA: "det, der er at fordele, med det, andre puljer giver videre"},
			Told:  diag.Text{EN: "the amount of %s", DA: "beløbet i %s"}},
		{EN: "rate", DA: "sats", Over: Groups, Type: PerUnit,
			Title: diag.Text{EN: "rate", DA: "sats"},
			Doc:   diag.Text{EN: "kroner per unit of the key", DA: "kroner pr. enhed i fordelingsnøglen"},
			Told:  diag.Text{EN: "the amount per unit of the key in %s", DA: "beløbet pr. enhed i fordelingsnøglen i %s"}},
		{EN: "left", DA: "rest", Over: Groups, Type: Amount, Adds: true,
			Title: diag.Text{EN: "left over", DA: "rest"},
			Doc:   diag.Text{EN: "what is not handed out", DA: "det, der ikke fordeles"},
			Told:  diag.Text{EN: "what is left over in %s", DA: "det ikke fordelte i %s"}},
		{EN: "passed", DA: "afgivet", Old: "videreført", Over: Groups, Type: Amount, Adds: true,
			Title: diag.Text{EN: "passed on", DA: "givet videre"},
			Doc:   diag.Text{EN: "what goes to another pool", DA: "det, der går til en anden pulje"},
			Told:  diag.Text{EN: "what %s adds to another pool", DA: "det, %s lægger til en anden pulje"}},
		{EN: "bound", DA: "grænse", Over: EachRow, Type: Text, Choices: bounds,
			Doc:  diag.Text{EN: "what holds the row: \"none\", \"floor\", \"cap\" or \"out\"", DA: "hvad der bestemmer rækken: \"ingen\", \"garanti\", \"loft\" eller \"ikke med\""},
			Told: diag.Text{EN: "whether %s is on the floor, at the cap or not given", DA: "om %s er på garantien, ved loftet eller ikke med"}},
		{EN: "unbound", DA: "før_grænser", Old: "ubegrænset", Over: EachRow, Type: Amount, Adds: true,
			Doc:  diag.Text{EN: "what the row would get without floor and cap", DA: "hvad rækken ville få uden garanti og loft"},
			Told: diag.Text{EN: "%s before floor and cap", DA: "%s før garanti og loft"}},
	},
}

// bounds are what `bound` can say.
var bounds = []Choice{
	{EN: "none", DA: "ingen", Shown: diag.Text{EN: "none", DA: "–"}},
	{EN: "floor", DA: "garanti", Shown: diag.Text{EN: "floor", DA: "garanti"}},
	{EN: "cap", DA: "loft", Shown: diag.Text{EN: "cap", DA: "loft"}},
	{EN: "out", DA: "ikke med", Shown: diag.Text{EN: "out", DA: "ikke med"}},
}
