package engine_test

import (
	"os"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// TestOldWordsGiveTheSame: rules with the words of earlier give what they give when
// they are formatted.
func TestOldWordsGiveTheSame(t *testing.T) {
	raw, err := os.ReadFile("../dsl/testdata/old.da.fordel")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dsl.Parse("rules.fordel", string(raw))
	for _, lang := range []diag.Lang{diag.Danish, diag.English} {
		now, _ := format.Format(file, lang)
		before, was := outcome(t, string(raw))
		after, is := outcome(t, now)
		if before.HasErrors() || after.HasErrors() || was != is || !strings.Contains(is, "402") {
			t.Errorf("%v\n%s\nin %s: %v\n%s", before, was, lang, after, is)
		}
	}
}
