package explain

import (
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/view"
)

// Hide has small counts of people not told, nor what would give them away: by the one rule for
// what leaves of the run's tables. nil tells all. What is told by others of few people (rows of
// tables that nobody is shown, numbers met and criteria one by one, equal addends, thresholds, what is
// known of two rows) is left out.
func (x *Explainer) Hide(h *report.Hidden) { x.hidden = h }

// reason is why the value of a node is not told.
func (x *Explainer) reason(s *spot) conceal.Reason {
	if x.hidden == nil {
		return conceal.Told
	}
	path := split(s.ID)
	switch {
	case path[0] == "row" && len(path) == 3 && x.private(x.program.Table(path[1])):
		return conceal.Other
	case path[0] == "cell" && len(path) == 4:
		if c, row := x.cellOf(s.ID); c != nil {
			if x.private(c.Table) {
				return conceal.Other
			}
			return x.hidden.Reason(c, row)
		} else if why := x.concealed(x.figureOf(s.ID)); why != conceal.Told {
			return why
		}
	case path[0] == "view" || path[0] == "sum":
		if why := x.concealed(x.figureOf(s.ID)); why != conceal.Told {
			return why
		}
	}
	switch s.Kind {
	case Tally, Indicator:
		return conceal.Other
	case Count, Where, Fold:
		if smallCount(s.is) {
			return conceal.Small
		}
	case Rate, Rate0, Held, Moved, Amount, Sum, Left, Average, Factor, Param, Const: // of all rows, or of none
		return conceal.Told
	}
	if slices.ContainsFunc(s.kids, func(k kid) bool {
		return !oneByOne(k) && x.reason(k.make(s.ID+"/"+k.name)) != conceal.Told
	}) {
		return conceal.Other
	}
	return conceal.Told
}

// concealed is why a total, or what a view computes, is not told by the rule for what leaves. A
// mean leaves only where all that it is of does.
func (x *Explainer) concealed(of *computed) conceal.Reason {
	if of == nil || of.view == nil && of.fold == "" {
		return conceal.Told
	}
	c := view.Column{Of: of.column}
	t := x.program.Table(of.table())
	if of.view != nil {
		c = of.view.Columns[of.at]
	}
	isHidden := func(row int32) bool { return x.hidden.In(t, c, int(row)) != conceal.Told }
	switch {
	case of.fold == "":
		return x.hidden.In(t, c, of.row)
	case x.hidden.Total(t, c), of.fold == string(view.Mean) && slices.ContainsFunc(of.view.Shown(), isHidden):
		return conceal.Other
	}
	return conceal.Told
}

// oneByOne reports whether a child is a number met, or a criterion, of a count.
func oneByOne(k kid) bool { return k.role == "tally" || k.role == "indicator" }

// private reports whether a table's rows may be people: no view shows them.
func (x *Explainer) private(t *check.Table) bool {
	return x.hidden != nil && t != nil && !x.hidden.Shows(t)
}

func smallCount(v check.Const) bool {
	return v.Kind == check.Number && !v.Missing && v.Number >= 1 && v.Number < report.SmallCount && v.Number == math.Trunc(v.Number)
}

// screen takes from a node what is not told of it.
func (x *Explainer) screen(s *spot) {
	if x.hidden == nil {
		return
	}
	why := x.reason(s)
	hidden := why != conceal.Told
	for i := 0; i < len(s.kids) && !hidden; i++ {
		hidden = !oneByOne(s.kids[i]) && x.reason(s.child(i)) != conceal.Told
	}
	if hidden {
		s.Filled, s.Notes = "", nil
	}
	if why != conceal.Told {
		s.Hidden = report.Concealed(why, x.Lang)
		s.set(check.Const{Kind: s.is.Kind, Missing: true})
		s.Exact, s.kids, s.list, s.Times = nil, nil, nil, 0
	}
	if s.list != nil && x.private(s.list.table) {
		s.list = nil
	}
	s.kids = slices.DeleteFunc(s.kids, func(k kid) bool {
		return oneByOne(k) || strings.HasPrefix(k.name, "equal/")
	})
	s.Opens = s.opens()
}

// screened are the sentences that tell no small count; that some are left out is told.
func (x *Explainer) screened(sentences []Sentence, lang diag.Lang) []Sentence {
	if x.hidden == nil {
		return sentences
	}
	kept := slices.DeleteFunc(slices.Clone(sentences), func(s Sentence) bool {
		return s.formula || TellsSmall(s) || slices.ContainsFunc(s.Figures, func(f Figure) bool {
			told := x.find(f.ID)
			return told != nil && x.reason(told) != conceal.Told
		})
	})
	if len(kept) < len(sentences) {
		kept = append(kept, Sentence{Figures: []Figure{}, Text: diag.Text{EN: "Figures of few people are hidden, and with them what would give them away.",
			DA: "Tal for få personer er skjult, og det samme er tal, der ville røbe dem."}.In(lang)})
	}
	return kept
}

// notCounts are notes that count no people.
var notCounts = []string{"met.n", "indicators.n", "place.place", "place.of", "turn.place", "remainder.place", "remainder.of", "remainder.spare"}

// TellsSmall reports whether a sentence tells a small count, or a share that comes from
// one: any figure that is so, but for parameters.
func TellsSmall(s Sentence) bool {
	return slices.ContainsFunc(s.Figures, func(f Figure) bool {
		x, number := f.Value.(float64)
		return number && !strings.HasPrefix(f.ID, "param/") && !slices.Contains(notCounts, f.Note) && smallCount(check.Const{Kind: check.Number, Number: x})
	})
}
