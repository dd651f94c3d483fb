package area

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/source"
)

// fold brings a name to the form in which names are compared: whatever the case,
// å as aa, hyphens as blanks, without the word kommune and the s before it, and
// numbers without zeros in front.
func fold(name string) string {
	name = strings.ToLower(source.Compose(name))
	name = strings.NewReplacer("å", "aa", "-", " ", "–", " ").Replace(name)
	words := strings.Fields(name)
	if n := len(words); n > 1 && slices.Contains([]string{"kommune", "regionskommune", "municipality"}, words[n-1]) {
		words = words[:n-1]
	}
	name = strings.TrimSuffix(strings.Join(words, " "), "s")
	if number := strings.TrimLeft(name, "0"); number != "" && strings.Trim(number, "0123456789") == "" {
		return number
	}
	return name
}
