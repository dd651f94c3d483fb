package check

// level is one row a formula can see.
type level struct {
	table *Table
	depth int  // the scope of Expr
	bare  bool // bare names mean its columns: the statement's own row, and the row of a `where`
}

// scope is the rows a formula can see, the outermost first.
type scope []level

// rowScope is the scope of a statement computed on the rows of t; nil without one.
func rowScope(t *Table) scope {
	if t == nil {
		return nil
	}
	return scope{{table: t, bare: true}}
}

// push opens the next scope for the rows of t.
func (s scope) push(t *Table, bare bool) scope {
	depth := 0
	if n := len(s); n > 0 {
		depth = s[n-1].depth + 1
	} else {
		depth = 1
	}
	return append(s[:len(s):len(s)], level{t, depth, bare})
}

// innermost is the row that a leading dot means; ok is false outside predicates.
func (s scope) innermost() (level, bool) {
	if n := len(s); n > 0 && s[n-1].depth > 0 {
		return s[n-1], true
	}
	return level{}, false
}

// bareLevels are the rows whose columns bare names can mean, innermost first.
func (s scope) bareLevels() []level {
	var out []level
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].bare {
			out = append(out, s[i])
		}
	}
	return out
}

// own is the table of the statement's row, nil without one.
func (s scope) own() *Table {
	if len(s) > 0 && s[0].depth == 0 {
		return s[0].table
	}
	return nil
}

// paths are the ways by references from the rows of from to the rows of to: the
// direct ones where there are any, else all longer ones. A path passes no table
// twice.
func (c *checker) paths(from, to *Table) [][]*Column {
	var direct, unnamed [][]*Column
	for _, col := range from.Columns {
		if col.Ref == to {
			direct = append(direct, []*Column{col})
			if col.Data.As.Text == "" {
				unnamed = append(unnamed, []*Column{col})
			}
		}
	}
	switch {
	case len(unnamed) > 0 && len(direct) > 1:
		return unnamed
	case len(direct) > 0:
		return direct
	}
	return longPaths(from, to, map[*Table]bool{from: true}, nil)
}

// longPaths goes only where a path is to be found, so that it ends with the ninth
// however many tables refer to each other.
func longPaths(from, to *Table, seen map[*Table]bool, head []*Column) [][]*Column {
	var out [][]*Column
	for _, col := range from.Columns {
		if col.Ref == nil || seen[col.Ref] || len(out) > 8 || !reaches(col.Ref, to, seen) {
			continue
		}
		path := append(head[:len(head):len(head)], col)
		if col.Ref == to {
			out = append(out, path)
			continue
		}
		seen[col.Ref] = true
		out = append(out, longPaths(col.Ref, to, seen, path)...)
		delete(seen, col.Ref)
	}
	return out
}

// reaches reports whether references lead from one table to another without
// passing some tables.
func reaches(from, to *Table, without map[*Table]bool) bool {
	met, next := map[*Table]bool{from: true}, []*Table{from}
	for len(next) > 0 {
		t := next[0]
		if next = next[1:]; t == to {
			return true
		}
		for _, col := range t.Columns {
			if col.Ref != nil && !met[col.Ref] && !without[col.Ref] {
				met[col.Ref] = true
				next = append(next, col.Ref)
			}
		}
	}
	return false
}
