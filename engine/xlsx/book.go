// Package xlsx reads workbooks (.xlsx, .xlsm) as cells for package table. The
// reading is done by excelize; what it would need is looked at before, and whether
// all values came of it after. The command alone uses it: the page reads workbooks
// with another library, held to the same expected cells (testdata/cells.json).
package xlsx

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook that is open.
type Book struct {
	Sheets  []Sheet // those with cells, in the order of the workbook
	parts   parts
	from    float64 // days between 1970-01-01 and the day that the workbook counts from
	file    *excelize.File
	styles  []format
	strings int // how many texts are kept apart
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// Days between the first day of each way to count days and 1970-01-01. The first
// counts a 29 February 1900 that never was.
const (
	from1900 = -25569
	from1904 = -24107
)

// Open opens a workbook. What it would take unpacked is bounded. The error is a
// *Refusal.
func Open(data []byte) (*Book, error) {
	parts, refusal := unzip(data)
	if refusal != nil {
		return nil, refusal
	}
	listing, sheets, refusal := parts.find()
	if refusal != nil {
		return nil, refusal
	}
	b := &Book{Sheets: sheets, parts: parts, from: from1900}
	if on := listing.Properties.Date1904; on == "1" || on == "true" {
		b.from = from1904
	}
	if _, refusal = parts.read("xl/styles.xml"); refusal != nil {
		return nil, refusal
	}
	texts, refusal := parts.read("xl/sharedStrings.xml")
	if refusal != nil {
		return nil, refusal
	}
	b.strings = countStrings(texts)
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked})
	if err != nil {
		return nil, notWorkbook()
	}
	b.file = file
	b.readStyles()
	return b, nil
}

// readStyles reads what the formats of cells make of numbers, by style.
func (b *Book) readStyles() {
	if _, err := b.file.GetStyle(0); err != nil || b.file.Styles == nil || b.file.Styles.CellXfs == nil {
		return
	}
	custom := map[int]format{}
	if formats := b.file.Styles.NumFmts; formats != nil {
		for _, f := range formats.NumFmt {
			custom[f.NumFmtID] = parseFormat(f.FormatCode)
		}
	}
	for _, xf := range b.file.Styles.CellXfs.Xf {
		id := 0
		if xf.NumFmtID != nil {
			id = *xf.NumFmtID
		}
		f, ok := custom[id]
		if !ok {
			f = builtin(id)
		}
		b.styles = append(b.styles, f)
	}
}

// format is that of a style.
func (b *Book) format(style int32) format {
	if style < 0 || int(style) >= len(b.styles) {
		return format{}
	}
	return b.styles[style]
}
