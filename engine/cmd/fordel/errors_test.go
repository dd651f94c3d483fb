package main

import (
	"strings"
	"testing"
)

// TestWrongUseInDanish: whatever the command itself says is said in the language
// asked for, or else in that of the rules.
func TestWrongUseInDanish(t *testing.T) {
	for line, want := range map[string]string{
		"nothing --lang da":                                  "der er ingen kommando",
		"run --lang da":                                      "hvilken regelfil?",
		"run --lang=da testdata/no.fordel":                   "der er ingen fil eller mappe testdata/no.fordel",
		"run --lang da testdata":                             "testdata er en mappe",
		"run --lang da testdata/schools":                     "giv regelfilen i den: `testdata/schools/rules.fordel`",
		"run --lang da --data testdata/none " + schools[:29]: "der er ingen fil eller mappe testdata/none",
		"run --lang da --data testdata/schools/rules.fordel " + schools[:29]:     "er en fil; giv den mappe, den ligger i: `testdata/schools`",
		"run --lang da --param tax=1 " + schools:                                 "reglerne har ingen parameter \"tax\"; der er ",
		"run --lang da --param share=x " + schools:                               "skriv den som i regelfilen",
		"run --lang da --param share " + schools:                                 "skriv NAVN=VÆRDI",
		"run --lang da --scenario |Al of it| " + schools:                         "intet scenarie \"Al of it\"; mente du \"All of it\"?",
		"run --lang da --format pdf " + schools:                                  "skriv et af text, json, csv",
		"run --lang da --frmat json " + schools:                                  "der er intet flag \"frmat\"; mente du \"format\"?",
		"sample --out testdata/skoler/rules.fordel testdata/skoler/rules.fordel": "testdata/skoler/rules.fordel er en fil; her skal der være en mappe",
		"run --lang da --out testdata/schools/rules.fordel " + schools:           "testdata/schools/rules.fordel er en fil; her skal der være en mappe",
		"run --param satz=1 " + skoler:                                           "reglerne har ingen parameter",
		"run --lang en --param satz=1 " + skoler:                                 "the rules have no parameter",
		"run --lang da --format":                                                 "--format skal have en værdi; skriv et af text, json, csv",
		"sample --lang da " + schools[:29]:                                       "hvorhen? giv en mappe med --out MAPPE",
		"sample --lang da --seed x " + schools[:29]:                              "skriv et helt tal",
		"test --lang da testdata/schools/data":                                   "intet eksempel",
	} {
		out, errors, code := fordel(t, line, "")
		if code != wrongUse || out != "" || !strings.Contains(errors, want) {
			t.Errorf("%q: exit %d %q %q, want %q", line, code, out, errors, want)
		}
	}
}

// TestEveryCommandSpeaksDanish: whatever command is used wrongly says so in Danish.
func TestEveryCommandSpeaksDanish(t *testing.T) {
	for _, c := range commands() {
		for _, line := range []string{c.name + " --lang da --zzz", c.name + " --zzz --lang da"} {
			if _, errors, code := fordel(t, line, ""); code != wrongUse || !strings.Contains(errors, "der er intet flag \"zzz\"") || !strings.Contains(errors, "siger, hvordan den bruges") {
				t.Errorf("%s: exit %d %q", line, code, errors)
			}
		}
		if out, _, code := fordel(t, c.name+" --help --lang da", ""); code != fine || !strings.Contains(out, c.about.DA) {
			t.Errorf("%s --help: exit %d %q", c.name, code, out)
		}
	}
}

func TestHelpInDanish(t *testing.T) {
	for line, want := range map[string]string{"help --lang da": "fordel run REGLER [--data MAPPE]", "run --help --lang da": "beregn en model"} {
		if out, errors, code := fordel(t, line, ""); code != fine || errors != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d %q %q", line, code, out, errors)
		}
	}
}

// TestDescriptionsObeyNothing: what a terminal would obey is shown as what it is.
func TestDescriptionsObeyNothing(t *testing.T) {
	rules := "fordel 1 en\nparam p \"One \u202etwo\u200b\" = 1\nlet a \"A\" = p\n"
	for _, command := range []string{"describe -", "run -", "run - --format json", "check - --format json"} {
		out, errors, _ := fordel(t, command, rules)
		if out == "" || strings.ContainsAny(out+errors, "\u202e\u200b\x1b") {
			t.Errorf("%s: %q %q", command, out, errors)
		}
	}
}
