package main

import "github.com/fordel-lang/fordel/examples/internal/town"

// The examples from practice.

// lastYear shares an amount by this year's vulnerable children, give or take a
// third and two children.
func lastYear(maker *town.Maker, houses []house, amount int) []int {
	then := make([]int, len(houses))
	for i, h := range houses {
		then[i] = max(1, h.vulnerable*maker.Between(667, 1333)/1000+maker.Between(-2, 2))
	}
	return spread(amount, then)
}

// withLastYear makes institutions with enrolled and vulnerable children and
// last year's amount.
func withLastYear(seed uint64, amount int) map[string]string {
	maker := town.NewMaker(seed)
	houses := populate(maker, town.Houses())
	amounts := lastYear(maker, houses, amount)
	next := 0
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		next++
		return []any{h.Children(), h.weighted(), h.vulnerable, town.Kroner(amounts[next-1])}
	}, "børn", "vægtede_børn", "udsatte", "sidste_år")}
}

func holdHarmless() map[string]string     { return withLastYear(111, 4_700_000) }
func deductionPerHead() map[string]string { return withLastYear(112, 4_600_000) }

func phaseIn() map[string]string {
	maker := town.NewMaker(113)
	houses := populate(maker, town.Houses())
	amounts := lastYear(maker, houses, 4_800_000)
	next := 0
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		next++
		return []any{h.weighted(), h.vulnerable, town.Kroner(amounts[next-1])}
	}, "vægtede_børn", "udsatte", "sidste_år")}
}

func stepsBySize() map[string]string {
	maker := town.NewMaker(114)
	houses := populate(maker, town.Houses())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.Nursery, h.Older, town.Tenths(10*(9*h.Nursery+7*h.Older) + maker.Between(400, 1600))}
	}, "vuggestuebørn", "børnehavebørn", "areal")}
}

func concentrationFactor() map[string]string { return vulnerableCounts(115) }

func vulnerableCounts(seed uint64) map[string]string {
	houses := populate(town.NewMaker(seed), town.Houses())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.Children(), h.weighted(), h.vulnerable}
	}, "børn", "vægtede_børn", "udsatte")}
}

func wholePositions() map[string]string {
	houses := populate(town.NewMaker(116), town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.weighted(), h.vulnerable}
	}, "vægtede_børn", "udsatte")}
}

// reservations leaves the building costs of some houses unknown.
func reservations() map[string]string {
	maker := town.NewMaker(117)
	houses := populate(maker, town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		building, costs := "ny", town.Kroner(2_400*h.Children()+1000*maker.Between(20, 120))
		if maker.Happens(500) {
			building = "gammel"
		}
		if maker.Happens(250) {
			costs = ""
		}
		return []any{h.weighted(), building, costs}
	}, "vægtede_børn", "bygning", "bygningsudgifter")}
}

func topPerDistrict() map[string]string {
	houses := populate(town.NewMaker(118), town.Houses())
	return map[string]string{
		"distrikter.csv": districtsCSV(),
		"institutioner.csv": institutionsCSV(houses, func(h house) []any {
			return []any{h.District.Key, h.Children(), h.weighted(), h.vulnerable}
		}, "distrikt", "børn", "vægtede_børn", "udsatte"),
	}
}

func payAndMix() map[string]string {
	houses := populate(town.NewMaker(119), town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, weightedOnly, "vægtede_børn")}
}
