package engine

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/area"
)

// mapped is the map of rules over a few rows, with what is told.
func mapped(t *testing.T, chart, rows string, load func(*Session)) (*Map, []string) {
	t.Helper()
	m, _ := Open("r.fordel", "fordel 1 en\ntable towns {\n  town key\n  share share optional\n  cost kr\n}\n"+chart+"\n")
	s := NewSession(m)
	s.Load("towns", "towns.csv", []byte("town,share,cost\n"+rows))
	if load != nil {
		load(s)
	}
	r, list := s.Run(context.Background(), Settings{})
	if !r.OK() || len(r.Views()) != 1 {
		t.Fatal(list)
	}
	var codes []string
	for _, d := range list {
		if !strings.HasPrefix(d.Code, "unused.") {
			codes = append(codes, d.Code)
		}
	}
	return r.Views()[0].Map, codes
}

// TestMapClasses: limits are those said, or else those of five classes of equal
// size; a value that is equal to a limit is in the class that it ends.
func TestMapClasses(t *testing.T) {
	ten := "Aarhus,1 %,10\nOdense,2 %,20\nVejle,3 %,30\nFaxe,4 %,40\nGreve,5 %,50\nIshøj,6 %,60\nKøge,7 %,70\nSorø,8 %,80\nVarde,9 %,90\nVejen,,100\n"
	for _, c := range []struct {
		chart, rows string
		want        []float64
	}{
		{"chart map towns.cost", ten, []float64{20, 40, 60, 80}},
		{"chart map towns.share", ten, []float64{0.02, 0.04, 0.06, 0.08}},
		{"chart map towns.cost classes 25 kr, 75 kr", ten, []float64{25, 75}},
		{"chart map towns.share classes 5 %", ten, []float64{0.05}},
		{"chart map towns.cost", "Aarhus,,5\nOdense,,5\nVejle,,5\n", []float64{}},
		{"chart map towns.cost", "Aarhus,,5\nOdense,,5\nVejle,,9\n", []float64{5}},
		{"chart map towns.share", "Aarhus,,5\n", []float64{}},
	} {
		if m, _ := mapped(t, c.chart, c.rows, nil); !reflect.DeepEqual(m.Limits, c.want) {
			t.Errorf("%s: limits are %v, want %v", c.chart, m.Limits, c.want)
		}
	}
}

// TestMapPlaces: rows lie where their names say, several in one area if need be.
func TestMapPlaces(t *testing.T) {
	m, told := mapped(t, "chart map towns.cost", "Odense,,1\nÅrhus Kommune,,2\nAtlantis,,3\n461,,4\n", nil)
	var at []string
	for _, of := range m.Of {
		if of < 0 {
			at = append(at, "")
		} else {
			at = append(at, area.Municipalities.Areas[of].Name)
		}
	}
	if want := []string{"Odense", "", "Odense", "Aarhus"}; !reflect.DeepEqual(at, want) {
		t.Errorf("rows lie in %q, want %q", at, want)
	}
	if want := []string{"map.twice", "map.rows"}; !reflect.DeepEqual(told, want) {
		t.Errorf("told is %v, want %v", told, want)
	}
}

// TestMapOfFew: numbers of which only a few happen to be those of municipalities draw no map, and that is told.
func TestMapOfFew(t *testing.T) {
	m, told := mapped(t, "chart map towns.cost", "0101,,1\n0102,,2\n0103,,3\n", nil)
	if want := []string{"map.few"}; !reflect.DeepEqual(told, want) || !reflect.DeepEqual(m.Of, []int32{-1, -1, -1}) || len(m.Rowless) != len(m.Names) {
		t.Errorf("%v, told %v, want %v", m.Of, told, want)
	}
	if _, told = mapped(t, "chart map towns.cost", "0101,,1\nAtlantis,,2\n", nil); !reflect.DeepEqual(told, []string{"map.rows"}) {
		t.Error("half of them:", told)
	}
}

// TestMapOfTheCountry: which municipalities have no row is told where at least half of
// them have one.
func TestMapOfTheCountry(t *testing.T) {
	for n, want := range map[int][]string{48: nil, 49: {"map.areas"}, 98: nil} {
		var rows strings.Builder
		for _, a := range area.Municipalities.Areas[:n] {
			rows.WriteString(a.Name + ",,1\n")
		}
		if _, told := mapped(t, "chart map towns.cost", rows.String(), nil); !reflect.DeepEqual(told, want) {
			t.Errorf("%d of them: told is %v, want %v", n, told, want)
		}
	}
}

const twoDistricts = `{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"nr":7,"navn":"Nord"},"geometry":{"type":"Polygon","coordinates":[]}},
 {"type":"Feature","properties":{"nr":8,"navn":"Syd"},"geometry":{"type":"Polygon","coordinates":[]}}]}`

// TestOwnAreas: areas of a file take the place of the municipalities until they are cleared, and stay when rules are edited.
func TestOwnAreas(t *testing.T) {
	m, told := mapped(t, "chart map towns.cost by town", "Syd,,1\nNord,,2\n", func(s *Session) { // rows come by key
		if list := s.LoadAreas("towns", "d.geojson", []byte(twoDistricts)); list != nil {
			t.Error(list)
		}
		if list := s.LoadAreas("towns", "bad.geojson", []byte("no")); len(list) != 1 || list[0].Code != "area.format" || !s.HasAreas("towns", "d.geojson") {
			t.Error("a file that is none takes areas away:", list)
		}
		if next := s.Revise(s.Model()); !next.HasAreas("towns", "d.geojson") {
			t.Error("edited rules lose the areas")
		}
	})
	if !reflect.DeepEqual(m.Of, []int32{0, 1}) || m.Property != "navn" || m.Set.File != "d.geojson" || told != nil {
		t.Errorf("%+v, told %v", m, told)
	}
	_, told = mapped(t, "chart map towns.cost", "Syd,,1\nNord,,2\n", func(s *Session) {
		s.LoadAreas("towns", "d.geojson", []byte(twoDistricts))
		s.ClearAreas("")
	})
	if !reflect.DeepEqual(told, []string{"map.none"}) {
		t.Errorf("told %v", told)
	}
}

// TestManyAreas: a file of too many areas is refused.
func TestManyAreas(t *testing.T) {
	m, _ := Open("r.fordel", "fordel 1 en\ntable towns {\n  town key\n  n number\n}\nchart map towns.n\n")
	list := NewSession(m).LoadAreas("towns", "f", []byte(`{"type":"FeatureCollection","features":[`+strings.Repeat("{},", area.MaxAreas)+`{}]}`))
	if len(list) != 1 || list[0].Code != "area.many" {
		t.Error(list)
	}
}

// TestAreasFor: a file is for the table it is named after, else for the only one with a map.
func TestAreasFor(t *testing.T) {
	const tables = "fordel 1 en\ntable towns {\n  town key\n  n number\n}\ntable schools {\n  school key\n  n number\n}\n"
	for _, c := range [][3]string{
		{"", "Towns.geojson", "towns"}, {"", "areas.geojson", ""}, {"chart map schools.n", "areas.2026.geojson", "schools"},
		{"chart map schools.n", "towns.geojson", "towns"}, {"chart map schools.n\nchart map towns.n", "areas.geojson", ""},
	} {
		m, _ := Open("r.fordel", tables+c[0]+"\n")
		if got := m.AreasFor(c[1]); got != c[2] {
			t.Errorf("%s with %q is for %q, want %q", c[1], c[0], got, c[2])
		}
	}
}
