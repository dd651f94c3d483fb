package folder

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

// tellUnused tells of files that no table takes.
func (l *loading) tellUnused() {
	var missing []string // files that tables still want
	for _, t := range l.session.Model().Program.Tables {
		if _, ok := l.session.Rows(t.Name); !ok {
			missing = append(missing, t.Name+csv)
		}
	}
	told := map[string]bool{} // workbooks
	for _, o := range l.offers {
		if o.used != "" || told[o.Path] {
			continue
		}
		at := diag.Range{File: o.Shown}
		switch taken := l.takenBy(o); {
		case o.book == nil && taken != nil && !sameName(o.name, taken.used):
			l.list.Add(otherGives(taken).At(at))
		case o.book == nil:
			l.list.Add(l.unusedFile(o, missing).At(at))
		case taken != nil:
			l.list.Add(otherGives(taken).At(at))
		case !l.anyUsed(o):
			told[o.Path] = true
			l.list.Add(l.unusedBook(o).At(at))
		}
	}
	for _, p := range l.others {
		l.tellOther(p)
	}
}

// takenBy is the offer that gives the rows of the table that is called as this one.
func (l *loading) takenBy(o *offer) *offer {
	for _, t := range l.session.Model().Program.Tables {
		if !sameName(o.name, t.Name) && !sameName(o.name, t.Label) {
			continue
		}
		if i := slices.IndexFunc(l.offers, func(other *offer) bool { return other.used == t.Name }); i >= 0 {
			return l.offers[i]
		}
	}
	return nil
}

func (l *loading) unusedFile(o *offer, missing []string) diag.Diagnostic {
	if t := l.session.Model().Table(source.Compose(o.name)); t != nil && t.Decl.HasRows {
		return ownRows(t.Name)
	}
	return noSuchTable(filepath.Base(o.Path), missing)
}

// anyUsed reports whether a sheet of the workbook is used.
func (l *loading) anyUsed(o *offer) bool {
	return slices.ContainsFunc(l.offers, func(other *offer) bool { return other.book == o.book && other.used != "" })
}

// unusedBook tells of a workbook of which no sheet is used.
func (l *loading) unusedBook(o *offer) diag.Diagnostic {
	var sheets, tables []string
	for _, s := range o.book.Sheets {
		sheets = append(sheets, s.Name)
	}
	for _, t := range l.session.Model().Program.Tables {
		if !t.Decl.HasRows && !l.session.Given(t.Name) {
			tables = append(tables, t.Name)
		}
	}
	return noSuchSheet(sheets, tables)
}

// tellOther tells of a file named as a table that has no data, in another format.
func (l *loading) tellOther(p Place) {
	name := filepath.Base(p.Path)
	for _, t := range l.session.Model().Program.Tables {
		if sameName(stem(name), t.Name) && !l.session.Given(t.Name) {
			l.list.Add(otherFormat(t.Name, workbooks[strings.ToLower(filepath.Ext(name))]).At(diag.Range{File: p.Shown}))
		}
	}
}

// workbooks are files of spreadsheets that are not read.
var workbooks = map[string]bool{".xls": true, ".xlsb": true, ".ods": true, ".numbers": true}

func otherFormat(table string, workbook bool) diag.Diagnostic {
	d := diag.New("folder.format", diag.Warning, "The file is not used: data are read from files that end in `.csv` or `.xlsx`.",
		"Filen bruges ikke: data læses fra filer, der ender på `.csv` eller `.xlsx`.")
	if workbook {
		return d.WithHint("Save it as an Excel workbook (`.xlsx`), or the sheet as CSV under the name `%s.csv`.",
			"Gem den som Excel-projektmappe (`.xlsx`), eller gem arket som CSV under navnet `%s.csv`.", table)
	}
	return d.WithHint("If it holds the rows of the table, rename it to `%s.csv`.", "Hvis den rummer tabellens rækker, så omdøb den til `%s.csv`.", table)
}

func folderNamedAsFile() diag.Diagnostic {
	return diag.New("folder.folder", diag.Warning, "This is a folder with the name of a file, so nothing in it is read.",
		"Det er en mappe med navn som en fil, så intet i den læses.").
		WithHint("Move the files in it to where it lies.", "Flyt filerne i den derhen, hvor den ligger.")
}

func ownRows(table string) diag.Diagnostic {
	return diag.New("folder.own_rows", diag.Warning,
		"The file is not used: the rule file carries the rows of %s itself.",
		"Filen bruges ikke: regelfilen har selv rækkerne i %s.", diag.Names{table})
}

func noSuchTable(file string, missing []string) diag.Diagnostic {
	d := diag.New("folder.no_such_table", diag.Note,
		"The file is not used: the rules have no table of that name.",
		"Filen bruges ikke: reglerne har ingen tabel af det navn.")
	if near := diag.Closest(file, missing); near != "" {
		d = d.WithHint("Did you mean %s?", "Mente du %s?", diag.Names{near})
	}
	return d
}

// otherGives: two files or sheets are named as one table.
func otherGives(taken *offer) diag.Diagnostic {
	return diag.New("folder.taken", diag.Warning, "This is not used: the rows of %s come from %s.", "Dette bruges ikke: rækkerne i %s kommer fra %s.",
		diag.Names{taken.used}, filepath.Base(taken.Path)).
		WithHint("Take one of them away, or choose the other in a mapping.", "Fjern den ene af dem, eller vælg den anden i et kolonnevalg.")
}

// noSuchSheet: no sheet is named as a table; tables are those without data.
func noSuchSheet(sheets, tables []string) diag.Diagnostic {
	d := diag.New("folder.no_such_sheet", diag.Warning, "The workbook is not used: none of its sheets is named as a table of the rules (%s).",
		"Projektmappen bruges ikke: ingen af dens ark har navn efter en tabel i reglerne (%s).", diag.Names(sheets))
	if len(tables) == 0 {
		return d.WithHint("All tables have data already.", "Alle tabeller har allerede data.")
	}
	return d.WithHint("Rename a sheet to %s, the name of a table without data.", "Omdøb et ark til %s, som er navnet på en tabel uden data.", diag.Names(tables[:1]))
}

// onlyOneLeft: a sheet or file is used that is not named as its table.
func onlyOneLeft(o *offer, table string) diag.Diagnostic {
	if o.book == nil {
		return diag.New("folder.only_sheet", diag.Note, "The file gives the rows of %s: it is the only one here, and no other table lacks data.",
			"Filen giver rækkerne i %s: Det er den eneste her, og ingen anden tabel mangler data.", diag.Names{table})
	}
	return diag.New("folder.only_sheet", diag.Note, "The sheet %q gives the rows of %s: it is the only sheet here, and no other table lacks data.",
		"Arket %q giver rækkerne i %s: Det er det eneste ark her, og ingen anden tabel mangler data.", o.name, diag.Names{table})
}
