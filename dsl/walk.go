package dsl

// Role is what a formula is for in its statement.
type Role string

const (
	RoleValue     Role = "value"     // let, the value of a band
	RoleBy        Role = "by"        // what bands look at
	RoleWeight    Role = "weight"    // of an indicator, a spread, a chart
	RoleCondition Role = "condition" // indicator, expect, solve
	RoleAtLeast   Role = "at least"  // how many indicators a count asks for
	RoleWhere     Role = "where"     // which rows: count, pool, grant, spread, show
	RoleAmount    Role = "amount"    // pool, grant, earmark
	RolePer       Role = "per"       // groups: pool, benchmark, spread, chart
	RoleOnly      Role = "only"      // how many rows a pool is for
	RoleOnlyBy    Role = "only by"   // and which come first
	RoleOnlyPer   Role = "only per"  // and in which groups
	RoleKey       Role = "key"       // pool, part of a split
	RoleStart     Role = "start"
	RoleFloor     Role = "floor"
	RoleCap       Role = "cap"
	RoleFirst     Role = "first" // which rows of a pool are funded first
	RoleWithin    Role = "within"
	RoleShare     Role = "share" // of an earmark
	RolePay       Role = "pay"
	RoleEach      Role = "each"
	RoleExclude   Role = "exclude"
	RoleOutliers  Role = "outliers"
	RoleAverage   Role = "average" // what weights a benchmark's average
	RoleColumn    Role = "column"  // of a show
	RoleOrder     Role = "order"   // of a show
	RoleAgainst   Role = "against" // of a show
	RoleTotal     Role = "total"   // of a show
	RoleText      Role = "text"    // in a text of a letter
	RoleChartBy   Role = "chart by"
)

// visit is called for a formula; nil for one that is absent.
type visit func(Role, *Formula)

// Walk calls visit for every formula of a statement, in the order in which the
// tree has them. Absent formulas are left out.
func Walk(s Statement, visit func(Role, *Formula)) {
	s.formulas(func(role Role, f *Formula) {
		if f != nil {
			visit(role, f)
		}
	})
}

// formula is the formula that is shown; nil for nothing.
func (s *Shown) formula() *Formula {
	if s == nil {
		return nil
	}
	return s.Formula
}
