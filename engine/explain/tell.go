package explain

import (
	"cmp"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/engine/view"
)

// tell writes two to six sentences about a node.
func (p *prose) tell(s *spot) {
	switch s.Kind {
	case Cell:
		p.cell(s)
	case Param:
		p.param(s)
	case Round, Share, Turn, Out, Bound, Alone:
		if !p.pool(s) {
			p.step(s)
		}
	case Rate:
		p.rate(s)
	case Count:
		p.count(s)
	case Index, Average, Outlier, Rank:
		p.compared(s)
	case Factor:
		p.factor(s)
	case Amount, Left, Sum, Moved, Held:
		p.whole(s)
	default:
		p.step(s)
	}
}

// subject is what a figure is, and whose.
func (p *prose) subject(s *spot) string {
	name := p.quoted(s.Label)
	if step, m := p.x.memberOf(s.ID); m != nil {
		if text := describe.Figure(p.x.program, step, m, p.lang); text != "" {
			name = text
		}
	}
	path := split(s.ID)
	if len(path) == 4 && path[0] == "cell" {
		t := p.x.program.Table(path[1])
		if row, ok := p.x.rowOf(t, path[3]); ok {
			return name + p.pick(" of ", " for ") + p.name(t, row)
		}
	}
	if f := p.x.figureOf(s.ID); f != nil && f.fold != "" {
		return p.below(f, name, s.Label)
	}
	return name
}

// below is what stands below a column.
func (p *prose) below(f *computed, name, label string) string {
	switch {
	case f.fold == string(view.Mean):
		return p.pick("the mean of ", "gennemsnittet af ") + name
	case check.InAll(label):
		return name + p.pick(" of all together", " for alle tilsammen")
	}
	return name + p.pick(" in all", " i alt")
}

// memberOf is the figure of a result that an address is of; nil for any other.
func (x *Explainer) memberOf(id string) (check.Step, *check.Member) {
	if c, _ := x.cellOf(id); c != nil && len(split(id)) == 4 {
		return c.Step, c.Member
	}
	for _, v := range x.program.Values {
		if id == ValueID(v.Name) {
			return v.Step, v.Member
		}
	}
	return nil, nil
}

// cellOf is the cell that a root address is of.
func (x *Explainer) cellOf(id string) (*check.Column, int) {
	path := split(id)
	if len(path) < 4 || path[0] != "cell" {
		return nil, 0
	}
	t := x.program.Table(path[1])
	if t == nil {
		return nil, 0
	}
	row, ok := x.rowOf(t, path[3])
	if !ok {
		return nil, 0
	}
	return columnOf(t, path[2]), row
}

// cell tells where a value of the data stands.
func (p *prose) cell(s *spot) {
	if s.is.Missing {
		p.say("%s is not known", "%s er ikke oplyst", p.subject(s))
	} else {
		p.say("%s is %s", "%s er %s", p.subject(s), of(s))
	}
	at := s.Source
	switch {
	case at == nil || at.File == "":
	case at.Letter != "":
		p.say("It stands in the data: %s, line %s, column %s (%s).", "Det står i data: %s, linje %s, kolonne %s (%s).", at.File, p.number(float64(at.Line), 0), at.Letter, p.quoted(at.Header))
	default:
		p.say("It stands in the rules: %s, line %s.", "Det står i reglerne: %s, linje %s.", at.File, p.number(float64(at.Line), 0))
	}
}

// param tells what a parameter is set to.
func (p *prose) param(s *spot) {
	base := noted(s, "base", "value", s.Unit)
	switch turned, _ := s.Note("base")["turned"].(bool); {
	case turned:
		p.say("%s is set to %s; the rules say %s.", "%s er sat til %s; i reglerne er den %s.", p.quoted(s.Label), of(s), base)
	default:
		p.say("%s is %s, as the rules say.", "%s er %s, som reglerne siger.", p.quoted(s.Label), of(s))
	}
	if s.Note("range") != nil {
		p.say("It can be set from %s to %s.", "Den kan sættes fra %s til %s.", noted(s, "range", "from", s.Unit), noted(s, "range", "to", s.Unit))
	}
}

