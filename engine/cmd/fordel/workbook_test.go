package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fordel workbook writes a file, and says where rules stand that it cannot compute.
func TestWorkbook(t *testing.T) {
	dir := t.TempDir()
	rules := "fordel 1 en\ntable towns {\n  id key\n  n whole\n} rows {\n  \"A\", 1\n}\npool p {\n  amount 9\n  to towns\n  key n\n}\n"
	for name, text := range map[string]string{"rules.fordel": rules, "odd.fordel": rules + "let towns.t = trim(id)\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, problems, code := fordel(t, "workbook "+dir+"/rules.fordel --out "+dir+"/model.xlsx", "")
	if text, err := os.ReadFile(filepath.Join(dir, "model.xlsx")); code != fine || out+problems != "" || err != nil || string(text[:2]) != "PK" {
		t.Errorf("exit %d: %s%s %v", code, out, problems, err)
	}
	_, problems, code = fordel(t, "workbook "+dir+"/odd.fordel --out "+dir+"/odd.xlsx", "")
	if _, err := os.Stat(filepath.Join(dir, "odd.xlsx")); code != wrong || err == nil || !strings.Contains(problems, "odd.fordel:13:15: error[workbook.refused]") {
		t.Errorf("exit %d: %s", code, problems)
	}
	if _, problems, code = fordel(t, "workbook "+dir+"/rules.fordel", ""); code != wrongUse || !strings.Contains(problems, "--out") {
		t.Errorf("exit %d: %s", code, problems)
	}
}
