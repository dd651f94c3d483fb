package engine

import (
	"errors"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/area"
)

// AreasFor is the table whose rows lie in the areas of a file: the one that the file
// is named after, else the only one of which the rules draw a map; "" where that is
// not told.
func (m *Model) AreasFor(file string) string {
	stem, _, _ := strings.Cut(file, ".")
	drawn := map[string]bool{}
	for _, c := range m.Program.Charts {
		if c.Of != nil && c.Form.Classed() {
			drawn[c.Of.Table.Name] = true
		}
	}
	only := ""
	for _, t := range m.Program.Tables {
		if strings.EqualFold(t.Name, stem) {
			return t.Name
		}
		if drawn[t.Name] && len(drawn) == 1 {
			only = t.Name
		}
	}
	return only
}

// LoadAreas takes the areas that the rows of a table lie in from a GeoJSON file:
// maps of the table show them from the next run on. It gives what is wrong with the
// file; then the table keeps the areas that it had.
func (s *Session) LoadAreas(name, file string, data []byte) diag.List {
	t := s.model.Table(name)
	if t == nil {
		return diag.List{unknownTable(name, s.model.Program.Tables)}.Rules(s.model.Lang())
	}
	set, err := area.ReadGeoJSON(file, data)
	if err != nil {
		return diag.List{areaProblem(err).At(diag.Range{File: file})}
	}
	s.areas[t.Name] = set
	var list diag.List
	if !s.drawn(t) {
		list.Add(areaUnused(t.Name).At(diag.Range{File: file}))
	}
	return list.Rules(s.model.Lang())
}

// drawn reports whether the rules draw a map of a table.
func (s *Session) drawn(t *check.Table) bool {
	for _, c := range s.model.Program.Charts {
		if c.Of != nil && c.Of.Table == t && c.Form.Classed() {
			return true
		}
	}
	return false
}

// HasAreas reports whether a table has the areas of a file.
func (s *Session) HasAreas(name, file string) bool {
	set := s.areas[name]
	return set != nil && set.File == file
}

// ClearAreas forgets the areas of a table; of all tables without a name.
func (s *Session) ClearAreas(name string) {
	if name == "" {
		clear(s.areas)
	}
	delete(s.areas, name)
}

func areaProblem(err error) diag.Diagnostic {
	switch {
	case errors.Is(err, area.ErrNoAreas):
		return diag.New("area.none", diag.Warning, "There are no areas in the file that have a name or a number.", "Der er ingen områder i filen, der har et navn eller et nummer.").
			WithHint("Save the areas as polygons whose properties hold what names them.", "Gem områderne som polygoner, hvis egenskaber har det, der benævner dem.")
	case errors.Is(err, area.ErrTooMany):
		return diag.New("area.many", diag.Warning, "The file has more than %v areas, so it is not used.", "Filen har mere end %v områder, så den bruges ikke.", diag.Number(area.MaxAreas)).
			WithHint("Choose those that rows belong to.", "Vælg dem, rækkerne hører til.")
	}
	return diag.New("area.format", diag.Warning, "The file holds no areas in GeoJSON, so it is not used.", "Filen har ingen områder i GeoJSON, så den bruges ikke.").
		WithHint("Save the areas as a GeoJSON feature collection.", "Gem områderne som en GeoJSON-samling (FeatureCollection).")
}

func areaUnused(tableName string) diag.Diagnostic {
	return diag.New("area.unused", diag.Note, "The areas are not shown: the rules draw no map of `%s`.", "Områderne vises ikke: Reglerne tegner intet kort over `%s`.", tableName).
		WithHint("Write `chart map %s.COLUMN`.", "Skriv `figur kort %s.KOLONNE`.", tableName)
}
