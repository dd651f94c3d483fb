package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// seed makes the data the same every time.
const seed = 2026

// poolLastYear is the social pool that last year's amounts add up to, in kroner.
const poolLastYear = 4_650_000

// files gives the text of each data file by its name.
func files() map[string]string {
	maker := town.NewMaker(seed)
	houses := town.Houses()
	children := maker.Children(houses)
	return map[string]string{
		"distrikter.csv":    districtsCSV(),
		"institutioner.csv": institutionsCSV(houses, lastYear(maker, houses, children)),
		"børn.csv":          childrenCSV(children),
	}
}

func districtsCSV() string {
	sheet := town.NewSheet("id", "navn")
	for _, d := range town.Districts() {
		sheet.Add(d.Key, d.Name)
	}
	return sheet.String()
}

func institutionsCSV(houses []town.House, amounts []int) string {
	sheet := town.NewSheet("id", "navn", "distrikt", "sidste_år")
	for i, h := range houses {
		sheet.Add(h.Key, h.Name, h.District.Key, town.Kroner(amounts[i]))
	}
	return sheet.String()
}

func childrenCSV(children []town.Child) string {
	sheet := town.NewSheet("id", "institution", "alder", "plads", "uddannelse", "indkomst", "arbejde",
		"enlig_forsørger", "indvandrer_efterkommer", "dansk_andetsprog")
	for i, c := range children {
		place := "1"
		if !c.FullTime {
			place = "0,79"
		}
		sheet.Add(fmt.Sprintf("B%04d", i+1), c.House.Key, c.Age, place, c.Education, town.Kroner(c.Income), c.Work,
			c.Single, c.Descendant, c.SecondLanguage)
	}
	return sheet.String()
}

// lastYear shares last year's pool by the number of children with at least
// three strains as it may have been: this year's, give or take two fifths and
// three children; fewer than four gave nothing.
func lastYear(maker *town.Maker, houses []town.House, children []town.Child) []int {
	now := map[string]int{}
	for _, c := range children {
		if c.Strains() >= 3 {
			now[c.House.Key]++
		}
	}
	amounts, total := make([]int, len(houses)), 0
	for i, h := range houses {
		then := now[h.Key]*maker.Between(600, 1399)/1000 + maker.Between(-3, 3)
		if then >= 4 {
			amounts[i] = then
			total += then
		}
	}
	for i := range amounts {
		amounts[i] = poolLastYear * amounts[i] / total
	}
	return amounts
}
