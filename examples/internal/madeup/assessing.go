package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// The examples of methods 3 and 4, and of what surrounds all methods.

var purposes = []string{
	"Sproggruppe", "Forældrecafé", "Opsøgende familiearbejde", "Inklusion af to børn", "Udegruppe",
	"Kursus om tilknytning", "Talepædagog", "Ekstra voksen om morgenen", "Brobygning til skole", "Lille gruppe for de yngste",
}

func rankedApplications() map[string]string {
	maker := town.NewMaker(105)
	houses := populate(maker, town.Few())
	sheet := town.NewSheet("id", "institution", "formål", "ansøgt", "point")
	for i, purpose := range purposes {
		h := houses[maker.Int(len(houses))]
		sheet.Add(fmt.Sprintf("A%02d", i+1), h.Key, purpose, town.Kroner(5000*maker.Between(16, 70)), maker.Between(30, 95))
	}
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, weightedOnly, "vægtede_børn"),
		"ansøgninger.csv":   sheet.String(),
	}
}

func assessedNeed() map[string]string {
	maker := town.NewMaker(106)
	houses := populate(maker, town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		need := min(5, h.vulnerable*20/h.Children()+maker.Int(2))
		return []any{h.Children(), h.weighted(), h.vulnerable, need, town.Kroner(25_000 * maker.Between(0, 8))}
	}, "børn", "vægtede_børn", "udsatte", "vurderet_behov", "ansøgt")}
}

func namedInstitutions() map[string]string {
	houses := populate(town.NewMaker(107), town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.Nursery, h.Older}
	}, "vuggestuebørn", "børnehavebørn")}
}

func financing() map[string]string {
	maker := town.NewMaker(108)
	houses := populate(maker, town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.weighted(), h.vulnerable, town.Tenths(h.vulnerable*maker.Between(5, 20) + maker.Between(20, 120))}
	}, "vægtede_børn", "udsatte", "støttetimer")}
}

func positionsAndSteering() map[string]string {
	houses := populate(town.NewMaker(109), town.Houses())
	sheet := town.NewSheet("id", "navn")
	for _, d := range town.Districts() {
		sheet.Add("K-"+d.Key, "Klynge "+d.Name)
	}
	return map[string]string{
		"klynger.csv": sheet.String(),
		"institutioner.csv": institutionsCSV(houses, func(h house) []any {
			return []any{"K-" + h.District.Key, h.weighted(), h.vulnerable}
		}, "klynge", "vægtede_børn", "udsatte"),
	}
}

func differentiation() map[string]string {
	houses := populate(town.NewMaker(110), town.Houses())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.Nursery, h.Older, h.vulnerable}
	}, "vuggestuebørn", "børnehavebørn", "udsatte")}
}
