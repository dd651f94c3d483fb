package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// seed makes the data the same every time.
const seed = 2026

// poolLastYear is the social pool that last year's amounts add up to, in kroner.
const poolLastYear = 4_650_000

// strain is how often something is true of a child, in per mille: of children
// who live under several strains at once, and of the others. The figures are
// made up: the study says how many municipalities use a criterion, not how many
// children meet it.
type strain struct{ strained, others int }

var (
	unskilled   = strain{580, 45}
	lowIncome   = strain{660, 60}
	outOfWork   = strain{540, 35}
	single      = strain{420, 110}
	descendant  = strain{470, 60}
	otherTongue = strain{390, 50}
)

// maker draws children, and counts in each house those with at least three strains.
type maker struct {
	random *rand.Rand
	counts []int
}

// files gives the text of each data file by its name: semicolons and decimal
// commas, as a Danish spreadsheet saves them.
func files() map[string]string {
	m := &maker{random: rand.New(rand.NewPCG(seed, 0)), counts: make([]int, len(houses))}
	children := m.children()
	return map[string]string{
		"districts.csv":    districtsCSV(),
		"institutions.csv": m.institutions(),
		"children.csv":     children,
	}
}

func districtsCSV() string {
	var b strings.Builder
	b.WriteString("id;name\n")
	for _, d := range districts {
		fmt.Fprintf(&b, "%s;%s\n", d.key, d.name)
	}
	return b.String()
}

func (m *maker) children() string {
	var b strings.Builder
	b.WriteString("id;institution;age;place;education;income;work;single_parent;descendant;second_language\n")
	n := 0
	for h, house := range houses {
		for i := range house.nursery + house.older {
			first, years := 0, 3
			if i >= house.nursery {
				first = 3
			}
			n++
			fmt.Fprintf(&b, "B%04d;%s;%d;%s\n", n, houseKey(h), first+m.random.IntN(years), m.child(h))
		}
	}
	return b.String()
}

// child draws the cells of one child of house h from `place` on.
func (m *maker) child(h int) string {
	strained := m.happens(districts[houses[h].district].burden + houses[h].extra)
	draw := func(s strain) bool {
		if strained {
			return m.happens(s.strained)
		}
		return m.happens(s.others)
	}
	low, poor, idle := draw(unskilled), draw(lowIncome), draw(outOfWork)
	alone, from, tongue := draw(single), draw(descendant), draw(otherTongue)
	if count(low, poor, idle, alone, from, tongue) >= 3 {
		m.counts[h]++
	}
	cells := []string{m.place(), m.education(low), kroner(m.income(poor)), m.work(idle), flag(alone), flag(from), flag(tongue)}
	return strings.Join(cells, ";")
}

func (m *maker) happens(perMille int) bool { return m.random.IntN(1000) < perMille }

func (m *maker) place() string {
	if m.happens(80) {
		return "0,79"
	}
	return "1"
}

func (m *maker) education(unskilled bool) string {
	if unskilled {
		return m.oneOf("none", "basic", "basic")
	}
	return m.oneOf("vocational", "vocational", "vocational", "short", "bachelor", "bachelor", "master")
}

// income is a household's yearly income in kroner, below or above 250,000.
func (m *maker) income(low bool) int {
	if low {
		return 120_000 + 1000*m.random.IntN(130)
	}
	return 250_000 + 1000*(m.random.IntN(350)+m.random.IntN(400))
}

func (m *maker) work(idle bool) string {
	if idle {
		return "none"
	}
	return m.oneOf("one", "both", "both", "both", "both")
}

func (m *maker) oneOf(words ...string) string { return words[m.random.IntN(len(words))] }

// institutions comes after the children: last year's amount follows this year's
// count of strained children, give or take two fifths and three children.
func (m *maker) institutions() string {
	then := make([]int, len(houses))
	total := 0
	for h, now := range m.counts {
		then[h] = max(0, now*(600+m.random.IntN(800))/1000+m.random.IntN(7)-3)
		if then[h] < 4 {
			then[h] = 0
		}
		total += then[h]
	}
	var b strings.Builder
	b.WriteString("id;name;district;last_year\n")
	for h, house := range houses {
		fmt.Fprintf(&b, "%s;%s;%s;%s\n", houseKey(h), house.name, districts[house.district].key, kroner(poolLastYear*then[h]/total))
	}
	return b.String()
}

func houseKey(h int) string { return fmt.Sprintf("I%02d", h+1) }

func count(flags ...bool) int {
	n := 0
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}

func flag(f bool) string {
	if f {
		return "ja"
	}
	return "nej"
}

// kroner writes an amount as Danes do: 184.312.
func kroner(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s.%03d", kroner(n/1000), n%1000)
}
