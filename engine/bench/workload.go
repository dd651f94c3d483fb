// Package bench measures the engine on one reference workload, a municipality
// of the size of Copenhagen, against the same rules written by hand: loops in
// Go and in TypeScript over the same columns, and every formula row by row on
// expr's machine.
package bench

import (
	"bytes"
	_ "embed"
	"fmt"
	"math/rand"
)

// Rules is the reference workload: 6 indicators, two counts (k of n and weighted
// marks), age bands, three pools with floors and caps, one benchmark.
//
//go:embed workload.fordel
var Rules string

// The size of the workload at scale 1.
const (
	Institutions = 400
	Children     = 40_000
)

// educations are the choices of children.education, lowest first.
var educations = []string{"none", "basic", "vocational", "short", "bachelor", "master"}

// Data are the tables of the workload as CSV, made up from a seed; scale
// multiplies children and institutions.
func Data(scale float64) map[string][]byte {
	r := rand.New(rand.NewSource(2026))
	houses, children := int(Institutions*scale), int(Children*scale)
	return map[string][]byte{"institutions": institutions(r, houses), "children": childrenOf(r, houses, children)}
}

func institutions(r *rand.Rand, n int) []byte {
	var out bytes.Buffer
	out.WriteString("id,name,last_year\n")
	for i := range n {
		fmt.Fprintf(&out, "i%06d,House %d,%d\n", i, i, 20_000+r.Intn(80_000))
	}
	return out.Bytes()
}

// childrenOf spreads children over houses of different burden.
func childrenOf(r *rand.Rand, houses, n int) []byte {
	burden := make([]float64, houses)
	for i := range burden {
		burden[i] = 0.05 + 0.4*r.Float64()
	}
	var out bytes.Buffer
	out.WriteString("institution,age,single_parent,income,education,second_language,descendant,parents_working\n")
	for range n {
		house := r.Intn(houses)
		p := burden[house]
		flag := func(p float64) string {
			if r.Float64() < p {
				return "yes"
			}
			return "no"
		}
		fmt.Fprintf(&out, "i%06d,%d,%s,%d,%s,%s,%s,%d\n", house, r.Intn(6), flag(p), 120_000+1000*r.Intn(700),
			educations[min(int(r.Float64()*6/(p+0.6)), 5)], flag(p), flag(p/2), r.Intn(3))
	}
	return out.Bytes()
}
