package measure_test

import (
	"encoding/csv"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
)

// table reads a sheet of numbers with the municipality first; what is missing is not a number.
func table(t *testing.T, name string) (names []string, columns map[string][]float64) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) != 99 {
		t.Fatalf("%d lines, %v", len(records), err)
	}
	columns = map[string][]float64{}
	for _, record := range records[1:] {
		names = append(names, record[0])
		for i, text := range record[1:] {
			x := math.NaN()
			if text != "" {
				if x, err = strconv.ParseFloat(text, 64); err != nil {
					t.Fatal(err)
				}
			}
			columns[records[0][i+1]] = append(columns[records[0][i+1]], x)
		}
	}
	return names, columns
}

var islands = []string{"Læsø", "Fanø", "Samsø", "Ærø"}

// The average municipality of 2013, as published: the plain mean without the four small islands and without those
// more than two standard deviations from the mean, its percentiles, and the index of every municipality.
func TestAverageMunicipalityOf2013(t *testing.T) {
	tests := []struct {
		table, column, index string
		mean, p10, p90       float64 // series_gennemsnitskommunen.csv, Tables 4.2 and 5.2
		off90                float64 // kroner
	}{
		{"table_7_3.csv", "unit_cost_account", "index_account", 75258, 65659, 83823, 0},
		{"table_7_4.csv", "unit_cost_0_2", "index", 132753, 117298, 150655, 1},
		{"table_7_4.csv", "unit_cost_3_5", "index", 73816, 65222, 83770, 1},
	}
	for _, test := range tests {
		names, columns := table(t, test.table)
		rows := measure.Rows{Values: columns[test.column]}
		for _, name := range names {
			rows.Excluded = append(rows.Excluded, slices.Contains(islands, name))
		}
		got, err := measure.Compare(rows, measure.Benchmark{StdDevs: 2, Percentiles: []float64{0.1, 0.9}})
		if err != nil {
			t.Fatal(err)
		}
		g := got.Groups[0]
		if g.N != 91 || number.Round(g.Average, 0) != test.mean || number.Round(g.Percentiles[0], 0) != test.p10 ||
			math.Abs(number.Round(g.Percentiles[1], 0)-test.p90) > test.off90 {
			t.Errorf("%s: %+v, want %+v with 91 municipalities", test.column, g, test)
		}
		for i, index := range got.Index {
			if number.Round(index, 0) != columns[test.index][i] {
				t.Errorf("%s, %s: index %v, published %v", test.column, names[i], index, columns[test.index][i])
			}
		}
	}
}

// The published index of the rate method against the published mean of 2013, Table 4.3.
func TestIndexOfTheRateMethod(t *testing.T) {
	_, columns := table(t, "table_7_3.csv")
	values := columns["unit_cost_rate"]
	known, compared := make([]bool, len(values)), 0
	for i, x := range values {
		known[i] = !math.IsNaN(x)
	}
	// one row of the published mean, all others excluded: the average is that mean
	rows := measure.Rows{Values: append(slices.Clone(values), 74887), Known: append(known, true), Excluded: make([]bool, len(values)+1)}
	for i := range values {
		rows.Excluded[i] = true
	}
	got, err := measure.Compare(rows, measure.Benchmark{})
	if err != nil {
		t.Fatal(err)
	}
	for i, published := range columns["index_rate"] {
		switch {
		case math.IsNaN(published):
			if !math.IsNaN(got.Index[i]) || got.Rank[i] != 0 {
				t.Errorf("row %d has no value, but index %v and rank %d", i, got.Index[i], got.Rank[i])
			}
		case number.Round(got.Index[i], 0) != published:
			t.Errorf("row %d: index %v, published %v", i, got.Index[i], published)
		default:
			compared++
		}
	}
	if compared < 90 {
		t.Errorf("only %d compared", compared)
	}
}

func TestCriteriaForOutliers(t *testing.T) {
	values := []float64{10, 10, 10, 10, 10, 10, 10, 10, 20, 12.5}
	tests := []struct {
		name string
		rule measure.Benchmark
		want []int // the outliers
		mean float64
	}{
		{"none", measure.Benchmark{}, nil, 11.25},
		{"two standard deviations", measure.Benchmark{StdDevs: 2}, []int{8}, 92.5 / 9},
		{"25 % from the average: 12.5 is not more than 25 % above 10", measure.Benchmark{FromAverage: 0.25, Average: measure.OfMedian}, []int{8}, 10},
		{"24 % from the average", measure.Benchmark{FromAverage: 0.24, Average: measure.OfMedian}, []int{8, 9}, 10},
		{"10 % from the mean takes those below too", measure.Benchmark{FromAverage: 0.115}, []int{8}, 92.5 / 9},
	}
	for _, test := range tests {
		got, err := measure.Compare(measure.Rows{Values: values}, test.rule)
		if err != nil {
			t.Fatal(err)
		}
		var outliers []int
		for i, is := range got.Outlier {
			if is {
				outliers = append(outliers, i)
			}
		}
		if g := got.Groups[0]; !slices.Equal(outliers, test.want) || !near(g.Average, test.mean) || g.N != 10-len(test.want) {
			t.Errorf("%s: outliers %v, %+v", test.name, outliers, g)
		}
		if !near(got.Index[8], 100*20/test.mean) || got.Rank[8] != 1 || got.Rank[9] != 2 || got.Rank[0] != 3 {
			t.Errorf("%s: an outlier has an index and a rank too: %v, %v", test.name, got.Index, got.Rank)
		}
	}
}

