package describe

import (
	"strings"
	"sync"
	"unicode"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// names is what things are called in running text, and which of those names
// several things share.
type names struct {
	proper  map[string]bool                 // words written with a capital inside a label
	columns map[*check.Table]map[string]int // how many columns of a table bear a name
	params  map[string]int                  // how many parameters do
	values  map[string]int                  // how many single values do
}

// newNames reads the labels of the program.
func (t *teller) newNames() *names {
	n := &names{proper: map[string]bool{}, columns: map[*check.Table]map[string]int{},
		params: map[string]int{}, values: map[string]int{}}
	t.names = n
	n.learn(t.program.Model.Municipality)
	for _, table := range t.program.Tables {
		n.learn(table.Label)
		for _, c := range table.Columns {
			n.learn(c.Label)
		}
	}
	for _, p := range t.program.Params {
		n.learn(p.Label)
	}
	for _, table := range t.program.Tables {
		n.columns[table] = map[string]int{}
		for _, c := range table.Columns {
			if c.Member == nil && !isIndicator(c) {
				n.columns[table][t.label(c.Label, c.Name)]++
			}
		}
	}
	for _, p := range t.program.Params {
		n.params[t.label(p.Label, p.Name)]++
	}
	for _, v := range t.program.Values {
		if v.Member == nil {
			n.values[t.label(v.Label, v.Name)]++
		}
	}
	return n
}

// learn notes the words that a label writes with a capital though they do not
// begin it.
func (n *names) learn(label string) {
	for i, word := range strings.Fields(label) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if r := []rune(word); i > 0 && len(r) > 1 && unicode.IsUpper(r[0]) {
			n.proper[word] = true
		}
	}
}

func isIndicator(c *check.Column) bool {
	if c.Step == nil {
		return false
	}
	_, ok := c.Step.Head().Decl.(*dsl.Indicator)
	return ok
}

// written is a label as it stands, or else the name with blanks and a capital.
func written(label, name string) string {
	if label != "" {
		return label
	}
	return capital(strings.ReplaceAll(name, "_", " "))
}

// label is a label inside a sentence: in quotation marks, as the author wrote it.
func (t *teller) label(label, name string) string { return t.quoted(written(label, name)) }

// unclear reports whether a noun could run into the words around it.
func (t *teller) unclear(text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -'’.", r)
	}) {
		return true
	}
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if joining()[t.lang][word] {
			return true
		}
	}
	return false
}

// joining are the words that formulas are joined by. Like all lists of words it is
// made when it is first asked for: who only computes a model never does.
var joining = sync.OnceValue(func() map[diag.Lang]map[string]bool {
	return map[diag.Lang]map[string]bool{
		diag.English: set("and or if else where is are times plus minus divided than among over not equals most least lowest highest both neither"),
		diag.Danish:  set("og eller når hvis ellers hvor er gange plus minus divideret end blandt ikke mindst højst mest både begge hverken"),
	}
})

// articles begin labels that cannot be the plural of a table's rows.
var articles = sync.OnceValue(func() map[string]bool { return set("the a an den det de en et") })

// tableWords name a report's table, which no row is called by.
var tableWords = sync.OnceValue(func() map[string]bool { return set("table tables tabel tabeller tabellen tabellerne") })

// paramName is a parameter in a formula.
func (t *teller) paramName(p *check.Param) string {
	name := t.label(p.Label, p.Name)
	if !t.shared(p) {
		return name
	}
	return t.kindly("the parameter %s", "parameteren %s", p.Label, p.Name, t.names.params[name] > 1)
}

// shared reports whether something else bears the name of a parameter.
func (t *teller) shared(p *check.Param) bool {
	name := t.label(p.Label, p.Name)
	return t.names.params[name] > 1 || t.names.values[name] > 0 || t.inColumns(name)
}

