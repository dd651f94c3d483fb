package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// What readers of the studies do next: examples whose rules the studies only name.

func demography() map[string]string {
	houses := populate(town.NewMaker(131), town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.weighted(), h.vulnerable}
	}, "vægtede_børn", "udsatte")}
}

func indexing() map[string]string {
	houses := populate(town.NewMaker(132), town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		return []any{h.Children(), h.weighted(), h.vulnerable}
	}, "børn", "vægtede_børn", "udsatte")}
}

// pedagogueShare makes the positions that each house filled and what it spent of
// the earmarked money; a few do not reach the target or do not use it all.
func pedagogueShare() map[string]string {
	maker := town.NewMaker(133)
	houses := populate(maker, town.Few())
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		staff := 18*h.Nursery + 10*h.Older
		pedagogues := staff * maker.Between(520, 680) / 1000
		return []any{h.vulnerable, town.Tenths(pedagogues / 7), town.Tenths((staff - pedagogues) / 7), fmt.Sprintf("%d %%", maker.Between(82, 104))}
	}, "udsatte", "pædagoger", "medhjælpere", "brugt_andel")}
}

// oldData counts the vulnerable children of two years ago among other children.
func oldData() map[string]string {
	houses := populate(town.NewMaker(134), town.Few())
	before := populate(town.NewMaker(135), town.Few())
	n := -1
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		n++
		return []any{h.vulnerable, before[n].vulnerable}
	}, "udsatte", "udsatte_for_to_år_siden")}
}

// ownIndicator gives some of the children with low income a free place on
// social-educational grounds.
func ownIndicator() map[string]string {
	maker := town.NewMaker(136)
	houses := populate(maker, town.Few())
	children := town.NewSheet("id", "institution", "lav_indkomst", "enlig_forsørger", "dansk_andetsprog", "socialpædagogisk_friplads")
	n := 0
	for _, h := range houses {
		for _, c := range h.children {
			n++
			met := c.Met()
			free := maker.Happens(30) || met[1] && maker.Happens(250)
			children.Add(fmt.Sprintf("B%04d", n), h.Key, met[1], met[3], met[5], free)
		}
	}
	return map[string]string{
		"institutioner.csv": institutionsCSV(houses, func(house) []any { return nil }),
		"børn.csv":          children.String(),
	}
}

// clusterLeader lets the leaders of clusters move money between their houses; what
// they move adds up to zero in each cluster.
func clusterLeader() map[string]string {
	maker := town.NewMaker(137)
	houses := populate(maker, town.Few())
	n, moved := -1, 0
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		n++
		amount := -moved
		if n%2 == 0 {
			moved = 1000 * maker.Between(-60, 60)
			amount = moved
		}
		return []any{fmt.Sprintf("K%d", n/2+1), h.weighted(), h.vulnerable, town.Kroner(amount)}
	}, "klynge", "vægtede_børn", "udsatte", "flyttes")}
}

// specialInstitutions makes two of the houses special ones, with a fixed number
// of places.
func specialInstitutions() map[string]string {
	maker := town.NewMaker(138)
	houses := populate(maker, town.Few())
	n := 0
	return map[string]string{"institutioner.csv": institutionsCSV(houses, func(h house) []any {
		n++
		special, places := "nej", 0
		if n%5 == 0 {
			special, places = "ja", maker.Between(6, 14)
		}
		return []any{h.weighted(), h.vulnerable, special, places}
	}, "vægtede_børn", "udsatte", "special", "specialpladser")}
}
