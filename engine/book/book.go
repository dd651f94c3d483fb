// Package book describes a workbook as cells, for whatever writes the file: the page
// with one library, the command with another (package xlsx). It knows nothing of runs or
// rules. Its types are written as JSON as they stand.
package book

// Book is a workbook.
type Book struct {
	Title  string  `json:"title"`
	Sheets []Sheet `json:"sheets"`
	Styles []Style `json:"styles"` // that cells name by their number
	Names  []Name  `json:"names"`
}

// Name is a name for cells.
type Name struct {
	Name string `json:"name"`
	To   string `json:"to"` // as 'Parametre'!$B$2
}

// Sheet is a sheet of a workbook. Its rows are as long as they have cells.
type Sheet struct {
	Name   string    `json:"name"`   // at most 31 characters, other than any other's
	Widths []float64 `json:"widths"` // of the columns, in characters
	Frozen Place     `json:"frozen"` // rows above and columns to the left of it stay in sight
	Filter string    `json:"filter"` // the cells that can be filtered, headers first, as A4:F30; empty: none
	Lists  []List    `json:"lists,omitempty"`
	Cells  [][]Cell  `json:"cells"` // by row
}

// List lets a cell have only what other cells of its sheet hold, chosen from a list.
type List struct {
	At string `json:"at"` // B2
	Of string `json:"of"` // $C$4:$F$4
}

// Place is a number of rows and columns.
type Place struct {
	Rows    int `json:"rows"`
	Columns int `json:"columns"`
}

// Value is a float64, string, bool, Fault or nil for none.
type Value any

// Fault is what a formula has instead of a value, as workbooks show it: #N/A.
type Fault string

// Cell is a cell: its value, and the formula that gives it where there is one. Dates are numbers in the workbook's count of days, with a format that shows them so.
type Cell struct {
	Value   Value  `json:"v"`
	Formula string `json:"f,omitempty"` // without its =
	Style   int    `json:"s,omitempty"`
	Note    string `json:"n,omitempty"` // shown when somebody points at the cell
}

// Style is how cells look. The first of a book's styles is that of plain cells.
type Style struct {
	Format string `json:"format"` // of numbers, as workbooks write it: #,##0; empty: general
	Bold   bool   `json:"bold"`
	Fill   Fill   `json:"fill"`
	Wrap   bool   `json:"wrap"`
	Right  bool   `json:"right"`
	Input  bool   `json:"input"` // may be changed where the sheet is protected
}

// Fill is what a cell stands out for.
type Fill string

// What cells stand out for.
const (
	Plain Fill = ""
	Head  Fill = "head"  // names what is below or beside it
	Total Fill = "total" // adds up
	Given Fill = "given" // may be changed
	Warn  Fill = "warn"  // must not be missed
)

// Values lists the fills.
func (Fill) Values() []string {
	return []string{string(Plain), string(Head), string(Total), string(Given), string(Warn)}
}

// Colour is that of a fill, as RRGGBB; empty for none.
func (f Fill) Colour() string {
	switch f {
	case Head:
		return "E9EEEC"
	case Total:
		return "F3F6F5"
	case Given:
		return "DCEDEA"
	case Warn:
		return "FDF0CC"
	}
	return ""
}

// Style is the number of a style in a book, which has it from then on.
func (b *Book) Style(s Style) int {
	if len(b.Styles) == 0 {
		b.Styles = append(b.Styles, Style{})
	}
	for i, known := range b.Styles {
		if known == s {
			return i
		}
	}
	b.Styles = append(b.Styles, s)
	return len(b.Styles) - 1
}
