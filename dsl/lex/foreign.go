package lex

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// foreign lists words of spreadsheets, of SQL and of programming languages, in
// small letters, by the place where they turn up, and what is written there
// instead. Where that is one of the language's own words it is all of Write.
var foreign = []struct {
	context Context
	words   string // parted by spaces
	write   Pair
}{
	{InFormulas, "if iif hvis", Pair{"if … then … else …", "hvis … så … ellers …"}},
	{InFormulas, "elseif elsif elif ellershvis", Pair{"else if", "ellers hvis"}},
	{InFormulas, "and", Pair{"a and b", "a og b"}}, {InFormulas, "og", Pair{"a and b", "a og b"}},
	{InFormulas, "or eller", Pair{"a or b", "a eller b"}}, {InFormulas, "not ikke", Pair{"not a", "ikke a"}},
	{InFormulas, "average avg middel middelværdi gns gennemsnittet gennemsnitlig", Pair{"mean", "gennemsnit"}},
	{InFormulas, "rounddown round_down int trunc afkort afrund_ned rund.ned nedrund heltal gulv", Pair{"floor", "rund_ned"}},
	{InFormulas, "roundup round_up ceiling afrund_op rund.op oprund loft afrund.loft", Pair{"ceil", "rund_op"}},
	{InFormulas, "power pow potens", Pair{"a ^ b", "a ^ b"}},
	{InFormulas, "sumif sumifs sum.hvis sum.hviser sumhvis", Pair{"sum(TABLE where …, .COLUMN)", "sum(TABEL hvor …; .KOLONNE)"}},
	{InFormulas, "averageif averageifs middel.hvis middel.hviser", Pair{"mean(TABLE where …, .COLUMN)", "gennemsnit(TABEL hvor …; .KOLONNE)"}},
	{InFormulas, "countif countifs tæl.hvis tæl.hviser tælhvis", Pair{"count(TABLE, .COLUMN > 0)", "antal(TABEL; .KOLONNE > 0)"}},
	{InFormulas, "counta length size tæl tælv", Pair{"len", "antal"}},
	{InFormulas, "vlookup hlookup xlookup lopslag vopslag xopslag index match indeks sammenlign", Pair{`lookup(TABLE, KEY, "COLUMN")`, `opslag(TABEL; NØGLE; "KOLONNE")`}},
	{InFormulas, "iferror ifna ifnull isnull nvl coalesce hvis.fejl hvisfejl hvisia", Pair{"a ?? 0", "a ?? 0"}},
	{InFormulas, "maximum maksimum størst største", Pair{"max", "maks"}}, {InFormulas, "minimum mindst mindste", Pair{"min", "min"}},
	{InFormulas, "stdev stdev.s stdafv std", Pair{"stddev", "standardafvigelse"}},
	{InFormulas, "kvrod kvadratroden", Pair{"sqrt", "kvadratrod"}}, {InFormulas, "log loge", Pair{"ln", "ln"}},
	{InFormulas, "fraktil quantile", Pair{"percentile", "percentil"}}, {InFormulas, "plads rank.eq", Pair{"rank", "rang"}},
	{InFormulas, "modulo mod.rest", Pair{"mod", "rest"}},
	{InFormulas, "null none na blank empty tom", Pair{"nil", "nil"}}, {InFormulas, "true sand sandt", Pair{"yes", "ja"}},
	{InFormulas, "false falsk falskt", Pair{"no", "nej"}},

	{InPool, "max maks maximum maksimum loft ceiling limit upper most", Pair{"cap", "højst"}},
	{InPool, "min minimum bund gulv lower least mindstebeløb", Pair{"floor", "mindst"}},
	{InPool, "among amongst between for blandt mellem modtagere recipients receivers", Pair{"to", "til"}},
	{InPool, "nøgle vægt weight weights by efter share andel fordel", Pair{"key", "fordelingsnøgle"}},
	{InPool, "budget total pot ramme sum", Pair{"amount", "beløb"}},
	{InPool, "overskud remainder leftover excess overskydende", Pair{"surplus", "rest"}},
	{InPool, "if hvis filter only_if when når", Pair{"where", "hvor"}},

	{InPool, "group gruppe", Pair{"per", "pr"}},
	{InGrant, "budget total sum", Pair{"amount", "beløb"}}, {InGrant, "if hvis filter when når", Pair{"where", "hvor"}},
	{InParam, "min minimum least", Pair{"from", "fra"}}, {InParam, "max maks maximum maksimum most", Pair{"to", "til"}},
	{InParam, "interval", Pair{"step", "trin"}}, {InParam, "choices options valg", Pair{"one of", "en af"}},
	{InShow, "sort sorter sortér by efter", Pair{"order", "rækkefølge"}}, {InShow, "column kolonne", Pair{"columns", "kolonner"}},
	{InShow, "if hvis filter", Pair{"where", "hvor"}}, {InSpread, "if hvis filter", Pair{"where", "hvor"}},
	{InBenchmark, "group gruppe", Pair{"per", "pr"}},

	{InColumn, "integer int bigint smallint", Pair{"whole", "heltal"}},
	{InColumn, "numeric decimal float double real kommatal", Pair{"number", "tal"}},
	{InColumn, "string varchar char str streng", Pair{"text", "tekst"}},
	{InColumn, "money currency amount krone kroner dkk beløb valuta", Pair{"kr", "kr"}},
	{InColumn, "percent percentage pct procent pct. ratio", Pair{"share", "andel"}},
	{InColumn, "bool boolean yesno logical janej boolsk", Pair{"flag", "ja_nej"}},
	{InColumn, "datetime day timestamp dag", Pair{"date", "dato"}}, {InColumn, "id primary primærnøgle", Pair{"key", "nøgle"}},
	{InColumn, "enum choice category valg kategori", Pair{`one of "A", "B"`, `en af "A"; "B"`}},
	{InColumn, "ref reference foreign henvisning", Pair{"-> TABLE", "-> TABEL"}},

	{Statements, "var const def set define variable konstant lad", Pair{"let", "sæt"}}, {Statements, "parm input", Pair{"param", "parameter"}},
	{Statements, "fund pot budget fordel distribute allocate pose", Pair{"pool", "pulje"}},
	{Statements, "assert test check kontrol kontrollér", Pair{"expect", "forvent"}}, {Statements, "print output report select udskriv", Pair{"show", "vis"}},
	{Statements, "data dataset sheet ark", Pair{"table", "tabel"}}, {Statements, "graph plot diagram graf", Pair{"chart", "figur"}},
	{Statements, "criterion criteria kriterie", Pair{"indicator", "kriterium"}}, {Statements, "scale ladder skala trappe", Pair{"bands", "trin"}},
}

// Meant says what is written at a place for a word that is none there: a word of
// the language in other letters (IF, Sum), or what people write elsewhere. It is
// "" where nothing is known.
func Meant(lang diag.Lang, context Context, word string) string {
	small := strings.ToLower(word)
	for _, f := range foreign {
		for _, w := range strings.Fields(f.words) {
			if f.context == context && w == small && f.write.Spelling(lang) != word {
				return f.write.Spelling(lang)
			}
		}
	}
	if context == InFormulas {
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
