package folder

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// CatalogueFile is what the list of a folder's rule files is called.
const CatalogueFile = "index.json"

// Catalogue is a list of rule files, in the order of their names.
type Catalogue struct {
	Version int     `json:"fordel-catalogue"` // 1
	Models  []Entry `json:"models"`
}

// Entry is what a rule file says of itself. What it does not say is left out.
type Entry struct {
	File         string        `json:"file"` // its path in the folder, with slashes
	Lang         diag.Lang     `json:"lang"`
	Title        string        `json:"title"`
	Municipality string        `json:"municipality,omitempty"`
	Year         *float64      `json:"year,omitempty"`
	Method       *Method       `json:"method,omitempty"`
	Decision     string        `json:"decision,omitempty"`
	Source       string        `json:"source,omitempty"`
	Fingerprint  string        `json:"fingerprint"`
	Also         []Translation `json:"also,omitempty"`
}

// Method is how each pool is shared, in both languages.
type Method struct {
	EN []string `json:"en"`
	DA []string `json:"da"`
}

// Translation is a file with the same rules.
type Translation struct {
	File string    `json:"file"`
	Lang diag.Lang `json:"lang"`
}

// ReadCatalogue lists the rule files in a folder and those below it. Files with the
// same rules, as a translation, are one entry. A file with errors is not listed: these are given. The
// error is that of a file or folder that cannot be read.
func ReadCatalogue(dir string) (Catalogue, diag.List, diag.Sources, error) {
	c, known := Catalogue{Version: 1, Models: []Entry{}}, map[string]int{}
	var wrong diag.List
	var sources diag.Sources
	err := filepath.WalkDir(dir, func(place string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden := strings.HasPrefix(d.Name(), ".") && place != dir; d.IsDir() || hidden || !strings.HasSuffix(d.Name(), ".fordel") {
			if hidden && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		text, err := ReadFile(place, 4*dsl.MaxSource)
		if err != nil {
			return err
		}
		model, problems := engine.Open(place, string(text))
		if problems.HasErrors() {
			wrong, sources = append(wrong, problems...), append(sources, model.Source)
			return nil
		}
		below, err := filepath.Rel(dir, place)
		if err != nil {
			return err
		}
		c.add(entryOf(filepath.ToSlash(below), model), known)
		return nil
	})
	if err == nil && len(c.Models) == 0 && len(wrong) == 0 {
		err = ErrNoRules
	}
	return c, wrong, sources, err
}

// ErrNoRules says that a folder has no rule files.
var ErrNoRules = errors.New("no rule files")

func (c *Catalogue) add(e Entry, known map[string]int) {
	if i, ok := known[e.Fingerprint]; ok {
		first := &c.Models[i]
		if len(e.File) < len(first.File) { // rules.fordel before rules.en.fordel
			e.Also = first.Also
			*first, e = e, *first
		}
		first.Also = append(first.Also, Translation{e.File, e.Lang})
		return
	}
	known[e.Fingerprint] = len(c.Models)
	c.Models = append(c.Models, e)
}

func entryOf(file string, model *engine.Model) Entry {
	m := model.Program.Model
	e := Entry{File: file, Lang: model.Lang(), Title: m.Label, Municipality: m.Municipality, Year: m.Year,
		Decision: m.Adopted, Source: m.Source, Fingerprint: model.Fingerprint()}
	if e.Title == "" {
		e.Title = strings.TrimSuffix(path.Base(file), ".fordel")
	}
	if told := describe.Method(model.Program, diag.English); len(told) > 0 {
		e.Method = &Method{told, describe.Method(model.Program, diag.Danish)}
	}
	return e
}
