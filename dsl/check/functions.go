package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// expansions are the functions that the checker writes out, or that name what is
// no value: they are checked by hand. They call each other through formulas, so
// the list is filled at start.
var expansions map[string]func(c *checker, n *formula.Node, s scope) *Expr

func init() {
	expansions = map[string]func(c *checker, n *formula.Node, s scope) *Expr{
		"share": share, "rank": rank, "met": met, "marks": met, "lookup": lookup,
	}
}

func (c *checker) call(n *formula.Node, s scope) *Expr {
	f := function.Named(n.Text)
	switch {
	case f == nil:
		c.unknownFunction(n, s)
		return invalid(n)
	case len(n.Args) == 1 && f.Least() == 2 && f.Params[1].Takes == function.Each:
		if of := c.resolve(n.Args[0], s); of.Type.Kind != Invalid {
			c.add(countWithoutCondition(c.written(n), c.quoted(n.Args[0].At), of.Type.Kind == Rows, c.counts(of), n.At))
		}
		return invalid(n)
	case len(n.Args) < f.Least() || f.Most() >= 0 && len(n.Args) > f.Most():
		c.add(wrongArguments(f, c.written(n), len(n.Args), c.file.Lang, n.At))
		return invalid(n)
	}
	if expand := expansions[n.Text]; expand != nil {
		return expand(c, n, s)
	}
	return c.declared(f, n, s)
}

// declared checks a call against the function's declaration.
func (c *checker) declared(f *function.Function, n *formula.Node, s scope) *Expr {
	if f.Params[0].Takes != function.Value && len(n.Args) == 1 && c.ofResults(n, s) {
		return invalid(n)
	}
	first := c.resolve(n.Args[0], s)
	var args []*Expr
	switch {
	case f.Params[0].Takes == function.Value || f.Several && !listed(first, n):
		args = append([]*Expr{c.kinds(f, 0, first, n, s)}, c.others(f, n, 1, s)...)
	case f.Params[0].Takes == function.Rows && len(f.Params) == 1:
		c.lenOfFlags(n, first)
		args = []*Expr{c.rowsOrList(first, n)}
	case len(f.Params) > 1 && f.Params[1].Takes == function.Value:
		args = append([]*Expr{c.elements(f, c.plainList(first, n), n)}, c.others(f, n, 1, s)...)
	default:
		args = []*Expr{c.elements(f, c.listOf(first, n, s), n)}
	}
	for _, a := range args {
		if a == nil || a.Type.Kind == Invalid {
			return invalid(n)
		}
	}
	if f.Alike && !c.alike(args) {
		return invalid(n)
	}
	return called(n, resultOf(f, args[0].Type), args...)
}

// listed reports whether a call's arguments are a list, not several values.
func listed(first *Expr, n *formula.Node) bool {
	return first.Type.Kind == Rows && len(n.Args) <= 2 || len(n.Args) == 1
}

// param is the declaration of an argument; the last may come again.
func param(f *function.Function, i int) function.Param { return f.Params[min(i, len(f.Params)-1)] }

// kinds sees that a value is of a kind that the function takes there.
func (c *checker) kinds(f *function.Function, i int, e *Expr, n *formula.Node, s scope) *Expr {
	return c.ofKinds(c.alone(e, n.Args[i]), n.Args[i], s, argument(c.written(n)), kindsOf(param(f, i).Kinds)...)
}

// others resolves the values from an argument on.
func (c *checker) others(f *function.Function, n *formula.Node, from int, s scope) []*Expr {
	var out []*Expr
	for i := from; i < len(n.Args); i++ {
		out = append(out, c.of(n.Args[i], s, argument(c.written(n)), kindsOf(param(f, i).Kinds)...))
	}
	return out
}

// alike reports whether values are of one kind; a list is.
func (c *checker) alike(args []*Expr) bool {
	for _, a := range args[1:] {
		if a.Type != args[0].Type {
			c.mixed(args[0], a)
			return false
		}
	}
	return true
}

