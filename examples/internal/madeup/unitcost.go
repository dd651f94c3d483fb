package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// The examples of the 2015 study that need accounts or rates. The towns do not
// exist; their figures have the size of the published ones.

var towns = []string{"Birkelev", "Egedrup", "Fjordby", "Granslev"}

// rateMethod makes the rates of four towns: two offers for each age in some. In
// every other town lunch is part of the place; in the others it has a rate and a
// parents' share of its own.
func rateMethod() map[string]string {
	maker := town.NewMaker(120)
	rates := town.NewSheet("kommune", "tilbud", "månedstakst", "gratis_måneder", "forældreandel", "frokosttakst", "frokostandel")
	names := town.NewSheet("navn")
	for i, name := range towns {
		names.Add(name)
		add := func(offer string, monthly int) {
			lunch, lunchShare := "", ""
			if i%2 == 0 {
				lunch, lunchShare = town.Kroner(maker.Between(500, 640)), []string{"100 %", "95 %"}[i/2]
			}
			rates.Add(name, offer, town.Kroner(monthly), []string{"0", "1"}[i/2], "25 %", lunch, lunchShare)
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

// sensitivity makes the accounts of 98 municipalities in three years: for each
// what childminding and institutions cost, in the parts that the study's
// variants leave out, and the children. A few buy many services, a few have
// many part-time places, and in a few years something odd is booked.
func sensitivity() map[string]string {
	maker := town.NewMaker(121)
	units := town.NewSheet("id", "kommune", "tilbud")
	accounts := town.NewSheet("enhed", "gruppe", "øvrige", "tjenesteydelser", "salg", "fælles_formål", "fælles_efter_udgifter",
		"sprogstimulering", "deltid", "børn_0_2", "børn_3_5", "børn_6", "børn_7_9")
	for n := range 98 {
		name := fmt.Sprintf("%s %d", towns[n%len(towns)], n/len(towns)+1)
		older := maker.Between(400, 3000)
		institutions := service{name: "institutioner", young: older * maker.Between(250, 550) / 1000, older: older,
			six: older * maker.Between(30, 70) / 1000, level: maker.Between(62_000, 92_000), common: maker.Between(40, 70), language: maker.Between(0, 7)}
		if maker.Happens(200) {
			institutions.school = older * maker.Between(20, 150) / 1000
		}
		minding := service{name: "dagpleje", young: older * maker.Between(80, 300) / 1000, level: maker.Between(98_000, 160_000), common: maker.Between(10, 40)}
		minding.older = minding.young * maker.Between(0, 30) / 1000
		if maker.Happens(80) {
			minding.older = minding.young * maker.Between(100, 300) / 1000
		}
		for _, s := range []service{institutions, minding} {
			id := name + ", " + s.name
			units.Add(id, name, s.name)
			s.years(maker, accounts, id)
		}
	}
	return map[string]string{"enheder.csv": units.String(), "regnskab.csv": accounts.String()}
}

// service is what a municipality offers: its children by age, kroner per
// weighted child, and the share of common purposes and language in per mille.
type service struct {
	name                      string
	young, older, six, school int
	level, common, language   int
}

// years writes a service's accounts of 2011 to 2013.
func (s service) years(maker *town.Maker, accounts *town.Sheet, id string) {
	services, sales, partTime := maker.Between(5, 60), maker.Between(0, 20), maker.Int(4)
	if maker.Happens(80) {
		services = maker.Between(100, 160)
	}
	if maker.Happens(80) {
		partTime = maker.Between(15, 45)
	}
	for year := 2011; year <= 2013; year++ {
		level := s.level * maker.Between(950, 1050) / 1000
		if maker.Happens(20) {
			level = level * maker.Between(1250, 1400) / 1000
		}
		weighted := 1000*s.young + 1000*s.older
		if s.name == "institutioner" {
			weighted = 1797*s.young + 1000*s.older + 840*s.six + 670*s.school
		}
		cost := weighted * (1000 - 210*partTime/100) / 1_000_000 * level
		part := func(perMille int) string { return town.Kroner(cost / 1000 * perMille) }
		byCost := s.common * maker.Between(850, 950) / 1000
		if s.language == 0 {
			byCost = s.common * maker.Between(1100, 1300) / 1000
		}
		accounts.Add(id, fmt.Sprintf("%s %d", s.name, year), part(1000-services+sales-s.common), part(services), part(-sales),
			part(s.common), part(byCost), part(s.language), share(partTime), s.young, s.older, s.six, s.school)
	}
}
