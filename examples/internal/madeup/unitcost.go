package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// The examples of the 2015 study that need accounts or rates. The towns do not
// exist; their figures have the size of the published ones.

var towns = []string{"Birkelev", "Egedrup", "Fjordby", "Granslev"}

// rateMethod makes the rates of four towns: two offers for each age in some.
func rateMethod() map[string]string {
	maker := town.NewMaker(120)
	rates := town.NewSheet("kommune", "tilbud", "månedstakst", "frokost", "gratis_måneder", "forældreandel")
	names := town.NewSheet("navn")
	for i, name := range towns {
		names.Add(name)
		add := func(offer string, monthly int) {
			lunch := ""
			if i%2 == 0 {
				lunch = town.Kroner(maker.Between(500, 640))
			}
			rates.Add(name, offer, town.Kroner(monthly), lunch, []string{"0", "1"}[i/2], "25 %")
		}
		add("integreret 0-2", maker.Between(2700, 3200))
		add("integreret 3-5", maker.Between(1500, 1800))
		if i < 2 {
			add("vuggestue", maker.Between(2700, 3300))
			add("børnehave", maker.Between(1450, 1750))
		}
	}
	return map[string]string{"kommuner.csv": names.String(), "takster.csv": rates.String()}
}

// sensitivity makes 98 municipalities with the expenditure of a year on
// institutions, and their children. A few buy many services, a few have many
// part-time places.
func sensitivity() map[string]string {
	maker := town.NewMaker(121)
	sheet := town.NewSheet("navn", "øvrige", "tjenesteydelser", "salg", "fælles_formål", "sprogstimulering", "deltid",
		"børn_0_2", "børn_3_5", "børn_6", "børn_7_9")
	for n := range 98 {
		older := maker.Between(400, 3000)
		young, six, school := older*maker.Between(250, 550)/1000, older*maker.Between(30, 70)/1000, 0
		if maker.Happens(200) {
			school = older * maker.Between(20, 150) / 1000
		}
		services, sales, common, language := maker.Between(5, 60), maker.Between(0, 20), maker.Between(40, 70), maker.Between(0, 7)
		partTime := maker.Int(4)
		if maker.Happens(80) {
			services = maker.Between(100, 160)
		}
		if maker.Happens(80) {
			partTime = maker.Between(15, 45)
		}
		weighted := (1797*young + 1000*older + 840*six + 670*school) * (1000 - 210*partTime/100) / 1_000_000
		cost := weighted * maker.Between(62_000, 92_000)
		part := func(perMille int) string { return town.Kroner(cost / 1000 * perMille) }
		sheet.Add(fmt.Sprintf("%s %d", towns[n%len(towns)], n/len(towns)+1), part(1000-services+sales-common-language),
			part(services), part(-sales), part(common), part(language), share(partTime), young, older, six, school)
	}
	return map[string]string{"kommuner.csv": sheet.String()}
}
