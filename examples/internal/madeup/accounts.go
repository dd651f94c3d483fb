package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// function is a function of the municipal accounts, the groupings met on it
// (the last ones are to be left out) and the cost of a child on it in kroner.
// The last two are outside the study, and a share of what they serve is served
// by no other.
type function struct {
	number    string
	groupings []string
	perChild  int
}

var functions = []function{
	{"5.25.10", []string{"999", "001", "002", "200", "004"}, 4_200},
	{"5.25.11", []string{"001", "003", "200", "999", "018"}, 118_000},
	{"5.25.12", []string{"003", "200", "999", "092", "002"}, 110_000},
	{"5.25.13", []string{"003", "200", "999", "092", "002"}, 66_000},
	{"5.25.14", []string{"003", "200", "999", "092", "002"}, 84_000},
	{"5.25.17", []string{"200", "999", "003"}, 380_000},
	{"5.25.19", []string{"001", "002"}, 62_000},
	{"3.22.05", []string{"001", "200"}, 30_000},
}

// kinds are the kinds of expenditure and income with their size in per mille
// of the function: pay, goods, services without and with VAT, sales, and those
// that the study leaves out (payments between authorities, pensions, grants).
var kinds = []struct {
	number   string
	perMille int
}{
	{"1", 780}, {"2.9", 90}, {"4.0", 60}, {"4.9", 90}, {"7.2", -20},
	{"4.6", 7}, {"4.7", 12}, {"4.8", 5}, {"5.1", 15}, {"7.6", -4}, {"7.7", -9}, {"7.8", -3}, {"8.6", -6},
}

// accountMethod makes the accounts of four towns in three years.
func accountMethod() map[string]string {
	maker := town.NewMaker(122)
	observations := town.NewSheet("id", "kommune", "årstal", "støttepædagoger", "støttepædagogløn", "deltid",
		"deltid_dagpleje", "dagplejebørn", "børn_0_2", "børn_3_5", "børn_6", "børn_7_9", "børn_10_13", "børn_14_18", "børn_særlige")
	accounts := town.NewSheet("kommune_og_år", "funktion", "gruppering", "art", "udgift")
	for i, name := range towns {
		older := maker.Between(500, 1800)
		for year := 2011; year <= 2013; year++ {
			id := fmt.Sprintf("%s %d", name, year)
			c := children(maker, older, i)
			observations.Add(id, name, year, town.Tenths(older*maker.Between(20, 60)/1000), town.Kroner(maker.Between(380_000, 410_000)),
				share(maker.Int(15)), share(maker.Int(4)), c.minded, c.a0, c.older, c.a6, c.a7, c.a10, c.a14, c.special)
			book(maker, accounts, id, c)
		}
	}
	return map[string]string{"kommuneår.csv": observations.String(), "regnskab.csv": accounts.String()}
}

// ages are the children of a town in a year.
type ages struct{ minded, a0, older, a6, a7, a10, a14, special int }

// children draws them; the second town enrols school children, the third has
// no childminding and nobody in special services.
func children(maker *town.Maker, older, i int) ages {
	older = older * maker.Between(970, 1030) / 1000
	c := ages{minded: older / 4, a0: older * 2 / 5, older: older, a6: older / 20, special: maker.Between(5, 15)}
	if i == 1 {
		c.a7, c.a10, c.a14 = older/9, older/14, older/60
	}
	if i == 2 {
		c.minded, c.special = 0, 0
	}
	return c
}

// served is how many children a function serves.
func (c ages) served(function string) int {
	switch function {
	case "5.25.10":
		return c.minded + c.a0 + c.older
	case "5.25.11":
		return c.minded
	case "5.25.12":
		return c.a0 / 4
	case "5.25.13":
		return c.older / 3
	case "5.25.14":
		return c.a0 + c.older - c.a0/4 - c.older/3
	case "5.25.19", "3.22.05":
		return c.older / 10
	default:
		return c.special
	}
}

// book writes the entries of one town and year: each kind of each function on
// one grouping that counts, and some on a grouping that does not.
func book(maker *town.Maker, accounts *town.Sheet, id string, c ages) {
	for _, f := range functions {
		cost := c.served(f.number) * f.perChild
		if cost == 0 {
			continue
		}
		for _, k := range kinds {
			amount := cost / 1000 * k.perMille / 1000 * maker.Between(850, 1150)
			grouping := f.groupings[maker.Int(len(f.groupings))]
			if k.number == "1" {
				grouping = f.groupings[0]
			}
			accounts.Add(id, f.number, grouping, k.number, town.Kroner(amount))
		}
	}
}

func share(perCent int) string { return fmt.Sprintf("%d %%", perCent) }
