package explain_test

import (
	"context"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
)

var update = flag.Bool("update", false, "write the golden files")

// TestSentencesNameOnlyFigures: every figure of a sentence is the value of a node or
// of a note of one, and stands in the sentence as it is told.
func TestSentencesNameOnlyFigures(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	sentences, figures := 0, 0
	for _, dir := range dirs {
		model, session := opened(t, dir)
		result, _ := session.Run(context.Background(), engine.Settings{})
		x := result.Explainer()
		for _, id := range someCells(model, result) {
			for _, lang := range []diag.Lang{diag.English, diag.Danish} {
				told, ok, err := x.Tell(context.Background(), id, lang)
				if err != nil || !ok || len(told) == 0 || len(told) > 7 {
					t.Errorf("%s: %d sentences for %s (%v)", dir, len(told), id, err)
				}
				for _, s := range told {
					sentences++
					if strings.Contains(s.Text, "%!") || strings.Contains(s.Text, "  ") {
						t.Errorf("%s: %q", id, s.Text)
					}
					for _, f := range s.Figures {
						figures++
						if problem := wrongFigure(x, s, f); problem != "" {
							t.Errorf("%s: %s in %q", id, problem, s.Text)
						}
					}
				}
			}
		}
		result.Release()
	}
	t.Logf("%d sentences, %d figures", sentences, figures)
}

// someCells are the computed cells of two rows of each table, and all values.
func someCells(m *engine.Model, r *engine.Result) (ids []string) {
	for _, v := range m.Program.Values {
		ids = append(ids, explain.ValueID(v.Name))
	}
	for _, p := range m.Program.Params {
		ids = append(ids, explain.ParamID(p.Name))
	}
	for _, t := range m.Program.Tables {
		slice, ok := r.Slice(t.Name, nil, 0, 1)
		if !ok {
			continue
		}
		for _, c := range t.Columns {
			if _, _, ok := r.Column(t.Name, c.Name); ok && slice.Total > 0 {
				ids = append(ids, explain.CellID(t.Name, c.Name, keyOf(r, t, 0)), explain.CellID(t.Name, c.Name, keyOf(r, t, slice.Total/2)))
			}
		}
	}
	return ids
}

// wrongFigure says what is wrong with a figure of a sentence; "" for nothing.
func wrongFigure(x *explain.Explainer, s explain.Sentence, f explain.Figure) string {
	if !strings.Contains(s.Text, strings.TrimSuffix(f.Text, ".")) {
		return "the figure " + f.Text + " is not"
	}
	l, ok, err := x.Explain(context.Background(), f.ID, 0, 0)
	if err != nil || !ok {
		return "there is no node " + f.ID
	}
	var has explain.Value = l.Node.Value
	switch code, name, noted := strings.Cut(f.Note, "."); {
	case f.Note == "times":
		has = float64(l.Node.Times)
	case noted:
		has = l.Node.Note(code)[name]
	}
	a, number := has.(float64)
	b, both := f.Value.(float64)
	if has == f.Value || number && both && math.Float64bits(a+0) == math.Float64bits(b+0) {
		return ""
	}
	return "the node " + f.ID + " " + f.Note + " has another value"
}

