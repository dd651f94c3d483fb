package templates

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
)

// each runs a test on every template in both languages.
func each(t *testing.T, test func(t *testing.T, lang diag.Lang, files []File)) {
	if len(Methods()) != 4 {
		t.Fatal("the study has four methods")
	}
	for _, m := range Methods() {
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			t.Run(m.Name.In(lang)+" "+string(lang), func(t *testing.T) {
				files, err := m.Files(lang)
				if err != nil || len(files) < 2 || files[0].Path != "rules.fordel" {
					t.Fatal(err, files)
				}
				test(t, lang, files)
			})
		}
	}
}

// opened is a session with the files of a template.
func opened(t *testing.T, files []File) *engine.Session {
	t.Helper()
	model, _ := engine.Open("rules.fordel", string(files[0].Data))
	session := engine.NewSession(model)
	for _, f := range files[1:] {
		name := strings.TrimSuffix(strings.TrimPrefix(f.Path, "data/"), ".csv")
		if model.Table(name) == nil {
			t.Errorf("no table takes %s", f.Path)
		}
		session.Load(name, f.Path, f.Data)
	}
	return session
}

// TestChecked: nothing is wrong with rules and sheets but that the sheets are
// empty, and every table has one.
func TestChecked(t *testing.T) {
	each(t, func(t *testing.T, lang diag.Lang, files []File) {
		session := opened(t, files)
		if session.Model().Lang() != lang {
			t.Errorf("the rules are in %s", session.Model().Lang())
		}
		list := session.Ready()
		if len(list) != len(session.Model().Program.Tables) {
			t.Errorf("%d tables, told is %v", len(session.Model().Program.Tables), list)
		}
		for _, d := range list {
			if d.Code != "data.rows.none" {
				t.Error(d)
			}
		}
	})
}

// TestHeaders: the sheets have the labels of all columns, as people write them, and nothing else.
func TestHeaders(t *testing.T) {
	each(t, func(t *testing.T, lang diag.Lang, files []File) {
		separator := map[diag.Lang]string{diag.English: ",", diag.Danish: ";"}[lang]
		sheets := map[string]string{}
		for _, f := range files[1:] {
			sheets[f.Path] = string(f.Data)
		}
		for _, table := range opened(t, files).Model().Program.Tables {
			var labels []string
			for _, c := range table.Decl.Columns {
				if c.Label.Text == "" {
					t.Fatalf("%s.%s has no label", table.Name, c.Name.Text)
				}
				labels = append(labels, c.Label.Text)
			}
			if got, want := sheets["data/"+table.Name+".csv"], "\uFEFF"+strings.Join(labels, separator)+"\n"; got != want {
				t.Errorf("the sheet of %s is %q, want %q", table.Name, got, want)
			}
		}
	})
}

// TestFormatted: the rules are in the one layout and begin with what to change, in three steps.
func TestFormatted(t *testing.T) {
	each(t, func(t *testing.T, lang diag.Lang, files []File) {
		text := string(files[0].Data)
		file, _ := dsl.Parse("rules.fordel", text)
		if out, _ := format.Format(file, lang); out != text {
			t.Errorf("fordel fmt gives\n%s", out)
		}
		_, steps, _ := strings.Cut(text, "\n\n")
		steps, _, _ = strings.Cut(steps, "\n\n")
		if lines := strings.Split(steps, "\n"); len(lines) != 4 || !strings.HasPrefix(lines[3], "// 3. ") {
			t.Errorf("begins with %q", steps)
		}
	})
}

// TestFilledIn: with rows in the sheets a model gives figures, and every check holds.
func TestFilledIn(t *testing.T) {
	each(t, func(t *testing.T, lang diag.Lang, files []File) {
		session := opened(t, files)
		made, _, err := session.MakeUp(t.Context(), nil, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range made {
			var csv strings.Builder
			if err := table.WriteTable(&csv, one, table.WriteOptions{Lang: lang}); err != nil {
				t.Fatal(err)
			}
			session.Load(one.Spec.Name, "made up", []byte(csv.String()))
		}
		result, list := session.Run(t.Context(), engine.Settings{})
		for _, d := range list {
			t.Error(d)
		}
		if len(result.Expectations) == 0 {
			t.Error("there are no checks")
		}
		for _, e := range result.Expectations {
			if !e.OK {
				t.Errorf("%+v", e)
			}
		}
	})
}

func TestFind(t *testing.T) {
	for name, want := range map[string]struct {
		method string
		lang   diag.Lang
	}{"counting": {"counting", diag.English}, "Optælling": {"counting", diag.Danish}, "score": {"score", ""},
		"fast_beløb": {"fixed-amount", diag.Danish}, "Fixed amount": {"fixed-amount", diag.English}} {
		if m, lang, found := Find(name); !found || m.Name.EN != want.method || lang != want.lang {
			t.Errorf("%s: %v %q %v", name, m.Name, lang, found)
		}
	}
	if _, _, found := Find("count"); found {
		t.Error("a name that is none is found")
	}
}
