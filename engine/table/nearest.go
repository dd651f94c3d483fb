package table

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// maxCandidates bounds the search for what somebody may have meant.
const maxCandidates = 10_000

// nearest is the candidate that wrong is most likely a slip for, "" if none is
// near. Case, blanks and leading zeros, which spreadsheets drop, weigh nothing;
// numbers have no other slips, as each lies near the next. Of equals the first
// is taken.
func nearest(wrong string, candidates []string) string {
	if len(candidates) > maxCandidates {
		return ""
	}
	want := bare(wrong)
	for _, c := range candidates {
		if bare(c) == want {
			return c
		}
	}
	if allDigits(wrong) {
		return ""
	}
	return diag.Closest(wrong, candidates)
}

// bare is a word without what weighs nothing.
func bare(s string) string {
	return strings.TrimLeft(strings.Join(strings.Fields(strings.ToLower(s)), ""), "0")
}
