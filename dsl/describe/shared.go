package describe

import "github.com/fordel-lang/fordel/dsl/check"

// Shared is how one group of a pool was shared; a pool without groups is one.
type Shared struct {
	Group  string // the key of the group's row
	Rows   []int  // of the table
	Keys   []float64
	Bounds []string // of each row what holds it: "floor", "cap" or "none"
}

// workedShare tells of one row what part of the key is its, and what that gives: the first
// that nothing but the key decides. Those on the floor or at the cap are left out of the
// whole, for they have what they have whatever their key.
func (t *teller) workedShare(s *check.PoolStep) []Item {
	if t.outcome == nil || t.outcome.Shared == nil || t.outcome.Persons(s.To) ||
		s.Key == nil || isConst(s.Key) || s.First != nil || s.Start != nil {
		return nil
	}
	for _, group := range t.outcome.Shared(s) {
		if row, of, ok := t.byKeyAlone(group, s.Column); ok {
			about := t.say("Example (%s)", "Eksempel (%s)", t.rowTitle(s.To, row)+t.inGroup(s.Group, group.Group))
			return []Item{{About: about, Text: t.partOf(s, row, of), OfRow: true}}
		}
	}
	return nil
}

// inGroup names the group that a pool is shared in, behind a row; nothing for one pool.
func (t *teller) inGroup(groups *check.Table, key string) string {
	if groups == nil {
		return ""
	}
	for row := range t.outcome.Rows(groups) {
		if t.outcome.Cell(groups.Key, row).Text == key && t.rowName(groups, row) != "" {
			return ", " + t.rowName(groups, row)
		}
	}
	return ""
}

// byKey is what a row and all that the key decides have of it, and what they get.
type byKey struct {
	key, keys, money float64
	floor, cap       bool // others are held by one
}

// byKeyAlone finds the first row of a group that the key alone gives something, whose key
// can be told as it is.
func (t *teller) byKeyAlone(group Shared, column *check.Column) (row int, of byKey, ok bool) {
	for i, r := range group.Rows {
		switch group.Bounds[i] {
		case "floor":
			of.floor = true
			continue
		case "cap":
			of.cap = true
			continue
		}
		key, amount := group.Keys[i], t.outcome.Cell(column, r).Number
		of.keys += key
		of.money += amount
		if !ok && key > 0 && amount > 0 && (key == roundTo(key, 100) || key < 1) {
			row, of.key, ok = r, key, true
		}
	}
	whole := near(roundTo(of.keys, 1e9), 1) // a key of shares
	return row, of, ok && of.key < of.keys && (whole || of.key == roundTo(of.key, 100))
}

// partOf tells what a row has of a pool's key, and what that gives it.
func (t *teller) partOf(s *check.PoolStep, row int, of byKey) string {
	part := t.percent(roundTo(of.key/of.keys, 1000)).text()
	all := t.shortly(check.Const{Kind: s.Type.Kind, Number: of.money}, false)
	gets := t.amountAt(s.Column, row)
	if s.Round.Unit == 0 {
		gets = t.shortly(t.outcome.Cell(s.Column, row), false)
	}
	among := t.held(of)
	if near(roundTo(of.keys, 1e9), 1) {
		return t.say("%s of %s%s: %s", "%s af %s%s: %s", part, all, among, gets)
	}
	return t.say("%s of %s%s, or %s of %s: %s", "%s af %s%s, dvs. %s af %s: %s", t.digits(of.key), t.inKey(s, roundTo(of.keys, 100)), among, part, all, gets)
}

// inKey is a number of units of a pool's key, by what it counts where that can be said.
func (t *teller) inKey(s *check.PoolStep, n float64) string {
	e := s.Key
	if e.Op == check.OpColumn && e.Column.Member == nil && len(e.Path) == 0 {
		if noun, ok := t.nounOf(e.Column.Label, e.Column.Name); ok {
			return t.digits(n) + " " + noun.text
		}
		return t.say("%s in %s", "%s i %s", t.digits(n), t.value(e))
	}
	return t.say("%s in the key", "%s i fordelingsnøglen", t.digits(n))
}

// held says of a whole that it is without those on the floor or at the cap.
func (t *teller) held(of byKey) string {
	switch {
	case of.floor && of.cap:
		return t.say(" among those neither on the guarantee nor at the cap", " hos dem, der hverken er på garantien eller ved loftet")
	case of.floor:
		return t.say(" among those not on the guarantee", " hos dem, der ikke er på garantien")
	case of.cap:
		return t.say(" among those not at the cap", " hos dem, der ikke er ved loftet")
	}
	return ""
}
