package engine

import (
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// Enclosed is a model as it lies in a page of one file.
type Enclosed struct {
	File   string          `json:"file"`   // what the rule file is called
	Rules  string          `json:"rules"`  //
	Lang   diag.Lang       `json:"lang"`   // of the page at first
	Tables []EnclosedTable `json:"tables"` // the rows that go along
	Areas  []EnclosedAreas `json:"areas"`  // the areas that maps are drawn with, but those that the engine has
}

// EnclosedTable is the rows of a table.
type EnclosedTable struct {
	Table string `json:"table"`
	File  string `json:"file"`
	Text  string `json:"text"` // CSV
}

// EnclosedAreas is a file of areas.
type EnclosedAreas struct {
	File string `json:"file"`
	Text string `json:"text"` // GeoJSON
}

// Enclose gives the model as it goes into a file, with rows and areas where these go along.
func (s *Session) Enclose(lang diag.Lang, data bool) (Enclosed, error) {
	m := s.model
	e := Enclosed{File: filepath.Base(m.Source.Name), Rules: m.Source.Text, Lang: lang, Tables: []EnclosedTable{}, Areas: []EnclosedAreas{}}
	if !data {
		return e, nil
	}
	for _, t := range m.Program.Tables {
		if rows := s.Data(t.Name); rows != nil && !t.Decl.HasRows {
			var text strings.Builder
			if err := table.WriteTable(&text, rows, table.WriteOptions{Lang: m.Lang()}); err != nil {
				return e, err
			}
			e.Tables = append(e.Tables, EnclosedTable{t.Name, t.Name + ".csv", text.String()})
		}
		if set := s.areas[t.Name]; set != nil && set.Shapes != "" {
			e.Areas = append(e.Areas, EnclosedAreas{t.Name + ".geojson", set.Shapes})
		}
	}
	return e, nil
}
