package function

// Sentence is a call in words: %s stands for the arguments in order, which hold
// together at least as tightly as Parts says, and the whole as Whole does.
type Sentence struct {
	EN, DA       string
	Parts, Whole Binding
}

// Binding is how tightly words hold together: what is looser than its place
// allows goes in brackets.
type Binding int

const (
	Conditional Binding = iota // a if c, else b
	Disjunction                // a or b
	Conjunction                // a and b
	Comparison                 // a is at least b
	Postfix                    // a rounded to b
	Noun                       // the sum of a over b
	Figure                     // the rate of a
	Sum                        // a + b
	Product                    // a × b
	Atom                       // a name, a number, something in brackets
)

// noun is a sentence whose arguments and whole are nouns: the sum of a.
func noun(en, da string) Sentence { return Sentence{en, da, Noun, Noun} }

// of is a sentence that its arguments are part of: a in capital letters.
func of(en, da string) Sentence { return Sentence{en, da, Atom, Figure} }
