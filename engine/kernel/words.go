package kernel

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
)

// wording is x in [a, b] of words.
type wording struct {
	x     node
	items []node
	words []string
	in    wordSet
	out   [words]uint64
}

func (c *compiler) wording(x *check.Expr, items []*check.Expr, f *frame) node {
	n := &wording{x: c.node(x, f, true), words: make([]string, len(items))}
	for _, item := range items {
		n.items = append(n.items, c.node(item, f, true))
	}
	return n
}

func (n *wording) eval(b *block) value {
	x := n.x.eval(b)
	for i, item := range n.items {
		n.words[i] = item.eval(b).words[0]
	}
	out := n.out[:(b.n+63)/64]
	n.in.use(x.words, n.words)
	marked(out, x.codes[:b.n], n.in.marks)
	return value{flags: out}
}

// wordSet is the codes of a dictionary that stand for some words. It is kept
// while the dictionary and the words stay the same.
type wordSet struct {
	dictionary, words []string
	marks             []uint8 // 1 or 0, by code and one more: missing comes first
}

func (s *wordSet) use(dictionary, words []string) {
	if s.marks != nil && sameWords(s.dictionary, dictionary) && slices.Equal(s.words, words) {
		return
	}
	s.dictionary, s.words = dictionary, append(s.words[:0], words...)
	s.marks = zeroed(s.marks, len(dictionary)+1)
	wanted := make(map[string]bool, len(words))
	for _, w := range words {
		wanted[w] = true
	}
	for i, w := range dictionary {
		if wanted[w] {
			s.marks[i+1] = 1
		}
	}
}

// matcher finds equal words of two dictionaries. It keeps the codes of the
// second for those of the first while the dictionaries stay the same.
type matcher struct {
	first, second []string
	code          []int32
}

func (m *matcher) equal(out []uint64, x, y value, n int) {
	m.use(x.words, y.words)
	for w := range out {
		out[w] = 0
	}
	for i := range n {
		a, b := x.codes[i], y.codes[i]
		if a >= 0 && b >= 0 && m.code[a] == b {
			out[i>>6] |= 1 << (i & 63)
		}
	}
}

func (m *matcher) use(first, second []string) {
	if sameWords(m.first, first) && sameWords(m.second, second) {
		return
	}
	m.first, m.second = first, second
	codes := make(map[string]int32, len(second))
	for i := len(second) - 1; i >= 0; i-- {
		codes[second[i]] = int32(i)
	}
	m.code = make([]int32, len(first))
	for i, w := range first {
		m.code[i] = -1
		if code, ok := codes[w]; ok {
			m.code[i] = code
		}
	}
}

// sameWords reports whether two dictionaries are one.
func sameWords(a, b []string) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
