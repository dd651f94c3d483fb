// Package templates holds a folder for each of the four methods by which
// municipalities share money by socio-economic criteria (KORA, January 2017): the
// rules and empty sheets, with nothing in them that is somebody else's, in English
// and in Danish.
package templates

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

//go:embed */da */en
var folders embed.FS

// Method is one of the four methods.
type Method struct {
	Name  diag.Text // what it is asked for by; in English that of its folder here
	About diag.Text // what it does, as part of a sentence
}

// Methods are the four, in the order of the study.
func Methods() []Method {
	return []Method{
		{diag.Text{EN: "counting", DA: "optælling"},
			diag.Text{EN: "a pool by the number of children who meet some of your criteria", DA: "en pulje efter antallet af børn, der opfylder nogle af jeres kriterier"}},
		{diag.Text{EN: "score", DA: "score"},
			diag.Text{EN: "a pool by a score for each child, with weights from a statistical model", DA: "en pulje efter en score pr. barn med vægte fra en statistisk model"}},
		{diag.Text{EN: "applications", DA: "ansøgninger"},
			diag.Text{EN: "a pool that institutions apply to, in order of assessment", DA: "en pulje, institutionerne søger, efter tur med den højeste vurdering først"}},
		{diag.Text{EN: "fixed-amount", DA: "fast-beløb"},
			diag.Text{EN: "a fixed amount to the institutions that you select", DA: "et fast beløb til de institutioner, I udvælger"}},
	}
}

// Find is the method of a name in either language, and the language the name is
// written in; empty where it is the same in both.
func Find(name string) (Method, diag.Lang, bool) {
	asked := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(name))
	for _, m := range Methods() {
		en, da := asked == m.Name.EN, asked == m.Name.DA
		switch {
		case en && da:
			return m, "", true
		case en:
			return m, diag.English, true
		case da:
			return m, diag.Danish, true
		}
	}
	return Method{}, "", false
}

// File is a file of a template.
type File struct {
	Path string // from the template's folder, with slashes
	Data []byte
}

// Files are those of a method in a language: rules.fordel first, then its sheets
// in data/ by name.
func (m Method) Files(lang diag.Lang) ([]File, error) {
	folder, err := fs.Sub(folders, m.Name.EN+"/"+string(lang))
	if err != nil {
		return nil, err
	}
	var files []File
	err = fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		files = append(files, File{path, data})
		return err
	})
	slices.SortStableFunc(files, func(a, b File) int { return strings.Count(a.Path, "/") - strings.Count(b.Path, "/") })
	return files, err
}
