package folder

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// WrongPlace is a folder where a file was given, the reverse, or a folder without
// what is looked for, with what to give instead.
type WrongPlace struct{ diag.Text }

// Error implements error, in English.
func (w *WrongPlace) Error() string { return w.EN }

// ReadFile reads the first bytes of a file, one more than most where it has more:
// it is measured while it is read, as a device never ends. The error is a
// *WrongPlace for a folder, or that of the system.
func ReadFile(path string, most int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, folderForFile(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Mode().IsRegular() {
		size := min(int(info.Size()), most+1)
		data := make([]byte, size, size+1) // most files are as long as they say
		n, err := io.ReadFull(f, data)
		if err == nil {
			var rest []byte
			rest, err = io.ReadAll(io.LimitReader(f, int64(most+1-n)))
			return append(data, rest...), err
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = nil
		}
		return data[:n], err
	}
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

// readData reads a data file. The error is a *WrongPlace for what is none: a pipe
// may never give anything, and a device never ends.
func readData(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, noFile(path, info.IsDir())
	}
	return ReadFile(path, table.LargeBytes)
}

func noFile(path string, dir bool) error {
	if dir {
		return &WrongPlace{diag.Format("%s is a folder, not a file; give it another name, or put a file in its place", "%s er en mappe, ikke en fil; giv den et andet navn, eller sæt en fil i stedet", path)}
	}
	return &WrongPlace{diag.Format("%s is a pipe or a device, not a file; save what it gives in a file", "%s er en datastrøm, ikke en fil; gem det, der kommer fra den, i en fil", path)}
}

// readDir lists a folder. The error is a *WrongPlace for a file.
func readDir(dir string) ([]os.DirEntry, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fileForFolder(dir)
	}
	return os.ReadDir(dir)
}

// folderForFile says which rule file of a folder was probably meant.
func folderForFile(dir string) error {
	entries, _ := os.ReadDir(dir)
	var rules []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".fordel") {
			rules = append(rules, filepath.Join(dir, e.Name()))
		}
	}
	if len(rules) == 0 {
		return &WrongPlace{diag.Format("%s is a folder, and there is no rule file in it; give a .fordel file", "%s er en mappe uden regelfiler; giv en .fordel-fil", dir)}
	}
	return &WrongPlace{diag.Format("%s is a folder; give the rule file in it: %s", "%s er en mappe; giv regelfilen i den: %s", dir, diag.Names(rules))}
}

func fileForFolder(path string) error {
	return &WrongPlace{diag.Format("%s is a file; give the folder it lies in: %s", "%s er en fil; giv den mappe, den ligger i: %s", path, diag.Names{filepath.Dir(path)})}
}
