package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const counting = "../../../examples/child-counting/rules.fordel --data ../../../examples/child-counting/data"

// A number is told in sentences and as a tree: rows and columns by their names or by
// what readers see, figures in either language, values alone.
func TestExplain(t *testing.T) {
	for line, want := range map[string]string{
		counting + " institutioner I17 social":                                                                    "Regnbuen får 713.385 kr., fordi ingen kan få mere end 4.500 kr. pr. vægtet barn",
		counting + " Institutioner regnbuen |Socioøkonomisk pulje|":                                               "* Loft: 713.385 kr = 713.385 kr\n      Loft: 713.385 kr = rund_ned(4.500 kr * 158,53)\n",
		counting + " institutioner I17 social.grænse":                                                             "fordi ingen kan få mere",
		counting + " institutioner I17 social --lang en":                                                          "Regnbuen gets 713,385 kr, because nobody can have more than",
		counting + " institutioner Anemonen social |--param| |puljeandel=4 %| |--param| |højeste_beløb=6.000 kr|": "2 af dem er ved loftet, og 265.042 kr. går videre til de 12 andre",
		counting + " institutioner I08 social --against-base |--param| |puljeandel=4 %|":                          "»Andel flyttet til den socioøkonomiske pulje« (fra 3 % til 4 %)",
		counting + " institutioner I08 social --against-scenario |Ti procent|":                                    "(scenariet »Ti procent«) til 391.274 kr. (grundlaget)",
		counting + " institutioner I17 social --against anemonen":                                                 "Heraf kommer +488.888,89 kr. efter nøglen alene (Udsatte børn: 39 mod 17)",
		counting + " institutioner Anemonen social --what-if":                                                     "Er »Udsatte børn« 21 i stedet for 17, er Anemonen ved loftet: 459.207 kr.",
		counting + " institutioner - social --against-base |--param| |puljeandel=4 %|":                            "»Socioøkonomisk pulje« i alt går fra 4.800.000 kr. (grundlaget)",
		counting + " social.sats":                                                                                 "»Socioøkonomisk pulje« giver 23.016 kr. pr. udsat barn.",
		counting + " budget":                                                                                      "»Institutionernes budget« er 160.000.000 kr.",
		counting + " børn B0412 indkomst":                                                                         "linje 413, kolonne F",
		counting + " institutioner I17 udsatte":                                                                   "  og 115 flere\n",
	} {
		out, errors, code := fordel(t, "explain "+line, "")
		if code != fine || errors != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %q\n%s", line, code, errors, out)
		}
	}
}

// Names that do not fit get "did you mean".
func TestExplainUnknown(t *testing.T) {
	for line, want := range map[string]string{
		counting + " institution I17 social":                                                  `der er ingen tabel "institution"; mente du "institutioner"?`,
		counting + " institutioner Regnbuem social":                                           `der er ingen række "Regnbuem"; mente du "Regnbuen"?`,
		counting + " institutioner - navn":                                                    `der er ingen sum af kolonnen "navn"`,
		counting + " institutioner I17 socal":                                                 `mente du "social"?`,
		counting + " social.sast":                                                             `der er ingen værdi "social.sast"; mente du "social.sats"?`,
		counting + " institutioner I17":                                                       "TABLE ROW COLUMN",
		counting:                                                                              "TABLE ROW COLUMN",
		counting + " institutioner I17 social --against Anemone":                              `der er ingen række "Anemone"; mente du "Anemonen"?`,
		counting + " institutioner Anemonen i_alt --what-if":                                  "har grænser at fortælle om",
		counting + " budget --against Anemonen":                                               "kun en celle",
		counting + " institutioner I17 social --against-scenario |Ti procenter|":              `mente du "Ti procent"?`,
		counting + " institutioner I17 social --against-base --against-scenario |Ti procent|": "one thing at a time",
		"testdata/broken/rules.fordel a":                                                      "",
	} {
		_, errors, code := fordel(t, "explain "+line, "")
		if want == "" {
			if code != wrong {
				t.Errorf("%s: exit %d", line, code)
			}
			continue
		}
		if code != wrongUse || !strings.Contains(errors, want) {
			t.Errorf("%s: exit %d, %q", line, code, errors)
		}
	}
}

