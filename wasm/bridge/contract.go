package bridge

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/report"
)

// This file is the contract with the page: what its calls carry and what they are
// answered. The table of methods in bridge.go says which goes with which.
// www/src/engine/contract.ts is written from both by
//
//	go test ./wasm/bridge -run TestContract -update
//
// The types below are JSON; what `omitempty` leaves out may be missing in a call,
// too. Offsets are in UTF-16 code units, as editors in browsers count.

// Value is a value of the language: a number (amounts in kroner, 3 % is 0.03), a
// text, true or false, a date as ISO text; null is unknown.
type Value any

// ValueType is the type of a value.
type ValueType string

// Values lists the types.
func (ValueType) Values() []string { return []string{"number", "kr", "text", "flag", "date"} }

// ColumnKind is what stands in a column of data.
type ColumnKind string

// Values lists the kinds.
func (ColumnKind) Values() []string {
	return []string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "choice", "ref"}
}

// ViewKind is how a view is shown.
type ViewKind string

// Values lists the kinds.
func (ViewKind) Values() []string { return append([]string{"table"}, statement.ChartForms()...) }

// Refusal is the answer to a call that went wrong.
type Refusal struct {
	Error Sentence `json:"error"`
}

// Sentence is a sentence in both languages.
type Sentence struct {
	EN string `json:"en"`
	DA string `json:"da"`
}

