package diag

import "unicode"

// longestSuggestion bounds the words compared, in characters: beyond it nobody
// meant another word, and the comparison stays cheap on hostile input.
const longestSuggestion = 60

// Closest is the candidate that word was probably meant to be, or "" where none
// is near. Near is a Damerau-Levenshtein distance (a swap of neighbours counts
// as one, upper and lower case as equal) of at most a third of the word's
// length. Of equally near candidates the first is taken, so the order of
// candidates decides and must not come from a map.
func Closest(word string, candidates []string) string {
	w := fold(word)
	if len(w) == 0 || len(w) > longestSuggestion {
		return ""
	}
	best, limit := "", max(1, len(w)/3)
	for _, c := range candidates {
		f := fold(c)
		if len(f) == 0 || len(f) > longestSuggestion || c == word {
			continue
		}
		if d := distance(w, f, limit); d <= limit && d < len(w) && d < len(f) {
			best, limit = c, d-1
		}
		if limit < 0 {
			break
		}
	}
	return best
}

// fold is the word's characters in lower case.
func fold(word string) []rune {
	out := []rune(word)
	for i, r := range out {
		out[i] = unicode.ToLower(r)
	}
	return out
}

// distance is the number of letters to change, add, leave out or swap with a
// neighbour to get from a to b (optimal string alignment); limit+1 where it is
// beyond limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}
