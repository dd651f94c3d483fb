package diag

// Sources are the texts that diagnostics point into.
type Sources []*Source

// Find gives the source of a file; nil where there is none.
func (s Sources) Find(file string) *Source {
	for _, source := range s {
		if source != nil && source.Name == file {
			return source
		}
	}
	return nil
}

// Level is a severity as tools read it.
type Level string

// Values lists the levels.
func (Level) Values() []string { return []string{Error.String(), Warning.String(), Note.String()} }

// Located is a diagnostic as tools read it: in one language, with lines and
// columns from 1, columns in characters. EndLine and EndColumn are just past
// the last character. From and To are the same place in UTF-16 code units from the
// start of the text, as browsers count. Line is 0 for a diagnostic without a place
// in a text.
type Located struct {
	Code      string `json:"code"`
	Severity  Level  `json:"severity"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	From      int    `json:"from"`
	To        int    `json:"to"`

	Replacement string `json:"replacement,omitempty"` // what the hint says to write in this place
	Cell        Cell   `json:"-"`                     // where in data it stands
}

// Locate gives the list as tools read it, in the same order.
func (l List) Locate(lang Lang, sources Sources) []Located {
	out := make([]Located, len(l))
	for i, d := range l {
		out[i] = d.Locate(lang, sources)
	}
	return out
}

// Locate gives one diagnostic as tools read it.
func (d Diagnostic) Locate(lang Lang, sources Sources) Located {
	out := Located{
		Code: d.Code, Severity: Level(d.Severity.String()), File: d.Range.File,
		Message: Printable(d.Message.In(lang)), Hint: Printable(d.Hint.In(lang)), Replacement: d.Replacement, Cell: d.Cell,
	}
	if source := sources.Find(d.Range.File); source != nil && !d.Range.IsZero() {
		last := max(d.Range.Start, d.Range.End)
		start, end := source.Position(d.Range.Start), source.Position(last)
		out.From, out.To = source.UTF16(d.Range.Start), source.UTF16(last)
		out.Line, out.Column = start.Line, start.Column
		out.EndLine, out.EndColumn = end.Line, end.Column
	}
	return out
}
