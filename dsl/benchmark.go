package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Benchmark is `benchmark NAME "label" of TABLE.COLUMN { ... }`.
type Benchmark struct {
	Base
	Name        Name
	Label       Text
	Of          Target
	Each        *Formula
	Per         *Formula
	Exclude     *Formula
	Outliers    []Outliers
	Average     AverageKind
	WeightedBy  *Formula
	Percentiles []Literal
}

// Outliers is one `outliers` line.
type Outliers struct {
	Kind  OutlierKind
	Limit *Formula
	At    diag.Range
}

// OutlierKind is the form of an outlier criterion.
type OutlierKind int

const (
	OutlierSD      OutlierKind = iota // N sd
	OutlierAverage                    // P from average
	OutlierOwnMean                    // P from own mean
)

// AverageKind is how a benchmark's average is formed.
type AverageKind int

const (
	AverageMean AverageKind = iota
	AverageMedian
	AverageWeighted
)

var (
	outlierWords = []string{"sd", "from average", "from own mean"}
	averageWords = []string{"mean", "median", "weighted by"}
)

func (k OutlierKind) String() string { return outlierWords[k] }
func (k AverageKind) String() string { return averageWords[k] }

var benchmarkHead = newHead[ofClause](&statement.Benchmark)

func readBenchmark(s *reading) Statement {
	b := &Benchmark{}
	if !s.measuring(benchmarkHead, b.fields(), &b.Name, &b.Label, &b.Of) {
		return nil
	}
	b.Base = s.close()
	return b
}

// fields are the clauses of its block.
func (s *Benchmark) fields() []field {
	return []field{
		{"each", RoleEach, &s.Each},
		{"per", RolePer, &s.Per},
		{"exclude", RoleExclude, &s.Exclude},
		{"outliers", RoleOutliers, &s.Outliers},
		{"average", RoleAverage, &averaging{&s.Average, &s.WeightedBy}},
		{"percentiles", "", &s.Percentiles},
	}
}

// Subject implements Statement.
func (s *Benchmark) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Benchmark) Accept(v Visitor) { v.Benchmark(s) }

func (s *Benchmark) formulas(each visit) { walk(s.fields(), each) }
