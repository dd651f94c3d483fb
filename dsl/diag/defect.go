package diag

import "fmt"

// Defect is a failure of Fordel itself, not of rules or data, with the statement
// that was being worked on.
type Defect struct {
	Source *Source // that At is a place in
	At     Range
	Cause  any // what was given to panic
}

func (d *Defect) Error() string { return fmt.Sprint(d.Cause) }

// Within is deferred around the work on a statement: a panic in it goes on as a
// *Defect that knows the place, the innermost if there are several.
//
//	defer diag.Within(source, at)
func Within(source *Source, at Range) {
	cause := recover()
	if cause == nil {
		return
	}
	if _, placed := cause.(*Defect); !placed {
		cause = &Defect{source, at, cause}
	}
	panic(cause)
}

// DefectOf tells what recover gave, with the text it points into; nil where the
// place is not known.
func DefectOf(cause any) (Diagnostic, *Source) {
	d, placed := cause.(*Defect)
	if !placed {
		d = &Defect{Cause: cause}
	}
	told := New("run.defect", Error, "Fordel has a defect and cannot go on: %v.", "Der er en fejl i Fordel, så det kan ikke fortsætte: %v.", d.Cause).
		WithHint("The fault is not yours. Please report it with these rules and, if you may, the data.",
			"Fejlen er ikke din. Giv besked om den, og vedlæg reglerne og, hvis du må, data.")
	return told.At(d.At), d.Source
}
