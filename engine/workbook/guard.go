package workbook

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
)

// What a workbook holds at most.
const (
	mostRows   = 200_000
	longestKey = 250    // that a workbook looks up
	mostPlaced = 20_000 // each of which is compared with all others
	mostPairs  = 10_000_000
	mostUnits  = 1_000_000_000 // of a share: doubles count remainders of more wrongly
)

// guard refuses data and rules that a workbook would compute wrongly.
func (b *builder) guard() {
	for _, t := range b.model.Program.Tables {
		rows := b.result.Data(t.Name)
		if len(rows) > mostRows {
			b.refuse(t.Decl.Where(), diag.Format("A table of %s rows", "En tabel med %s rækker", diag.Number(len(rows))),
				diag.Text{EN: "Use `fordel sql`, or `fordel run`.", DA: "Brug `fordel sql` eller `fordel run`."})
		}
		b.guardTexts(t, rows)
	}
	for _, n := range b.model.Nodes {
		switch n := n.(type) {
		case *lower.Fold:
			if pairs := len(b.result.Data(n.Over.Name)) * b.length(n.Out.Table); n.Correlated() && pairs > mostPairs {
				b.refuse(n.Out.At, diag.Format("A comparison of %s pairs of rows", "En sammenligning af %s par af rækker", diag.Number(pairs)),
					diag.Text{EN: "Use `rank`, or `fordel sql`.", DA: "Brug `rang` eller `fordel sql`."})
			}
			b.guardPlaces(n.Over, n.Out.At, n.Func >= lower.First && len(n.By)+len(n.Within) > 0)
		case *lower.Rank:
			b.guardPlaces(n.Out.Table, n.Out.At, true)
		}
	}
}

// guardPlaces refuses to give each of too many rows its place among all.
func (b *builder) guardPlaces(t *check.Table, at diag.Range, placed bool) {
	if rows := b.length(t); placed && rows > mostPlaced {
		b.refuse(at, diag.Format("The place of each of %s rows", "Pladsen for hver af %s rækker", diag.Number(rows)),
			diag.Text{EN: "Use `fordel sql`, or `fordel run`.", DA: "Brug `fordel sql` eller `fordel run`."})
	}
}

// ordered guards that rows that are equal go by their keys: that they stand as they did
// when the workbook was made.
func (b *builder) ordered(t *check.Table) {
	if t.Key == nil || b.length(t) == 0 {
		return
	}
	key := b.key(t)
	head := b.say("Key when the workbook was made", "Nøgle, da projektmappen blev lavet")
	for _, c := range b.tables[t].columns {
		if c.head.Value == head {
			return
		}
	}
	c := b.tables[t].add(head, b.say("Rows that are equal go by this order.", "Rækker, der er lige, går efter denne rækkefølge."), b.helper)
	for i := range c.cells {
		c.cells[i].Value = key.cells[i].Value
	}
	b.must(b.say("In the order of keys: ", "I nøglernes rækkefølge: ")+named(t), "SUMPRODUCT(--EXACT("+key.all()+","+c.all()+"))="+strconv.Itoa(len(c.cells)))
}

// length is how many rows a table has; one for single values.
func (b *builder) length(t *check.Table) int {
	if t == nil {
		return 1
	}
	return len(b.result.Data(t.Name))
}

// guardTexts refuses texts that a workbook does not tell apart where it looks rows up by them, and
// dates before its calendar.
func (b *builder) guardTexts(t *check.Table, rows [][]check.Const) {
	at := 0
	for _, c := range t.Columns {
		if c.Data == nil {
			continue
		}
		seen := map[string]string{}
		for _, row := range rows {
			v := row[at]
			folded := strings.ToLower(v.Text)
			switch {
			case v.Missing:
			case c.Type.Kind == check.Date && v.Number+firstDay < 61:
				b.refuse(c.Data.At, diag.Text{EN: "A date before 1 March 1900", DA: "En dato før 1. marts 1900"}, diag.Text{EN: "Leave such rows out.", DA: "Hold sådanne rækker ude."})
				return
			case !b.looked(c):
			case utf8.RuneCountInString(v.Text) > longestKey:
				b.refuse(c.Data.At, diag.Format("A key of more than %s characters", "En nøgle på mere end %s tegn", diag.Number(longestKey)),
					diag.Text{EN: "Write shorter keys.", DA: "Skriv kortere nøgler."})
				return
			case seen[folded] != "" && seen[folded] != v.Text:
				b.refuse(c.Data.At, diag.Format("`%s` beside `%s`, which a workbook takes for the same,", "`%s` ved siden af `%s`, som en projektmappe tager for det samme,", v.Text, seen[folded]),
					diag.Text{EN: "Write them the same, or so that more than capitals differ.", DA: "Skriv dem ens, eller så mere end store bogstaver er forskelligt."})
				return
			}
			seen[folded] = v.Text
		}
		at++
	}
}

// looked reports whether rows are looked up by a column: a key that others refer to, or a text that rows have
// alike in a group. Other texts are compared letter by letter.
func (b *builder) looked(c *check.Column) bool {
	if c.Type.Kind != check.Text {
		return false
	}
	for _, f := range b.model.Fields {
		if f.Ref != nil && c == f.Ref.Key {
			return true
		}
	}
	for _, n := range b.model.Nodes {
		switch n := n.(type) {
		case *lower.Ref:
			if c == n.Table.Key {
				return true
			}
		case *lower.Fold:
			if n.Within != nil && n.Over == c.Table && c != c.Table.Key {
				return true
			}
		case *lower.Rank:
			if n.Within != nil && n.Out.Table == c.Table && c != c.Table.Key {
				return true
			}
		}
	}
	return false
}

// found is the place of a text among those of a column. Signs that stand for others in a workbook are told
// to stand for themselves, where there are such.
func (b *builder) found(x string, in *column) string {
	for _, c := range in.cells {
		if s, ok := c.Value.(string); ok && strings.ContainsAny(s, "*?~") {
			x = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(` + x + `,"~","~~"),"*","~*"),"?","~?")`
			break
		}
	}
	return "MATCH(" + x + "," + in.all() + ",0)"
}
