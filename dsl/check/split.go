package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// SplitStep is `split`: the amount of Of in parts.
type SplitStep struct {
	StepHead
	Of    *Column
	Round Rounding // of the pool or grant
	Parts []Part
}

// Accept implements Step.
func (s *SplitStep) Accept(v StepVisitor) { v.Split(s) }

func (s *SplitStep) formulas(l *formulaList) {
	for _, p := range s.Parts {
		l.add("parts", s.Of.Table, p.Key)
	}
}

// Part is one part of a split.
type Part struct {
	Key    *Expr // on the row
	Column *Column
}

func (c *checker) Split(s *dsl.Split) {
	of, col, round := c.result(s.Name)
	if of == nil {
		return
	}
	step := &SplitStep{StepHead: StepHead{Name: "split " + s.Name.Text, Decl: s}, Of: col}
	for _, p := range s.Parts {
		if english, lang := c.figureNamed(of, s.Name.Text, p.Name.Text); english != "" {
			c.add(partIsFigure(p.Name, s.Name.Text, english, c.file.Lang, lang != c.file.Lang))
		}
		part := c.columnFigure(col.Table, Member{Of: s.Name.Text, Name: p.Name.Text}, p.Name.At, step)
		step.Parts = append(step.Parts, Part{Column: part})
	}
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		step.Round = round()
		for i, p := range s.Parts {
			step.Parts[i].Key = c.of(p.Key, rowScope(col.Table), clause(statement.Pool.Lines, "key"), Number, Money)
			step.Parts[i].Column.Type = col.Type
		}
	})
}

// result finds the pool or grant that a statement is about.
func (c *checker) result(name dsl.Name) (step Step, col *Column, round func() Rounding) {
	switch what := c.global[name.Text].what.(type) {
	case *PoolStep:
		return what, what.Column, func() Rounding { return what.Round }
	case *GrantStep:
		return what, what.Column, func() Rounding { return what.Round }
	}
	if !c.lost[name.Text] {
		c.add(unknownPool(name, c.closest(name.Text, c.poolNames), c.poolNames()))
	}
	return nil, nil, nil
}

// figureNamed is the figure of a result that has a name in the file's language or
// in the other: a file keeps its meaning when it is translated. It is "" where there
// is none.
func (c *checker) figureNamed(of Step, result, name string) (english string, lang diag.Lang) {
	for _, lang := range [2]diag.Lang{c.file.Lang, lex.Other(c.file.Lang)} {
		english, ok := lex.Special(lang, name)
		if ok && c.singleFigure(of, []segment{{text: result}, {text: english}}) != nil {
			return english, lang
		}
	}
	return "", ""
}
