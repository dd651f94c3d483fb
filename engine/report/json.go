package report

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// JSON is the result as `fordel run --format json` prints it, without a line end
// at its end. The same rules, data and settings give the same bytes everywhere.
// Messages of diagnostics are in lang. Without figures the parts for them are
// empty.
func JSON(r *Run, lang diag.Lang) []byte {
	w := &jsonWriter{}
	w.object(func() {
		w.key("model")
		w.object(func() { r.writeModel(w) })
		r.writeSettings(w)
		r.writePart(w, "tables", r.writeTables)
		w.key("figures")
		w.list(func() {
			if r.Computed() {
				r.writeDescriptions(w)
			}
		})
		r.writeChanges(w)
		r.writeFigures(w, lang)
	})
	return w.out
}

// Summary is JSON for a page that shows columns some other way: the model and the
// tables are left out. In their place "handedOut" tells of every pool and grant
// the "sum" of what it gave, how many "rows" it went to and how many of them are
// "receivers", who got anything; "computed" tells whether there are figures. The
// figures of all statements are by group, without groups in one of an empty name.
func Summary(r *Run, lang diag.Lang) []byte {
	w := &jsonWriter{flat: true, out: make([]byte, 0, 4096)}
	w.object(func() {
		w.key("computed")
		w.flag(r.Computed())
		r.writeScenario(w)
		r.writePart(w, "handedOut", r.writeHandedOut)
		r.writeFigures(w, lang)
	})
	return w.out
}

// writeSettings writes what was computed: rules, parameters, scenario.
func (r *Run) writeSettings(w *jsonWriter) {
	w.key("fingerprint")
	w.text(r.Fingerprint())
	w.key("params")
	w.object(func() {
		for _, p := range r.Program.Params {
			w.key(p.Name)
			w.value(r.Params[p.Slot])
		}
	})
	r.writeScenario(w)
}

func (r *Run) writeScenario(w *jsonWriter) {
	w.key("scenario")
	if r.Scenario == nil {
		w.null()
	} else {
		w.text(r.Scenario.Name)
	}
}

// writePart writes a part of the figures; it is empty where there are none.
func (r *Run) writePart(w *jsonWriter, name string, write func(*jsonWriter)) {
	w.key(name)
	w.object(func() {
		if r.Computed() {
			write(w)
		}
	})
}

// writeFigures writes the figures that are no columns, expectations and
// diagnostics.
func (r *Run) writeFigures(w *jsonWriter, lang diag.Lang) {
	r.writePart(w, "values", r.writeValues)
	r.writePart(w, "solutions", r.writeSolutions)
	for _, part := range sections() {
		r.writePart(w, part, func(w *jsonWriter) { r.writeStatements(w, part) })
	}
	w.key("expectations")
	w.list(func() { r.writeExpectations(w) })
	w.key("diagnostics")
	w.list(func() {
		told := r.Diagnostics
		if w.flat {
			told = slices.Concat(told, r.leftOut())
		}
		writeDiagnostics(w, told.Locate(lang, r.Sources))
	})
}

// MaxGroups is how many groups of a benchmark or spread a page is told of.
const MaxGroups = 500

// leftOut tells of the groups that a page is not told of.
func (r *Run) leftOut() (list diag.List) {
	for _, step := range r.Steps {
		if part, _ := statement.SingleFigures(step); !r.Computed() || !slices.Contains(Measures(), part) {
			continue
		}
		if labels, _, _ := r.Groups(step); len(labels) > MaxGroups {
			list.Add(tooManyGroups(step, len(labels)))
		}
	}
	return list
}

func tooManyGroups(step check.Step, n int) diag.Diagnostic {
	return diag.New("view.groups", diag.Warning, "Only the first %v of %v groups of `%s` are shown.", "Kun de første %v af %v grupper i `%s` vises.",
		diag.Number(MaxGroups), diag.Number(n), step.Head().Name).At(step.Head().Decl.Where()).
		WithHint("The command `fordel run --format json` gives them all.", "Kommandoen `fordel run --format json` giver dem alle.")
}

