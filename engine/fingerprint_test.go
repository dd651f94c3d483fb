package engine

import (
	"os"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// TestFingerprint is the same for every spelling of the same rules, and another
// for other rules.
func TestFingerprint(t *testing.T) {
	fingerprint := func(text string) string {
		model, _ := Open("rules.fordel", text)
		return model.Fingerprint()
	}
	const rules = "fordel 1 en\n\nparam p \"Share\" = 3 %\nlet a = p * 1_000 kr + 0.5 mio kr // about\n"
	want := fingerprint(rules)
	if len(want) != 64 {
		t.Errorf("fingerprint %q", want)
	}
	for _, same := range []string{
		"// first\nfordel 1 en\nparam   p \"Share\"=3%\n\n\nlet a = p*1000kr +\n  500_000 kr",
		"fordel 1 da\nparameter p \"Share\" = 3 %\nsæt a = p * 1.000 kr + 0,5 mio. kr.\n",
	} {
		if got := fingerprint(same); got != want {
			t.Errorf("%s: %s, not %s", same, got, want)
		}
	}
	for _, other := range []string{
		"fordel 1 en\nparam p \"Share\" = 4 %\nlet a = p * 1_000 kr + 0.5 mio kr\n",
		"fordel 1 en\nparam p \"Part\" = 3 %\nlet a = p * 1_000 kr + 0.5 mio kr\n",
		"fordel 1 en\nparam p \"Share\" = 3 %\nlet a = p * 1_000 kr - 0.5 mio kr\n",
	} {
		if got := fingerprint(other); got == want {
			t.Errorf("%s: the same fingerprint", other)
		}
	}
}

// TestFingerprintOfTranslation is that of the original, for every construct.
func TestFingerprintOfTranslation(t *testing.T) {
	raw, err := os.ReadFile("../dsl/testdata/canonical.fordel")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dsl.Parse("canonical.fordel", string(raw))
	danish, _ := format.Format(file, diag.Danish)
	model, _ := Open("canonical.fordel", string(raw))
	twin, _ := Open("canonical.da.fordel", danish)
	if model.Fingerprint() != twin.Fingerprint() {
		t.Errorf("%s in English, %s in Danish", model.Fingerprint(), twin.Fingerprint())
	}
}
