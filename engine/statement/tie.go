package statement

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/share"
)

// tie is a place in a pool where only the keys of equal rows decided.
type tie struct {
	group        int      // of the pool
	first, after []string // who came first, and who did not; both in the order of keys
}

// tieOf parts rows that are equal, rising by key, at the place where some came first.
func (r *poolRun) tieOf(group int, rows []int, first int) tie {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = r.w.Keys(r.step.To)[row]
	}
	slices.Sort(names)
	return tie{group, names[:first], names[first:]}
}

// shareTie notes what only keys decided when a group's amount was shared: whose turn it was, or who got a unit more.
// Of money that is a matter of rounding, of places and seats it is not.
func (r *poolRun) shareTie(group int, t share.Tie) {
	if t.First == 0 || r.step.First == nil && r.step.Type.Kind == check.Money {
		return
	}
	rows := make([]int, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = r.members[group][row]
	}
	r.ties = append(r.ties, r.tieOf(group, rows, t.First))
}

// shareTieTold is how a tie in the shares is told.
func (r *poolRun) shareTieTold() func(tie, otherGroups) diag.Diagnostic {
	if r.step.First != nil {
		return r.turnTie
	}
	return r.unitTie
}

// tellTies tells the first of some ties, and in how many other groups there are such.
func (r *poolRun) tellTies(ties []tie, tell func(t tie, more otherGroups) diag.Diagnostic) {
	if len(ties) == 0 {
		return
	}
	groups := map[int]bool{}
	for _, t := range ties {
		groups[t.group] = true
	}
	first := slices.MinFunc(ties, func(a, b tie) int { return cmp.Compare(a.group, b.group) })
	r.o.Add(tell(first, otherGroups(len(groups)-1)))
}

// otherGroups is in how many other groups of a pool the same happened, in a message.
type otherGroups int

// In renders it for a language, as a sentence of its own.
func (n otherGroups) In(lang diag.Lang) string {
	switch {
	case n == 0:
		return ""
	case lang == diag.Danish && n == 1:
		return " Det samme sker i én gruppe mere."
	case lang == diag.Danish:
		return " Det samme sker i " + diag.Number(float64(n)).In(lang) + " andre grupper."
	case n == 1:
		return " The same happens in one other group."
	}
	return " The same happens in " + diag.Number(float64(n)).In(lang) + " other groups."
}

// named are keys in a message: `a`, `b` and 12 more.
type named []string

// In renders the list for a language.
func (n named) In(lang diag.Lang) string {
	var parts []string
	for _, key := range n[:min(len(n), listed)] {
		parts = append(parts, "`"+key+"`")
	}
	return enumerate(parts, len(n)-len(parts), lang)
}

// equals are all rows of a tie.
func (t tie) equals() named { return append(slices.Clone(t.first), t.after...) }

// poolTie tells what was equal and how it was decided.
func poolTie(whole diag.Text) diag.Diagnostic {
	return diag.New("pool.tie", diag.Note, "%s", "%s", whole)
}

func (r *poolRun) onlyTie(t tie, more otherGroups) diag.Diagnostic {
	return poolTie(diag.Format("In `%s`%s, %s are tied where `only` draws the line. By the order of their keys it takes in %s, but not %s.%s",
		"I `%s`%s står %s lige ved grænsen i `kun`. Efter nøglernes rækkefølge kommer %s med, men ikke %s.%s",
		r.step.Name, r.place(t.group), t.equals(), named(t.first), named(t.after), more)).At(r.step.Only.Order.By.At)
}

func (r *poolRun) turnTie(t tie, more otherGroups) diag.Diagnostic {
	return poolTie(diag.Format(
		"In `%s`%s, %s are tied in the order of `first`, and there is not enough money for all of them. By the order of their keys it goes to %s before %s.%s",
		"I `%s`%s står %s lige i rækkefølgen efter `først`, og pengene rækker ikke til dem alle. Efter nøglernes rækkefølge går de til %s før %s.%s",
		r.step.Name, r.place(t.group), t.equals(), named(t.first), named(t.after), more)).At(r.step.First.By.At)
}

func (r *poolRun) unitTie(t tie, more otherGroups) diag.Diagnostic {
	return poolTie(diag.Format("In `%s`%s, %s have an equal claim to one unit more. By the order of their keys it goes to %s, not to %s.%s",
		"I `%s`%s har %s lige stort krav på én enhed mere. Efter nøglernes rækkefølge går den til %s, ikke til %s.%s",
		r.step.Name, r.place(t.group), t.equals(), named(t.first), named(t.after), more)).At(clauseOf(r.step, "key"))
}
