package format

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// statements are writers of every kind of statement. Each leaves out the end of
// its last line.
func (g *generator) statements() []func() {
	return []func(){
		g.model, g.table, g.data, g.param, g.openParam, g.let, g.bands, g.indicator, g.count, func() { g.pool(g.name()) }, g.onePool, g.grant,
		g.split, g.earmark, g.oneEarmark, g.positions, g.benchmark, g.spread, g.scenario, g.scenarios, g.expect, g.solve, g.show, g.chart, g.letter,
	}
}

func (g *generator) begin(english string, parts ...string) {
	g.out(g.word(lex.Statements, english))
	g.out(parts...)
}

// block writes lines between braces.
func (g *generator) block(lines ...func()) {
	g.out("{")
	g.lineEnd()
	for _, line := range lines {
		g.out(g.gap(), " ")
		line()
		g.lineEnd()
	}
	g.out("}")
}

// property is a line of a block.
func (g *generator) property(c lex.Context, english string, value func() string) func() {
	return func() { g.out(g.word(c, english), g.gap(), value()) }
}

// formulaLine is a property with a formula.
func (g *generator) formulaLine(c lex.Context, english string) func() {
	return g.property(c, english, g.formula)
}

// one is a property with one of a context's words.
func (g *generator) one(c lex.Context, english string, in lex.Context, words ...string) func() {
	return g.property(c, english, func() string { return lex.Spell(g.lang, in, g.pick(words...)) })
}

func (g *generator) round(c lex.Context) func() {
	return g.property(c, "round", func() string {
		method := g.pick("", "", "largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill", "each", "none")
		if method == "none" {
			return lex.Spell(g.lang, &statement.Rounding, method)
		}
		line := g.numeric() + " " + lex.Spell(g.lang, &statement.Rounding, method)
		if method == "sainte_lague" && g.Intn(2) == 0 {
			line += " " + g.numeric()
		}
		return line
	})
}

func (g *generator) flag() string { return g.reserved(g.pick("yes", "no")) }

func (g *generator) model() {
	g.begin("model", g.label())
	lines := g.some(nil, g.property(statement.Model.Lines, "municipality", g.text), g.property(statement.Model.Lines, "adopted", g.text),
		g.property(statement.Model.Lines, "source", g.text), g.property(statement.Model.Lines, "year", func() string { return "2026" }),
		g.property(statement.Model.Lines, "currency", func() string { return "kr" }), g.round(statement.Model.Lines))
	g.block(g.lines(lines))
}

// lines writes lines in any order, as one.
func (g *generator) lines(lines []func()) func() {
	return func() {
		g.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for i, line := range lines {
			if i > 0 {
				g.lineEnd()
				g.out("  ")
			}
			line()
		}
	}
}

func (g *generator) table() {
	g.begin("table", g.name(), " ", g.label())
	columns := make([]func(), 1+g.Intn(8))
	for i := range columns {
		columns[i] = g.column
	}
	g.block(columns...)
}

func (g *generator) column() {
	w := func(english string) string { return g.word(statement.Table.Lines, english) }
	g.out(g.name(), " ", g.label())
	switch g.Intn(4) {
	case 0:
		g.out("->", g.gap(), g.name(), " ")
		if g.chance(30) {
			g.out(w("as"), g.name(), " ")
		}
	case 1:
		g.out(w("one of"), g.list(9, g.text), " ")
	case 2:
		g.out("kr ")
	default:
		g.out(w(g.pick("key", "text", "number", "whole", "share", "flag", "date")))
	}
	options := g.some(nil,
		func() { g.out(w("from"), g.signed(), " ", w("to"), g.signed(), " ") },
		func() { g.out(w("optional")) },
		func() {
			if g.chance(50) {
				g.out(w("sample"), w("from"), g.signed(), " ", w("to"), g.numeric(), " ")
			} else {
				g.out(w("sample"), g.list(6, g.signed), " ")
			}
		})
	g.shuffled(options...)
}

// data writes a table with rows of its own.
func (g *generator) data() {
	g.table()
	g.out([]string{" ", "\n", " // rows follow\n"}[g.look.Intn(3)], g.word(statement.Table.Behind, "rows"))
	rows, values := make([]func(), g.Intn(5)), 1+g.Intn(4)
	for i := range rows {
		rows[i] = func() {
			g.out(g.literal())
			for range values - 1 + g.Intn(2) {
				g.out(g.comma(), g.literal())
			}
		}
	}
	g.block(rows...)
}

func (g *generator) bounds() string {
	w := func(english string) string { return g.word(statement.Param.Lines, english) }
	out := w("from") + g.signed() + " " + w("to") + g.signed()
	if g.chance(50) {
		out += " " + w("step") + g.numeric()
	}
	return out
}

func (g *generator) param() {
	g.begin("param", g.name(), " ", g.label(), "= ", g.literal())
	if g.chance(60) {
		g.out(" { ", g.bounds(), " }")
	}
}