// kindsOf lists the kinds of a set.
func kindsOf(set function.Kinds) []Kind {
	var out []Kind
	for i, k := range []Kind{Number, Money, Text, Flag, Date} {
		if set>>i&1 != 0 {
			out = append(out, k)
		}
	}
	return out
}

// resultOf is the type of what a function gives, from that of its first argument.
func resultOf(f *function.Function, first Type) Type {
	kind := first.Kind
	if kind == List {
		kind = first.Elem
	}
	switch f.Gives {
	case function.ANumber:
		return Type{Kind: Number}
	case function.AFlag:
		return Type{Kind: Flag}
	case function.AText:
		return Type{Kind: Text}
	case function.ADate:
		return Type{Kind: Date}
	case function.SameList:
		return first
	}
	if kind == Nil && f.Params[0].Kinds&function.Text == 0 {
		kind = Number
	}
	return Type{Kind: kind}
}

// unknownFunction reports a call of what is no function: a value that was to be
// multiplied, a function of a spreadsheet, or one that is nearly right.
func (c *checker) unknownFunction(n *formula.Node, s scope) {
	name := c.written(n)
	if c.known(n.Text, s) {
		c.add(notFunction(name, c.quoted(diag.Range{Start: n.Sign.End, End: n.At.End}), n.Sign))
		return
	}
	if write := c.conditionalCall(n); write != "" {
		c.add(unknownFunction(name, "", "", n.At).Write(write))
		return
	}
	var own []string
	for _, f := range function.All() {
		own = append(own, f.Name.In(c.file.Lang))
	}
	c.add(unknownFunction(name, lex.Meant(c.file.Lang, lex.InFormulas, name), c.closest(name, func() []string { return own }), n.Sign))
}

// conditionalCall is how a spreadsheet's IF(condition, a, b) is written; "" for any
// other call.
func (c *checker) conditionalCall(n *formula.Node) string {
	if len(n.Args) != 3 || !slices.Contains([]string{"if", "iif", "hvis"}, strings.ToLower(c.written(n))) {
		return ""
	}
	word := func(english string) string { return lex.Spell(c.file.Lang, lex.Reserved, english) }
	return "(" + word("if") + " " + c.text(n.Args[0].At) + " " + word("then") + " " + c.text(n.Args[1].At) + " " + word("else") + " " + c.text(n.Args[2].At) + ")"
}

// known reports whether a word is the name of a value that is in sight.
func (c *checker) known(word string, s scope) bool {
	for _, l := range s.bareLevels() {
		if c.columns[l.table][word] != nil {
			return true
		}
	}
	_, ok := c.global[word]
	return ok
}

// written is the function's name as the author wrote it.
func (c *checker) written(n *formula.Node) string { return c.quoted(n.Sign) }

func called(n *formula.Node, t Type, args ...*Expr) *Expr {
	return &Expr{Op: OpCall, Func: n.Text, Type: t, Args: args}
}

// listOf makes a list of a call's first argument, which is resolved; a second is
// the value on each of its rows. It is nil where it is none.
func (c *checker) listOf(first *Expr, n *formula.Node, s scope) *Expr {
	if len(n.Args) == 1 || first.Type.Kind == Invalid {
		return c.plainList(first, n)
	}
	if first.Type.Kind != Rows {
		c.add(predicateWithoutTable(c.written(n), c.quoted(n.Args[0].At), n.Args[0].At))
		return nil
	}
	body := c.value(n.Args[1], s.push(first.Type.Table, false))
	if body.Type.Kind == Invalid {
		return nil
	}
	return &Expr{Op: OpMap, Type: listOf(body.Type.Kind), Args: []*Expr{first, body}, At: first.At.To(body.At), Sign: body.At}
}

// plainList sees that a call's first argument is a list.
func (c *checker) plainList(first *Expr, n *formula.Node) *Expr {
	switch first.Type.Kind {
	case List:
		return first
	case Invalid:
	default:
		c.add(c.allRows(needsList(c.written(n), c.quoted(n.Args[0].At), first.Type.Kind == Rows, n.Args[0].At), first))
	}
	return nil
}

