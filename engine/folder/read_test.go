package folder

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file is read up to a limit, and one byte beyond it tells that it has more; a
// device that never ends is left there too.
func TestReadFileUpToALimit(t *testing.T) {
	const most = 1000
	dir := t.TempDir()
	for size, want := range map[int]int{0: 0, most - 1: most - 1, most: most, most + 1: most + 1, 5 * most: most + 1} {
		path := filepath.Join(dir, "file")
		if err := os.WriteFile(path, bytes.Repeat([]byte("x"), size), 0o644); err != nil {
			t.Fatal(err)
		}
		if data, err := ReadFile(path, most); err != nil || len(data) != want {
			t.Errorf("%d bytes: %d were read, %v", size, len(data), err)
		}
	}
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no endless file here")
	}
	if data, err := ReadFile("/dev/zero", most); err != nil || len(data) != most+1 {
		t.Errorf("%d bytes of an endless file were read, %v", len(data), err)
	}
}

// A folder where a file was given is told with the rule files in it, a file where a
// folder was given with its folder.
func TestWrongPlaces(t *testing.T) {
	dir := put(t, map[string]string{"rules.fordel": rules, "data/schools.csv": header, "data/schools.txt": header, "empty/x.txt": ""})
	for path, want := range map[string]string{dir: "rules.fordel`", filepath.Join(dir, "empty"): "no rule file in it"} {
		if _, err := ReadFile(path, 10); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	_, err := Load(t.Context(), session(t), nil, Place{filepath.Join(dir, "data", "schools.txt"), "data"})
	if err == nil || !strings.Contains(err.Error(), "`"+filepath.Join(dir, "data")+"`") {
		t.Errorf("a file in place of a folder: %v", err)
	}
}

// What never ends or never begins is no data file, and a folder with the name of one
// is told of.
func TestNoFiles(t *testing.T) {
	dir := put(t, map[string]string{"schools.csv/schools.csv": header})
	list, err := Load(t.Context(), session(t), nil, Place{dir, "data"})
	if err != nil || len(list) != 1 || list[0].Code != "folder.folder" || list[0].Range.File != "data/schools.csv" {
		t.Errorf("a folder: %v, %v", list, err)
	}
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no devices here")
	}
	dir = t.TempDir()
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "schools.csv")); err != nil {
		t.Skip(err)
	}
	if _, err := Load(t.Context(), session(t), nil, Place{dir, "data"}); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("a device: %v", err)
	}
}

// A file named as a table without data that does not end in .csv is told.
func TestOtherFormats(t *testing.T) {
	for file, want := range map[string]string{"schools.txt": "rename it to `schools.csv`", "Schools.XLS": "Save it as an Excel workbook", "schools": "rename it",
		"notes.txt": "", "factors.txt": ""} {
		list, err := Load(t.Context(), session(t), nil, Place{put(t, map[string]string{file: header}), "data"})
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, d := range list {
			told += d.Hint.EN
		}
		if (told == "") != (want == "") || !strings.Contains(told, want) {
			t.Errorf("%s: %q, want %q", file, told, want)
		}
	}
	if list, _ := Load(t.Context(), session(t), nil, Place{put(t, map[string]string{"schools.csv": header, "schools.txt": header}), "data"}); len(list) > 0 {
		t.Errorf("beside the data themselves: %v", list)
	}
}
