package bridge

// Letters asks for the letters to the rows that the model of the last run gives money to.
type Letters struct {
	Leave
	Rows     *[]string       `json:"rows,omitempty"`     // the keys of those that are wanted; all where it is not said
	Template *LetterTemplate `json:"template,omitempty"` // in place of what the rules say of the letters to its table
}

// LetterTemplate is what the letters to the rows of a table hold. Texts have names in braces, which
// are checked like formulas; amounts are written as in rules.
type LetterTemplate struct {
	Table    string   `json:"table"`
	Heading  string   `json:"heading"`
	Greeting string   `json:"greeting"`
	Closing  string   `json:"closing"`
	Figures  []string `json:"figures"` // the amounts, in their order
	Per      string   `json:"per"`     // what each is divided by; empty for nothing
}

// LetterAmount is one that a letter can tell: as rules write it, and what it is called.
type LetterAmount struct {
	Text  string `json:"text"`
	Label string `json:"label"`
}

// WrittenLetters are letters, and what they hold: a template for each table, and the amounts that it
// could tell. A template that is wrong gives none, and says why.
type WrittenLetters struct {
	Paper
	Templates   []LetterTemplate `json:"templates"`
	Amounts     [][]LetterAmount `json:"amounts"`     // by template
	Rules       string           `json:"rules"`       // the rules with the template given
	Diagnostics []Diagnostic     `json:"diagnostics"` // of those
}

// Paper is a document to be printed: HTML that needs nothing beside it. A model that gives
// nobody money has no letters: then there are no pages.
type Paper struct {
	File  string `json:"file"`  // its name, without the ending
	HTML  string `json:"html"`  //
	Pages int    `json:"pages"` // letters, or 1
}
