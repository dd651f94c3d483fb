package check

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// function is how the calls of one function are checked.
type function struct {
	name  string
	least int // arguments
	most  int // -1: any number
	check func(c *checker, n *formula.Node, s scope) *Expr
}

// functions are all that a formula may call, in the order the reference has.
// They call each other through formulas, so the list is filled at start.
var functions []function

func init() {
	functions = []function{
		{"sum", 1, 2, sumLike}, {"mean", 1, 2, sumLike}, {"median", 1, 2, sumLike}, {"stddev", 1, 2, sumLike},
		{"count", 1, 2, tally}, {"any", 1, 2, tally}, {"all", 1, 2, tally}, {"none", 1, 2, tally},
		{"len", 1, 1, length},
		{"min", 1, -1, extreme}, {"max", 1, -1, extreme},
		{"first", 1, 2, firstLast}, {"last", 1, 2, firstLast},
		{"known", 1, 2, known},
		{"percentile", 2, 2, quantile}, {"percentile_inc", 2, 2, quantile}, {"quartile", 2, 2, quantile},
		{"share", 1, 1, share}, {"rank", 1, 1, rank},
		{"abs", 1, 1, rounding}, {"ceil", 1, 2, rounding}, {"floor", 1, 2, rounding}, {"round", 1, 2, rounding},
		{"clamp", 3, 3, sameKind}, {"mod", 2, 2, sameKind},
		{"exp", 1, 1, plain}, {"ln", 1, 1, plain}, {"sqrt", 1, 1, plain},
		{"met", 1, -1, met}, {"marks", 1, -1, met},
		{"lookup", 3, 4, lookup},
		{"months", 2, 2, span}, {"years", 2, 2, span}, {"date", 3, 3, plain},
		{"upper", 1, 1, letters}, {"lower", 1, 1, letters}, {"trim", 1, 1, letters},
	}
}

// FunctionNames lists the functions a formula may call, by their English names.
func FunctionNames() []string {
	names := make([]string, len(functions))
	for i, f := range functions {
		names[i] = f.name
	}
	return names
}

func (c *checker) call(n *formula.Node, s scope) *Expr {
	for i := range functions {
		f := &functions[i]
		if f.name != n.Text {
			continue
		}
		if len(n.Args) < f.least || f.most >= 0 && len(n.Args) > f.most {
			c.add(wrongArguments(c.written(n), len(n.Args), f.least, f.most, n.At))
			return invalid(n)
		}
		return f.check(c, n, s)
	}
	c.unknownFunction(n, s)
	return invalid(n)
}