// Diagnostic is a problem in one language, with its line and column from 1, the
// column in characters. Line is 0 for one without a place in a text.
type Diagnostic struct {
	Code     string     `json:"code"`
	Severity diag.Level `json:"severity"`
	Message  string     `json:"message"`
	Hint     string     `json:"hint"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Column   int        `json:"column"`
	From     int        `json:"from"`
	To       int        `json:"to"`

	Replacement string `json:"replacement,omitempty"` // what the hint says to write in this place
	Row         int    `json:"row,omitempty"`         // of data: the row of the sheet or line of the file, from 1
	Field       int    `json:"field,omitempty"`       // and which field of it, from 1; none for all of it
}

// Nothing has nothing to say.
type Nothing struct{}

// Version says which engine this is. The page goes on only with its own.
type Version struct {
	Version  string `json:"version"`
	Contract string `json:"contract"` // fingerprint of this contract
}

// Rules gives a rule file, as text or by the bytes beside the call.
type Rules struct {
	Text string    `json:"text,omitempty"`
	File string    `json:"file"`
	Lang diag.Lang `json:"lang"` // of messages
}

// Opened is what the engine read.
type Opened struct {
	Text        string       `json:"text"` // that all places are in
	Lang        *diag.Lang   `json:"lang"` // that its first line says; null where it says none
	Diagnostics []Diagnostic `json:"diagnostics"`
	Model       *Model       `json:"model"` // null where there are errors
}

// Data gives the rows of a table, by the bytes beside the call: of a CSV file, or,
// where a sheet is named, of the cells of a workbook's (cells.go says what these
// look like).
type Data struct {
	Table   string    `json:"table"`
	File    string    `json:"file"`
	Sheet   string    `json:"sheet,omitempty"`
	Mapping *Mapping  `json:"mapping,omitempty"` // none: headers and texts are those of the table
	Lang    diag.Lang `json:"lang"`
}

// AreaFile gives the areas of maps, by the bytes of a GeoJSON file beside the call.
// The file's name tells for the rows of which table, or a map of but one.
type AreaFile struct {
	File string    `json:"file"`
	Lang diag.Lang `json:"lang"`
}

// AreasLoaded is what became of a file of areas.
type AreasLoaded struct {
	Table       string       `json:"table"` // empty: not told by the file's name
	Used        bool         `json:"used"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Mapping says how a file is to be taken whose headers or texts are not those of
// the table.
type Mapping struct {
	Header  int                          `json:"header,omitempty"`  // the row or line of the headers, from 1; 0: it is found
	Columns map[string]string            `json:"columns,omitempty"` // by column: the header it stands under; empty: it is not in the data
	Values  map[string]map[string]string `json:"values,omitempty"`  // by column: what a text of the file is in the table
	Skip    []int                        `json:"skip,omitempty"`    // rows or lines that are left out
}

// Loaded is what was found in a CSV file or a sheet.
type Loaded struct {
	Diagnostics []Diagnostic `json:"diagnostics"`
	Rows        int          `json:"rows"`
}

// Survey is what stands in a file before it is taken: where the headers are, and of
// a CSV file its records, blank ones left out.
type Survey struct {
	Header    int        `json:"header"`    // the row or line of the headers, from 1; 0 if none can be told
	Columns   []string   `json:"columns"`   // of each header the column that is taken from it; empty: none
	Separator string     `json:"separator"` // between columns; empty for a sheet
	Lines     []int      `json:"lines"`     // on which each record begins, from 1
	Records   [][]string `json:"records"`
}

// Amendment puts another text into a cell of a CSV file, by the bytes of that: into
// a field of the record that begins on a line, both from 1.
type Amendment struct {
	Table   string   `json:"table"`
	File    string   `json:"file"`
	Mapping *Mapping `json:"mapping,omitempty"`
	Line    int      `json:"line"`
	Field   int      `json:"field"`
	Text    string   `json:"text"`
}

// Amended is the file with the other text.
type Amended struct {
	Text string `json:"text"`
}

// MakingUp asks for made-up data, the same for the same seed.
type MakingUp struct {
	Rows map[string]int `json:"rows,omitempty"` // by table
	Seed int            `json:"seed"`
	Lang diag.Lang      `json:"lang"`
}

// MadeUp is made-up data for each table whose rows come from a file; after errors
// there are none.
type MadeUp struct {
	Sheets      []MadeUpSheet `json:"sheets"`
	Diagnostics []Diagnostic  `json:"diagnostics"`
}

// MadeUpSheet is the rows of a table, as CSV.
type MadeUpSheet struct {
	Table string `json:"table"`
	Text  string `json:"text"`
}

// Clear forgets the data of a table, or of all.
type Clear struct {
	Table string `json:"table,omitempty"`
}

// Run computes the model.
type Run struct {
	Params   map[string]Value `json:"params"`
	Scenario *string          `json:"scenario"`
	Lang     diag.Lang        `json:"lang"`
}

// Field is what somebody wrote in the field of a parameter, in a language.
type Field struct {
	Param string    `json:"param"`
	Text  string    `json:"text"`
	Lang  diag.Lang `json:"lang"`
}

// Read is the value that a field has; null where it is none of the parameter's
// type. Whether the parameter may have it is not said.
type Read struct {
	Value Value `json:"value"`
}

// Sheet asks for a view of the last run as a sheet.
type Sheet struct {
	View int       `json:"view"`
	Lang diag.Lang `json:"lang"`
}

// CSV is a sheet.
type CSV struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Explain asks why a number of the last run is what it is: for a node by its address,
// or for a cell of a table, with a page of those below it.
type Explain struct {
	ID    string    `json:"id,omitempty"`
	Cell  *CellAt   `json:"cell,omitempty"`
	From  int       `json:"from,omitempty"`  // the first of the nodes below, from 0
	Count *int      `json:"count,omitempty"` // how many of them; 40 where it is not said, all where it is below zero
	Tell  bool      `json:"tell,omitempty"`  // in sentences, too
	Run   int       `json:"run,omitempty"`   // that the address is of, as told before
	Lang  diag.Lang `json:"lang"`
}

// CellAt is a cell of a table: its row by the key, or by its number from 1 where the
// table has none.
type CellAt struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"` // as results name it: socio, socio.bound
}

// Explained is a node with those below it. An address of an earlier run is stale:
// then there is nothing but the number of the run there is now.
type Explained struct {
	Run       int                `json:"run"`
	Stale     bool               `json:"stale,omitempty"`
	Level     *explain.Level     `json:"level,omitempty"`
	Sentences []explain.Sentence `json:"sentences,omitempty"`
}

