package formula

// opNames are the operators as an English file writes them, and short names
// for what has no operator.
var opNames = [...]string{
	Constant: "constant", Name: "name", Member: "member", Dot: "dot", Call: "call", List: "list", If: "if",
	Where: "where", Range: "..", Not: "not", Negate: "neg", And: "and", Or: "or", Coalesce: "??",
	Equal: "==", Unequal: "!=", Less: "<", LessEqual: "<=", Greater: ">", GreaterEqual: ">=", In: "in",
	Add: "+", Subtract: "-", Multiply: "*", Divide: "/", Power: "^",
}

// String is the operator as an English file writes it, or what the node is.
func (o Op) String() string { return opNames[o] }