// step tells of a formula: what it gives, its parts, and the branch that was taken.
func (p *prose) step(s *spot) {
	p.say("%s is %s.", "%s er %s.", p.subject(s), of(s))
	switch s.Kind {
	case Fold:
		p.fold(s)
	case If:
		p.decided(s)
	case Bands:
		p.bands(s)
	case Ref:
		p.ref(s)
	case Round:
		p.rounded(s)
	case Split:
		p.split(s)
	case Earmark:
		p.earmark(s)
	case Op:
		p.parts(s)
	}
}

// child is the child of a role; nil where there is none.
func (s *spot) named(role string) *spot {
	for i, k := range s.kids {
		if k.role == role {
			return s.child(i)
		}
	}
	return nil
}

// parts tells how a formula comes from its parts.
func (p *prose) parts(s *spot) {
	switch text := p.inWords(s); {
	case text != "" && s.Op != "same":
		p.say("It is %s.", "Det er %s.", p.formula(text))
	case s.Formula != "" && s.Op != "same":
		p.say("It is computed as %s, here %s.", "Det er regnet som %s, her %s.", p.formula(s.Formula), p.formula(s.Filled))
	}
	p.leaves(s)
}

// inWords is the formula of a computed cell or value as the text about the model tells
// it; "" for any other node.
func (p *prose) inWords(s *spot) string {
	var step check.Step
	if c, _ := p.x.cellOf(s.ID); c != nil && len(split(s.ID)) == 4 && c.Member == nil {
		step = c.Step
	}
	for _, v := range p.x.program.Values {
		if s.ID != ValueID(v.Name) {
			continue
		}
		if pool, ok := v.Step.(*check.PoolStep); ok && pool.Given.Value == v {
			return p.formulaOf(pool.Amount)
		}
		if v.Member == nil {
			step = v.Step
		}
	}
	switch step := step.(type) {
	case *check.ColumnStep:
		return p.formulaOf(step.Expr)
	case *check.ValueStep:
		return p.formulaOf(step.Expr)
	case *check.GrantStep:
		return p.formulaOf(step.Amount)
	}
	return ""
}

// formulaOf is a formula in words, with the parameters of the run.
func (p *prose) formulaOf(e *check.Expr) string {
	return describe.Formula(p.x.program, e, p.lang, func(param *check.Param) check.Const { return p.x.find(ParamID(param.Name)).is })
}

// mostLeaves is how many parts of a formula are named.
const mostLeaves = 9

// leaves names the parts of a formula that have a name of their own: each in a sentence
// where they are few, else all in one, as leaving one out of a sum would mislead.
func (p *prose) leaves(s *spot) {
	parts := leavesOf(s, map[string]bool{})
	if len(parts) <= 3 {
		for _, c := range parts {
			p.say("%s is %s.", "%s er %s.", p.subject(c), of(c))
		}
		return
	}
	var list []string
	var args []any
	for _, c := range parts[:min(len(parts), mostLeaves)] {
		list, args = append(list, "%s %s"), append(args, p.quoted(c.Label), of(c))
	}
	list[0] = p.pick("%s is %s", "%s er %s")
	if more := len(parts) - len(list); more > 0 {
		list = append(list, p.pick("so on", "så videre"))
	}
	p.say(p.and(list)+".", p.and(list)+".", args...)
}

// leavesOf are the parts of a formula that have a name of their own, each once.
func leavesOf(s *spot, found map[string]bool) (out []*spot) {
	for i := range s.kids {
		c := s.child(i)
		switch {
		case (c.Kind == Op || c.Kind == If && c.Formula != "") && isPart(c):
			out = append(out, leavesOf(c, found)...)
		case (c.Kind != Const || strings.HasPrefix(c.ID, "value/") && len(split(c.ID)) == 2) && c.Kind != Untaken && !found[c.ID] && c.is.Kind != check.Flag && !isPart(c):
			found[c.ID] = true
			out = append(out, c)
		}
	}
	return out
}

// isPart reports whether a node is a part of a formula without a name of its own.
func isPart(s *spot) bool { return len(split(s.ID)) > 4 || s.Label == s.Formula && s.Formula != "" }

