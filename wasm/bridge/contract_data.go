package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
)

// The part of the contract (see contract.go) about data and areas.

// Data gives the rows of a table, by the bytes beside the call: of a CSV file, or,
// where a sheet is named, of the cells of a workbook's (cells.go says what these
// look like).
type Data struct {
	Table   string    `json:"table"`
	File    string    `json:"file"`
	Sheet   string    `json:"sheet,omitempty"`
	Mapping *Mapping  `json:"mapping,omitempty"` // none: headers and texts are those of the table
	AsSheet bool      `json:"asSheet,omitempty"` // it is shown as a sheet: lines of a CSV file, too, are told as rows, and columns by letters
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

// Survey is what stands in a file before it is taken: where the headers and sums are, and of
// a CSV file its records, blank ones left out.
type Survey struct {
	Header  int        `json:"header"`  // the row or line of the headers, from 1; 0 if none can be told
	Columns []string   `json:"columns"` // of each header the column that is taken from it; empty: none
	Lines   []int      `json:"lines"`   // on which each record begins, from 1
	Records [][]string `json:"records"`
	Totals  []int      `json:"totals"` // the rows or lines below the headers that by their name are the sum or average of others
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
	Seed int       `json:"seed"`
	Lang diag.Lang `json:"lang"`
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
