package lex

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// foreign lists words that spreadsheets, SQL and programming languages have in
// formulas, in small letters, and what is written instead. Where that is one of
// the language's own words it is all of write. Those of other places stand with
// the keywords.
var foreign = []struct {
	words string // parted by spaces
	write Pair
}{
	{"if iif hvis", Pair{"if … then … else …", "hvis … så … ellers …"}},
	{"elseif elsif elif ellershvis", Pair{"else if", "ellers hvis"}},
	{"and", Pair{"a and b", "a og b"}}, {"og", Pair{"a and b", "a og b"}},
	{"or eller", Pair{"a or b", "a eller b"}}, {"not ikke", Pair{"not a", "ikke a"}},
	{"average avg middel middelværdi gns gennemsnittet gennemsnitlig", Pair{"mean", "gennemsnit"}},
	{"rounddown round_down int trunc afkort afrund_ned rund.ned nedrund heltal gulv", Pair{"floor", "rund_ned"}},
	{"roundup round_up ceiling afrund_op rund.op oprund loft afrund.loft", Pair{"ceil", "rund_op"}},
	{"power pow potens", Pair{"a ^ b", "a ^ b"}},
	{"sumif sumifs sum.hvis sum.hviser sumhvis", Pair{"sum(TABLE where …, .COLUMN)", "sum(TABEL hvor …; .KOLONNE)"}},
	{"averageif averageifs middel.hvis middel.hviser", Pair{"mean(TABLE where …, .COLUMN)", "gennemsnit(TABEL hvor …; .KOLONNE)"}},
	{"countif countifs tæl.hvis tæl.hviser tælhvis", Pair{"count(TABLE, .COLUMN > 0)", "antal(TABEL; .KOLONNE > 0)"}},
	{"counta length size tæl tælv", Pair{"len", "antal"}},
	{"vlookup hlookup xlookup lopslag vopslag xopslag index match indeks sammenlign", Pair{`lookup(TABLE, KEY, "COLUMN")`, `opslag(TABEL; NØGLE; "KOLONNE")`}},
	{"iferror ifna ifnull isnull nvl coalesce hvis.fejl hvisfejl hvisia", Pair{"a ?? 0", "a ?? 0"}},
	{"maximum maksimum størst største", Pair{"max", "maks"}}, {"minimum mindst mindste", Pair{"min", "min"}},
	{"stdev stdev.s stdafv std", Pair{"stddev", "standardafvigelse"}},
	{"kvrod kvadratroden", Pair{"sqrt", "kvadratrod"}}, {"log loge", Pair{"ln", "ln"}},
	{"fraktil quantile", Pair{"percentile", "percentil"}}, {"plads rank.eq", Pair{"rank", "rang"}},
	{"modulo mod.rest", Pair{"mod", "rest"}},
	{"null none na blank empty tom", Pair{"nil", "nil"}}, {"true sand sandt", Pair{"yes", "ja"}},
	{"false falsk falskt", Pair{"no", "nej"}},
}

// Meant says what is written at a place for a word that is none there: a word of
// the language in other letters (IF, Sum), or what people write elsewhere. It is
// "" where nothing is known.
func Meant(lang diag.Lang, context Context, word string) string {
	small := strings.ToLower(word)
	if w := context.Meant(small); w != nil && w.Written(lang) != word {
		return w.Written(lang)
	}
	if context == InFormulas {
		for _, f := range foreign {
			if slices.Contains(strings.Fields(f.words), small) && f.write.Spelling(lang) != word {
				return f.write.Spelling(lang)
			}
		}
		for _, l := range []diag.Lang{lang, Other(lang)} {
			if english, ok := find(Functions, l, small); ok && SpellFunction(lang, english) != word {
				return SpellFunction(lang, english)
			}
			if english, ok := Find(l, Reserved, small); ok && small != word {
				return Spell(lang, Reserved, english)
			}
		}
		return ""
	}
	if english, ok := Find(lang, context, small); ok && small != word {
		return Spell(lang, context, english)
	}
	return ""
}
