package calculate

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	digits "github.com/fordel-lang/fordel/engine/number"
)

// at is the cell of a range in a row, and in a column where one is said.
func at(c *calculation, args []node) value {
	a, ok := args[0].(area)
	if !ok {
		return noValue
	}
	places := [2]int{1, 1}
	for i, arg := range args[1:] {
		v := arg.value(c).asNumber()
		if v.kind != numeric {
			return v
		}
		places[i] = int(v.n)
	}
	row, column := places[0], places[1]
	if a.rows == 1 && len(args) == 2 { // of a row the column
		row, column = 1, row
	}
	if row < 1 || row > a.rows || column < 1 || column > a.cols {
		return elsewhere
	}
	return c.cell(place{a.from.sheet, a.from.row + row - 1, a.from.column + column - 1})
}

// likeness is a text that values have alike which lookups and criteria take for the same; empty of an empty cell.
func likeness(v value) string {
	switch v.kind {
	case numeric:
		var bits [9]byte
		binary.BigEndian.PutUint64(bits[1:], math.Float64bits(v.n+0)) // -0 is 0
		return string(bits[:])
	case flag:
		return strconv.FormatFloat(v.n, 'f', 0, 64) + "f"
	case word:
		return "t" + strings.ToLower(v.s)
	case fault:
		return "e" + v.s
	}
	return ""
}

var escaped = strings.NewReplacer("~~", "~", "~*", "*", "~?", "?")

// match is where a value first stands in a range that is in no order. Signs that stand for
// others in a text that is looked up are taken for themselves, as no formula here looks up patterns.
func match(c *calculation, args []node) value {
	v := args[0].value(c)
	a, ok := args[1].(area)
	switch {
	case v.kind == fault:
		return v
	case !ok:
		return noValue
	case v.kind == empty:
		v = number(0)
	}
	places := c.found[a]
	if places == nil {
		places = map[string]int{}
		l := c.list(a)
		for i := range l.len() {
			if key := likeness(l.at(i)); places[key] == 0 {
				places[key] = i + 1
			}
		}
		c.found[a] = places
	}
	if v.kind == word { // ~ says that the next sign stands for itself
		v.s = escaped.Replace(v.s)
	}
	if i := places[likeness(v)]; i > 0 {
		return number(float64(i))
	}
	return missing
}

// chosen are the rows that meet criteria: pairs of a range and what its cells must have, or
// be more or less than. Rows are looked up by the values that they must have.
func (c *calculation) chosen(pairs []node) (rows []int, wrong value) {
	var equal, others []area
	var limits []string
	ranges, wanted := "", ""
	for i := 0; i+1 < len(pairs); i += 2 {
		a, ok := pairs[i].(area)
		v := pairs[i+1].value(c)
		switch {
		case !ok:
			return nil, noValue
		case v.kind == fault:
			return nil, v
		case v.kind == word && (strings.HasPrefix(v.s, "<") || strings.HasPrefix(v.s, ">")):
			others, limits = append(others, a), append(limits, v.s)
		default:
			equal, ranges, wanted = append(equal, a), ranges+a.key(), wanted+likeness(v)+"\x00"
		}
	}
	if equal == nil {
		return nil, noValue
	}
	found := c.counted[ranges]
	if found == nil {
		found = c.alike(equal)
		c.counted[ranges] = found
	}
	rows = found[wanted]
	for i, a := range others {
		rows = c.beside(rows, a, limits[i])
	}
	return rows, value{}
}

// alike are the rows of ranges by what they have in them.
func (c *calculation) alike(areas []area) map[string][]int {
	out := map[string][]int{}
	for i := range areas[0].rows * areas[0].cols {
		key := ""
		for _, a := range areas {
			key += likeness(c.list(a).at(i)) + "\x00"
		}
		out[key] = append(out[key], i)
	}
	return out
}

// beside are the rows whose number in a range is less or more than another, as "<3" or ">3" says.
func (c *calculation) beside(rows []int, a area, limit string) (out []int) {
	x, err := strconv.ParseFloat(limit[1:], 64)
	l := c.list(a)
	for _, i := range rows {
		if v := l.at(i); err == nil && v.kind == numeric && (limit[0] == '<' && v.n < x || limit[0] == '>' && v.n > x) {
			out = append(out, i)
		}
	}
	return out
}

func (a area) key() string {
	var out []byte
	for _, n := range []int{a.from.sheet, a.from.row, a.from.column, a.rows, a.cols} {
		out = binary.AppendVarint(out, int64(n))
	}
	return string(out)
}

func countIfs(c *calculation, args []node) value {
	rows, wrong := c.chosen(args)
	if wrong.kind == fault {
		return wrong
	}
	return number(float64(len(rows)))
}

func sumIfs(c *calculation, args []node) value {
	a, ok := args[0].(area)
	rows, wrong := c.chosen(args[1:])
	switch {
	case wrong.kind == fault:
		return wrong
	case !ok:
		return noValue
	}
	l := c.list(a)
	xs := make([]float64, 0, len(rows))
	for _, i := range rows {
		switch v := l.at(i); v.kind {
		case fault:
			return v
		case numeric:
			xs = append(xs, v.n)
		}
	}
	return number(digits.Total(xs))
}
