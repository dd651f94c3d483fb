package check

import (
	"math"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// target finds the table of `TABLE.NAME`; nil with a message where there is none.
func (c *checker) target(t dsl.Target) *Table {
	if t.Table.Text == "" {
		c.add(needsTable(t.At, t.Name.Text))
		return nil
	}
	return c.tableNamed(t.Table)
}

func (c *checker) tableNamed(n dsl.Name) *Table {
	t := c.tables[n.Text]
	if t == nil && n.Text != "" && !c.lost[n.Text] {
		if near := c.closest(n.Text, c.tableNames); near != "" || !c.nameless {
			c.add(unknownTable(n, near))
		}
	}
	return t
}

// keyedTable is a table whose rows have names, which those get money need.
func (c *checker) keyedTable(n dsl.Name) *Table {
	t := c.tableNamed(n)
	if t != nil && t.Key == nil {
		c.noKey(n, t)
		return nil
	}
	return t
}

// noKey reports a table without a key, unless that may be what could not be read.
func (c *checker) noKey(n dsl.Name, t *Table) {
	if !t.partial() {
		c.add(noKey(n, t))
	}
}

// anything are the kinds a column or value can hold.
var anything = []Kind{Number, Money, Text, Flag, Date, Nil}

func (c *checker) Let(s *dsl.Let) {
	if s.Target.Table.Text == "" {
		step := &ValueStep{StepHead: StepHead{Name: s.Target.Name.Text, Label: s.Label.Text, Decl: s}}
		if !c.name(s.Target.Name, step) {
			return
		}
		step.Value = c.newValue(step.Name, step.Label, step)
		c.later(step, func() {
			step.Expr = c.value(s.Formula, nil)
			step.Value.Type, step.Value.Share, step.Value.Says = step.Expr.Type, isShare(step.Expr), says(step.Expr)
		})
		return
	}
	c.columnStep(s, s.Target, s.Label, func(step *ColumnStep, t *Table) *Expr {
		return c.value(s.Formula, rowScope(t))
	})
}

// isShare reports whether a formula gives a share, best shown in per cent.
func isShare(e *Expr) bool {
	switch e.Op {
	case OpColumn:
		return e.Column.Share
	case OpParam:
		return e.Param.Share
	case OpValue:
		return e.Value.Share
	case OpConst:
		return e.Share
	case OpDivide:
		return isShareCall(e)
	case OpIf:
		return areShares(e.Args[1:])
	case OpCoalesce, OpList, OpAdd, OpSubtract:
		return areShares(e.Args)
	case OpNegate:
		return isShare(e.Args[0])
	case OpMap:
		return isShare(e.Args[1])
	case OpCall:
		return isSharesCall(e)
	}
	return false
}

// isSharesCall reports whether a function gives shares as it is given shares: the
// mean of some, the lowest, one that is rounded or looked up.
func isSharesCall(e *Expr) bool {
	f := function.Named(e.Func)
	switch {
	case f == nil || e.Type.Kind != Number && e.Type.Elem != Number:
		return false
	case f.Gives == function.OfColumn:
		return e.Column.Share
	case f.Gives != function.Same && f.Gives != function.SameList:
		return false
	case f.Alike:
		return areShares(e.Args)
	}
	return isShare(e.Args[0])
}

// areShares reports whether formulas that stand in for each other give shares:
// one does, and the others do or are numbers written out, such as 0 and 1.
func areShares(list []*Expr) bool {
	some := false
	for _, e := range list {
		share := isShare(e)
		if some = some || share; !share && e.Op != OpConst {
			return false
		}
	}
	return some
}

// isShareCall reports whether a division is what share(x) was written out as.
func isShareCall(e *Expr) bool {
	if e.Op != OpDivide {
		return false
	}
	sum := e.Args[1]
	return sum.Op == OpCall && sum.Func == "sum" && sum.At == e.At
}

// columnStep declares a column computed row by row.
func (c *checker) columnStep(s dsl.Statement, target dsl.Target, label dsl.Text, formula func(*ColumnStep, *Table) *Expr) *ColumnStep {
	t := c.target(target)
	if t == nil {
		c.lost[target.Name.Text] = true
		return nil
	}
	name := target.Name.Text
	step := &ColumnStep{StepHead: StepHead{Name: t.Name + "." + name, Label: label.Text, Decl: s}}
	step.Column = c.newColumn(t, name, label, target.Name.At, step)
	c.later(step, func() {
		step.Expr = formula(step, t)
		step.Column.Type, step.Column.Share, step.Column.Says = step.Expr.Type, isShare(step.Expr), says(step.Expr)
	})
	return step
}

func (c *checker) Bands(s *dsl.Bands) {
	t := c.target(s.Target)
	if t == nil {
		c.lost[s.Target.Name.Text] = true
		return
	}
	step := &BandsStep{StepHead: StepHead{Name: t.Name + "." + s.Target.Name.Text, Label: s.Label.Text, Decl: s}}
	step.Column = c.newColumn(t, s.Target.Name.Text, s.Label, s.Target.Name.At, step)
	c.later(step, func() {
		step.By = c.of(s.By, rowScope(t), clause(statement.Bands.Head, "by"), Number, Money, Date)
		c.bandList(step, s, t)
	})
}

// bandList checks that the bands rise, leave nothing between and give values of
// one kind.
func (c *checker) bandList(step *BandsStep, s *dsl.Bands, t *Table) {
	var firstValue *Expr
	var values []*Expr
	for i := range s.Bands {
		b := &s.Bands[i]
		band := Band{Low: math.Inf(-1), High: math.Inf(1), At: b.At}
		for _, bound := range []*dsl.Literal{b.Low, b.High} {
			if bound != nil && constKind(bound) != step.By.Type.Kind && step.By.Type.Kind != Invalid {
				c.add(wrongBound(bound.At, s.Target.Name.Text, step.By.Type.Kind, c.currency()))
			} else if bound != nil && isShare(step.By) {
				c.shareWritten(bound, c.quoted(step.By.At))
			}
		}
		if b.Low != nil {
			band.Low = b.Low.Number
		}
		if b.High != nil {
			band.High = b.High.Number
		}
		if b.Kind == dsl.BandOne {
			band.High = band.Low
		}
		band.Under = b.Kind == dsl.BandUnder
		if i > 0 {
			c.follows(step, &s.Bands[i-1], b, &band, s.Target.Name.Text)
		}
		band.Value = c.of(b.Value, rowScope(t), diag.Text{EN: "`value`", DA: "`værdi`"}, anything...)
		values = append(values, band.Value)
		firstValue = c.sameBandKind(firstValue, band.Value)
		step.Bands = append(step.Bands, band)
	}
	sayAlike(values...)
	step.Column.Type, step.Column.Says = Type{Kind: Invalid}, firstSaid(values)
	if firstValue != nil {
		step.Column.Type, step.Column.Share = firstValue.Type, areShares(values)
	}
}

func (c *checker) sameBandKind(first, value *Expr) *Expr {
	if first == nil || first.Type.Kind == Nil {
		return value
	}
	if _, ok := unify(first.Type.Kind, value.Type.Kind); !ok {
		c.mixed(first, value)
	}
	return first
}

// follows checks that a band begins where the one before it ended. Bands of
// whole numbers (0..2, 3..5) may leave the fractions between them out; a value
// there is an error when it turns up. `else` and a band without a lower bound
// take up where the one before ended.
func (c *checker) follows(step *BandsStep, before, b *dsl.Band, band *Band, name string) {
	prev := step.Bands[len(step.Bands)-1]
	if before.Kind == dsl.BandElse {
		c.add(bandAfterElse(b.At))
		return
	}
	if b.Low == nil {
		if b.Kind != dsl.BandElse && band.High <= prev.High && !(prev.Under && band.High == prev.High && !band.Under) {
			c.add(bandsNotRising(b.At, name))
		}
		return
	}
	switch whole := prev.High == math.Floor(prev.High) && band.Low == math.Floor(band.Low); {
	case band.Low < prev.High || band.Low == prev.High && !prev.Under || band.High < band.Low:
		c.add(bandsNotRising(b.At, name))
	case band.Low != prev.High && !(whole && !prev.Under && band.Low == prev.High+1):
		c.add(bandGap(b.At, prev.High, band.Low))
	}
}

func (c *checker) Indicator(s *dsl.Indicator) {
	step := c.columnStep(s, s.Target, s.Label, func(step *ColumnStep, t *Table) *Expr {
		return c.flag(s.Condition, rowScope(t))
	})
	if step != nil && s.Weight != nil {
		c.weight(step, s)
	}
}

// weight is an indicator's weight: a constant, or a column of its own.
func (c *checker) weight(step *ColumnStep, s *dsl.Indicator) {
	t := step.Column.Table
	if s.Weight.Op == formula.Constant {
		step.Weight = c.of(s.Weight, nil, clause(statement.Indicator.Head, "weight"), Number)
		return
	}
	member := figureOf(&statement.Indicator, s.Target.Name, "weight")
	own := &ColumnStep{StepHead: StepHead{Name: t.Name + "." + member.full(), Decl: s}}
	own.Column = c.columnFigure(t, member, s.Weight.At, own)
	c.later(own, func() { own.Expr = c.of(s.Weight, rowScope(t), clause(statement.Indicator.Head, "weight"), Number) })
	step.Weight = &Expr{Op: OpColumn, Type: own.Column.Type, Column: own.Column, At: s.Weight.At, Sign: s.Weight.At}
}

func (c *checker) Count(s *dsl.Count) {
	c.columnStep(s, s.Target, s.Label, func(step *ColumnStep, t *Table) *Expr {
		return c.counted(s, t)
	})
}

// counted writes a count out as a formula: how many of this row's source rows
// pass the filter and meet enough indicators, or the sum of their marks.
func (c *checker) counted(s *dsl.Count, t *Table) *Expr {
	sc := rowScope(t)
	source := &formula.Node{Op: formula.Name, Text: s.Source.Text, At: s.Source.At, Sign: s.Source.At}
	rows := c.resolve(source, sc)
	if rows.Type.Kind != Rows {
		if rows.Type.Kind != Invalid {
			c.add(countNotTable(s.Source))
		}
		return invalid(source)
	}
	inner := sc.push(rows.Type.Table, true)
	var conds []*Expr
	if s.Filter != nil {
		conds = append(conds, c.flag(s.Filter, inner))
		c.filters = append(c.filters, conds[0])
	}
	flags := c.indicators(s, inner)
	if flags == nil && s.Form != dsl.CountRows {
		return invalid(source)
	}
	at := s.Source.At
	switch s.Form {
	case dsl.CountAtLeast:
		k := c.of(s.AtLeast, sc, clause(statement.Count.Head, "at least"), Number)
		if (k.Op == OpConst || k.Op == OpParam) && k.Type.Kind == Number && (k.value() > float64(len(flags)) || k.value() <= 0) {
			c.add(neverMet(k.value(), len(flags), s.AtLeast.At))
		}
		conds = append(conds, &Expr{Op: OpGreaterEqual, Type: Type{Kind: Flag}, Args: []*Expr{total(units(flags), at), k}, At: at, Sign: at})
	case dsl.CountAny:
		conds = append(conds, chain(OpOr, flags))
	case dsl.CountAll:
		conds = append(conds, chain(OpAnd, flags))
	}
	if len(conds) > 0 {
		rows = &Expr{Op: OpFilter, Type: rows.Type, Args: []*Expr{rows, chain(OpAnd, conds)}, At: at, Sign: at}
	}
	if s.Form == dsl.CountMarks {
		return c.marks(rows, flags, at)
	}
	return &Expr{Op: OpCall, Func: "len", Type: Type{Kind: Number}, Args: []*Expr{rows}, At: at, Sign: at}
}

func (c *checker) marks(rows *Expr, flags []*Expr, at diag.Range) *Expr {
	var terms []*Expr
	for _, f := range flags {
		terms = append(terms, worth(f, c.weightOf(f, f.At)))
	}
	body := total(terms, at)
	list := &Expr{Op: OpMap, Type: listOf(Number), Args: []*Expr{rows, body}, At: at, Sign: at}
	return &Expr{Op: OpCall, Func: "sum", Type: Type{Kind: Number}, Args: []*Expr{list}, At: at, Sign: at}
}

func units(flags []*Expr) []*Expr {
	terms := make([]*Expr, len(flags))
	for i, f := range flags {
		terms[i] = worth(f, one(f.At))
	}
	return terms
}

// chain joins conditions by and / or.
func chain(op Op, conds []*Expr) *Expr {
	e := conds[0]
	for _, next := range conds[1:] {
		e = &Expr{Op: op, Type: Type{Kind: Flag}, Args: []*Expr{e, next}, At: e.At.To(next.At), Sign: next.At}
	}
	return e
}

// indicators resolves the flags that a count looks at; nil with a message.
func (c *checker) indicators(s *dsl.Count, inner scope) []*Expr {
	var flags []*Expr
	seen := map[string]bool{}
	for _, name := range s.Indicators {
		n := &formula.Node{Op: formula.Name, Text: name.Text, At: name.At, Sign: name.At}
		e := c.resolve(n, inner)
		switch {
		case e.Type.Kind == Invalid:
			return nil
		case e.Op != OpColumn || e.Type.Kind != Flag:
			c.add(notIndicator(name.Text, name.At))
			return nil
		case seen[name.Text]:
			c.add(indicatorTwice(name))
		}
		seen[name.Text] = true
		flags = append(flags, e)
	}
	return flags
}
