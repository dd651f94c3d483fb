package dsl

// StatementKind names the statement types.
type StatementKind int

const (
	StatementBroken StatementKind = iota
	StatementModel
	StatementTable
	StatementParam
	StatementLet
	StatementBands
	StatementIndicator
	StatementCount
	StatementPool
	StatementGrant
	StatementSplit
	StatementEarmark
	StatementPositions
	StatementBenchmark
	StatementSpread
	StatementScenario
	StatementExpect
	StatementSolve
	StatementShow
	StatementChart
)

// The English words for the choices in the tree; in a file they are spelled in
// its language, and lex.Spell gives that. A choice without a word of its own
// (what holds where nothing is said) is "".
var (
	methodWords    = []string{"", "largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill", "each"}
	kindWords      = []string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "one of", "->"}
	bandWords      = []string{"..", "one", "under", "up to", "else"}
	countWords     = []string{"rows", "at least", "any of", "all of", "marks of"}
	directionWords = []string{"highest", "lowest"}
	shortfallWords = []string{"stop", "scale"}
	surplusWords   = []string{"stop", "keep", "to"}
	inputWords     = []string{"none", "staff", "trained_staff"}
	outlierWords   = []string{"sd", "from average", "from own mean"}
	averageWords   = []string{"mean", "median", "weighted by"}
	chartWords     = []string{"bar", "histogram", "line", "scatter", "lorenz"}
	statementWords = []string{"", "model", "table", "param", "let", "bands", "indicator", "count", "pool", "grant",
		"split", "earmark", "positions", "benchmark", "spread", "scenario", "expect", "solve", "show", "chart"}
)

func (m Method) String() string        { return methodWords[m] }
func (k ColumnKind) String() string    { return kindWords[k] }
func (k BandKind) String() string      { return bandWords[k] }
func (f CountForm) String() string     { return countWords[f] }
func (d Direction) String() string     { return directionWords[d] }
func (s Shortfall) String() string     { return shortfallWords[s] }
func (s Surplus) String() string       { return surplusWords[s] }
func (i Input) String() string         { return inputWords[i] }
func (k OutlierKind) String() string   { return outlierWords[k] }
func (k AverageKind) String() string   { return averageWords[k] }
func (f ChartForm) String() string     { return chartWords[f] }
func (k StatementKind) String() string { return statementWords[k] }

// choice is the value that an English word stands for: its place in words.
func choice[T ~int](words []string, word string) T {
	for i, w := range words {
		if w == word {
			return T(i)
		}
	}
	return 0
}

func directionOf(word string) Direction { return choice[Direction](directionWords, word) }
