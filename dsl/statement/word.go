package statement

import (
	"slices"
	"strings"
	"sync"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Word is a keyword, or several words, with a meaning of its own in some places;
// anywhere else the same words are names. The English spelling is also its name
// in the program.
type Word struct {
	EN, DA    string
	Doc       diag.Text // what it means there, in a line
	Takes     Takes     // what follows it, at the beginning of a line of a block
	On        Row       // where the formula that follows is computed
	Then      *Place    // the keywords among what follows; nil for none
	Several   bool      // it may stand in a block more than once
	Old       string    // what Danish rules called it earlier; it is still read there, with a warning
	Elsewhere string    // what people write for it elsewhere, in small letters, parted by blanks
	Write     diag.Text // how it is written with what follows, where the word alone would not do
}

// Spelling is the word in a language.
func (w *Word) Spelling(lang diag.Lang) string {
	if lang == diag.Danish {
		return w.DA
	}
	return w.EN
}

// Takes is what follows a keyword that begins a line.
type Takes int

const (
	AFormula    Takes = iota // FORMULA
	ATableName               // TABLE
	AText                    // "text"
	AFilledText              // "text with {names}"
	AValue                   // a constant
	Values                   // constants
	AFlag                    // yes or no
	ACurrency                // the word for money
	ARound                   // a unit and a method
	AnOrder                  // highest or lowest FORMULA
	Chosen                   // N highest FORMULA per COLUMN
	AChoice                  // one of the words of Then
	ASurplus                 // one of the words of Then, or `to POOL`
	ARate                    // to UNIT
	Outlying                 // FORMULA and a word of Then
	AnAverage                // a word of Then, perhaps with a formula
	Columns                  // formulas with labels
	Totalling                // a word of Then, perhaps with formulas
)

// Row is the row on which a formula is computed.
type Row int

const (
	OnRow   Row = iota // of the table that the statement is about
	OnGroup            // of the table that `per` leads to; on none without it
	OnNone
)

// Place is where keywords may stand.
type Place struct {
	Words []Word
	Signs []Word         // what may stand there too and is no word: `->`
	Begin []*Declaration // the statements whose words stand there

	index [2]phrases // by language: English, Danish
}

// phrases finds the words of a place by their first part, the longest first.
type phrases struct {
	once sync.Once
	of   map[string][]Phrase
}

// Phrase is one spelling of a keyword, word by word.
type Phrase struct {
	Words []string
	Word  *Word
	Old   bool // it is what the keyword was called earlier
}

// Phrases are the keywords of a place that begin with a word in a language, the
// longest first.
func (p *Place) Phrases(lang diag.Lang, first string) []Phrase {
	if p == nil {
		return nil
	}
	i := &p.index[0]
	if lang == diag.Danish {
		i = &p.index[1]
	}
	i.once.Do(func() {
		list := p.List()
		i.of = make(map[string][]Phrase, len(list))
		for _, w := range list {
			i.add(w.Spelling(lang), w, false)
			if w.Old != "" && lang == diag.Danish {
				i.add(w.Old, w, true)
			}
		}
	})
	return i.of[first]
}

func (i *phrases) add(spelling string, w *Word, old bool) {
	words := strings.Fields(spelling)
	i.of[words[0]] = longestFirst(i.of[words[0]], Phrase{words, w, old})
}

func longestFirst(list []Phrase, p Phrase) []Phrase {
	for i, q := range list {
		if len(p.Words) > len(q.Words) {
			return append(list[:i:i], append([]Phrase{p}, list[i:]...)...)
		}
	}
	return append(list, p)
}

// List is the keywords of a place, in the order in which they are offered.
func (p *Place) List() []*Word {
	if p == nil {
		return nil
	}
	out := make([]*Word, 0, len(p.Words))
	for i := range p.Words {
		out = append(out, &p.Words[i])
	}
	for _, d := range p.Begin {
		out = append(out, &d.Word)
		if d.Also != nil {
			out = append(out, d.Also)
		}
	}
	return out
}

// all is the keywords and signs of a place.
func (p *Place) all() []*Word {
	out := p.List()
	if p != nil {
		for i := range p.Signs {
			out = append(out, &p.Signs[i])
		}
	}
	return out
}

// Word is a keyword of the place, or a sign, given in English; nil for none.
func (p *Place) Word(english string) *Word {
	for _, w := range p.all() {
		if w.EN == english {
			return w
		}
	}
	return nil
}

// Meant is the keyword or sign of the place that people write otherwise
// elsewhere, given in small letters; nil for none.
func (p *Place) Meant(small string) *Word {
	for _, w := range p.all() {
		if slices.Contains(strings.Fields(w.Elsewhere), small) || w.Old == small && small != "" {
			return w
		}
	}
	return nil
}

// Written is how the keyword is written with what follows it.
func (w *Word) Written(lang diag.Lang) string {
	if w.Write.EN != "" {
		return w.Write.In(lang)
	}
	return w.Spelling(lang)
}
