package workbook

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
)

// said is how a field is called at the head of its column: what the rules say, and of a figure of
// a statement or a step on the way what it is, behind the statement's name.
func (b *builder) said(f *lower.Field) string {
	what := b.member(f)
	if f.Helper() {
		what = b.helped(f)
	}
	switch {
	case what == "":
		return f.Label()
	case f.Step == nil:
		return short(strings.Join(strings.Fields(b.result.Model.Text(f.At)), " "), 60)
	}
	return b.owner(f) + ": " + what
}

// owner is what a figure or a step on the way is of: a column or value of the model, or the
// statement.
func (b *builder) owner(f *lower.Field) string {
	name := b.ownName(f)
	for _, other := range b.model.Fields {
		if other.Name == name && !other.Helper() && (other.Table == f.Table || other.Table == nil) {
			return other.Label()
		}
	}
	if head := f.Step.Head(); head.Label != "" {
		return head.Label
	}
	return name
}

// ownName is the name of that in the rules.
func (b *builder) ownName(f *lower.Field) string {
	if m := memberOf(f); m != nil {
		return m.Of
	}
	return strings.TrimSuffix(f.Name[:strings.LastIndex(f.Name, f.What)], ".")
}

// called is a name for a single value in formulas.
func (b *builder) called(f *lower.Field) string {
	what := b.member(f)
	if f.Helper() {
		what = b.helped(f)
	}
	if what == "" {
		return f.Name
	}
	of := b.say("check", "kontrol")
	if f.Step != nil {
		of = b.ownName(f)
	}
	return of + "_" + what
}

// member is what a figure of a statement is called; empty for a column or value with a
// name of its own.
func (b *builder) member(f *lower.Field) string {
	if m := memberOf(f); m != nil {
		return strings.ReplaceAll(m.Spelling(b.lang), "_", " ")
	}
	return ""
}

func memberOf(f *lower.Field) *check.Member {
	switch {
	case f.Column != nil:
		return f.Column.Member
	case f.Value != nil:
		return f.Value.Member
	}
	return nil
}

// helped is what a step on the way is: what it computes, or that it must hold.
func (b *builder) helped(f *lower.Field) string {
	what, must := strings.CutSuffix(f.What, "_ok")
	part, key := strings.CutSuffix(what, ".key")
	text, known := helpers[what]
	out := what
	switch {
	case known:
		out = text.In(b.lang)
	case key:
		out = part + b.say(" key", " nøgle")
	}
	if must {
		out += b.say(" allowed", " tilladt")
	}
	return out + f.Name[strings.LastIndex(f.Name, f.What)+len(f.What):]
}

// helpers are the steps on the way, by what package lower calls them.
var helpers = map[string]diag.Text{
	"above":          {EN: "more than nothing", DA: "mere end nul"},
	"all":            {EN: "all", DA: "alle"},
	"any":            {EN: "any", DA: "nogen"},
	"average":        {EN: "average", DA: "gennemsnit"},
	"before":         {EN: "average with outliers", DA: "gennemsnit med yderpunkter"},
	"by":             {EN: "chosen by", DA: "vælges efter"},
	"cap":            {EN: "cap", DA: "loft"},
	"count":          {EN: "number", DA: "antal"},
	"counted":        {EN: "counted", DA: "tælles med"},
	"each":           {EN: "unit", DA: "enhed"},
	"earmarked":      {EN: "earmarked", DA: "øremærket"},
	"first":          {EN: "order by", DA: "rækkefølge efter"},
	"first.place":    {EN: "turn", DA: "tur"},
	"floor":          {EN: "floor", DA: "garanti"},
	"gini":           {EN: "Gini", DA: "Gini"},
	"group":          {EN: "group", DA: "gruppe"},
	"highest":        {EN: "highest", DA: "højeste"},
	"in":             {EN: "takes part", DA: "er med"},
	"inside":         {EN: "in the average", DA: "med i gennemsnittet"},
	"key":            {EN: "key", DA: "fordelingsnøgle"},
	"last":           {EN: "last", DA: "sidste"},
	"lower":          {EN: "lower quartile", DA: "nedre kvartil"},
	"lowest":         {EN: "lowest", DA: "laveste"},
	"max":            {EN: "largest", DA: "største"},
	"mean":           {EN: "mean", DA: "gennemsnit"},
	"median":         {EN: "median", DA: "median"},
	"min":            {EN: "smallest", DA: "mindste"},
	"negative":       {EN: "sign", DA: "fortegn"},
	"of":             {EN: "value", DA: "værdi"},
	"only":           {EN: "chosen by", DA: "udvælges efter"},
	"only.most":      {EN: "how many", DA: "hvor mange"},
	"only.per":       {EN: "chosen within", DA: "udvælges inden for"},
	"only.place":     {EN: "place", DA: "plads"},
	"own.mean":       {EN: "mean of the unit's others", DA: "enhedens andres gennemsnit"},
	"own.n":          {EN: "rows of the unit", DA: "enhedens rækker"},
	"own.sum":        {EN: "sum of the unit", DA: "enhedens sum"},
	"passed":         {EN: "passed on", DA: "givet videre"},
	"pay":            {EN: "pay", DA: "løn"},
	"per":            {EN: "compared within", DA: "sammenlignes inden for"},
	"percentile":     {EN: "percentile", DA: "percentil"},
	"percentile_inc": {EN: "percentile", DA: "percentil"},
	"rank":           {EN: "rank", DA: "rang"},
	"receivers":      {EN: "receivers", DA: "modtagere"},
	"rows":           {EN: "rows", DA: "rækker"},
	"sd":             {EN: "standard deviation", DA: "standardafvigelse"},
	"share":          {EN: "share", DA: "andel"},
	"start":          {EN: "start", DA: "forlods"},
	"stddev":         {EN: "standard deviation", DA: "standardafvigelse"},
	"sum":            {EN: "sum", DA: "sum"},
	"upper":          {EN: "upper quartile", DA: "øvre kvartil"},
	"value":          {EN: "value", DA: "værdi"},
	"weight":         {EN: "weight", DA: "vægt"},
	"where":          {EN: "is asked for", DA: "opfylder betingelsen"},
	"within":         {EN: "within the frame", DA: "inden for rammen"},
}

// note is what the rules say of a field: what it is, and the text of its statement.
func (b *builder) note(f *lower.Field) string {
	var lines []string
	if m := memberOf(f); m != nil && m.Figure != nil {
		lines = append(lines, m.Figure.Doc.In(b.lang))
		for _, c := range m.Figure.Choices {
			lines = append(lines, c.EN+" = "+c.Shown.In(b.lang))
		}
	}
	text := b.result.Model.Text
	switch {
	case f.Column != nil && f.Column.Data != nil:
		lines = append(lines, text(f.Column.Data.At))
	case f.Step != nil:
		lines = append(lines, text(f.Step.Head().Decl.Where()))
	case f.At != (diag.Range{}):
		lines = append(lines, text(f.At))
	}
	return short(strings.Join(lines, "\n"), 900)
}

// short is the start of a text.
func short(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + " …"
	}
	return text
}
