package report

import (
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/jsontext"
	"github.com/fordel-lang/fordel/engine/table"
)

// jsonWriter writes JSON with the fields in the order given: objects and lists
// of objects a line an item, lists of values on one line.
type jsonWriter struct {
	out    []byte
	indent int
	fresh  bool // nothing stands in the object or list yet
	flat   bool // no line ends
}

// object writes { ... }.
func (w *jsonWriter) object(fields func()) { w.enclose('{', '}', fields) }

// list writes [ ... ].
func (w *jsonWriter) list(items func()) { w.enclose('[', ']', items) }

func (w *jsonWriter) enclose(open, end byte, inside func()) {
	w.out = append(w.out, open)
	w.indent++
	w.fresh = true
	inside()
	w.indent--
	if !w.fresh {
		w.line()
	}
	w.out = append(w.out, end)
	w.fresh = false
}

// flatly writes without line ends.
func (w *jsonWriter) flatly(inside func()) {
	was := w.flat
	w.flat = true
	inside()
	w.flat = was
}

// item begins the next item of a list.
func (w *jsonWriter) item() {
	if !w.fresh {
		w.out = append(w.out, ',')
		if w.flat {
			w.out = append(w.out, ' ')
		}
	}
	w.fresh = false
	w.line()
}

func (w *jsonWriter) line() {
	if w.flat {
		return
	}
	w.out = append(w.out, '\n')
	for range w.indent {
		w.out = append(w.out, ' ', ' ')
	}
}

// key begins the next field of an object.
func (w *jsonWriter) key(name string) {
	w.item()
	w.text(name)
	w.out = append(w.out, ':', ' ')
}

func (w *jsonWriter) null() { w.out = append(w.out, "null"...) }

func (w *jsonWriter) flag(b bool) { w.out = strconv.AppendBool(w.out, b) }

func (w *jsonWriter) number(x float64) { w.out = jsontext.AppendNumber(w.out, x) }

func (w *jsonWriter) text(s string) { w.out = jsontext.AppendText(w.out, s) }

// textOrNull writes null for an empty text.
func (w *jsonWriter) textOrNull(s string) {
	if s == "" {
		w.null()
		return
	}
	w.text(s)
}

// value writes a constant: numbers as numbers, dates as ISO text, what is
// missing as null.
func (w *jsonWriter) value(c check.Const) {
	switch {
	case c.Missing:
		w.null()
	case c.Kind == check.Text:
		w.text(c.Text)
	case c.Kind == check.Flag:
		w.flag(c.Flag)
	case c.Kind == check.Date:
		w.text(formula.Day(c.Number))
	default:
		w.number(c.Number)
	}
}

// column writes the n values of a column.
func (w *jsonWriter) column(c *table.Column, kind check.Kind, n int) {
	w.flatly(func() {
		w.list(func() {
			for row := range n {
				w.item()
				w.value(formula.At(c, kind, row))
			}
		})
	})
}
