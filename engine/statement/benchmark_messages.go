package statement

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

// ofGroup says in a message which group it is about; nothing without groups.
func ofGroup(label string) diag.Text {
	if label == "" {
		return diag.Text{}
	}
	return diag.Format(" for `%s`", " for `%s`", label)
}

func benchmarkLimit(o check.Outlier, x float64) diag.Diagnostic {
	d := diag.New("benchmark.limit", diag.Error, "The limit for outliers must be above zero; it is %s.",
		"Grænsen for outliers skal være over nul; den er %s.", diag.Number(x)).At(o.Limit.At)
	if o.Kind == dsl.OutlierSD {
		return d.WithHint("Write `outliers 2 sd`.", "Skriv `outliers 2 standardafvigelser`.")
	}
	return d.WithHint("Write a share such as `25 %%`.", "Skriv en andel, fx `25 %%`.")
}

func benchmarkNoAverage(s *check.BenchmarkStep, group string, zero bool) diag.Diagnostic {
	if zero {
		return diag.New("benchmark.zero", diag.Error, "The average of `%s`%s is zero, and nothing can be compared with it.",
			"Gennemsnittet i `%s`%s er nul, og intet kan sammenlignes med det.", s.Name, ofGroup(group)).At(declared(s)).
			WithHint("Compare another column.", "Sammenlign en anden kolonne.")
	}
	return diag.New("benchmark.empty", diag.Error, "All rows of `%s`%s are left out, so there is no average.", "Alle rækker i `%s`%s er holdt ude, så der er intet gennemsnit.",
		s.Name, ofGroup(group)).At(declared(s)).
		WithHint("Exclude fewer rows with `exclude` or `outliers`.", "Hold færre rækker ude med `udelad` eller `outliers`.")
}

func benchmarkWeight(s *check.BenchmarkStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("benchmark.weight", diag.Error, "The weight of an average cannot be below zero%s.", "Vægten i et gennemsnit kan ikke være under nul%s.", rows).
		At(s.Weight.At).WithHint("Write `max(0, …)`.", "Skriv `maks(0; …)`.")
}

// benchmarkPercentile names the groups without the percentile; one without a
// name is the whole benchmark.
func benchmarkPercentile(s *check.BenchmarkStep, i int, groups []string) diag.Diagnostic {
	of := diag.Text{}
	if groups[0] != "" {
		of = diag.Format(" for %s", " for %s", diag.Names(groups))
	}
	return diag.New("benchmark.percentile", diag.Warning, "There are too few values for percentile %s in `%s`%s.",
		"Der er for få værdier til %s. percentil i `%s`%s.",
		diag.Number(s.Percentiles[i]), s.Name, of).At(declared(s)).
		WithHint("Ask for percentiles nearer the middle.", "Vælg percentiler nærmere midten.")
}
