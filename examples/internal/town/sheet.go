package town

import (
	"fmt"
	"strings"
)

// Sheet collects the lines of a CSV file as a Danish spreadsheet saves it, with
// semicolons and a byte order mark, by which Excel knows æ, ø and å. No cell may
// hold a semicolon or a quote.
type Sheet struct{ text strings.Builder }

// NewSheet starts a file with its header.
func NewSheet(columns ...string) *Sheet {
	s := &Sheet{}
	s.text.WriteString("\ufeff" + strings.Join(columns, ";") + "\n")
	return s
}

// Add adds a line. Flags are written ja and nej, everything else as it is.
func (s *Sheet) Add(cells ...any) {
	words := make([]string, len(cells))
	for i, c := range cells {
		switch c {
		case true:
			words[i] = "ja"
		case false:
			words[i] = "nej"
		default:
			words[i] = fmt.Sprint(c)
		}
	}
	s.text.WriteString(strings.Join(words, ";") + "\n")
}

func (s *Sheet) String() string { return s.text.String() }

// Kroner writes an amount as Danes do: 184.312.
func Kroner(n int) string {
	if n < 0 {
		return "-" + Kroner(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s.%03d", Kroner(n/1000), n%1000)
}

// Tenths writes a number of tenths with a decimal comma: 128 is 12,8.
func Tenths(n int) string { return fmt.Sprintf("%d,%d", n/10, n%10) }
