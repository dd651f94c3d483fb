package explain

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/view"
)

// spot is a node with the ways down from it, which are gone when they are asked for.
type spot struct {
	Node
	kids []kid
	list *listing
}

// kid is a child of a name.
type kid struct {
	role, name string // the name stands in its address
	decides    bool
	make       func(id string) *spot
}

// listing is children of which there may be many: an address names one by the word
// and its own key.
type listing struct {
	role, word string
	n          int
	key        func(i int) string
	find       func(key string) (i int, ok bool)
	make       func(i int, id string) *spot
	table      *check.Table // whose rows they stand on; nil for no table's
}

// add adds a child.
func (s *spot) add(role string, make func(id string) *spot) { s.addAs(role, role, make) }

// addAs adds a child whose address is not its role.
func (s *spot) addAs(role, name string, make func(id string) *spot) {
	s.kids = append(s.kids, kid{role: role, name: name, make: make})
}

// deciding marks the last child as the one that held.
func (s *spot) deciding(decides bool) { s.kids[len(s.kids)-1].decides = decides }

// note adds a note; pairs are names and values.
func (s *spot) note(code string, pairs ...any) {
	n := Note{Code: code}
	for i := 0; i < len(pairs); i += 2 {
		if n.Values == nil {
			n.Values = map[string]Value{}
		}
		value := pairs[i+1]
		switch v := value.(type) {
		case check.Const:
			value = view.Plain(v)
		case int:
			value = float64(v)
		}
		n.Values[pairs[i].(string)] = value
	}
	s.Notes = append(s.Notes, n)
}

// set gives the node its value.
func (s *spot) set(c check.Const) *spot {
	s.is, s.Value = c, view.Plain(c)
	return s
}

// number gives the node a number of the type it has.
func (s *spot) number(kind check.Kind, x float64) *spot {
	return s.set(check.Const{Kind: kind, Number: x})
}

// exactly gives the node a number to about 32 digits.
func (s *spot) exactly(kind check.Kind, x dd.Float) *spot {
	s.Exact = []float64{x.Hi, x.Lo}
	return s.number(kind, x.Hi)
}

// opens is how many children there are.
func (s *spot) opens() int {
	n := len(s.kids)
	if s.list != nil {
		n += s.list.n
	}
	return n
}

// child is one of them.
func (s *spot) child(i int) *spot {
	var c *spot
	if i < len(s.kids) {
		k := s.kids[i]
		c = k.make(s.ID + "/" + k.name)
		c.Role, c.Decides = k.role, k.decides || c.Decides
	} else {
		i -= len(s.kids)
		c = s.list.make(i, s.ID+"/"+s.list.word+"/"+segment(s.list.key(i)))
		c.Role = s.list.role
	}
	c.Opens = c.opens()
	return c
}

// step goes down by the first of the segments of an address.
func (s *spot) step(path []string) (next *spot, rest []string) {
	for i, k := range s.kids {
		words := strings.Count(k.name, "/") + 1
		if len(path) >= words && strings.Join(path[:words], "/") == k.name {
			return s.child(i), path[words:]
		}
	}
	if l := s.list; l != nil && len(path) > 1 && path[0] == l.word {
		if i, ok := l.find(unescape.Replace(path[1])); ok {
			return s.child(len(s.kids) + i), path[2:]
		}
	}
	return nil, nil
}

// What a segment of an address cannot hold as it is.
var (
	escape   = strings.NewReplacer("%", "%25", "/", "%2F", "?", "%3F", "#", "%23")
	unescape = strings.NewReplacer("%25", "%", "%2F", "/", "%3F", "?", "%23", "#")
)

// segment is a text as a segment of an address.
func segment(text string) string { return escape.Replace(text) }
