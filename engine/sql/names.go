package sql

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// names gives everything a name that no other thing in its scope has: databases cut long
// names off, and some do not tell capitals from small letters.
type names struct{ taken map[string]bool }

func newNames(Dialect) *names { return &names{map[string]bool{}} }

// longest is how many bytes a name may have in PostgreSQL, with room for a number.
const longest = 58

// take is a name like the one wanted.
func (n *names) take(scope, want string) string {
	for len(want) > longest {
		_, size := utf8.DecodeLastRuneInString(want)
		want = want[:len(want)-size]
	}
	name := want
	for i := 2; n.taken[scope+strings.ToLower(name)]; i++ {
		name = want + "_" + strconv.Itoa(i)
	}
	n.taken[scope+strings.ToLower(name)] = true
	return name
}
