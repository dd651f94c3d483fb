// Package folder reads models as they lie on disk: the data beside a rule file,
// and examples with the result they should give.
package folder

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/xlsx"
)

const csv = ".csv"

// extensions are those of files of data and mappings.
var extensions = []string{csv, ".xlsx", ".xlsm", ".json", geojson}

// Place is where data lie: a folder of CSV files and workbooks, or one such file.
// Diagnostics call it Shown.
type Place struct{ Path, Shown string }

// Load gives a session the data at some places. A table takes its rows from the
// CSV file or the sheet of a workbook that has its name or label, whatever the case
// of letters, or from the one that a mapping has chosen; mappings are files at the
// places too, and so are the areas of maps. Problems of the data become part of the session; the list says which
// files are not used, of those that are CSV files, workbooks, or named as a table
// that has no data, and which workbooks cannot be read. The error is that of a
// folder or file that cannot be read, or of the context.
func Load(ctx context.Context, session *engine.Session, maps *Mappings, places ...Place) (diag.List, error) {
	l := &loading{ctx: ctx, session: session, maps: maps.copy()}
	for _, p := range places {
		if err := l.look(p); err != nil {
			return nil, err
		}
	}
	for _, t := range session.Model().Program.Tables {
		if t.Decl.HasRows {
			continue
		}
		if o := l.choose(t.Name, t.Label); o != nil {
			if err := l.load(t.Name, o); err != nil {
				return nil, err
			}
		}
	}
	if err := l.loadRest(); err != nil {
		return nil, err
	}
	l.tellUnused()
	if unknown := l.maps.unknown(func(name string) bool { return session.Model().Table(name) != nil }); len(unknown) > 0 {
		l.list.Add(mapOfNothing(unknown))
	}
	return l.list, nil
}

// loading is data on their way into a session.
type loading struct {
	ctx     context.Context
	session *engine.Session
	maps    *Mappings
	offers  []*offer
	others  []Place // neither CSV nor workbooks
	list    diag.List
}

// offer is something that may give the rows of a table: a CSV file, or a sheet of
// a workbook.
type offer struct {
	Place
	name  string     // of the file without its extension, or of the sheet
	book  *xlsx.Book // nil for a CSV file
	sheet xlsx.Sheet
	used  string // the table that took it
	asked bool   // its file was named itself, not its folder
}

// look finds out what is at a place.
func (l *loading) look(p Place) error {
	info, err := os.Stat(p.Path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		if !slices.Contains(extensions, strings.ToLower(filepath.Ext(p.Path))) {
			return fileForFolder(p.Path)
		}
		from := len(l.offers)
		err := l.offer(p)
		for _, o := range l.offers[from:] {
			o.asked = true
		}
		return err
	}
	entries, err := os.ReadDir(p.Path)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "~$") { // what Excel leaves beside an open workbook
			continue
		}
		one := Place{filepath.Join(p.Path, entry.Name()), path.Join(filepath.ToSlash(p.Shown), entry.Name())}
		if entry.IsDir() {
			if slices.Contains(extensions, strings.ToLower(filepath.Ext(entry.Name()))) {
				l.list.Add(folderNamedAsFile().At(diag.Range{File: one.Shown}))
			}
			continue
		}
		if err := l.offer(one); err != nil {
			return err
		}
	}
	return nil
}

// offer adds what a file offers.
func (l *loading) offer(p Place) error {
	name := filepath.Base(p.Path)
	switch extension := strings.ToLower(filepath.Ext(name)); {
	case strings.HasSuffix(strings.ToLower(name), mapSuffix):
		return l.maps.read(p, &l.list)
	case extension == geojson:
		return l.areas(p)
	case extension == csv:
		l.offers = append(l.offers, &offer{Place: p, name: stem(name)})
	case extension == ".xlsx" || extension == ".xlsm":
		return l.open(p)
	default:
		l.others = append(l.others, p)
	}
	return nil
}

// stem is a file's name without its extension.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// open adds the sheets of a workbook.
func (l *loading) open(p Place) error {
	data, err := readData(p.Path)
	if err != nil {
		return err
	}
	book, err := xlsx.Open(data)
	if err != nil {
		return l.refused(p, err)
	}
	for _, sheet := range book.Sheets {
		l.offers = append(l.offers, &offer{Place: p, name: sheet.Name, book: book, sheet: sheet})
	}
	return nil
}

