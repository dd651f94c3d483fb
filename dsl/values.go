package dsl

import "github.com/fordel-lang/fordel/dsl/lex"

// The statements that compute values and columns.

func readLet(s *statement) Statement {
	x, c := readHead(s, letHead)
	if x == nil {
		return nil
	}
	st := &Let{Target: c.target(x.Target), Label: c.quoted(x.Label), Formula: c.formula(&x.Formula)}
	st.Base = s.close()
	return st
}

func readBands(s *statement) Statement {
	b := &Bands{}
	x, c := readHead(s, bandsHead)
	for _, toks := range s.entries(s.block) {
		if x, c, at := entry(s, bandLine, toks); x != nil {
			b.Bands = append(b.Bands, c.band(x))
			b.Bands[len(b.Bands)-1].At = at
		}
	}
	if s.blocks && len(b.Bands) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	if x == nil {
		return nil
	}
	b.Target, b.Label, b.By = c.target(x.Target), c.quoted(x.Label), c.formula(&x.By)
	b.Base = s.close()
	return b
}

func (c clause) band(x *bandClause) Band {
	b := Band{Value: c.formula(&x.Value)}
	switch {
	case x.Else:
		b.Kind = BandElse
	case x.Under != nil:
		b.Kind, b.High = BandUnder, c.literal(x.Under)
	case x.UpTo != nil:
		b.Kind, b.High = BandUpTo, c.literal(x.UpTo)
	case x.High != nil:
		b.Kind, b.Low, b.High = BandRange, c.literal(x.Low), c.literal(x.High)
	default:
		b.Kind, b.Low = BandOne, c.literal(x.Low)
	}
	return b
}

func readIndicator(s *statement) Statement {
	x, c := readHead(s, indicatorHead)
	if x == nil {
		return nil
	}
	st := &Indicator{Target: c.target(x.Target), Label: c.quoted(x.Label), Condition: c.formula(&x.Condition)}
	if x.Weight != nil {
		st.Weight = c.formula(&x.Weight.span)
	}
	st.Base = s.close()
	return st
}

func readCount(s *statement) Statement {
	x, c := readHead(s, countHead)
	if x == nil {
		return nil
	}
	st := &Count{Target: c.target(x.Target), Label: c.quoted(x.Label), Source: c.name(x.Source), Filter: c.formula(x.Filter)}
	st.Indicators = c.names(x.Indicators)
	switch {
	case x.Marks:
		st.Form, st.Source, st.Indicators = CountMarks, c.name(x.In), c.names(x.Marked)
	case x.Any:
		st.Form = CountAny
	case x.All:
		st.Form = CountAll
	case x.AtLeast != nil:
		st.Form, st.AtLeast = CountAtLeast, c.formula(x.AtLeast)
	}
	st.Base = s.close()
	return st
}

func readScenario(s *statement) Statement {
	sc := &Scenario{Grid: s.word == "scenarios"}
	x, c := readHead(s, scenarioHeadOf(sc.Grid))
	lines := s.lines(s.block, lex.Reserved)
	if s.block.oneLine() && len(lines) == 1 {
		lines = cutSettings(lines[0])
	}
	for _, toks := range lines {
		if x, c, at := entry(s, settingLine, toks); x != nil {
			sc.Settings = append(sc.Settings, c.setting(x, at))
			if !sc.Grid && len(x.Values) > 1 {
				s.report(oneValue(lex.Spell(s.lang, lex.Statements, "scenarios")), at)
			}
		}
	}
	if s.blocks && len(sc.Settings) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	if x == nil {
		return nil
	}
	sc.Label = c.quoted(&x.Text)
	sc.Base = s.close()
	return sc
}

func scenarioHeadOf(grid bool) *grammar[textClause] {
	if grid {
		return scenariosHead
	}
	return scenarioHead
}

// cutSettings cuts several settings on one line: each begins with the name
// before a `=`.
func cutSettings(toks []lex.Token) [][]lex.Token {
	var out [][]lex.Token
	start := 0
	for i := 1; i+1 < len(toks); i++ {
		if toks[i].Type == lex.Word && toks[i+1].Type == lex.Assign {
			out = append(out, toks[start:i])
			start = i
		}
	}
	return append(out, toks[start:])
}

func readExpect(s *statement) Statement {
	x, c := readHead(s, expectHead)
	if x == nil {
		return nil
	}
	st := &Expect{Text: c.quoted(&x.Text), In: c.quoted(x.In), Condition: c.formula(&x.Condition)}
	st.Base = s.close()
	return st
}

func readSolve(s *statement) Statement {
	x, c := readHead(s, solveHead)
	if x == nil {
		return nil
	}
	st := &Solve{Name: c.name(&x.Name), Label: c.quoted(x.Label), Param: c.name(&x.Param), Condition: c.formula(&x.Condition)}
	st.Base = s.close()
	return st
}

func readShow(s *statement) Statement {
	sh := &Show{}
	x, c := readHead(s, showHead)
	s.properties(lex.InShow, map[string]func(line){
		"columns": func(l line) { sh.Columns = l.columns() },
		"order":   func(l line) { sh.Order = l.order() },
		"where":   func(l line) { sh.Filter = l.formula() },
	})
	if x == nil {
		return nil
	}
	sh.Table = c.name(&x.Name)
	sh.Base = s.close()
	return sh
}

func readChart(s *statement) Statement {
	x, c := readHead(s, chartHead)
	if x == nil {
		return nil
	}
	st := &Chart{Form: choice[ChartForm](chartWords, x.Form), Of: c.measure(x.Of), Label: c.quoted(x.Label), By: c.shown(x.By), Per: c.shown(x.Per)}
	st.Base = s.close()
	return st
}
