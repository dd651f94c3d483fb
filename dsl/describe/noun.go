package describe

import (
	"strings"
	"sync"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// danishNoun is a noun that rows are called by: its singular and plural, with and
// without the article behind it. The list holds what models are about; what is not
// in it is told without its singular.
type danishNoun struct {
	many, manyThe, one, oneThe string
	neuter                     bool
}

var danishNouns = []danishNoun{
	{"institutioner", "institutionerne", "institution", "institutionen", false},
	{"distrikter", "distrikterne", "distrikt", "distriktet", true},
	{"kommuner", "kommunerne", "kommune", "kommunen", false},
	{"klynger", "klyngerne", "klynge", "klyngen", false},
	{"skoler", "skolerne", "skole", "skolen", false},
	{"børn", "børnene", "barn", "barnet", true},
	{"børnehaver", "børnehaverne", "børnehave", "børnehaven", false},
	{"vuggestuer", "vuggestuerne", "vuggestue", "vuggestuen", false},
	{"dagtilbud", "dagtilbuddene", "dagtilbud", "dagtilbuddet", true},
	{"huse", "husene", "hus", "huset", true},
	{"afdelinger", "afdelingerne", "afdeling", "afdelingen", false},
	{"områder", "områderne", "område", "området", true},
	{"enheder", "enhederne", "enhed", "enheden", false},
	{"ansøgninger", "ansøgningerne", "ansøgning", "ansøgningen", false},
	{"elever", "eleverne", "elev", "eleven", false},
	{"grupper", "grupperne", "gruppe", "gruppen", false},
	{"pladser", "pladserne", "plads", "pladsen", false},
	{"stillinger", "stillingerne", "stilling", "stillingen", false},
	{"måneder", "månederne", "måned", "måneden", false},
	{"timer", "timerne", "time", "timen", false},
	{"ledere", "lederne", "leder", "lederen", false},
	{"grænser", "grænserne", "grænse", "grænsen", false},
}

// danishSingular are endings of adjectives before nouns: in the plural, and in
// the singular before a neuter.
var danishSingular = [][2]string{{"indskrevne", "indskrevet"}, {"udsatte", "udsat"}, {"optalte", "optalt"}, {"sociale", "socialt"},
	{"faktiske", "faktisk"}, {"vægtede", "vægtet"}, {"omregnede", "omregnet"}}

// noun is a label that stands in running text as a noun in the plural: enrolled
// children, clusters with one leader.
type noun struct {
	lang  diag.Lang
	text  string // all of it
	first string // the adjectives, with a blank behind them
	last  string // the noun itself
	rest  string // what follows, with a blank before it
}

// nounOf takes a label apart; ok is false for one that is no noun in the plural, or
// that would be hard to tell from the words around it: one that begins with a number
// or names a report's table (98 tabel 7.1) is a heading.
func (t *teller) nounOf(label, name string) (n noun, ok bool) {
	text := t.small(written(label, name))
	if t.foreign || t.unclear(text) || heading(text) || !t.many(text) {
		return noun{}, false
	}
	head := text
	for _, word := range behindHead()[t.lang] {
		head, _, _ = strings.Cut(head, " "+word+" ")
	}
	at := strings.LastIndex(head, " ") + 1
	if article, _, _ := strings.Cut(text, " "); articles()[strings.ToLower(article)] || at > 0 && strings.HasSuffix(article, "s") {
		return noun{}, false
	}
	return noun{t.lang, text, head[:at], head[at:], text[len(head):]}, true
}

// heading reports whether a label begins or ends with a number or names a table:
// what stands above figures, rather than what rows are called.
func heading(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, word := range words {
		numbered := word[0] >= '0' && word[0] <= '9'
		if numbered && (i == 0 || i == len(words)-1) || tableWords()[word] {
			return true
		}
	}
	return false
}

// small writes the first letter small, unless the word is written with a capital
// anywhere: an abbreviation (KORA) or a proper name.
func (t *teller) small(text string) string {
	first, _, _ := strings.Cut(text, " ")
	runes := []rune(first)
	if len(runes) < 2 || !unicode.IsUpper(runes[0]) || strings.ContainsFunc(string(runes[1:]), unicode.IsUpper) ||
		t.names.proper[first] || alwaysCapital()[t.lang][first] {
		return text
	}
	return string(unicode.ToLower(runes[0])) + text[len(string(runes[0])):]
}

// alwaysCapital are words that a label may begin with and that keep their
// capital inside a sentence.
var alwaysCapital = sync.OnceValue(func() map[diag.Lang]map[string]bool {
	return map[diag.Lang]map[string]bool{
		diag.English: set("Danish English German Swedish Norwegian Nordic European Arabic Turkish Polish Greenlandic Faroese " +
			"Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May " +
			"June July August September October November December"),
	}
})

// danish is the noun's entry in the list, and what stands before it in a compound:
// dagplejegrupper is dagpleje and grupper.
func (n noun) danish() (before string, entry danishNoun, ok bool) {
	for _, d := range danishNouns {
		if n.lang == diag.Danish && strings.HasSuffix(n.last, d.many) && len(d.many) > len(entry.many) {
			entry, ok = d, true
		}
	}
	return strings.TrimSuffix(n.last, entry.many), entry, ok
}

// one is the singular without an article: institution, weighted child; ok is false
// where it is not known.
func (n noun) one() (text string, ok bool) {
	if n.rest != "" {
		return "", false
	}
	if n.lang == diag.English {
		return n.first + englishOne(n.last), true
	}
	before, d, ok := n.danish()
	if !ok {
		return "", false
	}
	first := ""
	for _, word := range strings.Fields(n.first) {
		known := false
		for _, pair := range danishSingular {
			if stem, found := strings.CutSuffix(word, pair[0]); found && d.neuter {
				first, known = first+stem+pair[1]+" ", true
				break
			}
		}
		if !known {
			return "", false
		}
	}
	return first + before + d.one, true
}

// englishOne is the singular of an English plural.
func englishOne(word string) string {
	for _, ending := range [][2]string{{"children", "child"}, {"people", "person"}, {"women", "woman"}, {"men", "man"},
		{"ies", "y"}, {"sses", "ss"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"}, {"s", ""}} {
		if stem, found := strings.CutSuffix(word, ending[0]); found {
			return stem + ending[1]
		}
	}
	return word
}

// owner is the genitive of one of them: the institution's; ok is false where the
// singular is not known.
func (n noun) owner() (text string, ok bool) {
	one, ok := n.one()
	if !ok {
		return "", false
	}
	if n.lang == diag.English {
		return "the " + one + "'s", true
	}
	if n.first != "" {
		return "", false
	}
	before, d, _ := n.danish()
	return before + d.oneThe + "s", true
}

// definite is all of them together: institutionerne, de indskrevne børn.
func (n noun) definite() string {
	switch {
	case n.lang == diag.English:
		return "the " + n.text
	case n.first == "":
		if before, d, ok := n.danish(); ok {
			return before + d.manyThe + n.rest
		}
		if strings.HasSuffix(n.last, "er") {
			return n.last + "ne" + n.rest
		}
	case !strings.ContainsFunc(strings.TrimSpace(n.first), func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) &&
		!strings.Contains(strings.TrimSpace(n.first)+" ", "s "):
		return "de " + n.text
	}
	return "alle " + n.text
}

// tableNoun is what a table's rows are called, if its label is such a noun.
func (t *teller) tableNoun(table *check.Table) (noun, bool) { return t.nounOf(table.Label, table.Name) }

// tableName is a table's rows in the plural: institutions, rows of “Table 7”.
func (t *teller) tableName(table *check.Table) string {
	if n, ok := t.tableNoun(table); ok {
		return n.text
	}
	return t.say("rows of %s", "rækker i %s", t.label(table.Label, table.Name))
}

// theRows is all of a table's rows: the institutions, institutionerne.
func (t *teller) theRows(table *check.Table) string {
	if n, ok := t.tableNoun(table); ok {
		return n.definite()
	}
	return t.say("the rows of %s", "rækkerne i %s", t.label(table.Label, table.Name))
}

// those is a table's rows before a clause that says which: de institutioner, hvor.
func (t *teller) those(table *check.Table) string {
	return t.say("the %s", "de %s", t.tableName(table))
}

// rowOf is the genitive of a row of a table: the institution's; ok is false where
// there is none.
func (t *teller) rowOf(table *check.Table) (string, bool) {
	n, ok := t.tableNoun(table)
	if !ok {
		return "", false
	}
	return n.owner()
}

// oneRow is a row with its article in front: an institution, et barn; ok is false
// where its singular is not known.
func (t *teller) oneRow(table *check.Table) (one string, neuter, ok bool) {
	n, ok := t.tableNoun(table)
	if !ok {
		return "", false, false
	}
	one, ok = n.one()
	_, d, _ := n.danish()
	return one, d.neuter, ok
}

// per is what stands behind "per": weighted child; ok is false where a label has
// no singular that is known.
func (t *teller) per(label, name string) (string, bool) {
	n, ok := t.nounOf(label, name)
	if !ok {
		return "", false
	}
	return n.one()
}
