package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Scenario is `scenario "name" { ... }`, or with Grid `scenarios "name" { ... }`:
// all combinations of the values.
type Scenario struct {
	Base
	Label    Text
	Grid     bool
	Settings []Setting
}

// Setting is `PARAM = VALUE`, or several values in `scenarios`.
type Setting struct {
	Param  Name
	Values []Literal
	At     diag.Range
}

type settingClause struct {
	Param  name      `parser:"@@ '='"`
	Values []literal `parser:"@@ ( ',' @@ )*"`
}

var (
	scenarioHead  = newHead[textClause](&statement.Scenario)
	scenariosHead = newGrammar[textClause](statement.Scenario.Also.Write.EN, statement.Scenario.Also.Write.DA)
	settingLine   = newGrammar[settingClause](`PARAM = VALUE`, `PARAMETER = VÆRDI`)
)

func readScenario(s *reading) Statement {
	sc := &Scenario{Grid: s.word == "scenarios"}
	head := scenarioHead
	if sc.Grid {
		head = scenariosHead
	}
	x, c := readHead(s, head)
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

// setting reads a line `PARAM = VALUE, ...` of a scenario.
func (c clause) setting(x *settingClause, at diag.Range) Setting {
	return Setting{Param: c.name(&x.Param), Values: c.literals(x.Values), At: at}
}

// Subject implements Statement.
func (s *Scenario) Subject() (Target, Text) { return Target{}, s.Label }

// Accept implements Statement.
func (s *Scenario) Accept(v Visitor) { v.Scenario(s) }

func (s *Scenario) formulas(visit) {}
