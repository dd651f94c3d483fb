package table

import "strings"

// maxCandidates bounds the search for what somebody may have meant.
const maxCandidates = 10_000

// nearest is the candidate that wrong is most likely a slip for, "" if none is
// near. Case, blanks and leading zeros (which spreadsheets drop) weigh nothing;
// otherwise one slip in three characters is allowed, and none among digits,
// where every number lies near another. Of equals the first is taken.
func nearest(wrong string, candidates []string) string {
	if len(candidates) > maxCandidates || len(wrong) > 200 {
		return ""
	}
	want := fold(wrong)
	best, least := "", len(want)/3+1
	if strings.Trim(wrong, "0123456789") == "" {
		least = 1
	}
	for _, c := range candidates {
		if len(c) > 200 {
			continue
		}
		if d := slips(want, fold(c), least); d < least {
			best, least = c, d
		}
	}
	return best
}

// fold brings a word to a form in which differences that do not count are gone.
func fold(s string) []rune {
	s = strings.Join(strings.Fields(strings.ToLower(s)), "")
	return []rune(strings.TrimLeft(s, "0"))
}

// slips counts the insertions, deletions, replacements and swaps of neighbours
// that turn a into b (the optimal string alignment distance); it may stop
// counting at limit.
func slips(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
