package bridge

import (
	"sync"

	"github.com/fordel-lang/fordel/dsl/statement"
)

// wordsOf are what the texts of a figure say, the same for the same figure; nil
// where it is no text.
func wordsOf(f *statement.Figure) *Words { return figureWords()[f] }

var figureWords = sync.OnceValue(func() map[*statement.Figure]*Words {
	out := map[*statement.Figure]*Words{}
	for _, d := range statement.All {
		for i := range d.Figures {
			if f := &d.Figures[i]; f.Choices != nil {
				words := Words{}
				for _, c := range f.Choices {
					words[c.EN] = Sentence(c.Shown)
				}
				out[f] = &words
			}
		}
	}
	return out
})
