package editor

import "github.com/fordel-lang/fordel/dsl/lex"

// dots reports whether the condition that begins at the next token names columns of
// its row with a dot; names without one are then what they are outside. The rule is
// that of dsl/check: dots in a condition or formula on the rows of another table are
// those rows'.
func (f *formulaWalk) dots() bool {
	type bracket struct{ lookup, others bool } // others: dots in it are of other rows
	var open []bracket
	others := 0 // how many brackets are so
	for i := f.i; i < len(f.toks); i++ {
		last := len(open) - 1
		switch t := f.toks[i]; {
		case t.Opens():
			open = append(open, bracket{lookup: f.isLookup(i - 1)})
		case last < 0 && (t.Closes() || t.Type == lex.Comma || t.Type == lex.Then || t.Type == lex.Else):
			return false
		case t.Closes():
			if open[last].others {
				others--
			}
			open = open[:last]
		case t.Type == lex.Dot && others == 0 && (i == f.i || !f.toks[i-1].EndsOperand()):
			return true
		case last >= 0 && !open[last].others && !open[last].lookup && f.partsRows(i):
			open[last].others = true
			others++
		}
	}
	return false
}

// isLookup reports whether token i is the function whose first argument is a table
// and no rows.
func (f *formulaWalk) isLookup(i int) bool {
	english, _ := lex.Function(f.lang(), f.toks[i].Text, 3)
	return f.toks[i].Type == lex.Word && english == "lookup"
}

// partsRows reports whether rows end before token i, which begins a condition or
// formula on them.
func (f *formulaWalk) partsRows(i int) bool {
	word, _ := lex.Match(f.lang(), lex.InFormulas, f.toks[i:])
	if word != "where" && f.toks[i].Type != lex.Comma || f.toks[i-1].Type != lex.Word {
		return false
	}
	name := f.toks[i-1].Text
	if f.doc.names.tables[name] != nil {
		return true
	}
	for _, aliases := range f.doc.names.aliases {
		if aliases[name] != nil {
			return true
		}
	}
	return false
}
