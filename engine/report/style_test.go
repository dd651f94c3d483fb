package report

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestColumnStyles: a column has as many decimals as it needs, small numbers
// those of three digits, and what is only noise has none.
func TestColumnStyles(t *testing.T) {
	for _, test := range []struct {
		numbers []float64
		kind    check.Kind
		percent bool
		want    string
	}{
		{[]float64{1, 20_000}, check.Number, false, "1 20,000"},
		{[]float64{1.5, 2}, check.Number, false, "1.5 2.0"},
		{[]float64{1.5, 2}, check.Money, false, "1.50 2.00"},
		{[]float64{1.0 / 3, 200}, check.Number, false, "0.33 200.00"},
		{[]float64{0.05, 0}, check.Number, false, "0.05 0.00"},
		{[]float64{1.4142e-6, 3e-7}, check.Number, false, "0.00000141 0.00000030"},
		{[]float64{1e-13, 0}, check.Money, false, "0 0"},
		{[]float64{1.4142e-6, 3}, check.Number, false, "0 3"},
		{[]float64{0.6, 0.012}, check.Number, true, "60.0 % 1.2 %"},
		{[]float64{2024, 2025}, check.Number, false, "2024 2025"},
	} {
		style := styleOf(test.numbers, test.kind, test.percent)
		var got []string
		for _, x := range test.numbers {
			got = append(got, style.write(x, diag.English))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%v: %s, want %s", test.numbers, got, test.want)
		}
	}
	for x, want := range map[float64]float64{1234.5678: 1234.57, 0.123456: 0.1235, 0.0123456: 0.0123, 0.00123456: 0.00123, 1.4142e-6: 1.41e-6, 1e-13: 0, 0: 0} {
		if got := rounded2(x); got != want {
			t.Errorf("%v is shown as %v, want %v", x, got, want)
		}
	}
}
