package bridge

import "github.com/fordel-lang/fordel/dsl"

// outline lists the statements of a rule file in the order they stand.
func outline(file *dsl.File) []heading {
	out := []heading{}
	for _, s := range file.Statements {
		name, label := title(s)
		line := file.Source.Position(s.Where().Start).Line
		out = append(out, heading{s.Kind().String(), name, label, line})
	}
	return out
}

// title is the name and label of a statement, as far as it has them.
func title(s dsl.Statement) (name, label string) {
	switch s := s.(type) {
	case *dsl.Model:
		return "", s.Label.Text
	case *dsl.Table:
		return s.Name.Text, s.Label.Text
	case *dsl.Param:
		return s.Name.Text, s.Label.Text
	case *dsl.Let:
		return target(s.Target), s.Label.Text
	case *dsl.Bands:
		return target(s.Target), s.Label.Text
	case *dsl.Indicator:
		return target(s.Target), s.Label.Text
	case *dsl.Count:
		return target(s.Target), s.Label.Text
	case *dsl.Pool:
		return s.Name.Text, s.Label.Text
	case *dsl.Grant:
		return s.Name.Text, s.Label.Text
	case *dsl.Split:
		return s.Name.Text, ""
	case *dsl.Earmark:
		return s.Name.Text, s.Purpose.Text
	case *dsl.Positions:
		return s.Name.Text, ""
	case *dsl.Benchmark:
		return s.Name.Text, s.Label.Text
	case *dsl.Spread:
		return s.Name.Text, s.Label.Text
	case *dsl.Scenario:
		return "", s.Label.Text
	case *dsl.Expect:
		return "", s.Text.Text
	case *dsl.Solve:
		return s.Name.Text, s.Label.Text
	case *dsl.Show:
		return s.Table.Text, ""
	case *dsl.Chart:
		return target(s.Of), ""
	}
	return "", ""
}

// target is a name as written: `TABLE.NAME` or `NAME`.
func target(t dsl.Target) string {
	if t.Table.Text == "" {
		return t.Name.Text
	}
	return t.Table.Text + "." + t.Name.Text
}
