package diag

import "strings"

// Rules brings what a list says to write into the language of the rules that it is about, whoever reads it: what stands
// between backquotes is then the same in both sentences. `surplus keep` in Danish rules would be one mistake more.
func (l List) Rules(lang Lang) List {
	for i := range l {
		l[i].Message = l[i].Message.rules(lang)
		l[i].Hint = l[i].Hint.rules(lang)
	}
	return l
}

// rules is the text with what is quoted as in one language.
func (t Text) rules(lang Lang) Text {
	if t.EN == t.DA || !strings.Contains(t.EN, "`") {
		return t
	}
	if lang == Danish {
		t.EN = requoted(t.EN, t.DA)
	} else {
		t.DA = requoted(t.DA, t.EN)
	}
	return t
}

// requoted is a text with what is quoted in another, one by one; as it is where the two do not quote alike.
func requoted(text, from string) string {
	parts, others := strings.Split(text, "`"), strings.Split(from, "`")
	if len(parts) != len(others) || len(parts)%2 == 0 || !quotesAlike(parts, others) {
		return text
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i] = others[i]
	}
	return strings.Join(parts, "`")
}

// quotesAlike reports whether what is quoted in both texts of a sentence stands in the same places.
func quotesAlike(a, b []string) bool {
	at := map[string]int{}
	for i := 1; i < len(a); i += 2 {
		at[a[i]] = i
	}
	for i := 1; i < len(b); i += 2 {
		if j, ok := at[b[i]]; ok && j != i && a[i] != b[i] {
			return false
		}
	}
	return true
}
