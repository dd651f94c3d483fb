package workbook

import (
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/engine/book"
)

// tell writes what the workbook is: of which model, how it is used, and what each sheet has.
func (b *builder) tell() {
	m := b.model.Program.Model
	s := b.about
	line := func(texts ...string) {
		first := len(s.free)
		s.free = append(s.free, nil)
		for i, t := range texts {
			for j, part := range inLines(t, 105) {
				if first+j == len(s.free) {
					s.free = append(s.free, nil)
				}
				for len(s.free[first+j]) <= i {
					s.free[first+j] = append(s.free[first+j], book.Cell{})
				}
				s.free[first+j][i].Value = part
			}
		}
	}
	title := m.Label
	if title == "" {
		title = b.say("A model of Fordel", "En model fra Fordel")
	}
	s.free = [][]book.Cell{{{Value: title, Style: b.title}}}
	for _, fact := range [][2]string{{b.say("Municipality", "Kommune"), m.Municipality}, {b.say("Adopted", "Vedtaget"), m.Adopted}, {b.say("Source", "Kilde"), m.Source}, {b.say("Fingerprint of the rules", "Reglernes fingeraftryk"), b.result.Model.Fingerprint()}} {
		if fact[1] != "" {
			line(fact[0], fact[1])
		}
	}
	line()
	line(b.say("How it works", "Sådan virker den"), b.say("The workbook computes the model: change parameters on their sheet, or data in the cells with a colour, and all else follows. Point at a head to read the rule.",
		"Projektmappen beregner modellen: ret parametre på deres ark eller data i de farvede celler, så følger resten med. Peg på et hoved for at læse reglen."))
	line("", b.say("Equals go by the order of rows, which is that of their keys when the workbook was made: rows that are added later are not computed, and sorted ones are told among the checks.",
		"Lige går efter rækkernes orden, som er nøglernes, da projektmappen blev lavet: rækker, der føjes til senere, beregnes ikke, og er rækkerne sorteret om, siges det blandt kontrollerne."))
	line("", b.say("Numbers are compared as they show with 15 digits. In formulas ROUND(x,14-INT(LOG10(ABS(x)))) does that.", "Tal sammenlignes, som de ser ud med 15 cifre. Det gør ROUND(x;14-INT(LOG10(ABS(x)))) i formlerne; på dansk AFRUND og HELTAL."))
	for _, solve := range b.model.Solves {
		line("", b.say("Solved by Fordel, not here: ", "Løst af Fordel, ikke her: ")+solve.Solve.Name)
	}
	for i, s := range b.model.Shows {
		if b.announced[i] == nil {
			line("", b.say("Has no sheet of its own, as its rows are too many to be put in order here: ", "Har ikke sit eget ark, fordi rækkerne er for mange til at blive sorteret her: ")+named(s.Show.Table))
		}
	}
	line()
	s.free = append(s.free, []book.Cell{{Value: b.say("Sheet", "Ark"), Style: b.head}, {Value: b.say("What it has", "Hvad der står på det"), Style: b.head}})
	for _, other := range b.sheets[1:] {
		line(other.name, other.has)
	}
	s.widths = []float64{36, 110}
}

// inLines breaks a text between words, so that every row shows all of its line.
func inLines(text string, most int) []string {
	lines := []string{""}
	for _, word := range strings.Split(text, " ") {
		switch last := &lines[len(lines)-1]; {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= most:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