// writeHandedOut writes what each pool and grant gave in all.
func (r *Run) writeHandedOut(w *jsonWriter) {
	for _, step := range r.Steps {
		var column *check.Column
		switch s := step.(type) {
		case *check.PoolStep:
			column = s.Column
		case *check.GrantStep:
			column = s.Column
		default:
			continue
		}
		amounts := r.Column(column).Numbers
		receivers := 0
		for _, x := range amounts {
			if x != 0 {
				receivers++
			}
		}
		w.key(column.Name)
		w.object(func() {
			w.key("sum")
			w.number(number.Sum(amounts))
			w.key("receivers")
			w.number(float64(receivers))
			w.key("rows")
			w.number(float64(len(amounts)))
		})
	}
}

func (r *Run) writeModel(w *jsonWriter) {
	m := r.Program.Model
	for _, f := range []struct{ name, text string }{{"title", m.Label}, {"municipality", m.Municipality}} {
		w.key(f.name)
		w.textOrNull(f.text)
	}
	w.key("year")
	if m.Year == nil {
		w.null()
	} else {
		w.number(*m.Year)
	}
	for _, f := range []struct{ name, text string }{{"adopted", m.Adopted}, {"source", m.Source}, {"currency", m.Currency}} {
		w.key(f.name)
		w.textOrNull(f.text)
	}
}

// computed are the columns of a table that statements give.
func computed(t *check.Table) []*check.Column {
	var out []*check.Column
	for _, c := range t.Columns {
		if c.Data == nil {
			out = append(out, c)
		}
	}
	return out
}

func (r *Run) writeTables(w *jsonWriter) {
	for _, t := range r.Program.Tables {
		columns := computed(t)
		if len(columns) == 0 {
			continue
		}
		n := r.Table(t).Len
		w.key(t.Name)
		w.object(func() {
			if t.Key != nil {
				w.key("key")
				w.column(r.Column(t.Key), check.Text, n)
			} else {
				w.key("rows")
				w.number(float64(n))
			}
			w.key("columns")
			w.object(func() {
				for _, c := range columns {
					w.key(c.Name)
					w.column(r.Column(c), c.Type.Kind, n)
				}
			})
		})
	}
}

func (r *Run) writeValues(w *jsonWriter) {
	for _, v := range r.Program.Values {
		if _, let := v.Step.(*check.ValueStep); let {
			w.key(v.Name)
			w.value(r.Value(v))
		}
	}
}

func (r *Run) writeSolutions(w *jsonWriter) {
	for _, s := range r.Solutions {
		w.key(s.Solve.Name)
		w.value(s.Value)
	}
}

// writeStatements writes the single figures of the statements in a part of the
// result, or those of each of their groups.
func (r *Run) writeStatements(w *jsonWriter, part string) {
	for _, step := range r.Steps {
		in, figures := statement.SingleFigures(step)
		if in != part {
			continue
		}
		w.key(step.Head().Name)
		labels, rows, grouped := r.Groups(step)
		if w.flat && slices.Contains(Measures(), part) {
			labels = labels[:min(len(labels), MaxGroups)]
		}
		one := func(i int) { w.flatly(func() { w.object(func() { r.writeStatement(w, step, figures, rows(i)) }) }) }
		all := func() {
			w.object(func() {
				for i, label := range labels {
					w.key(label)
					one(i)
				}
			})
		}
		switch {
		case w.flat:
			all()
		case grouped:
			w.object(func() { w.key("groups"); all() })
		default:
			one(0)
		}
	}
}

