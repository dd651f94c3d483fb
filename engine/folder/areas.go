package folder

import (
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

const geojson = ".geojson"

// areas gives the session the areas of a GeoJSON file, for the table that it is
// named after or the only one with a map. The error is that of the file.
func (l *loading) areas(p Place) error {
	model := l.session.Model()
	t := model.AreasFor(source.Compose(filepath.Base(p.Path)))
	if t == "" {
		var names []string
		for _, t := range model.Program.Tables {
			names = append(names, t.Name+geojson)
		}
		l.list.Add(areasOfNone(names).At(diag.Range{File: p.Shown}))
		return nil
	}
	data, err := readData(p.Path)
	if err != nil {
		return err
	}
	l.list.Add(l.session.LoadAreas(t, p.Shown, data)...)
	return nil
}

func areasOfNone(names diag.Names) diag.Diagnostic {
	return diag.New("folder.areas", diag.Note, "The file is not used: its name does not say which table's rows lie in its areas.",
		"Filen bruges ikke: dens navn siger ikke, hvilken tabels rækker der ligger i dens områder.").
		WithHint("Call it %s.", "Kald den %s.", choiceOf(names))
}

// choiceOf is names of which one is to be chosen.
func choiceOf(names diag.Names) diag.Text {
	return diag.Text{EN: strings.ReplaceAll(names.In(diag.English), " and ", " or "), DA: strings.ReplaceAll(names.In(diag.Danish), " og ", " eller ")}
}
