package lower

import "github.com/fordel-lang/fordel/dsl/check"

// MayBeMissing reports whether a formula may be without a value where nothing is wrong.
func (e *Expr) MayBeMissing() bool {
	switch e.Op {
	case Const:
		return e.Const.Missing
	case Read:
		for _, f := range e.Path {
			if f.Missing == MayBe {
				return true
			}
		}
		return e.Field.Missing == MayBe
	case If:
		return e.Args[1].MayBeMissing() || e.Args[2].MayBeMissing()
	case Coalesce:
		return e.Args[1].MayBeMissing()
	}
	return false
}

// Fault is whether a formula has no value where it needs one, on a row: a division by
// zero, something missing in a sum. It is nil for a formula that always has what it needs.
func (e *Expr) Fault() *Expr {
	switch e.Op {
	case Const, Param:
		return nil
	case Read:
		return e.readFault()
	case If:
		return either(strict(e.Args[0]), chosen(e.Args[0], e.Args[1].Fault(), e.Args[2].Fault()))
	case And:
		return either(strict(e.Args[0]), chosen(e.Args[0], strict(e.Args[1]), nil))
	case Or:
		return either(strict(e.Args[0]), chosen(e.Args[0], nil, strict(e.Args[1])))
	case Coalesce:
		return either(e.Args[0].Fault(), chosen(known(e.Args[0]), nil, e.Args[1].Fault()))
	case Equal, Unequal:
		return either(e.Args[0].Fault(), e.Args[1].Fault())
	case Call:
		switch e.Func {
		case Absent:
			return flag(true)
		case Found:
			return nil
		}
	}
	var out *Expr
	for _, a := range e.Args {
		out = either(out, strict(a))
	}
	return either(out, e.domain())
}

// readFault is whether what is read is missing and should not be.
func (e *Expr) readFault() *Expr {
	var out *Expr
	for i, f := range append(e.Path[:len(e.Path):len(e.Path)], e.Field) {
		if f.Missing == Wrong {
			out = either(out, op(Equal, &Expr{Op: Read, Kind: f.Kind, Field: f, Path: e.Path[:i], Row: e.Row}, missing()))
		}
	}
	return out
}

// strict is the fault of a formula whose value is needed.
func strict(e *Expr) *Expr {
	if e.MayBeMissing() {
		return either(e.Fault(), op(Equal, e, missing()))
	}
	return e.Fault()
}

// domain is whether an operation has no result for the values that it is given.
func (e *Expr) domain() *Expr {
	switch {
	case e.Op == Divide && !nonzero(e.Args[1]):
		return op(Equal, e.Args[1], num(0))
	case e.Op == Call && e.Func == "mod" && !nonzero(e.Args[1]):
		return op(Equal, e.Args[1], num(0))
	case e.Op == Call && e.Func == "sqrt":
		return op(Less, e.Args[0], num(0))
	case e.Op == Call && e.Func == "ln":
		return op(LessEqual, e.Args[0], num(0))
	case e.Op == Call && e.Func == "clamp":
		return op(Less, e.Args[2], e.Args[1])
	case e.Op == Power && e.Args[1].Op == Const && e.Args[1].Const.Number > 0:
		return nil
	case e.Op == Power:
		return op(LessEqual, e.Args[0], num(0))
	}
	return nil
}

func nonzero(e *Expr) bool { return e.Op == Const && e.Const.Number != 0 }

// either joins conditions of which any may be nil, for one that never holds.
func either(a, b *Expr) *Expr {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return op(Or, a, b)
}

// chosen is the one of two conditions that a third chooses; nil never holds.
func chosen(c, yes, no *Expr) *Expr {
	if yes == nil && no == nil {
		return nil
	}
	if yes == nil {
		yes = flag(false)
	}
	if no == nil {
		no = flag(false)
	}
	return &Expr{Op: If, Kind: check.Flag, Args: []*Expr{c, yes, no}}
}