// Against asks why a number of the last run is another than in other settings, how much
// of the change from there to here each parameter accounts for; or than on another row
// of its table, of the same run.
type Against struct {
	ID       string           `json:"id,omitempty"`
	Cell     *CellAt          `json:"cell,omitempty"`
	Row      *string          `json:"row,omitempty"`    // by its key or its number: then the settings are those of the run
	Params   map[string]Value `json:"params,omitempty"` // of the other settings
	Scenario *string          `json:"scenario,omitempty"`
	Run      int              `json:"run,omitempty"` // that the address is of, as told before
	Lang     diag.Lang        `json:"lang"`
}

// Compared is why a number is another there; nothing but the number of the run there is
// now where the address is stale.
type Compared struct {
	Run        int                 `json:"run"`
	Stale      bool                `json:"stale,omitempty"`
	Difference *explain.Difference `json:"difference,omitempty"`
}

// Speak names the language to speak.
type Speak struct {
	Lang diag.Lang `json:"lang"`
}

// Told is the rules in sentences, with `about` also what they give on the data; rules
// with errors have no sections.
type Told struct {
	Sections []Section `json:"sections"`
}

// Section is a part of the rules told in sentences: a heading, then paragraphs, then a
// list or a table. Its id says what it is about: model, short, figures, counting, sharing,
// rounding, comparing, results, who, change, scenarios, checks, goals, data, shown or source;
// several may be about one thing.
type Section struct {
	ID         string     `json:"id"`
	Heading    string     `json:"heading"`
	Paragraphs []string   `json:"paragraphs"`
	Numbered   bool       `json:"numbered"` // the items are steps
	Items      []Said     `json:"items"`
	Table      [][]string `json:"table"` // the headings first; empty for none
}

// Said is an item of a list: what it is about, which may be nothing, and what is said
// of it, in sentences or as a formula; then more about the same.
type Said struct {
	About   string `json:"about"`
	Formula bool   `json:"formula"`
	Text    string `json:"text"`
	More    []Said `json:"more"`
}

// Layout asks for rules in the one layout, and with a language in that one, too.
type Layout struct {
	Text string    `json:"text"`
	File string    `json:"file"`
	Lang diag.Lang `json:"lang,omitempty"`
}