func (g *generator) openParam() {
	g.begin("param", g.name(), " ", g.label(), "=", g.breakable(), g.literal(), " ")
	if g.chance(50) {
		g.block(func() { g.out(g.bounds()) }, g.property(statement.Param.Lines, "note", g.text))
	} else {
		g.block(g.property(statement.Param.Lines, "one of", func() string { return g.list(5, g.literal) }))
	}
}

func (g *generator) let() {
	name := g.name()
	if g.chance(60) {
		name = g.target()
	}
	g.begin("let", name, " ", g.label(), "=", g.breakable(), g.formula())
}

func (g *generator) bands() {
	g.begin("bands", g.target(), " ", g.label(), g.word(statement.Bands.Head, "by"), g.formula())
	bands := make([]func(), 1+g.Intn(5))
	for i := range bands {
		bands[i] = func() {
			switch g.Intn(5) {
			case 0:
				g.out(strings.TrimSuffix(g.signed(), "."), g.gap(), "..", g.signed())
			case 1:
				g.out(g.signed())
			case 2:
				g.out(g.word(statement.Bands.Lines, "under"), g.signed())
			case 3:
				g.out(g.word(statement.Bands.Lines, "up to"), g.signed())
			case 4:
				g.out(g.reserved("else"))
			}
			g.out(g.gap(), ": ", g.formula())
		}
	}
	g.block(bands...)
}

func (g *generator) indicator() {
	g.begin("indicator", g.target(), " ", g.label())
	if g.chance(50) {
		g.out(g.word(statement.Indicator.Head, "weight"), g.formula(), " ")
	}
	g.out("=", g.breakable(), g.formula())
}

func (g *generator) count() {
	w := func(english string) string { return g.word(statement.Count.Head, english) }
	g.begin("count", g.target(), " ", g.label(), "=", g.breakable())
	indicators := "(" + g.list(6, g.name) + ") "
	switch g.Intn(5) {
	case 0:
		g.out(w("marks of"), indicators, g.reserved("in"), " ", g.name(), " ")
	case 1:
		g.out(g.name(), " ", w("with"), w("at least"), g.atom(), " ", w("of"), indicators)
	case 2:
		g.out(g.name(), " ", w("with"), w("any of"), indicators)
	case 3:
		g.out(g.name(), " ", w("with"), w("all of"), indicators)
	case 4:
		g.out(g.name(), " ")
	}
	if g.chance(40) {
		g.out(w("where"), g.formula())
	}
}

func (g *generator) order() string { return g.ranking(&statement.Ordering) }

// ranking writes an order with the words of a place.
func (g *generator) ranking(in *statement.Place) string {
	return g.word(in, g.pick("highest", "lowest")) + g.formula()
}

// pool writes a pool; one of g.results has figures.
func (g *generator) pool(name string) {
	in := statement.Pool.Lines
	g.begin("pool", name, " ", g.label())
	surplus := func() string {
		if g.chance(50) {
			return g.word(&statement.Surplus, "to") + g.name()
		}
		return lex.Spell(g.lang, &statement.Surplus, g.pick("stop", "keep"))
	}
	shared := g.some(g.formulaLine(in, "key"), nil, g.formulaLine(in, "start"), g.property(in, "rate", func() string {
		return g.word(&statement.RateTo, "to") + g.numeric()
	}))
	if g.chance(30) {
		shared = g.some(g.property(in, "first", g.order), nil, g.property(in, "partly", g.flag))
	}
	lines := g.some(g.formulaLine(in, "amount"), g.property(in, "to", g.name), nil,
		g.formulaLine(in, "per"), g.formulaLine(in, "where"), g.formulaLine(in, "floor"), g.formulaLine(in, "cap"),
		g.property(in, "only", func() string {
			return g.atom() + " " + g.ranking(&statement.Choosing) + " " + g.word(&statement.Choosing, "per") + g.atom()
		}),
		g.one(in, "shortfall", &statement.Shortfall, "stop", "scale"), g.property(in, "surplus", surplus), g.round(in))
	g.block(g.lines(append(lines, shared...)))
}

// onePool writes a pool on one line, where only constants and names may stand.
func (g *generator) onePool() {
	w := func(english string) string { return g.word(statement.Pool.Lines, english) }
	g.begin("pool", g.name(), " { ", w("amount"), g.numeric(), " ", w("to"), g.name(), " ", w("key"), g.name(), " }")
}

func (g *generator) grant() {
	in := statement.Grant.Lines
	g.begin("grant", g.name(), " ", g.label())
	g.block(g.lines(g.some(g.property(in, "to", g.name), g.formulaLine(in, "amount"), nil, g.formulaLine(in, "where"),
		g.formulaLine(in, "within"), g.property(in, "negative", g.flag), g.round(in))))
}

func (g *generator) split() {
	g.begin("split", g.name(), " ")
	part := func() { g.out(g.name(), " ", g.formula()) }
	g.block(part, part)
}