// folds are what functions of lists are called.
var folds = map[string][2]string{
	"sum": {"the sum of", "summen af"}, "mean": {"the mean of", "gennemsnittet af"}, "median": {"the median of", "medianen af"},
	"min": {"the least of", "det mindste af"}, "max": {"the greatest of", "det største af"}, "stddev": {"the standard deviation of", "standardafvigelsen af"},
	"first": {"the first of", "det første af"}, "last": {"the last of", "det sidste af"},
	"percentile": {"a percentile of", "en percentil af"}, "percentile_inc": {"a percentile of", "en percentil af"}, "quartile": {"a quartile of", "en kvartil af"},
}

// fold tells what a figure is the sum, mean or number of.
func (p *prose) fold(s *spot) {
	n := noted(s, "n", "rows", "number")
	words, known := folds[s.Op]
	switch text := p.inWords(s); {
	case text != "":
		p.say("It is %s, of %s values.", "Det er %s: %s værdier.", p.formula(text), n)
	case known && s.Formula != "":
		p.say("It is %s %s values: %s.", "Det er %s %s værdier: %s.", p.pick(words[0], words[1]), n, p.formula(s.Formula))
	case known:
		p.say("It is %s %s values.", "Det er %s %s værdier.", p.pick(words[0], words[1]), n)
	case s.Op == "len" || s.Op == "count":
		p.say("So many of them are counted: %s.", "Så mange er talt med: %s.", p.formula(s.Formula))
	default:
		p.say("It says something of %s values: %s.", "Det siger noget om %s værdier: %s.", n, p.formula(s.Formula))
	}
	for _, k := range s.kids {
		if k.role == "where" {
			w := s.named("where")
			p.say("%s of %s rows meet the condition %s.", "%s af %s rækker opfylder betingelsen %s.", of(w), noted(w, "of", "rows", "number"), p.formula(w.Formula))
			break
		}
	}
	p.equals(s)
}

// equals tells how many of the values are the same.
func (p *prose) equals(s *spot) {
	var parts []any
	between := map[bool]string{true: " + ", false: ", "}[s.Op == "sum"]
	en, da := "", ""
	for i, k := range s.kids {
		if k.role != "element" {
			continue
		}
		c := s.child(i)
		if c.Kind != Equal {
			return
		}
		if en != "" {
			en, da = en+between, da+between
		}
		en, da = en+"%s × %s", da+"%s × %s"
		parts = append(parts, fig{id: c.ID, note: "times", is: check.Const{Kind: check.Number, Number: float64(c.Times)}, unit: "number"}, of(c))
	}
	if parts != nil {
		p.say("They are "+en+".", "Det er "+da+".", parts...)
	}
}

// decided tells which branch was taken, and why.
func (p *prose) decided(s *spot) {
	for i, k := range s.kids {
		if !k.decides {
			continue
		}
		c := s.child(i)
		switch s.Op {
		case "if":
			condition := s.named("condition")
			if text := p.inWords(s); text != "" {
				p.say("It is %s.", "Det er %s.", p.formula(text))
				c = p.chain(s)
				break
			}
			if k.role == "then" {
				p.say("The condition %s is met (here %s), so it is %s.", "Betingelsen %s er opfyldt (her %s), så det er %s.", p.formula(condition.shownFormula()), p.formula(p.shown(condition)), p.formula(c.shownFormula()))
			} else {
				p.say("The condition %s is not met (here %s), so it is %s.", "Betingelsen %s er ikke opfyldt (her %s), så det er %s.", p.formula(condition.shownFormula()), p.formula(p.shown(condition)), p.formula(c.shownFormula()))
			}
		case "coalesce":
			if k.role == "right" {
				p.say("The value is missing in the data, so %s stands in for it.", "Værdien mangler i data, så %s træder i stedet.", p.formula(cmp.Or(p.instead(s), c.shownFormula())))
			}
		case "lookup":
			p.say("It is looked up in another table.", "Det er slået op i en anden tabel.")
		default:
			p.say("It is computed as %s, here %s.", "Det er regnet som %s, her %s.", p.formula(s.Formula), p.formula(s.Filled))
		}
		if isPart(c) {
			p.leaves(c)
		} else if c.is.Kind != check.Flag {
			p.say("%s is %s.", "%s er %s.", p.subject(c), of(c))
		}
		return
	}
}

