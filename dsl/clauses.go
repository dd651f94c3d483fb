package dsl

import (
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/lex"
)

// The first lines of statements, after the statement word.

// labelClause says that nothing more may come where there is no label: a parser
// takes no clause from tokens without taking one of them.
type labelClause struct {
	Label *text `parser:"@@ | EOF"`
}

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

type paramClause struct {
	Name  name    `parser:"@@"`
	Label *text   `parser:"@@?"`
	Value literal `parser:"'=' @@"`
}

type letClause struct {
	Target  targetClause `parser:"@@"`
	Label   *text        `parser:"@@?"`
	Formula span         `parser:"'=' @@"`
}

type bandsClause struct {
	Target targetClause `parser:"@@"`
	Label  *text        `parser:"@@?"`
	By     span         `parser:"'by' @@"`
}

type indicatorClause struct {
	Target    targetClause `parser:"@@"`
	Label     *text        `parser:"@@?"`
	Weight    *weight      `parser:"( 'weight' @@ )?"`
	Condition span         `parser:"'=' @@"`
}

type countClause struct {
	Target     targetClause `parser:"@@"`
	Label      *text        `parser:"@@? '='"`
	Marks      bool         `parser:"( @'marks of'"`
	Marked     []name       `parser:"  '(' @@ ( ',' @@ )* ')'"`
	In         *name        `parser:"  'in' @@"`
	Source     *name        `parser:"| @@"`
	AtLeast    *span        `parser:"  ( 'with' ( 'at least' @@ 'of'"`
	Any        bool         `parser:"           | @'any of'"`
	All        bool         `parser:"           | @'all of' )"`
	Indicators []name       `parser:"    '(' @@ ( ',' @@ )* ')' )? )"`
	Filter     *span        `parser:"( 'where' @@ )?"`
}

type ofClause struct {
	Name  name          `parser:"@@"`
	Label *text         `parser:"@@?"`
	Of    measureClause `parser:"'of' @@"`
}

type textClause struct {
	Text text `parser:"@@"`
}

type expectClause struct {
	Text      text  `parser:"@@"`
	In        *text `parser:"( 'in' @@ )?"`
	Condition span  `parser:"'=' @@"`
}

type solveClause struct {
	Name      name  `parser:"@@"`
	Label     *text `parser:"@@?"`
	Param     name  `parser:"'=' @@"`
	Condition span  `parser:"'so that' @@"`
}

type chartClause struct {
	Form  string        `parser:"@( 'bar' | 'histogram' | 'line' | 'scatter' | 'lorenz' )"`
	Of    measureClause `parser:"@@"`
	Label *text         `parser:"@@?"`
	By    *shownClause  `parser:"( 'by' @@ )?"`
	Per   *shownClause  `parser:"( 'per' @@ )?"`
}

// shownClause is a formula that a reader sees.
type shownClause struct {
	Formula shown `parser:"@@"`
	Label   *text `parser:"@@?"`
}

// The lines of blocks: whole entries, and what follows a property's keyword.

type columnClause struct {
	Name    name           `parser:"@@"`
	Label   *text          `parser:"@@?"`
	Kind    string         `parser:"( @( 'key' | 'text' | 'number' | 'whole' | 'share' | 'flag' | 'date' )"`
	Money   *unit          `parser:"| @@"`
	Choices []text         `parser:"| 'one of' @@ ( ',' @@ )*"`
	Target  *name          `parser:"| '->' @@"`
	As      *name          `parser:"  ( 'as' @@ )? )"`
	Options []columnOption `parser:"@@*"`
}

type columnOption struct {
	Pos      lexer.Position // its offset is the index of the first token
	From     *literal       `parser:"  'from' @@"`
	To       *literal       `parser:"  'to' @@"`
	Optional bool           `parser:"| @'optional'"`
	Sample   *sampleClause  `parser:"| 'sample' @@"`
}

type sampleClause struct {
	From    *literal  `parser:"  'from' @@"`
	To      *literal  `parser:"  'to' @@"`
	Weights []literal `parser:"| @@ ( ',' @@ )*"`
}

type literalsClause struct {
	Values []literal `parser:"@@ ( ',' @@ )*"`
}

type literalClause struct {
	Value literal `parser:"@@"`
}

type settingClause struct {
	Param  name      `parser:"@@ '='"`
	Values []literal `parser:"@@ ( ',' @@ )*"`
}

type bandClause struct {
	Under *literal `parser:"( 'under' @@"`
	UpTo  *literal `parser:"| 'up to' @@"`
	Else  bool     `parser:"| @'else'"`
	Low   *literal `parser:"| @@"`
	High  *literal `parser:"  ( '..' @@ )? )"`
	Value span     `parser:"':' @@"`
}

