package book

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// longest is how many UTF-16 units the name of a sheet may have.
const longest = 31

// SheetName is a name for a further sheet of a book that is like the one wanted, without
// what workbooks forbid in names, and other than those of the sheets there are.
func (b *Book) SheetName(wanted string) string {
	clean := strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, wanted), " '")
	if clean == "" {
		clean = "Ark"
	}
	name := cut(clean, longest)
	for n := 2; b.taken(name); n++ {
		end := " " + strconv.Itoa(n)
		name = cut(clean, longest-len(end)) + end
	}
	return name
}

// taken reports whether a sheet has the name, or a workbook keeps it for itself.
func (b *Book) taken(name string) bool {
	for _, s := range b.Sheets {
		if strings.EqualFold(s.Name, name) {
			return true
		}
	}
	return strings.EqualFold(name, "history")
}

func cut(text string, most int) string {
	for len(utf16.Encode([]rune(text))) > most {
		runes := []rune(text)
		text = string(runes[:len(runes)-1])
	}
	return strings.TrimRight(text, " '")
}

// Address is that of a cell, row and column from 0: B3.
func Address(row, column int) string { return Column(column) + strconv.Itoa(row+1) }

// Column is the name of a column, from 0: A, Z, AA.
func Column(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// In is cells of a sheet as formulas of others name them: 'Børn”s'!A1.
func In(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}