func (g *generator) earmark() {
	in := statement.Earmark.Lines
	g.begin("earmark", g.pick(g.results...), " ")
	g.block(g.lines(g.some(g.formulaLine(in, g.pick("share", "amount")), nil, g.property(in, "purpose", g.text), g.property(in, "content", g.text),
		g.one(in, "input", &statement.Requirement, "none", "staff", "trained_staff"), g.property(in, "announced", g.flag), g.property(in, "followup", g.flag))))
}

func (g *generator) oneEarmark() {
	w := func(english string) string { return g.word(statement.Earmark.Lines, english) }
	g.begin("earmark", g.pick(g.results...), " { ", w("share"), g.number(), " % ", w("input"),
		g.word(&statement.Requirement, g.pick("none", "staff")), w("announced"), g.flag(), " }")
}

func (g *generator) positions() {
	g.begin("positions", g.pick(g.results...), " { ", g.word(statement.Positions.Lines, "pay"), g.numeric(), " ",
		g.word(statement.Positions.Lines, "round"), g.number(), " }")
}

func (g *generator) benchmark() {
	in := statement.Benchmark.Lines
	g.begin("benchmark", g.name(), " ", g.label(), g.word(statement.Spread.Head, "of"), g.target(), " ")
	if g.chance(30) {
		return
	}
	outliers := g.property(in, "outliers", func() string {
		return g.atom() + " " + lex.Spell(g.lang, &statement.Outlyingness, g.pick("sd", "from average", "from own mean"))
	})
	average := func() string {
		if g.chance(50) {
			return g.word(&statement.Averages, "weighted by") + g.formula()
		}
		return lex.Spell(g.lang, &statement.Averages, g.pick("mean", "median"))
	}
	g.block(g.lines(g.some(outliers, nil, outliers, g.formulaLine(in, "each"), g.formulaLine(in, "per"), g.formulaLine(in, "exclude"),
		g.property(in, "average", average), g.property(in, "percentiles", func() string { return g.list(4, g.number) }))))
}

func (g *generator) spread() {
	g.begin("spread", g.name(), " ", g.label(), g.word(statement.Spread.Head, "of"), g.target(), " ")
	if g.chance(50) {
		g.block(g.lines(g.some(g.formulaLine(statement.Spread.Lines, "per"), nil, g.formulaLine(statement.Spread.Lines, "where"))))
	}
}

func (g *generator) scenario() {
	g.begin("scenario", g.text(), " ")
	setting := func() { g.out(g.name(), " = ", g.literal()) }
	if g.chance(50) {
		g.out("{ ")
		setting()
		g.out(" }")
		return
	}
	g.block(setting, setting)
}

func (g *generator) scenarios() {
	g.begin("scenarios", g.text(), " ")
	setting := func() { g.out(g.name(), g.gap(), "=", g.gap(), g.list(5, g.literal)) }
	g.block(setting, setting, setting)
}

func (g *generator) expect() {
	g.begin("expect", g.text(), " ")
	if g.chance(40) {
		g.out(g.reserved("in"), " ", g.text(), " ")
	}
	g.out("=", g.breakable(), g.formula())
}

func (g *generator) solve() {
	g.begin("solve", g.name(), " ", g.label(), "=", g.breakable(), g.name(), " ", g.word(statement.Solve.Head, "so that"),
		g.atom(), " ==", g.breakable(), g.atom())
}

func (g *generator) show() {
	g.begin("show", g.name(), " ")
	if g.chance(30) {
		return
	}
	g.block(g.lines(g.some(g.property(statement.Show.Lines, "columns", func() string { return g.list(12, g.shown) }), nil,
		g.property(statement.Show.Lines, "order", g.order), g.formulaLine(statement.Show.Lines, "where"), g.formulaLine(statement.Show.Lines, "against"),
		g.property(statement.Show.Lines, "total", g.total))))
}

// total is what stands below columns.
func (g *generator) total() string {
	return g.word(&statement.Totals, g.pick("sum", "mean", "none")) + g.list(4, g.formula)
}

// shown is a formula with a label behind it, perhaps.
func (g *generator) shown() string { return g.formula() + " " + g.label() }

func (g *generator) chart() {
	w := func(english string) string { return g.word(statement.Chart.Head, english) }
	g.begin("chart", w(g.pick(statement.ChartForms()...)), g.target(), " ", g.label())
	if g.chance(60) {
		g.out(w("by"), g.atom(), " ", g.label())
	}
	if g.chance(40) {
		g.out(w("per"), g.atom(), " ", g.label())
	}
	if g.chance(20) {
		g.out(w("classes"), g.list(3, g.literal))
	}
}

func (g *generator) letter() {
	in := statement.Letter.Lines
	text := func() string { return g.pick(g.text(), `"To {`+g.name()+`}: { `+g.name()+` }"`) }
	g.begin("letter", g.name(), " ")
	g.block(g.lines(g.some(g.property(in, "figures", func() string { return g.list(6, g.shown) }), nil, g.property(in, "heading", text),
		g.property(in, "greeting", text), g.formulaLine(in, "per"), g.property(in, "closing", text))))
}
