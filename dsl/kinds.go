package dsl

import "github.com/fordel-lang/fordel/dsl/statement"

// The kinds of statements are listed here and, for those who know no tree, in
// statement.All.

// Visitor has a method for each kind of statement, so that who does something
// with statements cannot forget one.
type Visitor interface {
	Model(*Model)
	Table(*Table)
	Param(*Param)
	Let(*Let)
	Bands(*Bands)
	Indicator(*Indicator)
	Count(*Count)
	Pool(*Pool)
	Grant(*Grant)
	Split(*Split)
	Earmark(*Earmark)
	Positions(*Positions)
	Benchmark(*Benchmark)
	Spread(*Spread)
	Scenario(*Scenario)
	Expect(*Expect)
	Solve(*Solve)
	Show(*Show)
	Chart(*Chart)
	Letter(*Letter)
	Broken(*Broken)
}

// forms are how statements are read. What a form gives is nil where the first
// line could not be read.
var forms = map[*statement.Declaration]func(*reading) Statement{
	&statement.Model: readModel, &statement.Table: readTable, &statement.Param: readParam, &statement.Let: readLet,
	&statement.Bands: readBands, &statement.Indicator: readIndicator, &statement.Count: readCount,
	&statement.Pool: readPool, &statement.Grant: readGrant, &statement.Split: readSplit,
	&statement.Earmark: readEarmark, &statement.Positions: readPositions,
	&statement.Benchmark: readBenchmark, &statement.Spread: readSpread,
	&statement.Scenario: readScenario, &statement.Expect: readExpect, &statement.Solve: readSolve,
	&statement.Show: readShow, &statement.Chart: readChart,
	&statement.Letter: readLetter,
}