type partClause struct {
	Name name `parser:"@@"`
	Key  span `parser:"@@"`
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

// The grammars of first lines.
var (
	modelHead     = newGrammar[labelClause](`model "label" { ... }`, `model "tekst" { ... }`)
	tableHead     = newGrammar[namedClause](`table NAME "label" { ... }`, `tabel NAVN "tekst" { ... }`)
	paramHead     = newGrammar[paramClause](`param NAME "label" = VALUE { from A to B step C }`, `parameter NAVN "tekst" = VÆRDI { fra A til B trin C }`)
	letHead       = newGrammar[letClause](`let NAME "label" = FORMULA`, `sæt NAVN "tekst" = FORMEL`)
	bandsHead     = newGrammar[bandsClause](`bands TABLE.NAME "label" by FORMULA { ... }`, `trin TABEL.NAVN "tekst" efter FORMEL { ... }`, lex.InBandsHead)
	indicatorHead = newGrammar[indicatorClause](`indicator TABLE.NAME "label" weight W = CONDITION`, `kriterium TABEL.NAVN "tekst" vægt V = BETINGELSE`, lex.InIndicator)
	countHead     = newGrammar[countClause](`count TABLE.NAME "label" = TABLE with at least K of (A, B) where CONDITION`, `tælling TABEL.NAVN "tekst" = TABEL med mindst K af (A; B) hvor BETINGELSE`, lex.InCount)
	poolHead      = newGrammar[namedClause](`pool NAME "label" { ... }`, `pulje NAVN "tekst" { ... }`)
	grantHead     = newGrammar[namedClause](`grant NAME "label" { ... }`, `tilskud NAVN "tekst" { ... }`)
	splitHead     = newGrammar[nameClause](`split NAME { ... }`, `opdel NAVN { ... }`)
	earmarkHead   = newGrammar[nameClause](`earmark NAME { ... }`, `øremærk NAVN { ... }`)
	positionsHead = newGrammar[nameClause](`positions NAME { ... }`, `stillinger NAVN { ... }`)
	benchmarkHead = newGrammar[ofClause](`benchmark NAME "label" of TABLE.COLUMN { ... }`, `sammenligning NAVN "tekst" af TABEL.KOLONNE { ... }`, lex.InOf)
	spreadHead    = newGrammar[ofClause](`spread NAME "label" of TABLE.COLUMN { ... }`, `spredning NAVN "tekst" af TABEL.KOLONNE { ... }`, lex.InOf)
	scenarioHead  = newGrammar[textClause](`scenario "name" { ... }`, `scenarie "navn" { ... }`)
	scenariosHead = newGrammar[textClause](`scenarios "name" { ... }`, `scenarier "navn" { ... }`)
	expectHead    = newGrammar[expectClause](`expect "text" in "scenario" = CONDITION`, `forvent "tekst" i "scenarie" = BETINGELSE`)
	solveHead     = newGrammar[solveClause](`solve NAME "label" = PARAM so that FORMULA == FORMULA`, `find NAVN "tekst" = PARAMETER sådan at FORMEL == FORMEL`, lex.InSolve)
	showHead      = newGrammar[nameClause](`show TABLE { ... }`, `vis TABEL { ... }`)
	chartHead     = newGrammar[chartClause](`chart bar|histogram|line|scatter|lorenz TABLE.COLUMN "label" by COLUMN per COLUMN`, `figur søjle|histogram|linje|punkt|lorenz TABEL.KOLONNE "tekst" efter KOLONNE pr KOLONNE`, lex.InChart)
)

// The grammars of lines in blocks.
var (
	columnLine      = newGrammar[columnClause](`NAME "label" key|text|number|whole|kr|share|flag|date|one of "A", "B"|-> TABLE`, `NAVN "tekst" nøgle|tekst|tal|heltal|kr|andel|ja_nej|dato|en af "A"; "B"|-> TABEL`, lex.InColumn)
	rowLine         = newGrammar[literalsClause](`"2009", 1.0639`, `"2009"; 1,0639`)
	settingLine     = newGrammar[settingClause](`PARAM = VALUE`, `PARAMETER = VÆRDI`)
	bandLine        = newGrammar[bandClause](`0..2: VALUE|under 3: VALUE|up to 3: VALUE|else: VALUE`, `0..2: VÆRDI|under 3: VÆRDI|til og med 3: VÆRDI|ellers: VÆRDI`, lex.InBands)
	partLine        = newGrammar[partClause](`PART KEY`, `DEL NØGLE`)
	textLine        = newValue[textClause](`"text"`, `"tekst"`)
	nameLine        = newValue[nameClause](`NAME`, `NAVN`)
	literalLine     = newValue[literalClause](`VALUE`, `VÆRDI`)
	literalsLine    = newValue[literalsClause](`A, B`, `A; B`)
	formulaLine     = newValue[formulaClause](`FORMULA`, `FORMEL`)
	columnsLine     = newValue[columnsClause](`FORMULA "label", FORMULA "label"`, `FORMEL "tekst"; FORMEL "tekst"`)
	orderLine       = newValue[orderClause](`highest|lowest FORMULA`, `højeste|laveste FORMEL`, lex.InOrder)
	onlyLine        = newValue[onlyClause](`N highest|lowest FORMULA per COLUMN`, `N højeste|laveste FORMEL pr KOLONNE`, lex.InOrder)
	shortfallLine   = newValue[choiceClause](`stop|scale`, `stop|skalér`, lex.InShortfall)
	surplusLine     = newValue[surplusClause](`stop|keep|to POOL`, `stop|behold|til PULJE`, lex.InSurplus)
	rateLine        = newValue[rateClause](`to 0.01 kr`, `til 0,01 kr`, lex.InRate)
	roundLine       = newValue[roundClause](`1 kr largest_remainder|sainte_lague|dhondt|adams|huntington_hill|each`, `1 kr største_rest|sainte_lague|dhondt|adams|huntington_hill|hver`, lex.InRound)
	requirementLine = newValue[choiceClause](`none|staff|trained_staff`, `intet|personale|uddannet_personale`, lex.InRequirement)
	outliersLine    = newValue[outliersClause](`25 % from average`, `25 % fra gennemsnit`, lex.InOutliers)
	averageLine     = newValue[averageClause](`mean|median|weighted by FORMULA`, `simpelt|median|vægtet med FORMEL`, lex.InAverage)
)