// In JSON every node stands once, and those that were opened name their children,
// which stand there too.
func TestExplainJSON(t *testing.T) {
	out, errors, code := fordel(t, "explain --format json "+counting+" institutioner I08 social --depth 3", "")
	if code != fine || errors != "" {
		t.Fatalf("exit %d, %q", code, errors)
	}
	var tree struct {
		ID        string
		Sentences []struct {
			Text    string
			Figures []struct{ ID, Text string }
		}
		Nodes []struct {
			ID, Kind, Op string
			Value        any
			Opens        int
			Children     []struct{ ID, Role string }
		}
	}
	if err := json.Unmarshal([]byte(out), &tree); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]int{}
	for i, n := range tree.Nodes {
		if _, twice := nodes[n.ID]; twice {
			t.Errorf("%s stands twice", n.ID)
		}
		nodes[n.ID] = i
	}
	opened := 0
	for _, n := range tree.Nodes {
		if n.Children != nil {
			opened++
			if len(n.Children) != n.Opens {
				t.Errorf("%s: %d of %d children", n.ID, len(n.Children), n.Opens)
			}
		}
		for _, c := range n.Children {
			if _, ok := nodes[c.ID]; !ok {
				t.Errorf("%s: its child %s is not there", n.ID, c.ID)
			}
		}
	}
	if tree.ID != "cell/institutioner/social/I08" || len(tree.Sentences) < 2 || opened < 20 {
		t.Errorf("%s, %d sentences, %d opened", tree.ID, len(tree.Sentences), opened)
	}
}

// Other data, other rules or both are compared with, and what lacks the number says so.
func TestExplainAgainstOtherRuns(t *testing.T) {
	wd, err := filepath.Abs("../../../examples/child-counting")
	folder := t.TempDir()
	if err == nil {
		err = os.CopyFS(filepath.Join(folder, "data"), os.DirFS(filepath.Join(wd, "data")))
	}
	if err != nil {
		t.Fatal(err)
	}
	change := func(from, to, old, new string) {
		text, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(to, []byte(strings.ReplaceAll(string(text), old, new)), 0o666)
		}
		if err != nil || !strings.Contains(string(text), old) {
			t.Fatal(from, err)
		}
	}
	t.Chdir(folder)
	change(filepath.Join(wd, "data/børn.csv"), "data/børn.csv", ";I08;", ";I17;")
	change(filepath.Join(wd, "rules.fordel"), "other.fordel", "= 4.500 kr", "= 6.000 kr")
	base := "explain " + filepath.Join(wd, "rules.fordel") + " --data " + filepath.Join(wd, "data") + " institutioner "
	for line, want := range map[string]string{
		"I17 social --against-data data":                              "»Indskrevne børn« (fra 198 til 120)",
		"I17 social --against-rules other.fordel":                     "»Loft pr. vægtet barn« (fra 6.000 kr. til 4.500 kr.)",
		"I17 social --against-rules other.fordel --against-data data": "(reglerne i other.fordel og data i data)",
		"- social --against-data data --lang en":                      "“Socioøkonomisk pulje” in all is 4,800,000 kr with both the data in data",
	} {
		out, errors, code := fordel(t, base+line, "")
		if code != fine || errors != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %q\n%s", line, code, errors, out)
		}
	}
	change("data/institutioner.csv", "data/institutioner.csv", "I17;", "I99;")
	if _, errors, code := fordel(t, base+"I17 social --against-data data", ""); code != wrong || !strings.Contains(errors, "I17") {
		t.Errorf("exit %d, %q", code, errors)
	}
	if _, errors, code := fordel(t, base+"I17 social --against I08 --against-data data", ""); code != wrongUse || !strings.Contains(errors, "én ting ad gangen") && !strings.Contains(errors, "one thing") {
		t.Errorf("exit %d, %q", code, errors)
	}
}
