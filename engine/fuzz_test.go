package engine

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// FuzzRun: whatever stands in a rule file and its data, there is a result or
// diagnostics, never a panic.
func FuzzRun(f *testing.F) {
	for _, pattern := range []string{"testdata/models/*.txtar", "testdata/errors/*.txtar"} {
		for _, path := range testFiles(f, pattern) {
			var rules string
			var data []string
			for _, sec := range readSections(f, path) {
				if strings.HasSuffix(sec.name, ".fordel") {
					rules = sec.text
				}
				if name, ok := strings.CutSuffix(sec.name, ".csv"); ok {
					data = append(data, name+"\n"+sec.text)
				}
			}
			f.Add(rules, strings.Join(data, "\f"))
		}
	}
	f.Add(randomRules, "areas\narea\nA\n\fhouses\nid,area,last,rank_by\nH,A,1,2\n\fchildren\nhouse,age,income,need\nH,3,,1\n")
	f.Fuzz(func(t *testing.T, rules, data string) {
		m, _ := Open("rules.fordel", rules)
		s := NewSession(m)
		for _, file := range strings.Split(data, "\f") {
			name, text, _ := strings.Cut(file, "\n")
			s.Load(name, name+".csv", []byte(text))
		}
		if s.Ready(); s.space != nil {
			s.space.Limit = 200_000
		}
		r, list := s.Run(context.Background(), Settings{})
		if !r.OK() && !list.HasErrors() {
			t.Fatal("no figures and no error")
		}
		var out any
		if err := json.Unmarshal(r.JSON(diag.Danish), &out); err != nil {
			t.Fatal(err)
		}
		r.Text(diag.English)
		for _, v := range r.Views() {
			r.Leave(Given{}, false, diag.Danish).ViewCSV(v)
		}
		for _, tab := range m.Program.Tables {
			r.CSV(tab.Name, diag.English)
			r.Slice(tab.Name, nil, 0, 3)
		}
		r.PoolsCSV(diag.Danish)
		r.Failures()
	})
}
