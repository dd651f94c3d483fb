package report

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/view"
)

// Given is what is to be told of figures and is not known from their run.
type Given struct {
	Version string // of the program; empty: not told
	Date    string // on which they leave, as people write it; empty: not told
	MadeUp  bool   // they are of no real municipality
	Against string // what they are measured against, as people call it; empty: nothing
	Hidden  int    // how many figures are left out, as they are of few
}

// Origin is what figures are of: it goes with everything that leaves, so that nobody
// takes a proposal for what was decided, or made-up figures for real ones.
type Origin struct {
	Heading string // the model, the municipality and the year
	MadeUp  string // that they are made up; empty where they are not
	Turned  bool   // parameters have other values than in the rules
	Facts   []Fact
}

// Fact is one thing to know of figures.
type Fact struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// OriginOf is where the figures of a run come from.
func OriginOf(r *Run, given Given, lang diag.Lang) Origin {
	t := &textReport{run: r, lang: lang}
	turned := t.turned()
	o := Origin{Heading: strings.Join(nonEmpty(t.named()), ", "), Turned: len(turned) > 0}
	add := func(en, da, text string) {
		if text != "" {
			o.Facts = append(o.Facts, Fact{t.say(en, da), text})
		}
	}
	if given.MadeUp {
		o.MadeUp = t.say("Made-up figures", "Opdigtede tal")
		add("Figures", "Tal", t.say("made up, of no real municipality", "opdigtede, ikke fra nogen kommune"))
	}
	add("Showing", "Viser", t.shows(len(turned) > 0))
	add("Against", "Mod", given.Against)
	o.Facts = append(o.Facts, turned...)
	add("Decided", "Vedtaget", t.decided(len(turned) > 0))
	add("Data", "Data", t.files())
	add("Checks", "Kontroller", t.checked())
	if given.Hidden > 0 {
		add("Small counts", "Små antal", t.hidden(given.Hidden))
	}
	add("Fingerprint of the rules", "Reglernes fingeraftryk", ShortFingerprint(r.Fingerprint()))
	add("Date", "Dato", given.Date)
	add("Computed with", "Beregnet med", strings.TrimSpace("Fordel "+given.Version))
	return o
}

// Line is the origin in one line.
func (o Origin) Line() string {
	parts := nonEmpty([]string{o.Heading, o.MadeUp})
	for _, f := range o.Facts {
		parts = append(parts, f.Name+": "+f.Text)
	}
	return strings.Join(parts, ". ")
}

// ShortFingerprint is as much of a fingerprint as people compare: 1f47 c125 9a93.
func ShortFingerprint(f string) string {
	if len(f) < 12 {
		return f
	}
	return f[:4] + " " + f[4:8] + " " + f[8:12]
}

// named is the model, the municipality and the year, where they are said.
func (t *textReport) named() []string {
	m := t.run.Program.Model
	parts := []string{m.Label, m.Municipality}
	if m.Year != nil {
		parts = append(parts, plainYear(*m.Year))
	}
	return parts
}

// turned are the parameters whose values are not those of the rules.
func (t *textReport) turned() (out []Fact) {
	for _, p := range t.run.Program.Params {
		now := t.run.Params[p.Slot]
		if view.Plain(now) == view.Plain(p.Value) {
			continue
		}
		label := p.Label
		if label == "" {
			label = p.Name
		}
		written := func(c check.Const) string {
			text := t.single(c, p.Share)
			if t.lang == diag.Danish && strings.HasSuffix(text, " kr") {
				text += "."
			}
			return text
		}
		out = append(out, Fact{label, written(now) + t.say(" (base: ", " (grundlag: ") + written(p.Value) + ")"})
	}
	return out
}

// shows is what the figures are of: the rules as they stand, a scenario, or values of
// somebody's own.
func (t *textReport) shows(turned bool) string {
	s := t.run.Scenario
	switch {
	case s != nil && slices.Equal(t.run.Params, inScenario(t.run.Program, s)):
		return t.say("scenario “", "scenariet »") + s.Name + t.say("”", "«")
	case turned:
		return t.say("current settings", "aktuelle indstillinger")
	}
	return t.say("the base, as the rules say", "grundlaget, som reglerne siger")
}

// inScenario are the values of all parameters in a scenario.
func inScenario(p *check.Program, s *check.Scenario) []check.Const {
	out := make([]check.Const, len(p.Params))
	for _, param := range p.Params {
		out[param.Slot] = param.Value
	}
	for _, set := range s.Settings {
		out[set.Param.Slot] = set.Value
	}
	return out
}

// decided is the decision that the rules name, and whether the figures still are of it.
func (t *textReport) decided(turned bool) string {
	adopted := strings.TrimRight(t.run.Program.Model.Adopted, ". ")
	if adopted != "" && turned {
		return t.say("changed since ", "ændret siden ") + adopted
	}
	return adopted
}

// files are the files that the data are from, with their rows.
func (t *textReport) files() string {
	var out []string
	for _, tb := range t.run.Program.Tables {
		data := t.run.Table(tb)
		if data == nil || tb.Decl.HasRows || data.File == "" {
			continue
		}
		text := fileName(data.File) + " (" + diag.Format("%s rows", "%s rækker", diag.Number(float64(data.Len))).In(t.lang)
		if data.LeftOut > 0 {
			text += diag.Format(", %s left out", ", %s udeladt", diag.Number(float64(data.LeftOut))).In(t.lang)
		}
		out = append(out, text+")")
	}
	return strings.Join(out, ", ")
}

// checked is how many of the rules' checks hold.
func (t *textReport) checked() string {
	failed := map[*check.Expect]bool{}
	for _, e := range t.run.Expectations {
		failed[e.Expect] = failed[e.Expect] || !e.OK
	}
	passed := 0
	for _, not := range failed {
		if !not {
			passed++
		}
	}
	if len(failed) == 0 {
		return ""
	}
	return diag.Format("%s of %s pass", "%s af %s i orden", diag.Number(float64(passed)), diag.Number(float64(len(failed)))).In(t.lang)
}

func (t *textReport) hidden(n int) string {
	return diag.Format("%s figures are hidden, as they are of fewer than %s or could tell one that is",
		"%s tal er skjult, fordi de er på under %s eller kunne røbe et, der er", diag.Number(float64(n)), diag.Number(SmallCount)).In(t.lang)
}

// FileName is a name for a file with figures of a run, without its ending: what it
// holds, whose it is, whether it is a proposal, and which rules gave it.
func FileName(r *Run, what string, o Origin, lang diag.Lang) string {
	m := r.Program.Model
	parts := []string{"fordel", what, m.Municipality}
	if m.Year != nil {
		parts = append(parts, plainYear(*m.Year))
	}
	if o.Turned {
		parts = append(parts, diag.Text{EN: "proposal", DA: "forslag"}.In(lang))
	}
	parts = append(parts, r.Fingerprint()[:8])
	for i, p := range parts {
		parts[i] = slug(p)
	}
	return strings.Join(nonEmpty(parts), "-")
}

// plainLetters are Danish letters as file names everywhere may have them.
var plainLetters = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "é", "e", "ö", "oe", "ä", "ae", "ü", "u")

// slug is a text in letters that file names everywhere may have.
func slug(text string) string {
	plain := plainLetters.Replace(strings.ToLower(text))
	words := strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// fileName is the last part of a path: where a file lies is nobody's business but its owner's.
func fileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