// allRows adds what to write for a column of the row where a list is needed.
func (c *checker) allRows(d diag.Diagnostic, e *Expr) diag.Diagnostic {
	if e.Op == OpColumn && len(e.Path) == 0 && e.Column.Member == nil && e.Depth == 0 {
		return ofAllRows(d, e.Column)
	}
	return d
}

// rowsOrList sees that a call's only argument can be counted.
func (c *checker) rowsOrList(first *Expr, n *formula.Node) *Expr {
	switch first.Type.Kind {
	case Rows, List:
		return first
	case Invalid:
	default:
		c.add(c.allRows(needsList(c.written(n), c.quoted(n.Args[0].At), false, n.Args[0].At), first))
	}
	return nil
}

// elements sees that the values of a list are of a kind that the function takes,
// and its rows in an order where that matters.
func (c *checker) elements(f *function.Function, l *Expr, n *formula.Node) *Expr {
	if l == nil {
		return nil
	}
	kinds := f.Params[0].Kinds
	if f.Params[0].Takes == function.Rows {
		kinds = f.Params[1].Kinds
	}
	takes := kindsOf(kinds)
	if k := l.Type.Elem; k != Nil && !slices.Contains(takes, k) {
		d := listOfWrongKind(c.written(n), c.kindName(k), c.wanted(takes), l.At)
		if n.Text == "sum" {
			d = countInstead(d, c.counts(l), n.At)
		}
		c.add(d)
		return nil
	}
	if t := listTable(l); f.ByKey && t != nil && t.Key == nil {
		c.add(noRowOrder(c.written(n), t, l.At))
		return nil
	}
	return l
}

// listTable is the table a list goes over, nil for a list of values.
func listTable(l *Expr) *Table {
	for len(l.Args) > 0 && (l.Op == OpMap || l.Op == OpFilter || l.Op == OpCall) {
		l = l.Args[0]
	}
	return l.Table
}

// ownColumn is the list of a formula over all rows of the statement's table.
func (c *checker) ownColumn(n *formula.Node, s scope) *Expr {
	t := s.own()
	if t == nil {
		c.add(needsOwnTable(c.written(n), n.At))
		return nil
	}
	if len(s) > 1 {
		c.add(ownColumnInPredicate(c.written(n), n.At))
		return nil
	}
	rows := &Expr{Op: OpRows, Type: Type{Kind: Rows, Table: t}, Table: t, At: n.Args[0].At, Sign: n.Args[0].At}
	body := c.of(n.Args[0], s.push(t, true)[1:], argument(c.written(n)), Number, Money)
	if body.Type.Kind == Invalid {
		return nil
	}
	list := &Expr{Op: OpMap, Type: listOf(body.Type.Kind), Args: []*Expr{rows, body}, At: n.Args[0].At, Sign: n.Args[0].At}
	return &Expr{Op: OpCall, Func: "known", Type: list.Type, Args: []*Expr{list}, At: list.At, Sign: list.Sign}
}

// share is x in per cent of the sum of its column.
func share(c *checker, n *formula.Node, s scope) *Expr {
	l := c.ownColumn(n, s)
	if l == nil {
		return invalid(n)
	}
	x := c.resolve(n.Args[0], s)
	sum := &Expr{Op: OpCall, Func: "sum", Type: x.Type, Args: []*Expr{l}, At: n.At, Sign: n.Sign}
	return &Expr{Op: OpDivide, Type: Type{Kind: Number}, Args: []*Expr{x, sum}}
}

func rank(c *checker, n *formula.Node, s scope) *Expr {
	l := c.ownColumn(n, s)
	if l == nil {
		return invalid(n)
	}
	return called(n, Type{Kind: Number}, c.resolve(n.Args[0], s), l)
}