// writeStatement writes the figures of a statement or a group, and of a pool the
// unit that amounts are rounded to.
func (r *Run) writeStatement(w *jsonWriter, step check.Step, figures []check.Figure, row int) {
	for _, f := range figures {
		w.key(f.Member().Name)
		w.value(r.Figure(f, row))
	}
	switch s := step.(type) {
	case *check.PoolStep:
		w.key("unit")
		if s.Round.Unit == 0 {
			w.null()
		} else {
			w.number(s.Round.Unit)
		}
	case *check.GrantStep:
		if s.Left == nil {
			w.key("left")
			w.null()
		}
	}
}

// writeDescriptions says what the single figures are.
func (r *Run) writeDescriptions(w *jsonWriter) {
	for _, f := range Figures(r.Program, r.Steps) {
		w.item()
		w.flatly(func() {
			w.object(func() {
				for _, field := range []struct{ name, text string }{{"part", f.Part}, {"statement", f.Statement}, {"name", f.Name},
					{"label", f.Label}, {"type", f.Type}, {"unit", f.Unit}} {
					w.key(field.name)
					w.text(field.text)
				}
				w.key("percent")
				w.flag(f.Percent)
			})
		})
	}
}

func (r *Run) writeExpectations(w *jsonWriter) {
	for i := range r.Expectations {
		e := &r.Expectations[i]
		w.item()
		w.flatly(func() {
			w.object(func() {
				w.key("text")
				w.text(e.Expect.Text)
				w.key("scenario")
				if e.Scenario == nil {
					w.null()
				} else {
					w.text(e.Scenario.Name)
				}
				w.key("ok")
				w.flag(e.OK)
				if e.Untried {
					w.key("untried")
					w.flag(true)
				}
				for _, side := range []struct {
					name  string
					value *check.Const
				}{{"left", e.Left}, {"right", e.Right}} {
					w.key(side.name)
					if side.value == nil {
						w.null()
					} else {
						w.value(*side.value)
					}
				}
				r.writeSides(w, e.Expect)
			})
		})
	}
}

// writeSides says what the sides of a comparison are; nothing of anything else.
func (r *Run) writeSides(w *jsonWriter, e *check.Expect) {
	if e.Left == nil {
		return
	}
	w.key("type")
	w.text(view.TypeName(e.Left.Type))
	if e.Left.Type.Kind == check.Money {
		w.key("unit")
		w.text(r.Program.Model.Currency)
	}
	if e.Share {
		w.key("percent")
		w.flag(true)
	}
}

// writeDiagnostics writes problems; to a page not where they end by line and column,
// but where in data they are.
func writeDiagnostics(w *jsonWriter, list []diag.Located) {
	page := w.flat
	for _, d := range list {
		w.item()
		w.flatly(func() { w.object(func() { writeDiagnostic(w, d, page) }) })
	}
}

func writeDiagnostic(w *jsonWriter, d diag.Located, page bool) {
	for _, f := range []struct{ name, text string }{{"code", d.Code}, {"severity", string(d.Severity)}, {"message", d.Message},
		{"hint", d.Hint}, {"file", d.File}} {
		w.key(f.name)
		w.text(f.text)
	}
	number := func(name string, n int) {
		w.key(name)
		w.number(float64(n))
	}
	number("line", d.Line)
	number("column", d.Column)
	if !page {
		number("endLine", d.EndLine)
		number("endColumn", d.EndColumn)
	}
	number("from", d.From)
	number("to", d.To)
	if page {
		writeCell(w, d.Cell, number)
	}
}

// writeCell writes where in data a problem is, as far as that is known.
func writeCell(w *jsonWriter, at diag.Cell, number func(name string, n int)) {
	if at.Table == "" {
		return
	}
	w.key("table")
	w.text(at.Table)
	for _, f := range []struct {
		name string
		n    int
	}{{"row", at.Row}, {"field", at.Field}} {
		if f.n > 0 {
			number(f.name, f.n)
		}
	}
	if at.Value != "" {
		w.key("value")
		w.text(at.Value)
	}
}