// chain tells which of the conditions of a formula and of those behind its else is the first that
// is met, and gives the branch that was taken.
func (p *prose) chain(s *spot) *spot {
	var failed []string
	for {
		condition := p.formula(p.shown(s.named("condition")))
		then := s.named("then")
		if then.Decides {
			p.say("Here the condition is met: %s.", "Her er betingelsen opfyldt: %s.", condition)
			return then
		}
		failed, s = append(failed, condition), s.named("else")
		if s.Kind != If || s.Op != "if" || !isPart(s) {
			break
		}
	}
	if len(failed) == 1 {
		p.say("Here the condition is not met: %s.", "Her er betingelsen ikke opfyldt: %s.", failed[0])
	} else {
		p.say("Here none of the conditions is met: %s.", "Her er ingen af betingelserne opfyldt: %s.", strings.Join(failed, "; "))
	}
	return s
}

// instead is in words what stands in for a missing value; "" where that cannot be told.
func (p *prose) instead(s *spot) string {
	if c, _ := p.x.cellOf(s.ID); c != nil && len(split(s.ID)) == 4 {
		if step, ok := c.Step.(*check.ColumnStep); ok && step.Expr.Op == check.OpCoalesce {
			return p.formulaOf(step.Expr.Args[1])
		}
	}
	return ""
}

// shown is a part with its values put in.
func (p *prose) shown(s *spot) string {
	if s.Filled != "" && isPart(s) {
		return s.Filled
	}
	return p.value(s.is, s.Unit, true)
}

// shownFormula is a part as it is written, or what it is called.
func (s *spot) shownFormula() string {
	if isPart(s) && s.Formula != "" {
		return s.Formula
	}
	return s.Label
}

// bands tells which band holds.
func (p *prose) bands(s *spot) {
	by := s.named("by")
	for i, k := range s.kids {
		if k.role == "band" && k.decides {
			band, _, _ := strings.Cut(s.child(i).Label, ":")
			p.say("%s is %s; the band is %s.", "%s er %s; intervallet er %s.", p.subject(by), of(by), p.quoted(p.formula(band)))
		}
	}
}

// ref tells which row references lead to.
func (p *prose) ref(s *spot) {
	if v := s.named("value"); v != nil {
		p.say("It is taken from the row that %s leads to.", "Det er hentet fra den række, %s fører til.", p.quoted(s.named("key").Label))
	}
}

// rounded tells of an amount that is rounded by itself.
func (p *prose) rounded(s *spot) {
	amount := s.named("amount")
	if s.Op == "positions" {
		if pay := s.named("pay"); pay != nil {
			p.say("It is %s divided by the pay of a position, %s.", "Det er %s divideret med lønnen for en stilling, %s.", of(amount), of(pay))
		}
		return
	}
	if amount == nil {
		return
	}
	if text := p.inWords(s); text != "" {
		p.say("By the rules it is %s.", "Efter reglerne er det %s.", p.formula(text))
	} else {
		p.say("The rule says %s, here %s.", "Reglen siger %s, her %s.", p.formula(s.Formula), p.formula(s.Filled))
	}
	if amount.is.Number != s.is.Number {
		exact := of(amount)
		exact.round = false
		p.say("That is %s before it is rounded.", "Det er %s før afrunding.", exact)
	}
	p.leaves(s)
}

func (p *prose) split(s *spot) {
	p.say("It is the part of %s that its key gives; the parts add up to the whole.", "Det er den del af %s, som nøglen giver; delene giver tilsammen det hele.", of(s.named("amount")))
}

func (p *prose) earmark(s *spot) {
	amount := s.named("amount")
	share := s.named("share")
	switch {
	case share == nil:
		p.say("It is of the amount %s.", "Det er af beløbet på %s.", of(amount))
	case s.Op == "free":
		p.say("Of %s, %s is earmarked; this is the rest.", "Af %s er %s øremærket; dette er resten.", of(amount), of(share))
	default:
		p.say("It is %s of %s.", "Det er %s af %s.", of(share), of(amount))
	}
}