// refused tells of a workbook or sheet that is not read; any other error is given
// back.
func (l *loading) refused(p Place, err error) error {
	var refusal *xlsx.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	l.list.Add(refusal.At(diag.Range{File: p.Shown}))
	return nil
}

// choose is the offer that a table takes its rows from; nil if there is none.
func (l *loading) choose(name, label string) *offer {
	if m := l.maps.of(name); m.File != "" || m.Sheet != "" {
		return l.find(func(o *offer) bool {
			return (m.File == "" || sameName(filepath.Base(o.Path), m.File)) && (m.Sheet == "" || o.book != nil && sameName(o.name, m.Sheet))
		})
	}
	for _, fits := range []func(*offer) bool{
		func(o *offer) bool { return o.book == nil && o.name == name },
		func(o *offer) bool { return o.book == nil && sameName(o.name, name) },
		func(o *offer) bool { return o.book == nil && label != "" && sameName(o.name, label) },
		func(o *offer) bool { return o.book != nil && sameName(o.name, name) },
		func(o *offer) bool { return o.book != nil && label != "" && sameName(o.name, label) },
		func(o *offer) bool {
			file := stem(filepath.Base(o.Path))
			return l.onlySheet(o) && (sameName(file, name) || label != "" && sameName(file, label))
		},
	} {
		if o := l.find(fits); o != nil {
			return o
		}
	}
	return nil
}

// find is the first offer not taken that fits.
func (l *loading) find(fits func(*offer) bool) *offer {
	for _, o := range l.offers {
		if o.used == "" && fits(o) {
			return o
		}
	}
	return nil
}

// onlySheet reports whether an offer is the only sheet that its workbook shows.
func (l *loading) onlySheet(o *offer) bool {
	return o.book != nil && !o.sheet.Hidden && !slices.ContainsFunc(l.offers, func(other *offer) bool {
		return other != o && other.book == o.book && !other.sheet.Hidden
	})
}

// load gives a table the rows that are offered.
func (l *loading) load(name string, o *offer) error {
	o.used = name
	from := table.Origin{File: o.Shown, Mapping: l.maps.mapping(name), Large: true}
	if o.book == nil {
		data, err := readData(o.Path)
		if err != nil {
			return err
		}
		_, err = l.session.LoadContext(l.ctx, name, from, data)
		return err
	}
	cells, err := o.book.Cells(o.sheet)
	if err != nil {
		return l.refused(o.Place, err)
	}
	from.Sheet = o.sheet.Name
	if _, err = l.session.LoadCells(l.ctx, name, from, cells); err != nil {
		return l.refused(o.Place, err)
	}
	return nil
}

// loadRest gives the one table that has no data the one sheet that is left: a
// workbook of one sheet hardly ever has its name, and a CSV file that was named itself is meant.
func (l *loading) loadRest() error {
	var missing []string
	for _, t := range l.session.Model().Program.Tables {
		if !t.Decl.HasRows && !l.session.Given(t.Name) && !slices.ContainsFunc(l.offers, func(o *offer) bool { return o.used == t.Name }) {
			missing = append(missing, t.Name)
		}
	}
	var left []*offer
	for _, o := range l.offers {
		if o.used == "" && (l.onlySheet(o) || o.book == nil && o.asked) {
			left = append(left, o)
		}
	}
	if len(missing) != 1 || len(left) != 1 || l.maps.of(missing[0]).File != "" || l.maps.of(missing[0]).Sheet != "" {
		return nil
	}
	l.list.Add(onlyOneLeft(left[0], missing[0]).At(diag.Range{File: left[0].Shown}))
	return l.load(missing[0], left[0])
}

// sameName compares names of files as people do: whatever the case of letters,
// and whether å is one letter or, as macOS has it, an a and a ring.
func sameName(a, b string) bool {
	return strings.EqualFold(source.Compose(strings.TrimSpace(a)), source.Compose(strings.TrimSpace(b)))
}
