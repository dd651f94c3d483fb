package table

import (
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

// Fold brings a text to a form in which it is the same as others that look so:
// without regard to the case of letters, kinds of blanks and dashes, characters
// that cannot be seen, quotation marks, and alphabets whose letters look alike.
func Fold(s string) string { return string(appendFolded(nil, s, nil)) }

func appendFolded(out []byte, s string, spelled map[rune]string) []byte {
	blank := false
	for _, r := range s {
		if r = foldRune(r); r == 0 {
			continue
		}
		if r == ' ' {
			blank = len(out) > 0
			continue
		}
		if blank {
			out, blank = append(out, ' '), false
		}
		if r >= utf8.RuneSelf && spelled[r] != "" {
			out = append(out, spelled[r]...)
			continue
		}
		out = append(out, string(r)...)
	}
	return out
}

// appendSqueezed appends a key folded, signs between words the same as a blank, and
// without the blanks or points between thousands; æ, ø and å spelled out; a number
// without the zeros before it or the decimals that are zero, as spreadsheets have it.
func appendSqueezed(out []byte, s string) []byte {
	from := len(out)
	out = appendFolded(out, s, spelled)
	folded, n := bareNumber(out[from:]), 0
	for i, b := range folded {
		switch {
		case (b == ' ' || b == '.') && i > 0 && isDigit(folded[i-1]) && threeDigits(folded[i+1:]):
			continue
		case n > 0 && (b == '-' || b == '.' || b == ',' || b == '_' || b == '/'):
			b = ' '
		}
		if b == ' ' && n > 0 && folded[n-1] == ' ' {
			continue
		}
		folded[n] = b
		n++
	}
	if n > 1 && folded[n-1] == ' ' {
		n--
	}
	return append(out[:from], folded[:n]...)
}

// spelled is how letters are spelled out where a program has none of them.
var spelled = map[rune]string{'æ': "ae", 'ø': "oe", 'å': "aa", 'ä': "ae", 'ö': "oe", 'ü': "ue", 'é': "e", 'è': "e",
	'Æ': "Ae", 'Ø': "Oe", 'Å': "Aa", 'Ä': "Ae", 'Ö': "Oe", 'Ü': "Ue", 'É': "E", 'È': "E"}

// spelledAll is a text with such letters spelled out.
func spelledAll(s string) string {
	var b strings.Builder
	for _, r := range s {
		if to, ok := spelled[r]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bareNumber is 101 of 0101 and of 101,0; other keys are themselves, as are those of
// two digits, which may be meant as they are.
func bareNumber(s []byte) []byte {
	whole := len(s)
	for i, b := range s {
		if (b == ',' || b == '.') && i > 0 && i+1 < len(s) && len(s)-i < 4 && whole == len(s) {
			whole = i
		} else if !isDigit(b) || whole < len(s) && b != '0' {
			return s
		}
	}
	if s = s[:whole]; len(s) > 2 {
		for len(s) > 1 && s[0] == '0' {
			s = s[1:]
		}
	}
	return s
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// threeDigits reports whether a text begins with three digits and no more.
func threeDigits(s []byte) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

// foldRune is the character in whose place another counts; 0: none.
func foldRune(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case unicode.IsSpace(r):
		return ' '
	case r > ' ' && r < 0x7F && r != '"' && r != '\'' && r != '`':
		return r
	case quotationMark(r),
		unicode.In(r, unicode.Cf, unicode.Cc), r == '\u034F', r == '\u115F', r == '\u3164':
		return 0
	case unicode.Is(unicode.Pd, r):
		return '-'
	}
	return unicode.ToLower(source.Latin(r))
}

// alike are the groups of two or more different texts that are the same once
// folded, each by its positions, in the order of the first.
func alike(words []string) [][]int {
	workers := 1
	if len(words) > manyWords {
		workers = runtime.GOMAXPROCS(0)
	}
	hashes := make([]uint32, len(words))
	part := (len(words) + workers - 1) / workers
	_ = inParallel(workers, workers, func(w int) error {
		var buffer []byte
		for i := min(w*part, len(words)); i < min((w+1)*part, len(words)); i++ {
			buffer = appendSqueezed(buffer[:0], words[i])
			hashes[i] = hashOf(buffer)
		}
		return nil
	})
	found := make([][][]int, workers)
	_ = inParallel(workers, workers, func(w int) error {
		found[w] = alikeOf(words, hashes, uint32(w), uint32(workers))
		return nil
	})
	out := slices.Concat(found...)
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// manyWords is from how many words on it pays to look at them on all processors.
const manyWords = 100_000

// hashOf is FNV-1a.
func hashOf(text []byte) uint32 {
	hash := uint32(2166136261)
	for _, b := range text {
		hash = (hash ^ uint32(b)) * 16777619
	}
	return hash
}

// alikeOf is alike, of the words whose hashes have a remainder by a divisor.
func alikeOf(words []string, hashes []uint32, remainder, by uint32) [][]int {
	size := 16
	for size < 2*len(words)/int(by) {
		size *= 2
	}
	type slot struct{ hash, index int32 } // index from 1; 0: free
	table, groups, first, steps := make([]slot, size), map[int][]int{}, []int(nil), 0
	for i, hash := range hashes {
		if hash%by != remainder {
			continue
		}
		at := int(hash*0x9E3779B1) & (size - 1)
		for ; table[at].index != 0; at = (at + 1) & (size - 1) {
			if steps++; steps > 100*size {
				return nil // words made to fall on each other
			}
			other := int(table[at].index) - 1
			if table[at].hash == int32(hash) && string(appendSqueezed(nil, words[other])) == string(appendSqueezed(nil, words[i])) {
				if groups[other] == nil {
					groups[other] = []int{other}
					first = append(first, other)
				}
				groups[other] = append(groups[other], i)
				break
			}
		}
		if table[at].index == 0 {
			table[at] = slot{int32(hash), int32(i) + 1}
		}
	}
	out := make([][]int, len(first))
	for i, other := range first {
		out[i] = groups[other]
	}
	return out
}

// How many groups of keys that look the same are told of, and how many of each
// are named.
const (
	mostTwins = 10
	mostNamed = 6
)

// checkTwins warns of keys that look the same.
func (r *reader) checkTwins() {
	i := r.spec.key()
	if i < 0 || r.columns[i].field < 0 {
		return
	}
	c := &r.columns[i]
	groups := alike(c.column.Words)
	for n, group := range groups {
		if n == mostTwins {
			break
		}
		t := twins{more: max(0, len(group)-mostNamed)}
		for _, code := range group[:len(group)-t.more] {
			t.at = append(t.at, r.place(c.firstRow(int32(code)), c))
			t.names = append(t.names, c.column.Words[code])
		}
		r.caution(c.firstRow(int32(group[1])), c, func(at place) diag.Diagnostic { return twinKeys(at, t) })
	}
}

// firstRow is the first row that has a word.
func (f *filler) firstRow(code int32) int { return slices.Index(f.column.Codes, code) }

// differences names what makes texts differ that look the same.
func differences(names []string) diag.Text {
	var out diag.Text
	add := func(en, da string) {
		if out.EN != "" {
			en, da = ", "+en, ", "+da
		}
		out = diag.Text{EN: out.EN + en, DA: out.DA + da}
	}
	plain := make([]string, len(names))
	for i, name := range names {
		plain[i] = spelledAll(name)
	}
	letters := only(unicode.IsLetter, func(r rune) rune { return unicode.ToLower(source.Latin(r)) })
	if apart(names, letters) && !apart(plain, letters) {
		add("letters spelled out", "bogstaver, der er skrevet ud")
		names = plain
	}
	for _, d := range waysToDiffer {
		if apart(names, d.as) {
			add(d.en, d.da)
		}
	}
	return out
}

// apart reports whether names are not the same with each character as another, or
// without it: -1.
func apart(names []string, as func(rune) rune) bool {
	first := strings.Map(as, names[0])
	return slices.ContainsFunc(names, func(name string) bool { return strings.Map(as, name) != first })
}

// waysToDiffer are the ways in which texts that look the same are not: each keeps
// of a text what one of them is about.
var waysToDiffer = []struct {
	as     func(rune) rune
	en, da string
}{
	{only(unicode.IsLetter, source.Latin), "capitals", "store og små bogstaver"},
	{only(unicode.IsLetter, unicode.ToLower), "letters of another alphabet", "bogstaver fra et andet alfabet"},
	{only(func(r rune) bool { return unicode.IsDigit(r) && r > '9' }, itself), "digits of another width", "cifre i en anden bredde"},
	{only(unicode.IsSpace, itself), "blanks", "blanktegn"},
	{only(func(r rune) bool { return unicode.In(r, unicode.Cf, unicode.Cc) && !unicode.IsSpace(r) }, itself), "characters that cannot be seen", "usynlige tegn"},
	{only(quotationMark, itself), "quotation marks", "anførselstegn"},
	{only(func(r rune) bool { return unicode.IsPunct(r) && !quotationMark(r) }, itself), "dashes, points or commas", "bindestreger, punktummer eller kommaer"},
	{only(unicode.IsDigit, source.Latin), "zeros that do not count", "nuller, der ikke tæller"},
}

func quotationMark(r rune) bool {
	return r == '"' || r == '\'' || r == '`' || r == '´' || unicode.In(r, unicode.Pi, unicode.Pf) || r == '„' || r == '‚'
}

func itself(r rune) rune { return r }

// only keeps some characters, each as another.
func only(some func(rune) bool, as func(rune) rune) func(rune) rune {
	return func(r rune) rune {
		if some(r) {
			return as(r)
		}
		return -1
	}
}