// inColumns reports whether a column of any table bears a name.
func (t *teller) inColumns(name string) bool {
	for _, table := range t.program.Tables {
		if t.names.columns[table][name] > 0 {
			return true
		}
	}
	return false
}

// kindly is a name that needs its kind said, and its name in the rule file too
// where others of the kind have the same label.
func (t *teller) kindly(en, da, label, name string, shared bool) string {
	text := t.say(en, da, t.quoted(written(label, name)))
	if shared && label != "" {
		text += " (" + strings.ReplaceAll(name, "_", " ") + ")"
	}
	return text
}

// valueName is a single value computed by `let`.
func (t *teller) valueName(v *check.Value) string {
	name := t.label(v.Label, v.Name)
	if t.names.values[name] <= 1 && !t.inColumns(name) {
		return name
	}
	return t.kindly("the figure %s", "tallet %s", v.Label, v.Name, true)
}

// columnName is a column of its own, not a figure of a result.
func (t *teller) columnName(c *check.Column) string {
	if isIndicator(c) {
		return t.quoted(written(c.Label, c.Name))
	}
	name := t.label(c.Label, c.Name)
	count := t.names.columns[c.Table][name]
	if count <= 1 && t.names.values[name] == 0 {
		return name
	}
	switch c.Step.(type) {
	case nil:
		return t.kindly("%s in the data", "%s i data", c.Label, c.Name, t.twins(c) > 1)
	case *check.PoolStep:
		return t.kindly("the pool %s", "puljen %s", c.Label, c.Name, t.twins(c) > 1)
	case *check.GrantStep:
		return t.kindly("the grant %s", "tildelingen %s", c.Label, c.Name, t.twins(c) > 1)
	}
	return t.kindly("the figure %s", "tallet %s", c.Label, c.Name, t.twins(c) > 1 || t.names.values[name] > 0)
}

// twins is how many columns of the same kind in a table have one label.
func (t *teller) twins(c *check.Column) int {
	n := 0
	for _, other := range c.Table.Columns {
		if other.Member == nil && kindOf(other) == kindOf(c) && t.label(other.Label, other.Name) == t.label(c.Label, c.Name) {
			n++
		}
	}
	return n
}

// kindOf is what names a column: data, a pool, a grant, or a formula.
func kindOf(c *check.Column) *statement.Declaration {
	switch c.Step.(type) {
	case nil:
		return &statement.Table
	case *check.PoolStep:
		return &statement.Pool
	case *check.GrantStep:
		return &statement.Grant
	}
	return &statement.Let
}

// stepName is a pool, grant, benchmark or spread as a whole: by its proper name.
func (t *teller) stepName(s check.Step) string {
	if s == nil {
		return ""
	}
	return t.quoted(written(s.Head().Label, s.Head().Name))
}

// many reports whether a label is about several things, as far as its first
// part shows.
func (t *teller) many(label string) bool {
	head := strings.ToLower(label)
	for _, word := range behindHead()[t.lang] {
		head, _, _ = strings.Cut(head, " "+word+" ")
	}
	words := strings.Fields(head)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if t.lang == diag.Danish {
		return strings.HasSuffix(last, "er") || strings.HasSuffix(last, "børn") || strings.HasSuffix(last, "dagtilbud") || last == "huse"
	}
	if last == "children" || last == "people" || last == "women" || last == "men" {
		return true
	}
	for _, single := range []string{"ss", "us", "is", "'s", "’s"} {
		if strings.HasSuffix(last, single) {
			return false
		}
	}
	return len(last) > 3 && strings.HasSuffix(last, "s")
}

// behindHead are words that end the first part of a label.
var behindHead = sync.OnceValue(func() map[diag.Lang][]string {
	return map[diag.Lang][]string{
		diag.English: strings.Fields("of that per in who at a to for with against the by given without among from under over"),
		diag.Danish:  strings.Fields("af der som pr. i på til for med mod efter uden blandt fra under over ved"),
	}
})
