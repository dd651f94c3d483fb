package diag

// MostTold is how many problems of one file are told by a stage.
const MostTold = 200

// Bounded is the list with no more than MostTold problems of each file. How many
// more there are is told where the first of them stands, as seriously as the
// worst of them.
func (l List) Bounded() List {
	if len(l) <= MostTold {
		return l
	}
	told, rest := map[string]int{}, map[string]int{}
	out := make(List, 0, MostTold+1)
	for _, d := range l {
		file := d.Range.File
		if told[file]++; told[file] <= MostTold {
			out = append(out, d)
			continue
		}
		if _, begun := rest[file]; !begun {
			rest[file] = len(out)
			out = append(out, d)
		}
		more := &out[rest[file]]
		*more = moreProblems(told[file]-MostTold, min(more.Severity, d.Severity)).At(more.Range)
	}
	return out
}

func moreProblems(n int, worst Severity) Diagnostic {
	d := New("problems.more", worst, "%v more problems follow.", "Yderligere %v problemer følger.", Number(n))
	if n == 1 {
		d = New("problems.more", worst, "One more problem follows.", "Yderligere ét problem følger.")
	}
	return d.WithHint("Mend the first ones: the others may follow from them.", "Ret de første: De øvrige kan være følger af dem.")
}
