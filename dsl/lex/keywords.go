package lex

import (
	"strings"
	"sync"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Context is a place where keywords may stand. Anywhere else the same words are
// names.
type Context int

const (
	Reserved      Context = iota // everywhere: these can never be names
	Statements                   // first in a statement
	InFormulas                   // after a table in a formula
	InModel                      // first on a line of model { }
	InTable                      // after the columns of a table
	InColumn                     // in a column, after its name
	InParam                      // first in a property of param { }
	InBandsHead                  // in bands, before {
	InBands                      // on a line of bands { }
	InIndicator                  // in indicator, before =
	InCount                      // in count, after =
	InPool                       // first on a line of pool { }
	InGrant                      // first on a line of grant { }
	InEarmark                    // first on a line of earmark { }
	InPositions                  // first on a line of positions { }
	InBenchmark                  // first on a line of benchmark { }
	InSpread                     // first on a line of spread { }
	InShow                       // first on a line of show { }
	InOf                         // in benchmark and spread, before {
	InSolve                      // in solve, after =
	InChart                      // in chart
	InOrder                      // after only, first and order
	InShortfall                  // after shortfall
	InSurplus                    // after surplus
	InRate                       // after rate
	InRound                      // after round
	InRequirement                // after input
	InOutliers                   // after outliers
	InAverage                    // after average
	contexts                     // how many there are
)

// Keyword is a word, or several, with a meaning of its own in some places. The
// English spelling is also its name in the program.
type Keyword struct {
	EN, DA string
	In     []Context
}

// Keywords lists every keyword. A word may stand in it more than once where the
// other language tells the places apart; within one place it has one meaning.
var Keywords = []Keyword{
	{"and", "og", in{Reserved}}, {"or", "eller", in{Reserved}}, {"not", "ikke", in{Reserved}},
	{"in", "i", in{Reserved}}, {"if", "hvis", in{Reserved}}, {"then", "så", in{Reserved}},
	{"else", "ellers", in{Reserved}}, {"yes", "ja", in{Reserved}}, {"no", "nej", in{Reserved}},
	{"nil", "nil", in{Reserved}}, {"kr", "kr", in{Reserved}}, {"mio", "mio", in{Reserved}},

	{"model", "model", in{Statements}}, {"table", "tabel", in{Statements}}, {"param", "parameter", in{Statements}},
	{"let", "sæt", in{Statements}}, {"bands", "trin", in{Statements}}, {"indicator", "kriterium", in{Statements}},
	{"count", "tælling", in{Statements}}, {"pool", "pulje", in{Statements}}, {"grant", "tilskud", in{Statements}},
	{"split", "opdel", in{Statements}}, {"earmark", "øremærk", in{Statements}}, {"positions", "stillinger", in{Statements}},
	{"benchmark", "sammenligning", in{Statements}}, {"spread", "spredning", in{Statements}},
	{"scenario", "scenarie", in{Statements}}, {"scenarios", "scenarier", in{Statements}},
	{"expect", "forvent", in{Statements}}, {"solve", "find", in{Statements}}, {"show", "vis", in{Statements}},
	{"chart", "figur", in{Statements}},

	{"municipality", "kommune", in{InModel}}, {"year", "år", in{InModel}}, {"adopted", "vedtaget", in{InModel}},
	{"source", "kilde", in{InModel}}, {"currency", "valuta", in{InModel}}, {"round", "afrund", in{InModel}},

	{"rows", "rækker", in{InTable}},
	{"key", "nøgle", in{InColumn}}, {"text", "tekst", in{InColumn}}, {"number", "tal", in{InColumn}},
	{"whole", "heltal", in{InColumn}}, {"share", "andel", in{InColumn}}, {"flag", "ja_nej", in{InColumn}},
	{"date", "dato", in{InColumn}}, {"one of", "en af", in{InColumn, InParam}}, {"as", "som", in{InColumn}},
	{"from", "fra", in{InColumn, InParam}}, {"to", "til", in{InColumn, InParam}},
	{"optional", "valgfri", in{InColumn}}, {"sample", "eksempel", in{InColumn}},
	{"step", "trin", in{InParam}}, {"note", "note", in{InParam}},

	{"by", "efter", in{InBandsHead, InChart}}, {"under", "under", in{InBands}}, {"up to", "til og med", in{InBands}},
	{"weight", "vægt", in{InIndicator}},
	{"with", "med", in{InCount}}, {"at least", "mindst", in{InCount}}, {"any of", "en af", in{InCount}},
	{"all of", "alle af", in{InCount}}, {"marks of", "point for", in{InCount}}, {"of", "af", in{InCount, InOf}},

	{"share", "andel", in{InEarmark}}, {"amount", "beløb", in{InPool, InEarmark}},
	{"to", "til", in{InPool, InGrant, InSurplus, InRate}}, {"columns", "kolonner", in{InShow}}, {"order", "rækkefølge", in{InShow}},
	{"each", "hver", in{InBenchmark}}, {"per", "pr", in{InPool, InBenchmark, InSpread, InChart, InOrder}},
	{"where", "hvor", in{InFormulas, InCount, InPool, InGrant, InSpread, InShow}}, {"amount", "beløb", in{InGrant}},
	{"only", "kun", in{InPool}}, {"key", "fordelingsnøgle", in{InPool}}, {"start", "udgangspunkt", in{InPool}},
	{"floor", "mindst", in{InPool}}, {"cap", "højst", in{InPool}}, {"shortfall", "mangler", in{InPool}},
	{"surplus", "rest", in{InPool}}, {"first", "først", in{InPool}}, {"partly", "delvist", in{InPool}},
	{"rate", "sats", in{InPool}}, {"within", "inden for", in{InGrant}}, {"negative", "negativ", in{InGrant}},
	{"pay", "løn", in{InPositions}}, {"round", "afrund", in{InPool, InGrant, InPositions}},
	{"highest", "højeste", in{InOrder}}, {"lowest", "laveste", in{InOrder}},
	{"stop", "stop", in{InShortfall, InSurplus}}, {"scale", "skalér", in{InShortfall}}, {"keep", "behold", in{InSurplus}},
	{"none", "intet", in{InRound, InRequirement}}, {"largest_remainder", "største_rest", in{InRound}},
	{"sainte_lague", "sainte_lague", in{InRound}}, {"dhondt", "dhondt", in{InRound}}, {"adams", "adams", in{InRound}},
	{"huntington_hill", "huntington_hill", in{InRound}}, {"each", "hver", in{InRound}},

	{"purpose", "formål", in{InEarmark}}, {"input", "krav_personale", in{InEarmark}}, {"content", "krav_indhold", in{InEarmark}},
	{"announced", "udmeldt", in{InEarmark}}, {"followup", "opfølgning", in{InEarmark}},
	{"staff", "personale", in{InRequirement}}, {"trained_staff", "uddannet_personale", in{InRequirement}},

	{"exclude", "udelad", in{InBenchmark}}, {"outliers", "afvigere", in{InBenchmark}},
	{"average", "gennemsnit", in{InBenchmark}}, {"percentiles", "percentiler", in{InBenchmark}},
	{"sd", "sd", in{InOutliers}}, {"from average", "fra gennemsnit", in{InOutliers}},
	{"from own mean", "fra eget gennemsnit", in{InOutliers}},
	{"mean", "simpelt", in{InAverage}}, {"median", "median", in{InAverage}}, {"weighted by", "vægtet med", in{InAverage}},

	{"so that", "sådan at", in{InSolve}},
	{"bar", "søjle", in{InChart}}, {"histogram", "histogram", in{InChart}}, {"line", "linje", in{InChart}},
	{"scatter", "punkt", in{InChart}}, {"lorenz", "lorenz", in{InChart}},
}

// in is a list, not a call, so that the linker makes the table.
type in = []Context

// Spelling is the keyword in a language.
func (k Keyword) Spelling(lang diag.Lang) string {
	if lang == diag.Danish {
		return k.DA
	}
	return k.EN
}

// phrase is one spelling of a keyword, word by word.
type phrase struct {
	words   []string
	english string
}

// phrases finds the spellings that begin with a word, the longest first, for
// each language (0 English, 1 Danish) and context.
var phrases = sync.OnceValue(func() *[2][contexts]map[string][]phrase {
	var out [2][contexts]map[string][]phrase
	for l, lang := range [2]diag.Lang{diag.English, diag.Danish} {
		for _, k := range Keywords {
			p := phrase{strings.Fields(k.Spelling(lang)), k.EN}
			for _, c := range k.In {
				if out[l][c] == nil {
					out[l][c] = map[string][]phrase{}
				}
				out[l][c][p.words[0]] = longestFirst(out[l][c][p.words[0]], p)
			}
		}
	}
	return &out
})

func longestFirst(list []phrase, p phrase) []phrase {
	for i, q := range list {
		if len(p.words) > len(q.words) {
			return append(list[:i:i], append([]phrase{p}, list[i:]...)...)
		}
	}
	return append(list, p)
}

func spellings(lang diag.Lang, c Context) map[string][]phrase {
	if lang == diag.Danish {
		return phrases()[1][c]
	}
	return phrases()[0][c]
}

// Match is the keyword that tokens begin with in a context: its English
// spelling and how many tokens it takes, or "" and 0.
func Match(lang diag.Lang, c Context, tokens []Token) (english string, n int) {
	if len(tokens) == 0 {
		return "", 0
	}
	for _, p := range spellings(lang, c)[tokens[0].Text] {
		if startsWith(tokens, p.words) {
			return p.english, len(p.words)
		}
	}
	return "", 0
}

func startsWith(tokens []Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Text != w {
			return false
		}
	}
	return true
}

// Find is the English spelling of a keyword written in a language.
func Find(lang diag.Lang, c Context, spelling string) (english string, ok bool) {
	first, _, _ := strings.Cut(spelling, " ")
	for _, p := range spellings(lang, c)[first] {
		if strings.Join(p.words, " ") == spelling {
			return p.english, true
		}
	}
	return "", false
}

// Spell writes a keyword of a context, given in English, in a language.
func Spell(lang diag.Lang, c Context, english string) string {
	for _, k := range Keywords {
		if k.EN == english && k.in(c) {
			return k.Spelling(lang)
		}
	}
	return english
}

// Words lists the keywords of a context as a language spells them, in the order
// of Keywords.
func Words(lang diag.Lang, c Context) []string {
	var out []string
	for _, k := range Keywords {
		if k.in(c) {
			out = append(out, k.Spelling(lang))
		}
	}
	return out
}

func (k Keyword) in(c Context) bool {
	for _, x := range k.In {
		if x == c {
			return true
		}
	}
	return false
}

// Other is the other of the two languages.
func Other(lang diag.Lang) diag.Lang {
	if lang == diag.Danish {
		return diag.English
	}
	return diag.Danish
}
