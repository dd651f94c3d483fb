// Package folder reads models as they lie on disk: the data beside a rule file,
// and examples with the result they should give.
package folder

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
	"github.com/fordel-lang/fordel/engine"
)

const csv = ".csv"

// Load gives a session the data in a folder: for each of the model's tables the
// file TABLE.csv, whatever the case of its letters. Diagnostics name the files
// as `shown/TABLE.csv`. Problems of the data become part of the session; the
// list says which other files of the folder, CSV or named as a table that has no
// data, are not used. The error is that
// of a folder or file that cannot be read, or of the context.
func Load(ctx context.Context, session *engine.Session, dir, shown string) (diag.List, error) {
	entries, err := readDir(dir)
	if err != nil {
		return nil, err
	}
	var unused, others []string
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		if !strings.EqualFold(filepath.Ext(entry.Name()), csv) {
			others = append(others, entry.Name())
			continue
		}
		name := tableOf(session.Model(), entry.Name(), entries)
		if name == "" {
			unused = append(unused, entry.Name())
			continue
		}
		data, err := readData(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, err
		}
		if _, err := session.LoadContext(ctx, name, path.Join(filepath.ToSlash(shown), entry.Name()), data); err != nil {
			return nil, err
		}
	}
	return append(notUsed(session, shown, unused), notCSV(session, shown, others)...), nil
}

// tableOf is the table that takes its rows from a file, or "". Of files that
// differ only in case the one that is spelt as the table is taken, else the first.
func tableOf(m *engine.Model, file string, entries []os.DirEntry) string {
	for _, t := range m.Program.Tables {
		if t.Decl.HasRows || !sameName(file, t.Name+csv) {
			continue
		}
		first := ""
		for _, e := range entries {
			if e.Name() == t.Name+csv {
				first = e.Name()
				break
			}
			if first == "" && sameName(e.Name(), t.Name+csv) {
				first = e.Name()
			}
		}
		if first == file {
			return t.Name
		}
	}
	return ""
}

// sameName compares names of files as people do: whatever the case of letters,
// and whether å is one letter or, as macOS has it, an a and a ring.
func sameName(a, b string) bool { return strings.EqualFold(source.Compose(a), source.Compose(b)) }

// notUsed tells of files that no table takes.
func notUsed(session *engine.Session, shown string, files []string) diag.List {
	var missing []string // files that tables still want
	for _, t := range session.Model().Program.Tables {
		if _, ok := session.Rows(t.Name); !ok {
			missing = append(missing, t.Name+csv)
		}
	}
	var list diag.List
	for _, file := range files {
		at := diag.Range{File: path.Join(filepath.ToSlash(shown), file)}
		if t := session.Model().Table(source.Compose(file[:len(file)-len(csv)])); t != nil && t.Decl.HasRows {
			list.Add(ownRows(t.Name).At(at))
		} else {
			list.Add(noSuchTable(file, missing).At(at))
		}
	}
	return list
}

// notCSV tells of files named as a table that has no data, but not .csv.
func notCSV(session *engine.Session, shown string, files []string) diag.List {
	var list diag.List
	for _, file := range files {
		stem, extension := file, strings.ToLower(filepath.Ext(file))
		stem = stem[:len(stem)-len(extension)]
		for _, t := range session.Model().Program.Tables {
			if sameName(stem, t.Name) && !session.Given(t.Name) {
				list.Add(otherFormat(t.Name, workbooks[extension]).At(diag.Range{File: path.Join(filepath.ToSlash(shown), file)}))
			}
		}
	}
	return list
}

// workbooks are files of spreadsheets, which have to be saved as CSV.
var workbooks = map[string]bool{".xlsx": true, ".xls": true, ".xlsm": true, ".xlsb": true, ".ods": true, ".numbers": true}

func otherFormat(table string, workbook bool) diag.Diagnostic {
	d := diag.New("folder.format", diag.Warning, "The file is not used: data are read from files that end in `.csv`.",
		"Filen bruges ikke: data læses fra filer, der ender på `.csv`.")
	if workbook {
		return d.WithHint("Save the sheet as CSV under the name `%s.csv`.", "Gem arket som CSV under navnet `%s.csv`.", table)
	}
	return d.WithHint("If it holds the rows of the table, rename it to `%s.csv`.", "Hvis den rummer tabellens rækker, så omdøb den til `%s.csv`.", table)
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
