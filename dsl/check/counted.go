package check

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// counted is how the rows of a column are counted that meet a condition; the zero value is for a list that is no column.
type counted struct {
	yes  string // `count(TABLE, .FLAG)`: those that say yes
	more string // `count(TABLE, .COLUMN > 0)`
	rows string // TABLE
}

// counts is how the rows of a list are counted, as the file writes it.
func (c *checker) counts(e *Expr) counted {
	known := e.Op == OpCall && e.Func == "known"
	if known {
		e = e.Args[0]
	}
	if e.Op != OpMap || e.Args[1].Op != OpColumn {
		return counted{}
	}
	column := e.Args[1].Column
	rows, member := c.quoted(e.Args[0].At), "."+column.Name
	if len(e.Args[1].Path) > 0 || e.Args[0].Op != OpRows || !strings.HasSuffix(c.quoted(e.At), rows+member) {
		return counted{}
	}
	over := rows
	if known {
		over += lex.Pair{EN: " where " + column.Name + " != nil", DA: " hvor " + column.Name + " != tom"}.Spelling(c.file.Lang)
	}
	call := lex.Pair{EN: "count(" + over + ", ", DA: "antal(" + over + "; "}.Spelling(c.file.Lang) + member
	switch e.Type.Elem {
	case Flag:
		return counted{yes: call + ")", rows: rows}
	case Number:
		return counted{more: call + " > 0)", rows: rows}
	}
	return counted{rows: rows}
}

// lenOfFlags warns where `len` is of a column of flags: those that say no are among its rows.
func (c *checker) lenOfFlags(n *formula.Node, list *Expr) {
	if list.Op == OpMap && list.Type.Elem == Flag {
		if of := c.counts(list); of.yes != "" {
			c.add(flagsCounted(c.written(n), c.quoted(list.At), of, n.At))
		}
	}
}
