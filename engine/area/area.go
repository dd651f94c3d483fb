// Package area joins rows with areas on a map: municipalities on a grid, or areas
// of the user's own from a GeoJSON file. It knows nothing of the language, and
// nothing of how areas are drawn.
package area

// Area is an area on a map. Column and Row are its square on a grid, from 0 at the
// top left; without meaning for areas from a file.
type Area struct {
	Name        string
	Code        string // a number that may stand for the name; empty: none
	Column, Row int
}

// Set is areas that rows may be joined with.
type Set struct {
	// File is the name of the file they are from, and Shapes what stands in it; empty
	// for Municipalities.
	File   string
	Shapes string
	Areas  []Area // those of a file have no names: properties do
	// properties are, for each property of a file's areas, its value in each of them;
	// an area that has it not has "".
	properties []property
}

// property is what areas have under a name.
type property struct {
	name   string
	values []string
}

// Joined is rows and the areas they belong to.
type Joined struct {
	Of       []int32  // for each row its area, or -1
	Names    []string // of the areas: in a file the values of the property that fits the rows best
	Property string   // that property; empty for Municipalities
	Rowless  []int32  // areas that no row belongs to
}

// Join finds the area of each row by its name. Of a file's properties the one is
// taken that gives most rows an area, of equal ones the first by name. Several
// rows may belong to an area.
func (s *Set) Join(names []string) Joined {
	best, found := s.join(s.candidates()[0], names)
	for _, p := range s.candidates()[1:] {
		if j, n := s.join(p, names); n > found {
			best, found = j, n
		}
	}
	taken := make([]bool, len(s.Areas))
	for _, of := range best.Of {
		if of >= 0 {
			taken[of] = true
		}
	}
	for i := range s.Areas {
		if !taken[i] {
			best.Rowless = append(best.Rowless, int32(i))
		}
	}
	return best
}

// Properties are the names of a file's properties.
func (s *Set) Properties() []string {
	var names []string
	for _, p := range s.properties {
		names = append(names, p.name)
	}
	return names
}

// candidates are what rows may be joined by.
func (s *Set) candidates() []property {
	if len(s.properties) > 0 {
		return s.properties
	}
	names := make([]string, len(s.Areas))
	for i, a := range s.Areas {
		names[i] = a.Name
	}
	return []property{{values: names}}
}

// join joins by one property and gives how many rows got an area.
func (s *Set) join(by property, names []string) (Joined, int) {
	areas := map[string]int32{}
	add := func(name string, i int) {
		if key := fold(name); key != "" {
			if _, twice := areas[key]; !twice {
				areas[key] = int32(i)
			}
		}
	}
	for i, name := range by.values {
		add(name, i)
	}
	for i, a := range s.Areas {
		add(a.Code, i)
	}
	j := Joined{Of: make([]int32, len(names)), Names: by.values, Property: by.name}
	found := 0
	for row, name := range names {
		of, ok := areas[fold(name)]
		if !ok {
			of = -1
		} else {
			found++
		}
		j.Of[row] = of
	}
	return j, found
}
