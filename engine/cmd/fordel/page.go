package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// noModel is where a model goes in the page of one file; www/src/onefile/parts.ts
// has the same.
const noModel = `<script type="application/json" id="fordel-model">null</script>`

// runPage puts a model into a page of one file. Rows go along only if data are
// given; rows that look like persons are told of.
func runPage(ctx context.Context, args []string, to streams) (int, error) {
	flags := newFlags("page")
	data, lang := dataFlag(flags), langFlag(flags)
	out := flags.folder("out")
	flags.wants["out"] = diag.Text{EN: "a file", DA: "en fil"}
	zipped := flags.Bool("zip", false, "")
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if *out == "" {
		return wrongUse, failf("where to? give a file with --out FILE", "hvorhen? giv en fil med --out FIL")
	}
	page, err := builtPage()
	if err != nil {
		return wrongUse, err
	}
	o, err := open(ctx, rules, *data, lang.value, to)
	if err != nil {
		return wrongUse, err
	}
	list := o.Model().Diagnostics
	if o.given {
		list = append(append(list[:len(list):len(list)], o.failed...), o.Ready()...)
	}
	if err := o.report(to.err, list); err != nil || list.HasErrors() {
		return wrong, err
	}
	model, err := o.enclose()
	if err != nil {
		return wrong, err
	}
	path, err := writePage(*out, bytes.Replace(page, []byte(noModel), model, 1), *zipped)
	if err != nil {
		return wrongUse, err
	}
	for _, told := range o.LikePersons() {
		fmt.Fprintf(to.err, "fordel page: %s\n", told.In(o.lang))
	}
	fmt.Fprint(to.out, o.written(path).In(o.lang))
	return fine, nil
}

// builtPage reads the page of one file: it lies beside the command, or where
// `make page` puts it in this folder or one above it.
func builtPage() ([]byte, error) {
	var places []string
	if command, err := os.Executable(); err == nil {
		places = append(places, filepath.Join(filepath.Dir(command), "fordel.html"))
	}
	if dir, err := os.Getwd(); err == nil {
		for ; ; dir = filepath.Dir(dir) {
			places = append(places, filepath.Join(dir, "www", "dist", "onefile", "fordel.html"))
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	for _, place := range places {
		page, err := os.ReadFile(place)
		if err == nil && bytes.Contains(page, []byte(noModel)) {
			return page, nil
		}
	}
	return nil, failf("the built page is not here: run `make page`, or put fordel.html beside the command",
		"den byggede side er her ikke: kør `make page`, eller læg fordel.html ved siden af kommandoen")
}

// enclose writes the model as it stands in the file.
func (o *opened) enclose() ([]byte, error) {
	e, err := o.Enclose(o.lang, o.given)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(e) // which writes < as \u003c
	if err != nil {
		return nil, err
	}
	return []byte(strings.Replace(noModel, "null", string(text), 1)), nil
}

// writePage writes the page, or a .zip with it, and gives the path.
func writePage(path string, page []byte, zipped bool) (string, error) {
	if !zipped {
		return path, os.WriteFile(path, page, 0o644)
	}
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestCompression) })
	f, err := w.Create(filepath.Base(stem) + ".html")
	if err == nil {
		_, err = f.Write(page)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return "", err
	}
	return stem + ".zip", os.WriteFile(stem+".zip", b.Bytes(), 0o644)
}

// written says what the file holds.
func (o *opened) written(path string) diag.Text {
	rows, without := 0, diag.Names{}
	for _, t := range o.Model().Program.Tables {
		n, given := o.Rows(t.Name)
		switch {
		case t.Decl.HasRows:
		case given:
			rows += n
		default:
			without = append(without, t.Name)
		}
	}
	if len(without) > 0 {
		return diag.Format("%s holds the rules. It holds no data for %s, which its reader must have; --data DIR puts them in.\n",
			"%s rummer reglerne. Den rummer ingen data til %s, som læseren selv må have; --data MAPPE lægger dem i.\n", path, without)
	}
	return diag.Format("%s holds the rules and %v rows of data.\n", "%s rummer reglerne og %v rækker data.\n", path, diag.Number(float64(rows)))
}
