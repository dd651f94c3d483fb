package dsl

import "github.com/fordel-lang/fordel/dsl/statement"

// The first lines of statements, after the statement word.

type nameClause struct {
	Name name `parser:"@@"`
}

type namedClause struct {
	Name  name  `parser:"@@"`
	Label *text `parser:"@@?"`
}

type targetClause struct {
	First  name  `parser:"@@"`
	Second *name `parser:"( '.' @@ )?"`
}

// measureClause is a column, or a figure beside one: `TABLE.socio.unbound`.
type measureClause struct {
	Table  name  `parser:"@@"`
	Column name  `parser:"'.' @@"`
	Figure *name `parser:"( '.' @@ )?"`
}

type ofClause struct {
	Name  name          `parser:"@@"`
	Label *text         `parser:"@@?"`
	Of    measureClause `parser:"'of' @@"`
}

// measuring reads a statement that measures a column: its first line and its block.
// It is false where the former could not be read.
func (s *reading) measuring(g *grammar[ofClause], fields []field, name *Name, label *Text, of *Target) bool {
	x, c := readHead(s, g)
	s.clauses(fields)
	if x == nil {
		return false
	}
	*name, *label, *of = c.name(&x.Name), c.quoted(x.Label), c.measure(x.Of)
	return true
}

type textClause struct {
	Text text `parser:"@@"`
}

// shownClause is a formula that a reader sees.
type shownClause struct {
	Formula shown `parser:"@@"`
	Label   *text `parser:"@@?"`
}

// The lines of blocks: whole entries, and what follows a property's keyword.

type literalsClause struct {
	Values []literal `parser:"@@ ( ',' @@ )*"`
}

type literalClause struct {
	Value literal `parser:"@@"`
}

type formulaClause struct {
	Formula span `parser:"@@"`
}

type columnsClause struct {
	Columns []shownClause `parser:"@@ ( ',' @@ )*"`
}

type orderClause struct {
	Direction string `parser:"@( 'highest' | 'lowest' )"`
	By        span   `parser:"@@"`
}

type onlyClause struct {
	N     span        `parser:"@@"`
	Order orderClause `parser:"@@"`
	Per   *span       `parser:"( 'per' @@ )?"`
}

type totalClause struct {
	Kind    string `parser:"@( 'sum' | 'mean' | 'none' )"`
	Columns []span `parser:"( @@ ( ',' @@ )* )?"`
}

type choiceClause struct {
	Word string `parser:"@Keyword"`
}

type surplusClause struct {
	Word string `parser:"  @( 'stop' | 'keep' )"`
	To   *name  `parser:"| 'to' @@"`
}

type rateClause struct {
	Unit literal `parser:"'to' @@"`
}

type roundClause struct {
	None   bool          `parser:"  @'none'"`
	Alone  *methodClause `parser:"| @@"`
	Unit   *literal      `parser:"| @@"`
	Method *methodClause `parser:"  @@?"`
}

type methodClause struct {
	Word         string   `parser:"  @( 'largest_remainder' | 'dhondt' | 'adams' | 'huntington_hill' | 'each' )"`
	Lague        string   `parser:"| @'sainte_lague'"`
	FirstDivisor *literal `parser:"  @@?"`
}

type outliersClause struct {
	Limit span   `parser:"@@"`
	Kind  string `parser:"@( 'sd' | 'from average' | 'from own mean' )"`
}

type averageClause struct {
	Word string `parser:"  @( 'mean' | 'median' )"`
	By   *span  `parser:"| 'weighted by' @@"`
}

// The grammars of what follows the keywords in blocks.
var (
	textLine        = newValue[textClause](`"text"`, `"tekst"`)
	nameLine        = newValue[nameClause](`NAME`, `NAVN`)
	literalLine     = newValue[literalClause](`VALUE`, `VÆRDI`)
	literalsLine    = newValue[literalsClause](`A, B`, `A; B`)
	formulaLine     = newValue[formulaClause](`FORMULA`, `FORMEL`)
	columnsLine     = newValue[columnsClause](`FORMULA "label", FORMULA "label"`, `FORMEL "tekst"; FORMEL "tekst"`)
	orderLine       = newValue[orderClause](`highest|lowest FORMULA`, `højeste|laveste FORMEL`, &statement.Ordering)
	totalLine       = newValue[totalClause](`sum|mean|none COLUMN, COLUMN`, `sum|gennemsnit|ingen KOLONNE; KOLONNE`, &statement.Totals)
	onlyLine        = newValue[onlyClause](`N highest|lowest FORMULA per COLUMN`, `N med højeste|laveste FORMEL pr KOLONNE`, &statement.Choosing)
	shortfallLine   = newValue[choiceClause](`stop|scale`, `stop|nedsæt`, &statement.Shortfall)
	surplusLine     = newValue[surplusClause](`stop|keep|to POOL`, `stop|ufordelt|til PULJE`, &statement.Surplus)
	rateLine        = newValue[rateClause](`to 0.01 kr`, `nedrundet til 0,01 kr`, &statement.RateTo)
	roundLine       = newValue[roundClause](`1 kr largest_remainder|sainte_lague|dhondt|adams|huntington_hill|each`, `1 kr største_brøk|sainte_lague|dhondt|adams|huntington_hill|hver`, &statement.Rounding)
	requirementLine = newValue[choiceClause](`none|staff|trained_staff`, `intet|personale|uddannet_personale`, &statement.Requirement)
	outliersLine    = newValue[outliersClause](`25 % from average`, `25 % fra gennemsnit`, &statement.Outlyingness)
	averageLine     = newValue[averageClause](`mean|median|weighted by FORMULA`, `uvægtet|median|vægtet med FORMEL`, &statement.Averages)
)
