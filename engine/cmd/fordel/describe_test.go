package main

import (
	"strings"
	"testing"
)

// The text is in the language asked for, or else in that of the rules.
func TestDescribe(t *testing.T) {
	for line, want := range map[string]string{
		"describe testdata/schools/rules.fordel":                     "600 kr (",
		"describe --lang da testdata/schools/rules.fordel":           "600 kr. (",
		"describe testdata/skoler/rules.fordel":                      "500,25 EUR (50 pct. af »Ramme«) fordeles mellem alle skoler",
		"describe testdata/skoler/rules.fordel --lang en":            "500.25 EUR (50 per cent of “Ramme”) is shared among",
		"describe --lang da ../../../examples/phase-in/rules.fordel": "4,8 mio. kr. (",
	} {
		out, errors, code := fordel(t, line, "")
		if code != fine || errors != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %q\n%s", line, code, errors, out)
		}
	}
	out, _, code := fordel(t, "describe -", "fordel 1 en\nlet a \"Answer\" = 40 + 2\n")
	if code != fine || !strings.Contains(out, "- Answer: 40 plus 2.\n") {
		t.Errorf("standard input: exit %d\n%s", code, out)
	}
}

func TestDescribeFailures(t *testing.T) {
	out, errors, code := fordel(t, "describe testdata/broken/rules.fordel", "")
	if code != wrong || out != "" || !strings.Contains(errors, "error[name.unknown]") {
		t.Errorf("rules with errors: exit %d, %q, %q", code, out, errors)
	}
	for _, line := range []string{"describe", "describe a b", "describe nowhere.fordel", "describe --lang fr testdata/schools/rules.fordel"} {
		if _, errors, code := fordel(t, line, ""); code != wrongUse || errors == "" {
			t.Errorf("%s: exit %d, %q", line, code, errors)
		}
	}
}
