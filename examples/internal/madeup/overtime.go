package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// The examples about time and about two steps.

// twoSteps draws the enrolled children and, apart from them, those who live in
// each district: a few more than are enrolled there.
func twoSteps() map[string]string {
	maker := town.NewMaker(123)
	houses, residents := populate(maker, town.Houses()), populate(maker, town.Houses())
	sheet := town.NewSheet("id", "navn", "bosatte", "bosatte_udsatte")
	for _, d := range town.Districts() {
		children, vulnerable := maker.Between(10, 60), maker.Between(0, 8)
		for _, h := range residents {
			if h.District == d {
				children += h.Children()
				vulnerable += h.vulnerable
			}
		}
		sheet.Add(d.Key, d.Name, children, vulnerable)
	}
	return map[string]string{
		"distrikter.csv": sheet.String(),
		"institutioner.csv": institutionsCSV(houses, func(h house) []any {
			return []any{h.District.Key, h.Children(), h.weighted(), h.vulnerable}
		}, "distrikt", "børn", "vægtede_børn", "udsatte"),
	}
}

// reconciliation lets the actual children differ from the estimated by up to a tenth.
func reconciliation() map[string]string {
	maker := town.NewMaker(124)
	houses := populate(maker, town.Houses())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		tenths := 18*h.Nursery + 10*h.Older
		return []any{town.Tenths(tenths), town.Tenths(tenths * maker.Between(900, 1100) / 1000)}
	}, "forventede", "faktiske")}
}

// thirdBirthday gives the children of 2026 their birthdays, and to a few of the
// youngest a start during the year.
func thirdBirthday() map[string]string {
	maker := town.NewMaker(125)
	houses := populate(maker, town.Few())
	sheet := town.NewSheet("id", "institution", "født", "starter")
	n := 0
	for _, h := range houses {
		for _, c := range h.children {
			n++
			born := 2025 - c.Age
			starts := fmt.Sprintf("1.8.%d", born+1)
			if c.Age == 0 {
				starts = fmt.Sprintf("1.%d.2026", maker.Between(1, 9))
			}
			sheet.Add(fmt.Sprintf("B%04d", n), h.Key, fmt.Sprintf("%d.%d.%d", maker.Between(1, 28), maker.Between(1, 12), born), starts)
		}
	}
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, func(house) []any { return nil }),
		"børn.csv":          sheet.String(),
	}
}