// lookup is lookup(table, key, "column" [, default]).
func lookup(c *checker, n *formula.Node, s scope) *Expr {
	t := c.tables[n.Args[0].Text]
	if n.Args[0].Op != formula.Name || t == nil {
		c.add(lookupTable(c.quoted(n.Args[0].At), c.closest(n.Args[0].Text, c.tableNames), n.Args[0].At))
		return invalid(n)
	}
	if t.Key == nil {
		c.add(lookupNoKey(t, n.Args[0].At))
		return invalid(n)
	}
	col := c.lookupColumn(t, n.Args[2])
	key := c.of(n.Args[1], s, argument(c.written(n)), Text, Number)
	if col == nil || key.Type.Kind == Invalid {
		return invalid(n)
	}
	e := called(n, col.Type, key)
	e.Table, e.Column = t, col
	if len(n.Args) == 4 {
		def := c.value(n.Args[3], s)
		if _, ok := unify(col.Type.Kind, def.Type.Kind); !ok {
			c.add(wrongKind(argument(c.written(n)), c.quoted(def.At), c.kindName(def.Type.Kind), c.kindName(col.Type.Kind), def, def.At))
			return invalid(n)
		}
		e.Args = append(e.Args, def)
	}
	return e
}

// lookupColumn is the column that a text names.
func (c *checker) lookupColumn(t *Table, n *formula.Node) *Column {
	if n.Op != formula.Constant || n.Literal.Kind != formula.LitText {
		c.add(lookupColumnText(c.quoted(n.At), n.At))
		return nil
	}
	col := c.columns[t][n.Literal.Text]
	result, figure, dotted := strings.Cut(n.Literal.Text, ".")
	if col == nil && dotted {
		col = c.figureColumn(t, []segment{{result, n.At}, {figure, n.At}})
		if of := c.columns[t][result]; col == nil && of != nil {
			c.unknownFigure(of, segment{figure, n.At})
			return nil
		}
		if col != nil {
			c.warnIfOld(col.Member, segment{figure, n.At}, result)
		}
	}
	if col == nil {
		c.unknownColumn(t, segment{n.Literal.Text, n.At})
		return nil
	}
	if !c.need(col.Step) {
		return nil
	}
	c.used[col] = true
	return col
}

// met counts the indicators that a row meets; marks adds up their weights.
func met(c *checker, n *formula.Node, s scope) *Expr {
	var terms []*Expr
	for _, a := range n.Args {
		flag := c.resolve(a, s)
		if flag.Type.Kind == Invalid {
			return flag
		}
		if flag.Op != OpColumn || flag.Type.Kind != Flag {
			c.add(notIndicator(c.quoted(a.At), a.At))
			return invalid(n)
		}
		weight := one(a.At)
		if n.Text == "marks" {
			weight = c.weightOf(flag, a.At)
		}
		terms = append(terms, worth(flag, weight))
	}
	return total(terms, n.At)
}

// one is the number 1.
func one(at diag.Range) *Expr { return plainNumber(1, at) }

func plainNumber(x float64, at diag.Range) *Expr {
	return &Expr{Op: OpConst, Type: Type{Kind: Number}, Const: Const{Kind: Number, Number: x}, At: at, Sign: at}
}

// worth is a weight where a flag is met and 0 elsewhere.
func worth(flag, weight *Expr) *Expr {
	return &Expr{Op: OpIf, Type: Type{Kind: Number}, Args: []*Expr{flag, weight, plainNumber(0, flag.At)}, At: flag.At, Sign: flag.At}
}

// total adds numbers up.
func total(terms []*Expr, at diag.Range) *Expr {
	list := &Expr{Op: OpList, Type: listOf(Number), Args: terms, At: at, Sign: at}
	return &Expr{Op: OpCall, Func: "sum", Type: Type{Kind: Number}, Args: []*Expr{list}, At: at, Sign: at}
}

// weightOf is the weight of an indicator on the row the flag is read from.
func (c *checker) weightOf(flag *Expr, at diag.Range) *Expr {
	step, ok := flag.Column.Step.(*ColumnStep)
	switch {
	case !ok || step.Weight == nil:
		return one(at)
	case step.Weight.Op == OpConst:
		return plainNumber(step.Weight.Const.Number, at)
	}
	return &Expr{Op: OpColumn, Type: Type{Kind: Number}, Column: step.Weight.Column, Depth: flag.Depth, Path: flag.Path, At: at, Sign: at}
}