// told are cells in settings, whose sentences are in testdata.
var told = []struct {
	example, table, row, column string
	params                      map[string]check.Const
}{
	{"child-counting", "institutioner", "I17", "social", nil},
	{"child-counting", "institutioner", "I16", "social", nil},
	{"child-counting", "institutioner", "I08", "social", nil},
	{"child-counting", "institutioner", "I24", "social", nil},
	{"child-counting", "institutioner", "I08", "social", map[string]check.Const{"puljeandel": part(0.02)}},
	{"child-counting", "institutioner", "I05", "social", map[string]check.Const{"puljeandel": part(0.02)}},
	{"child-counting", "institutioner", "I08", "social", map[string]check.Const{"puljeandel": part(0.04), "højeste_beløb": money(6000)}},
	{"child-counting", "institutioner", "I08", "social", map[string]check.Const{"puljeandel": part(0.04), "højeste_beløb": money(7300)}},
	{"child-counting", "institutioner", "I17", "udsatte", nil},
	{"child-counting", "institutioner", "I17", "vægtede_børn", nil},
	{"child-counting", "institutioner", "I17", "andel_udsatte", nil},
	{"child-counting", "institutioner", "I17", "i_alt", nil},
	{"child-counting", "børn", "B0412", "vægt", nil},
	{"child-counting", "børn", "B0412", "lav_indkomst", nil},
	{"hold-harmless", "institutioner", "I17", "social", nil},
	{"whole-positions", "institutioner", "I08", "jefferson", nil},
	{"two-steps", "institutioner", "I08", "social", nil},
	{"average-municipality", "institutioner_3_5", "Aabenraa", "takst.indeks", nil},
	{"child-counting", "børn", "B0412", "indkomst", nil},
	{"ranked-applications", "ansøgninger", "A03", "bevilling", nil},
	{"top-per-district", "institutioner", "I02", "social", nil},
}

func part(x float64) check.Const  { return check.Const{Kind: check.Number, Number: x} }
func money(x float64) check.Const { return check.Const{Kind: check.Money, Number: x} }

// TestTold holds sentences against those that were read.
func TestTold(t *testing.T) {
	var out strings.Builder
	for _, c := range told {
		_, session := opened(t, filepath.Join("../../examples", c.example))
		result, problems := session.Run(context.Background(), engine.Settings{Params: c.params})
		if !result.OK() {
			t.Fatal(said(problems))
		}
		x := result.Explainer()
		id, err := x.Find(context.Background(), c.table, c.row, c.column)
		if err != nil {
			t.Error(c.example, err)
			continue
		}
		out.WriteString("## " + c.example + ": " + c.table + " " + c.row + " " + c.column + settingsOf(c.params) + "\n\n")
		for _, lang := range []diag.Lang{diag.Danish, diag.English} {
			sentences, _, _ := x.Tell(context.Background(), id, lang)
			for _, s := range sentences {
				out.WriteString(s.Text + "\n")
			}
			out.WriteString("\n")
		}
	}
	const path = "testdata/told.md"
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != out.String() {
		t.Errorf("the sentences are not those of %s (go test ./engine/explain -run TestTold -update):\n%s", path, out.String())
	}
}

func settingsOf(params map[string]check.Const) string {
	if params == nil {
		return ""
	}
	out := ""
	for _, name := range []string{"puljeandel", "højeste_beløb"} {
		if v, ok := params[name]; ok {
			out += ", " + name + " " + diag.Number(v.Number).In(diag.Danish)
		}
	}
	return out
}

// Of a sum of many parts all are named, in one sentence; of very many the first.
func TestAllPartsAreNamed(t *testing.T) {
	var rules, sum []string
	for _, name := range strings.Split("abcdefghjkl", "") {
		rules, sum = append(rules, `let `+name+` "Part `+name+`" = `+strconv.Itoa(len(rules)+1)+` kr`), append(sum, name)
	}
	rules = append([]string{"fordel 1 en"}, rules...)
	rules = append(rules, "let few = "+strings.Join(sum[:3], " + "), "let many = "+strings.Join(sum[:4], " + "), "let all = "+strings.Join(sum, " + "))
	model, problems := engine.Open("m.fordel", strings.Join(rules, "\n")+"\n")
	if problems.HasErrors() {
		t.Fatal(said(problems))
	}
	r, _ := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	for name, want := range map[string]string{
		"few":  "“Part c” is 3 kr.",
		"many": "“Part a” is 1 kr, “Part b” 2 kr, “Part c” 3 kr and “Part d” 4 kr.",
		"all":  "“Part j” 9 kr and so on.",
	} {
		told, _, _ := r.Explainer().Tell(context.Background(), explain.ValueID(name), diag.English)
		if got := texts(told); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}
