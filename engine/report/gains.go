package report

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/view"
)

// gains says how many rows gain and lose, how much in all and at most.
func gains(change *view.Change, style numberStyle, lang diag.Lang) string {
	tell := func(verb diag.Text, s view.Side) string {
		text := diag.Number(float64(s.Rows)).In(lang) + " " + verb.In(lang)
		if s.Rows > 0 {
			text += " (" + style.write(s.Sum, lang) + diag.Text{EN: " in all, at most ", DA: " i alt, højst "}.In(lang) + style.write(s.Largest, lang) + ")"
		}
		return text
	}
	out := tell(diag.Text{EN: "gain", DA: "får mere"}, change.Gain) + ", " + tell(diag.Text{EN: "lose", DA: "får mindre"}, change.Lose)
	if change.Unknown > 0 {
		out += diag.Format(", %s cannot be compared", ", %s kan ikke sammenlignes", diag.Number(float64(change.Unknown))).In(lang)
	}
	return out
}

// writeChanges writes what changes in the tables with `against`, where there are any.
func (r *Run) writeChanges(w *jsonWriter) {
	changes := map[*view.View]*view.Change{}
	for _, v := range r.Views {
		if change := v.Change(); change != nil {
			changes[v] = change
		}
	}
	if len(changes) == 0 {
		return
	}
	w.key("changes")
	w.list(func() {
		for _, v := range r.Views {
			if changes[v] != nil {
				w.item()
				w.flatly(func() { writeChange(w, v, changes[v]) })
			}
		}
	})
}

func writeChange(w *jsonWriter, v *view.View, change *view.Change) {
	side := func(name string, s view.Side) {
		w.key(name)
		w.object(func() {
			w.key("rows")
			w.number(float64(s.Rows))
			w.key("sum")
			w.number(s.Sum)
			w.key("largest")
			w.number(s.Largest)
		})
	}
	w.object(func() {
		w.key("table")
		w.text(v.Table)
		w.key("measured")
		w.text(v.Columns[v.Of(check.Measured)].Name)
		w.key("sum")
		w.number(change.Sum)
		side("gain", change.Gain)
		side("lose", change.Lose)
		w.key("unknown")
		w.number(float64(change.Unknown))
	})
}