// Formatted is rules in the one layout, and what is wrong with them.
type Formatted struct {
	Text        string       `json:"text"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Model is what the rules say, as far as the page needs to know.
type Model struct {
	Title        string     `json:"title"`
	Municipality string     `json:"municipality"`
	Year         *float64   `json:"year"`
	Source       string     `json:"source"`
	Currency     string     `json:"currency"`
	Fingerprint  string     `json:"fingerprint"`
	Tables       []Table    `json:"tables"`
	Params       []Param    `json:"params"`
	Scenarios    []Scenario `json:"scenarios"`
	Pools        []Share    `json:"pools"`
	Grants       []Share    `json:"grants"`
	Figures      []Figure   `json:"figures"` // single values, solutions and the figures of statements
}

// Table is a table of the rules.
type Table struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Inline  bool     `json:"inline"` // its rows stand in the rules
	Rows    *int     `json:"rows"`   // in the engine; null while there is no data
	Columns []Column `json:"columns"`
}

// Column is a column of a table. What it may hold is told of data.
type Column struct {
	Name     string     `json:"name"`
	Label    string     `json:"label"`
	Computed bool       `json:"computed"`
	Kind     ColumnKind `json:"kind,omitempty"`
	Optional bool       `json:"optional,omitempty"`
	Choices  []string   `json:"choices,omitempty"`
	Target   string     `json:"target,omitempty"` // the table that a reference leads to
	From     *float64   `json:"from,omitempty"`
	To       *float64   `json:"to,omitempty"`
}

// Param is a parameter and what it may be.
type Param struct {
	Name    string    `json:"name"`
	Label   string    `json:"label"`
	Type    ValueType `json:"type"`
	Percent bool      `json:"percent"`
	Value   Value     `json:"value"`
	From    *float64  `json:"from,omitempty"`
	To      *float64  `json:"to,omitempty"`
	Step    *float64  `json:"step,omitempty"`
	Choices []Value   `json:"choices,omitempty"`
	Note    string    `json:"note,omitempty"`

	ValueAt Span  `json:"valueAt"`          // where the value stands in the rules
	FromAt  *Span `json:"fromAt,omitempty"` // and the ends of the range
	ToAt    *Span `json:"toAt,omitempty"`
}

// Scenario is a set of parameters. One that a statement tells alone says where that
// and its name in quotation marks stand in the rules.
type Scenario struct {
	Name   string           `json:"name"`
	Params map[string]Value `json:"params"`
	At     *Span            `json:"at,omitempty"`
	NameAt *Span            `json:"nameAt,omitempty"`
}

// Share is a pool or grant: a column of money or places of a table.
type Share struct {
	Name  string    `json:"name"`
	Label string    `json:"label"`
	Table string    `json:"table"`
	Type  ValueType `json:"type"`
}

// Figure says what a single value of a result is, and how it is shown.
type Figure struct {
	Part      ResultPart `json:"part"`
	Statement string     `json:"statement"` // that gives it
	Name      string     `json:"name"`      // in English: rate, gini; empty where the statement gives one value
	Title     Sentence   `json:"title"`     // of the figure; empty where the statement gives one value
	Label     string     `json:"label"`     // of the statement
	Type      ValueType  `json:"type"`
	Unit      string     `json:"unit"` // the currency of money; empty for all else
	Percent   bool       `json:"percent"`
	Says      *Words     `json:"says,omitempty"` // what its texts say, where they are words of a figure
}

// ResultPart is the part of a result that a figure is in.
type ResultPart string

// Values lists the parts.
func (ResultPart) Values() []string { return report.Parts() }

// Words are what the texts of a figure say, by the text that the engine gives.
type Words map[string]Sentence

// Results is part 0 of the frame that a run is answered by.
type Results struct {
	Summary Summary `json:"summary"`
	Views   Part    `json:"views"` // of type []View
}

// Part is the number of a part of a frame.
type Part int

// View is what a reader sees of a run, its columns in a frame. After errors there
// are none.
type View struct {
	Kind    ViewKind     `json:"kind"`
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []ViewColumn `json:"columns"`          // as shown; of a chart [y, by?, per?]
	Keys    *Placed      `json:"keys"`             // of the rows; null for a table without a key
	Length  int          `json:"length"`           // how many rows it has
	Change  *ViewChange  `json:"change,omitempty"` // of a table with `against`
	Map     *ViewMap     `json:"map,omitempty"`    // of a map; null for all else
}

// ViewChange is by how much the rows of a table with `against` get more or less, in
// the model's currency.
type ViewChange struct {
	Sum  float64    `json:"sum"` // over all rows for which both amounts are known
	Gain ChangeSide `json:"gain"`
	Lose ChangeSide `json:"lose"`

	Unknown int `json:"unknown"` // rows of which one of the two is missing
}

// ChangeSide is the rows that gain, or those that lose.
type ChangeSide struct {
	Rows    int     `json:"rows"`
	Sum     float64 `json:"sum"`     // below zero for those that lose
	Largest float64 `json:"largest"` // the one farthest from zero; 0 without rows
}

// ViewRole is what a column has to do with `against`: the total that is measured,
// by how much it is more, and that as a share of what it is measured against.
type ViewRole string

// Values lists the roles.
func (ViewRole) Values() []string {
	return []string{string(check.Measured), string(check.Change), string(check.ChangeShare)}
}

// ViewMap is where the rows of a map lie, and how they are coloured.
type ViewMap struct {
	Limits []float64  `json:"limits"` // where the classes but the last end: a value that is equal to one is below it
	Shapes Part       `json:"shapes"` // of GeoJSON, whose features the areas are, in their order; 0: they are squares on a grid
	Areas  []ViewArea `json:"areas"`
	Of     []int      `json:"of"` // for each row the number of its area; -1: it has none
}

// ViewArea is an area of a map. Column and row are its square, from 0 at the top
// left; 0 for areas with shapes.
type ViewArea struct {
	Name   string `json:"name"`
	Column int    `json:"column"`
	Row    int    `json:"row"`
}

// ViewColumn is a column of a view.
type ViewColumn struct {
	Name    string    `json:"name"`
	Label   string    `json:"label"`
	Type    ValueType `json:"type"`
	Percent bool      `json:"percent"`
	Total   ViewTotal `json:"total"`
	Says    *Words    `json:"says,omitempty"` // what its texts say, where they are words of a figure

	Role      ViewRole `json:"role,omitempty"`      // in a table with `against`
	WorkedOut bool     `json:"workedOut,omitempty"` // amounts that a formula adds up: shown in the model's decimals, never rounded
	Placed
}

// ViewTotal is what stands below a column: the sum or the mean over the rows shown
// that have a value, or nothing.
type ViewTotal string

// Values lists the totals.
func (ViewTotal) Values() []string { return []string{"sum", "mean", "none"} }

// Placed is where the values of a column are: the part with the array, and that
// with the list of its texts.
type Placed struct {
	Values Part `json:"values"`
	Texts  Part `json:"texts,omitempty"`
}

// Summary is the result of a run without its columns, as package report writes it.
type Summary struct {
	Measures     `json:"-"`                         // each part beside the fields
	Computed     bool                               `json:"computed"` // whether there are figures; errors may stand beside them
	Scenario     *string                            `json:"scenario"`
	HandedOut    map[string]HandedOut               `json:"handedOut"`
	Values       map[string]Value                   `json:"values"`
	Solutions    map[string]Value                   `json:"solutions"`
	Pools        map[string]map[string]PoolFigures  `json:"pools"` // by group; without groups there is one of an empty name
	Grants       map[string]map[string]GrantFigures `json:"grants"`
	Expectations []Expectation                      `json:"expectations"`
	Diagnostics  []Diagnostic                       `json:"diagnostics"`
}

// Measures are the figures of statements that measure, by statement, group and name.
type Measures map[MeasurePart]map[string]map[string]map[string]Value

// MeasurePart is a part of a result with measures.
type MeasurePart string

// Values lists the parts.
func (MeasurePart) Values() []string { return report.Measures() }

// HandedOut is what a pool or grant gave.
type HandedOut struct {
	Sum       float64 `json:"sum"`       // over all rows
	Receivers int     `json:"receivers"` // rows that get something
	Rows      int     `json:"rows"`
}

// PoolFigures are the figures of a pool, or of one of its groups.
type PoolFigures struct {
	Amount float64  `json:"amount"`
	Rate   *float64 `json:"rate"`
	Left   float64  `json:"left"`
	Passed *float64 `json:"passed,omitempty"` // what went to another pool, whose amount includes it
	Unit   *float64 `json:"unit"`
}

// GrantFigures are the figures of a grant.
type GrantFigures struct {
	Total float64  `json:"total"`
	Left  *float64 `json:"left"`
}

// Expectation is how an `expect` turned out, without a scenario or in one. Of a
// comparison there are the two sides, and how they are shown.
type Expectation struct {
	Text     string    `json:"text"`
	Scenario *string   `json:"scenario"`
	OK       bool      `json:"ok"`
	Untried  bool      `json:"untried,omitempty"` // something that it rests on could not be computed, of which there are errors
	Left     Value     `json:"left"`
	Right    Value     `json:"right"`
	Type     ValueType `json:"type,omitempty"` // of the sides
	Unit     string    `json:"unit,omitempty"` // the currency of money; empty for all else
	Percent  bool      `json:"percent,omitempty"`
}