func TestOwnMeanOverOtherRows(t *testing.T) {
	rows := measure.Rows{ // units x years
		Values:   []float64{100, 100, 121, 50, 90, 100, 100, 120, 80, 80, 300},
		Unit:     []int{0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3},
		Group:    []int{0, 1, 2, 0, 1, 0, 1, 2, 0, 1, 2},
		Excluded: []bool{false, false, false, false, false, false, false, false, false, false, true},
	}
	got, err := measure.Compare(rows, measure.Benchmark{FromOwnMean: 0.2})
	if err != nil {
		t.Fatal(err)
	}
	// 121 is more than 20 % above 100; 120 is not; unit 1 has one other year; without the excluded year so has unit 3
	want := []bool{false, false, true, false, false, false, false, false, false, false, false}
	if !slices.Equal(got.Outlier, want) {
		t.Errorf("outliers %v, want %v", got.Outlier, want)
	}
	if g := got.Groups; len(g) != 3 || g[0].Average != 82.5 || g[1].Average != 92.5 || g[2].Average != 120 || g[2].N != 1 {
		t.Errorf("groups %+v", got.Groups)
	}
	if got.Rank[10] != 1 || got.Rank[2] != 2 || got.Rank[7] != 3 || got.Index[10] != 250 {
		t.Errorf("within the group: ranks %v, indices %v", got.Rank, got.Index)
	}
}

func TestWeightedBenchmark(t *testing.T) {
	rows := measure.Rows{Values: []float64{10, 20, 30}, Weights: []float64{1, 3, 0}, Known: []bool{true, true, false}}
	got, err := measure.Compare(rows, measure.Benchmark{Average: measure.Weighted, Percentiles: []float64{0.1, 0.5}})
	if err != nil || got.Groups[0].Average != 17.5 || got.Groups[0].N != 2 || !math.IsNaN(got.Groups[0].Percentiles[0]) || got.Groups[0].Percentiles[1] != 15 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestBenchmarkErrors(t *testing.T) {
	tests := []struct {
		rows measure.Rows
		want measure.GroupError
	}{
		{measure.Rows{}, measure.GroupError{}},
		{measure.Rows{Values: []float64{1, 2}, Group: []int{0, 2}}, measure.GroupError{Group: 1}},
		{measure.Rows{Values: []float64{1, 2}, Group: []int{0, 1}, Excluded: []bool{false, true}}, measure.GroupError{Group: 1}},
		{measure.Rows{Values: []float64{1, -1}}, measure.GroupError{Zero: true}},
	}
	for _, test := range tests {
		var bad *measure.GroupError
		if _, err := measure.Compare(test.rows, measure.Benchmark{}); !errors.As(err, &bad) || *bad != test.want || bad.Error() == "" {
			t.Errorf("%+v: %v, want %+v", test.rows, err, test.want)
		}
	}
	for _, rows := range []measure.Rows{
		{Values: []float64{1}, Known: []bool{true, true}}, {Values: []float64{1}, Group: []int{-1}}, {Values: []float64{1}, Unit: []int{-1}},
		{Values: []float64{1, 2}, Excluded: []bool{true}},
	} {
		if _, err := measure.Compare(rows, measure.Benchmark{}); !errors.Is(err, measure.ErrShape) {
			t.Errorf("%+v: %v, want ErrShape", rows, err)
		}
	}
	if _, err := measure.Compare(measure.Rows{Values: []float64{1}}, measure.Benchmark{Average: measure.Weighted}); !errors.Is(err, measure.ErrShape) {
		t.Errorf("weights missing: %v", err)
	}
}

func TestBenchmarkDoesNotDependOnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 12 + r.IntN(40)
		rows := measure.Rows{}
		for i := range n {
			rows.Values = append(rows.Values, math.Exp(r.NormFloat64()/3)*1e5)
			rows.Known = append(rows.Known, i < 6 || r.IntN(9) > 0)
			rows.Excluded = append(rows.Excluded, i >= 6 && r.IntN(5) == 0)
			rows.Group = append(rows.Group, i%3)
			rows.Unit = append(rows.Unit, i/3)
			rows.Weights = append(rows.Weights, float64(1+r.IntN(9)))
		}
		rule := measure.Benchmark{StdDevs: 2, FromAverage: 0.9, FromOwnMean: 0.5, Average: measure.Average(r.IntN(3)), Percentiles: []float64{0.5}}
		got, err := measure.Compare(rows, rule)
		if err != nil {
			continue
		}
		order := r.Perm(n)
		var shuffled measure.Rows
		for _, i := range order {
			shuffled.Values = append(shuffled.Values, rows.Values[i])
			shuffled.Known = append(shuffled.Known, rows.Known[i])
			shuffled.Excluded = append(shuffled.Excluded, rows.Excluded[i])
			shuffled.Group = append(shuffled.Group, rows.Group[i])
			shuffled.Unit = append(shuffled.Unit, rows.Unit[i])
			shuffled.Weights = append(shuffled.Weights, rows.Weights[i])
		}
		again, err := measure.Compare(shuffled, rule)
		if err != nil {
			t.Fatal(err)
		}
		for to, from := range order {
			if math.Float64bits(again.Index[to]) != math.Float64bits(got.Index[from]) || again.Outlier[to] != got.Outlier[from] || again.Rank[to] != got.Rank[from] {
				t.Fatalf("row %d changed with the order of the rows", from)
			}
		}
	}
}
