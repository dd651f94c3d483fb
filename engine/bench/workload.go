// Package bench measures the engine on one reference workload, a municipality
// of the size of Copenhagen, against the same rules written by hand: loops in
// Go and in TypeScript over the same columns, and every formula row by row on
// expr's machine.
package bench

import (
	_ "embed"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
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
	return Sized(int(Institutions*scale), int(Children*scale))
}

// Sized are the tables with so many rows.
func Sized(houses, children int) map[string][]byte {
	r := rand.New(rand.NewSource(2026))
	return map[string][]byte{"institutions": institutions(r, houses), "children": childrenOf(r, houses, children)}
}

// Write writes the data into a folder, a file for each table.
func (b *Bench) Write(folder string) error { return write(folder, b.data) }

// WriteSized makes up so many rows and writes them into a folder.
func WriteSized(folder string, houses, children int) error {
	return write(folder, Sized(houses, children))
}

func write(folder string, tables map[string][]byte) error {
	for name, data := range tables {
		if err := os.WriteFile(filepath.Join(folder, name+".csv"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func institutions(r *rand.Rand, n int) []byte {
	out := []byte("id,name,last_year\n")
	for i := range n {
		out = fmt.Appendf(out, "i%06d,House %d,%d\n", i, i, 20_000+r.Intn(80_000))
	}
	return out
}

// childrenOf spreads children over houses of different burden.
func childrenOf(r *rand.Rand, houses, n int) []byte {
	burden, ids := make([]float64, houses), make([]string, houses)
	for i := range burden {
		burden[i], ids[i] = 0.05+0.4*r.Float64(), fmt.Sprintf("i%06d", i)
	}
	out := []byte("institution,age,single_parent,income,education,second_language,descendant,parents_working\n")
	for range n {
		house := r.Intn(houses)
		p := burden[house]
		flag := func(p float64) string {
			if r.Float64() < p {
				return "yes"
			}
			return "no"
		}
		for _, field := range []string{ids[house], strconv.Itoa(r.Intn(6)), flag(p), strconv.Itoa(120_000 + 1000*r.Intn(700)),
			educations[min(int(r.Float64()*6/(p+0.6)), 5)], flag(p), flag(p / 2)} {
			out = append(append(out, field...), ',')
		}
		out = append(append(out, strconv.Itoa(r.Intn(3))...), '\n')
	}
	return out
}
