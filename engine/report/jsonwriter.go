package report

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
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

// number writes the shortest decimal that reads back as x; null where it is not
// finite.
func (w *jsonWriter) number(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		w.null()
		return
	}
	size := math.Abs(x)
	if x == math.Trunc(x) && size > 0 && size < 1<<53 {
		w.out = strconv.AppendInt(w.out, int64(x), 10) // what follows would write the same, later
		return
	}
	format := byte('f')
	if size >= 1e21 || size > 0 && size < 1e-6 {
		format = 'e'
	}
	w.out = strconv.AppendFloat(w.out, x, format, -1, 64)
}

// text writes a text in quotes; bytes that are no text become U+FFFD, and what a
// terminal or an editor would obey instead of show is escaped.
func (w *jsonWriter) text(s string) {
	w.out = append(w.out, '"')
	plain := 0
	for plain < len(s) && s[plain] >= ' ' && s[plain] < 0x7f && s[plain] != '"' && s[plain] != '\\' {
		plain++
	}
	w.out = append(w.out, s[:plain]...)
	for _, r := range s[plain:] {
		switch {
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, '\\', 'n')
		case r == '\t':
			w.out = append(w.out, '\\', 't')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029:
			for _, unit := range utf16.AppendRune(nil, r) {
				hex := strconv.FormatInt(int64(unit)|0x10000, 16)
				w.out = append(append(w.out, '\\', 'u'), hex[1:]...)
			}
		default:
			w.out = utf8.AppendRune(w.out, r)
		}
	}
	w.out = append(w.out, '"')
}

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
