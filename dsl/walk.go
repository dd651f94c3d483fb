package dsl

// Role is what a formula is for in its statement.
type Role string

const (
	RoleValue     Role = "value"     // let, the value of a band
	RoleBy        Role = "by"        // what bands look at
	RoleWeight    Role = "weight"    // of an indicator
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
	RoleChartBy   Role = "chart by"
)

// Walk calls visit for every formula of a statement, in the order in which the
// tree has them. Absent formulas are left out.
func Walk(s Statement, visit func(Role, *Formula)) {
	each := func(role Role, list ...*Formula) {
		for _, f := range list {
			if f != nil {
				visit(role, f)
			}
		}
	}
	switch s := s.(type) {
	case *Let:
		each(RoleValue, s.Formula)
	case *Bands:
		each(RoleBy, s.By)
		for _, b := range s.Bands {
			each(RoleValue, b.Value)
		}
	case *Indicator:
		each(RoleWeight, s.Weight)
		each(RoleCondition, s.Condition)
	case *Count:
		each(RoleAtLeast, s.AtLeast)
		each(RoleWhere, s.Filter)
	case *Split:
		for _, p := range s.Parts {
			each(RoleKey, p.Key)
		}
	case *Expect:
		each(RoleCondition, s.Condition)
	case *Solve:
		each(RoleCondition, s.Condition)
	case *Show:
		for _, x := range s.Columns {
			each(RoleColumn, x.Formula)
		}
		if s.Order != nil {
			each(RoleOrder, s.Order.By)
		}
		each(RoleWhere, s.Filter)
	case *Chart:
		each(RoleChartBy, s.By.formula())
		each(RolePer, s.Per.formula())
	default:
		walkMoney(s, each)
	}
}

// formula is the formula that is shown; nil for nothing.
func (s *Shown) formula() *Formula {
	if s == nil {
		return nil
	}
	return s.Formula
}

// walkMoney is Walk for the statements that hand out money or compare.
func walkMoney(s Statement, each func(Role, ...*Formula)) {
	switch s := s.(type) {
	case *Pool:
		each(RoleAmount, s.Amount)
		each(RolePer, s.Per)
		each(RoleWhere, s.Filter)
		if s.Only != nil {
			each(RoleOnly, s.Only.N)
			each(RoleOnlyBy, s.Only.Order.By)
			each(RoleOnlyPer, s.Only.Per)
		}
		each(RoleKey, s.Key)
		each(RoleStart, s.Start)
		each(RoleFloor, s.Floor)
		each(RoleCap, s.Cap)
		if s.First != nil {
			each(RoleFirst, s.First.By)
		}
	case *Grant:
		each(RoleWhere, s.Filter)
		each(RoleAmount, s.Amount)
		each(RoleWithin, s.Within)
	case *Earmark:
		each(RoleShare, s.Share)
		each(RoleAmount, s.Amount)
	case *Positions:
		each(RolePay, s.Pay)
	case *Benchmark:
		each(RoleEach, s.Each)
		each(RolePer, s.Per)
		each(RoleExclude, s.Exclude)
		for _, o := range s.Outliers {
			each(RoleOutliers, o.Limit)
		}
		each(RoleAverage, s.WeightedBy)
	case *Spread:
		each(RolePer, s.Per)
		each(RoleWhere, s.Filter)
	}
}
