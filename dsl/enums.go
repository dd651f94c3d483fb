package dsl

// The English words for the choices in the tree; in a file they are spelled in
// its language, and lex.Spell gives that. A choice without a word of its own
// (what holds where nothing is said) is "".
var (
	methodWords    = []string{"", "largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill", "each"}
	directionWords = []string{"highest", "lowest"}
)

func (m Method) String() string    { return methodWords[m] }
func (d Direction) String() string { return directionWords[d] }

// choice is the value that an English word stands for: its place in words.
func choice[T ~int](words []string, word string) T {
	for i, w := range words {
		if w == word {
			return T(i)
		}
	}
	return 0
}

func directionOf(word string) Direction { return choice[Direction](directionWords, word) }
