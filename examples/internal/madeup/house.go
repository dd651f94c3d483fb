package main

import (
	"fmt"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// house is an institution with its drawn children and what they come to.
type house struct {
	town.House
	children   []town.Child
	criteria   [6]int // how many meet each of town.Criteria
	vulnerable int    // how many meet at least two
}

// weighted is the number of weighted children with one decimal: 1.8 for a
// child of 0-2 years, 1 for an older one.
func (h house) weighted() string { return town.Tenths(18*h.Nursery + 10*h.Older) }

// weightedOnly is the cells of a sheet that has no other column.
func weightedOnly(h house) []any { return []any{h.weighted()} }

// populate draws the children of the houses.
func populate(maker *town.Maker, houses []town.House) []house {
	children := maker.Children(houses)
	out := make([]house, len(houses))
	for i, h := range houses {
		out[i] = house{House: h, children: children[:h.Children()]}
		children = children[h.Children():]
		for _, c := range out[i].children {
			out[i].add(c)
		}
	}
	return out
}

func (h *house) add(c town.Child) {
	for i, met := range c.Met() {
		if met {
			h.criteria[i]++
		}
	}
	if c.Strains() >= 2 {
		h.vulnerable++
	}
}

// institutionsCSV is a sheet of the houses: key, name, and the given columns.
func institutionsCSV(houses []house, cells func(house) []any, columns ...string) string {
	sheet := town.NewSheet(append([]string{"id", "navn"}, columns...)...)
	for _, h := range houses {
		sheet.Add(append([]any{h.Key, h.Name}, cells(h)...)...)
	}
	return sheet.String()
}

// childrenCSV is a sheet of all children with their age and criteria.
func childrenCSV(houses []house) string {
	sheet := town.NewSheet(append([]string{"id", "institution", "alder"}, town.Criteria...)...)
	n := 0
	for _, h := range houses {
		for _, c := range h.children {
			n++
			cells := []any{fmt.Sprintf("B%04d", n), h.Key, c.Age}
			for _, met := range c.Met() {
				cells = append(cells, met)
			}
			sheet.Add(cells...)
		}
	}
	return sheet.String()
}

func districtsCSV() string {
	sheet := town.NewSheet("id", "navn")
	for _, d := range town.Districts() {
		sheet.Add(d.Key, d.Name)
	}
	return sheet.String()
}

// spread shares an amount by weights in whole kroner, the last weight getting
// what is over, so that the parts add up.
func spread(amount int, weights []int) []int {
	total, left := 0, amount
	for _, w := range weights {
		total += w
	}
	out := make([]int, len(weights))
	for i, w := range weights {
		out[i] = amount * w / total
		left -= out[i]
	}
	out[len(out)-1] += left
	return out
}
