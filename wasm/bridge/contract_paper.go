package bridge

// Letters asks for the letters to the rows that the model of the last run gives money to.
type Letters struct {
	Leave
	Rows *[]string `json:"rows,omitempty"` // the keys of those that are wanted; all where it is not said
}

// Paper is a document to be printed: HTML that needs nothing beside it. A model that gives
// nobody money has no letters: then there are no pages.
type Paper struct {
	File  string `json:"file"`  // its name, without the ending
	HTML  string `json:"html"`  //
	Pages int    `json:"pages"` // letters, or 1
}
