package main

import "github.com/fordel-lang/fordel/examples/internal/town"

// The examples of methods 1 and 2: children, or counts of them.

func countAndWeigh() map[string]string { return fewWithChildren(101) }
func scoreModel() map[string]string    { return fewWithChildren(103) }

func fewWithChildren(seed uint64) map[string]string {
	houses := populate(town.NewMaker(seed), town.Few())
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, func(house) []any { return nil }),
		"børn.csv":          childrenCSV(houses),
	}
}

// countsWithoutChildren draws the enrolled children and, apart from them, the
// children who live in each district: a few more than are enrolled there.
func countsWithoutChildren() map[string]string {
	maker := town.NewMaker(102)
	houses := populate(maker, town.Houses())
	residents := populate(maker, town.Houses())
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, func(h house) []any {
			cells := []any{h.District.Key, h.Children(), h.weighted()}
			for _, n := range h.criteria {
				cells = append(cells, n)
			}
			return cells
		}, append([]string{"distrikt", "børn", "vægtede_børn"}, town.Criteria...)...),
		"distrikter.csv": districtCounts(maker, residents),
	}
}

func districtCounts(maker *town.Maker, houses []house) string {
	sheet := town.NewSheet(append([]string{"id", "navn", "bosatte"}, town.Criteria...)...)
	for _, d := range town.Districts() {
		residents, criteria := maker.Between(10, 60), [6]int{}
		for _, h := range houses {
			if h.District == d {
				residents += h.Children()
				for i, n := range h.criteria {
					criteria[i] += n
				}
			}
		}
		cells := []any{d.Key, d.Name, residents}
		for _, n := range criteria {
			cells = append(cells, n+maker.Int(4))
		}
		sheet.Add(cells...)
	}
	return sheet.String()
}

// fixedKey gives each house the points of an old key, loosely after today's
// counts, and to some of them an adjustment made since.
func fixedKey() map[string]string {
	maker := town.NewMaker(104)
	houses := populate(maker, town.Houses())
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, func(h house) []any {
			points := 5*h.vulnerable + maker.Between(10, 60)
			adjustment := 0
			if maker.Happens(250) {
				adjustment = maker.Between(-12, 15)
			}
			return []any{h.weighted(), town.Tenths(points), decimal(adjustment), h.vulnerable}
		}, "vægtede_børn", "nøgle_2014", "justering", "udsatte"),
	}
}

// decimal writes a number of tenths that may be below zero.
func decimal(tenths int) string {
	if tenths < 0 {
		return "-" + town.Tenths(-tenths)
	}
	return town.Tenths(tenths)
}
