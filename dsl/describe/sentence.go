package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// say is the sentence of the text's language with its arguments filled in: %s
// is the next, %[2]s the second. The arguments are in that language already.
// (They are texts, not anything, as the calls are many and this makes them
// short.)
func (t *teller) say(en, da string, args ...string) string {
	if t.lang == diag.Danish {
		return fill(da, args)
	}
	return fill(en, args)
}

// fill puts arguments into a format.
func fill(format string, args []string) string {
	var out strings.Builder
	for next := 0; ; next++ {
		before, after, found := strings.Cut(format, "%")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		if strings.HasPrefix(after, "[") {
			next = int(after[1] - '1')
			after = after[3:]
		}
		if next < len(args) {
			out.WriteString(args[next])
		}
		format = strings.TrimPrefix(after, "s")
	}
}

// stop makes a sentence of a clause: it begins with a capital and ends with a
// full stop, one only where it ends with an abbreviation.
func stop(clause string) string {
	clause = capital(clause)
	if strings.HasSuffix(clause, ".") || strings.HasSuffix(clause, ":") {
		return clause
	}
	return clause + "."
}

// capital writes the first letter large.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// quoted puts a text in the quotation marks of the language.
func (t *teller) quoted(text string) string {
	return t.say("“%s”", "»%s«", text)
}

// and joins a list: a, b and c.
func (t *teller) and(items []string) string { return t.join(items, t.say(" and ", " og ")) }

// or joins a list: a, b or c.
func (t *teller) or(items []string) string { return t.join(items, t.say(" or ", " eller ")) }

func (t *teller) join(items []string, last string) string {
	if n := len(items); n > 1 {
		return strings.Join(items[:n-1], ", ") + last + items[n-1]
	}
	return strings.Join(items, "")
}

func endWithStop(text string) string {
	if strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
