package check

// ExprVisitor has a method for each kind of node of a formula, so that who computes
// formulas or writes them for another program cannot forget one: it does not
// compile. What each kind holds is said at its Op.
type ExprVisitor[T any] interface {
	Const(*Expr) T
	Param(*Expr) T
	Value(*Expr) T
	Column(*Expr) T
	Rows(*Expr) T
	Filter(*Expr) T
	Map(*Expr) T
	List(*Expr) T
	Range(*Expr) T
	Call(*Expr) T
	If(*Expr) T
	Not(*Expr) T
	Negate(*Expr) T
	And(*Expr) T
	Or(*Expr) T
	Coalesce(*Expr) T
	Equal(*Expr) T
	Unequal(*Expr) T
	Less(*Expr) T
	LessEqual(*Expr) T
	Greater(*Expr) T
	GreaterEqual(*Expr) T
	In(*Expr) T
	Add(*Expr) T
	Subtract(*Expr) T
	Multiply(*Expr) T
	Divide(*Expr) T
	Power(*Expr) T
}

// Visit gives what a visitor's method for the kind of a node gives.
func Visit[T any](e *Expr, v ExprVisitor[T]) T {
	switch e.Op {
	case OpConst:
		return v.Const(e)
	case OpParam:
		return v.Param(e)
	case OpValue:
		return v.Value(e)
	case OpColumn:
		return v.Column(e)
	case OpRows:
		return v.Rows(e)
	case OpFilter:
		return v.Filter(e)
	case OpMap:
		return v.Map(e)
	case OpList:
		return v.List(e)
	case OpRange:
		return v.Range(e)
	case OpCall:
		return v.Call(e)
	case OpIf:
		return v.If(e)
	}
	return visitOperator(e, v)
}

// visitOperator is Visit for what stands before or between its arguments.
func visitOperator[T any](e *Expr, v ExprVisitor[T]) T {
	switch e.Op {
	case OpNot:
		return v.Not(e)
	case OpNegate:
		return v.Negate(e)
	case OpAnd:
		return v.And(e)
	case OpOr:
		return v.Or(e)
	case OpCoalesce:
		return v.Coalesce(e)
	case OpEqual:
		return v.Equal(e)
	case OpUnequal:
		return v.Unequal(e)
	case OpLess:
		return v.Less(e)
	case OpLessEqual:
		return v.LessEqual(e)
	case OpGreater:
		return v.Greater(e)
	case OpGreaterEqual:
		return v.GreaterEqual(e)
	case OpIn:
		return v.In(e)
	case OpAdd:
		return v.Add(e)
	case OpSubtract:
		return v.Subtract(e)
	case OpMultiply:
		return v.Multiply(e)
	case OpDivide:
		return v.Divide(e)
	case OpPower:
		return v.Power(e)
	}
	panic("check: an operation that visitors have no method for")
}
