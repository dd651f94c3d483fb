package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// mapSuffix is how files end that say how other files are to be taken:
// support.map.json beside support.fordel, or among the data.
const mapSuffix = ".map.json"

// mapVersion is the version of these files.
const mapVersion = 1

// mostMap is how large they may be, in bytes.
const mostMap = 4 << 20

// Mappings says for each table which file and sheet its rows are in, and how these
// are to be taken. The page writes such files (www/src/state/mapping.ts).
type Mappings struct {
	Version int                     `json:"fordel-map"`
	Tables  map[string]TableMapping `json:"tables"`
}

// TableMapping is the part of a table.
type TableMapping struct {
	File  string `json:"file,omitempty"`  // its name; empty: any
	Sheet string `json:"sheet,omitempty"` // empty: the one named as the table
	table.Mapping
}

// MappingsFor reads the mappings beside a rule file, if there are any, and says
// what is wrong with them. The error is that of a file that cannot be read.
func MappingsFor(rules string) (*Mappings, diag.List, error) {
	m, list := &Mappings{}, diag.List{}
	path := strings.TrimSuffix(rules, filepath.Ext(rules)) + mapSuffix
	err := m.read(Place{path, path}, &list)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return m, list, err
}

// read adds the mappings of a file to these, in the place of those of the same tables.
func (m *Mappings) read(p Place, list *diag.List) error {
	data, err := ReadFile(p.Path, mostMap)
	if err != nil {
		return err
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	var read Mappings
	if err := in.Decode(&read); err != nil || len(data) > mostMap {
		list.Add(badMap(err).At(diag.Range{File: p.Shown}))
		return nil
	}
	if read.Version != mapVersion {
		list.Add(otherMap(read.Version).At(diag.Range{File: p.Shown}))
		return nil
	}
	if m.Tables == nil {
		m.Tables = map[string]TableMapping{}
	}
	maps.Copy(m.Tables, read.Tables)
	return nil
}

// copy is the mappings, to be added to.
func (m *Mappings) copy() *Mappings {
	out := &Mappings{Version: mapVersion, Tables: map[string]TableMapping{}}
	if m != nil {
		maps.Copy(out.Tables, m.Tables)
	}
	return out
}

// of is what is said of a table.
func (m *Mappings) of(name string) TableMapping { return m.Tables[name] }

// mapping is how the file of a table is to be taken; nil: as the table asks.
func (m *Mappings) mapping(name string) *table.Mapping {
	if t, ok := m.Tables[name]; ok {
		return &t.Mapping
	}
	return nil
}

// unknown are the tables that mappings are for and the rules do not have.
func (m *Mappings) unknown(has func(string) bool) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(m.Tables)) {
		if !has(name) {
			out = append(out, name)
		}
	}
	return out
}

func badMap(cause error) diag.Diagnostic {
	return diag.New("folder.map", diag.Error, "The mapping of columns cannot be read: %v.", "Kolonnevalget kan ikke læses: %v.", cause).
		WithHint("Save it again from the page, or delete the file.", "Gem det igen fra siden, eller slet filen.")
}

func otherMap(version int) diag.Diagnostic {
	return diag.New("folder.map.version", diag.Error, "The mapping of columns is of version %d, and %d can be read.", "Kolonnevalget er version %d, og der kan læses version %d.", version, mapVersion).
		WithHint("Save it again from the page of this version.", "Gem det igen fra siden i denne version.")
}

func mapOfNothing(tables []string) diag.Diagnostic {
	return diag.New("folder.map.table", diag.Warning, "The mapping of columns is for a table that the rules do not have: %s.",
		"Kolonnevalget gælder en tabel, som reglerne ikke har: %s.", diag.Names(tables)).
		WithHint("Correct the name, or take it out of the mapping.", "Ret navnet, eller fjern det fra kolonnevalget.")
}
