package dsl

import (
	"github.com/fordel-lang/fordel/dsl/lex"
)

// The statements that hand out money, and those that compare.

func readPool(s *statement) Statement {
	p := &Pool{}
	x, c := readHead(s, poolHead)
	s.properties(lex.InPool, map[string]func(line){
		"amount":    func(l line) { p.Amount = l.formula() },
		"to":        func(l line) { p.To = l.name() },
		"per":       func(l line) { p.Per = l.formula() },
		"where":     func(l line) { p.Filter = l.formula() },
		"only":      func(l line) { p.Only = l.only() },
		"key":       func(l line) { p.Key = l.formula() },
		"start":     func(l line) { p.Start = l.formula() },
		"floor":     func(l line) { p.Floor = l.formula() },
		"cap":       func(l line) { p.Cap = l.formula() },
		"shortfall": func(l line) { p.Shortfall = l.shortfall() },
		"surplus":   func(l line) { p.Surplus, p.SurplusTo = l.surplus() },
		"first":     func(l line) { p.First = l.order() },
		"partly":    func(l line) { p.Whole = isNo(l.flag()) },
		"rate":      func(l line) { p.RateUnit = l.rate() },
		"round":     func(l line) { p.Round = l.round() },
	})
	if s.blocks {
		s.require(p.Amount != nil, lex.InPool, "amount")
		s.require(p.To.Text != "", lex.InPool, "to")
		s.require(p.Key != nil || p.First != nil, lex.InPool, "key", "first")
	}
	s.exclude(p.Key != nil && p.First != nil, lex.InPool, "key", "first")
	if x == nil {
		return nil
	}
	p.Name, p.Label = c.name(&x.Name), c.quoted(x.Label)
	p.Base = s.close()
	return p
}

func isNo(flag *bool) bool { return flag != nil && !*flag }

func readGrant(s *statement) Statement {
	g := &Grant{}
	x, c := readHead(s, grantHead)
	s.properties(lex.InGrant, map[string]func(line){
		"to":     func(l line) { g.To = l.name() },
		"where":  func(l line) { g.Filter = l.formula() },
		"amount": func(l line) { g.Amount = l.formula() },
		"within": func(l line) { g.Within = l.formula() },
		"negative": func(l line) {
			yes := l.flag()
			g.Negative = yes != nil && *yes
		},
		"round": func(l line) { g.Round = l.round() },
	})
	if s.blocks {
		s.require(g.To.Text != "", lex.InGrant, "to")
		s.require(g.Amount != nil, lex.InGrant, "amount")
	}
	if x == nil {
		return nil
	}
	g.Name, g.Label = c.name(&x.Name), c.quoted(x.Label)
	g.Base = s.close()
	return g
}

func readSplit(s *statement) Statement {
	sp := &Split{}
	x, c := readHead(s, splitHead)
	for _, toks := range s.lines(s.block, lex.Reserved) {
		if x, c, at := entry(s, partLine, toks); x != nil {
			sp.Parts = append(sp.Parts, Part{Name: c.name(&x.Name), Key: c.formula(&x.Key), At: at})
		}
	}
	if s.blocks && len(sp.Parts) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	if x == nil {
		return nil
	}
	sp.Name = c.name(&x.Name)
	sp.Base = s.close()
	return sp
}

func readEarmark(s *statement) Statement {
	e := &Earmark{}
	x, c := readHead(s, earmarkHead)
	s.properties(lex.InEarmark, map[string]func(line){
		"share":     func(l line) { e.Share = l.formula() },
		"amount":    func(l line) { e.Amount = l.formula() },
		"purpose":   func(l line) { e.Purpose = l.quoted() },
		"input":     func(l line) { e.Input = l.requirement() },
		"content":   func(l line) { e.Content = l.quoted() },
		"announced": func(l line) { e.Announced = l.flag() },
		"followup":  func(l line) { e.Followup = l.flag() },
	})
	if s.blocks {
		s.require(e.Share != nil || e.Amount != nil, lex.InEarmark, "share", "amount")
	}
	s.exclude(e.Share != nil && e.Amount != nil, lex.InEarmark, "share", "amount")
	if x == nil {
		return nil
	}
	e.Name = c.name(&x.Name)
	e.Base = s.close()
	return e
}

func readPositions(s *statement) Statement {
	p := &Positions{}
	x, c := readHead(s, positionsHead)
	s.properties(lex.InPositions, map[string]func(line){
		"pay":   func(l line) { p.Pay = l.formula() },
		"round": func(l line) { p.Round = l.literal() },
	})
	if s.blocks {
		s.require(p.Pay != nil, lex.InPositions, "pay")
	}
	if x == nil {
		return nil
	}
	p.Name = c.name(&x.Name)
	p.Base = s.close()
	return p
}

func readBenchmark(s *statement) Statement {
	b := &Benchmark{}
	x, c := readHead(s, benchmarkHead)
	s.properties(lex.InBenchmark, map[string]func(line){
		"each":    func(l line) { b.Each = l.formula() },
		"per":     func(l line) { b.Per = l.formula() },
		"exclude": func(l line) { b.Exclude = l.formula() },
		"outliers": func(l line) {
			if o, ok := l.outliers(); ok {
				b.Outliers = append(b.Outliers, o)
			}
		},
		"average":     func(l line) { b.Average, b.WeightedBy = l.average() },
		"percentiles": func(l line) { b.Percentiles = l.literals() },
	}, "outliers")
	if x == nil {
		return nil
	}
	b.Name, b.Label, b.Of = c.name(&x.Name), c.quoted(x.Label), c.measure(x.Of)
	b.Base = s.close()
	return b
}

func readSpread(s *statement) Statement {
	sp := &Spread{}
	x, c := readHead(s, spreadHead)
	s.properties(lex.InSpread, map[string]func(line){
		"per":   func(l line) { sp.Per = l.formula() },
		"where": func(l line) { sp.Filter = l.formula() },
	})
	if x == nil {
		return nil
	}
	sp.Name, sp.Label, sp.Of = c.name(&x.Name), c.quoted(x.Label), c.measure(x.Of)
	sp.Base = s.close()
	return sp
}