// unknownFunction reports a call of what is no function: a value that was to be
// multiplied, a function of a spreadsheet, or one that is nearly right.
func (c *checker) unknownFunction(n *formula.Node, s scope) {
	name := c.written(n)
	if c.known(n.Text, s) {
		c.add(notFunction(name, c.quoted(diag.Range{Start: n.Sign.End, End: n.At.End}), n.Sign))
		return
	}
	var own []string
	for _, f := range functions {
		own = append(own, lex.SpellFunction(c.file.Lang, f.name))
	}
	c.add(unknownFunction(name, lex.Meant(c.file.Lang, lex.InFormulas, name), c.closest(name, func() []string { return own }), n.Sign))
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

// listArg resolves the first argument as a list; with a second, that is the
// value on each row.
func (c *checker) listArg(n *formula.Node, s scope) *Expr {
	first := c.resolve(n.Args[0], s)
	kind := first.Type.Kind
	if kind == Invalid {
		return nil
	}
	if len(n.Args) == 1 {
		if kind == List {
			return first
		}
		c.add(needsList(c.written(n), c.quoted(n.Args[0].At), kind == Rows, n.Args[0].At))
		return nil
	}
	if kind != Rows {
		c.add(predicateWithoutTable(c.written(n), c.quoted(n.Args[0].At), n.Args[0].At))
		return nil
	}
	body := c.value(n.Args[1], s.push(first.Type.Table, false))
	if body.Type.Kind == Invalid {
		return nil
	}
	return &Expr{Op: OpMap, Type: listOf(body.Type.Kind), Args: []*Expr{first, body}, At: first.At.To(body.At), Sign: body.At}
}

// numericList is a list of numbers or amounts.
func (c *checker) numericList(n *formula.Node, s scope) *Expr {
	l := c.listArg(n, s)
	if l == nil {
		return nil
	}
	if k := l.Type.Elem; !k.numeric() && k != Nil {
		c.add(listOfWrongKind(c.written(n), c.kindName(k), c.kindName(Number), l.At))
		return nil
	}
	return l
}

func sumLike(c *checker, n *formula.Node, s scope) *Expr {
	l := c.numericList(n, s)
	if l == nil {
		return invalid(n)
	}
	k := l.Type.Elem
	if k == Nil {
		k = Number
	}
	return called(n, Type{Kind: k}, l)
}

// tally is count, any, all and none over flags.
func tally(c *checker, n *formula.Node, s scope) *Expr {
	if n.Text == "count" && len(n.Args) == 1 {
		c.add(countWithoutCondition(c.written(n), c.quoted(n.Args[0].At), n.At))
		return invalid(n)
	}
	l := c.listArg(n, s)
	if l == nil {
		return invalid(n)
	}
	if k := l.Type.Elem; k != Flag && k != Nil {
		c.add(listOfWrongKind(c.written(n), c.kindName(k), c.kindName(Flag), l.At))
		return invalid(n)
	}
	kind := Flag
	if n.Text == "count" {
		kind = Number
	}
	return called(n, Type{Kind: kind}, l)
}

func length(c *checker, n *formula.Node, s scope) *Expr {
	a := c.resolve(n.Args[0], s)
	if k := a.Type.Kind; k != Rows && k != List {
		if k != Invalid {
			c.add(needsList(c.written(n), c.quoted(n.Args[0].At), false, n.Args[0].At))
		}
		return invalid(n)
	}
	return called(n, Type{Kind: Number}, a)
}

// extreme is min and max, of a list or of two or more values.
func extreme(c *checker, n *formula.Node, s scope) *Expr {
	first := c.resolve(n.Args[0], s)
	if first.Type.Kind == Rows && len(n.Args) <= 2 || first.Type.Kind == List && len(n.Args) == 1 {
		l := c.listArg(n, s)
		if l == nil {
			return invalid(n)
		}
		if !l.Type.Elem.ordered() {
			c.add(listOfWrongKind(c.written(n), c.kindName(l.Type.Elem), c.kindName(Number), l.At))
			return invalid(n)
		}
		return called(n, Type{Kind: l.Type.Elem}, l)
	}
	if len(n.Args) == 1 {
		if first.Type.Kind != Invalid {
			c.add(needsList(c.written(n), c.quoted(n.Args[0].At), false, n.Args[0].At))
		}
		return invalid(n)
	}
	return sameKind(c, n, s)
}

// sameKind is a function of values that must all be of one ordered kind.
func sameKind(c *checker, n *formula.Node, s scope) *Expr {
	var args []*Expr
	for _, a := range n.Args {
		e := c.of(a, s, argument(c.written(n)), Number, Money, Date)
		if e.Type.Kind == Invalid {
			return e
		}
		if len(args) > 0 && args[0].Type != e.Type {
			c.mixed(args[0], e)
			return invalid(n)
		}
		args = append(args, e)
	}
	return called(n, args[0].Type, args...)
}

// firstLast is the first and last value of a list. The rows of a table have an
// order only where they have keys.
func firstLast(c *checker, n *formula.Node, s scope) *Expr {
	l := c.listArg(n, s)
	if l == nil {
		return invalid(n)
	}
	if t := listTable(l); t != nil && t.Key == nil {
		c.add(noRowOrder(c.written(n), t, l.At))
		return invalid(n)
	}
	return called(n, Type{Kind: l.Type.Elem}, l)
}

// listTable is the table a list goes over, nil for a list of values.
func listTable(l *Expr) *Table {
	for len(l.Args) > 0 && (l.Op == OpMap || l.Op == OpFilter || l.Op == OpCall) {
		l = l.Args[0]
	}
	return l.Table
}

func known(c *checker, n *formula.Node, s scope) *Expr {
	l := c.listArg(n, s)
	if l == nil {
		return invalid(n)
	}
	return called(n, l.Type, l)
}

// quantile is percentile, percentile_inc and quartile: a list and a number.
func quantile(c *checker, n *formula.Node, s scope) *Expr {
	list := *n
	list.Args = n.Args[:1]
	l := c.numericList(&list, s)
	p := c.of(n.Args[1], s, argument(c.written(n)), Number)
	if l == nil || p.Type.Kind == Invalid {
		return invalid(n)
	}
	return called(n, Type{Kind: l.Type.Elem}, l, p)
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

// rounding keeps the kind of its first argument; a second is a plain number.
func rounding(c *checker, n *formula.Node, s scope) *Expr {
	x := c.of(n.Args[0], s, argument(c.written(n)), Number, Money)
	args := []*Expr{x}
	if len(n.Args) > 1 {
		args = append(args, c.of(n.Args[1], s, argument(c.written(n)), Number))
	}
	for _, a := range args {
		if a.Type.Kind == Invalid {
			return invalid(n)
		}
	}
	return called(n, x.Type, args...)
}

// plain is a function of plain numbers that gives a plain number, or a date.
func plain(c *checker, n *formula.Node, s scope) *Expr {
	var args []*Expr
	for _, a := range n.Args {
		e := c.of(a, s, argument(c.written(n)), Number)
		if e.Type.Kind == Invalid {
			return e
		}
		args = append(args, e)
	}
	kind := Number
	if n.Text == "date" {
		kind = Date
	}
	return called(n, Type{Kind: kind}, args...)
}

// span is months and years between two dates.
func span(c *checker, n *formula.Node, s scope) *Expr {
	from := c.of(n.Args[0], s, argument(c.written(n)), Date)
	to := c.of(n.Args[1], s, argument(c.written(n)), Date)
	if from.Type.Kind == Invalid || to.Type.Kind == Invalid {
		return invalid(n)
	}
	return called(n, Type{Kind: Number}, from, to)
}

func letters(c *checker, n *formula.Node, s scope) *Expr {
	x := c.of(n.Args[0], s, argument(c.written(n)), Text)
	if x.Type.Kind == Invalid {
		return x
	}
	return called(n, Type{Kind: Text}, x)
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
