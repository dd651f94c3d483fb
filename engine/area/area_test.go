package area

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestMunicipalitiesAreAll: there are 98 with a square, a name and a code each, and
// the tables that the study prints call them so.
func TestMunicipalitiesAreAll(t *testing.T) {
	squares, names, codes := map[[2]int]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range Municipalities.Areas {
		squares[[2]int{a.Column, a.Row}], names[fold(a.Name)], codes[a.Code] = true, true, true
		if a.Column < 0 || a.Row < 0 || a.Column > 19 || a.Row > 14 || len(a.Code) != 3 {
			t.Errorf("%+v", a)
		}
	}
	if len(squares) != 98 || len(names) != 98 || len(codes) != 98 {
		t.Errorf("%d squares, %d names, %d codes", len(squares), len(names), len(codes))
	}
	for _, file := range []string{"dagpleje", "institutioner_0_2"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "examples", "indices-2013", "data", file+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		read := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
		read.Comma = ';'
		rows, err := read.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if !names[fold(row[0])] {
				t.Errorf("%s: %s has no square", file, row[0])
			}
		}
	}
}

// neighbours share a border or a bridge.
var neighbours = [][2]string{
	{"Hjørring", "Frederikshavn"}, {"Aalborg", "Rebild"}, {"Thisted", "Morsø"}, {"Viborg", "Silkeborg"}, {"Aarhus", "Odder"}, {"Aarhus", "Syddjurs"},
	{"Randers", "Favrskov"}, {"Horsens", "Hedensted"}, {"Vejle", "Billund"}, {"Esbjerg", "Varde"}, {"Esbjerg", "Fanø"}, {"Kolding", "Vejen"}, {"Kolding", "Haderslev"},
	{"Aabenraa", "Sønderborg"}, {"Aabenraa", "Tønder"}, {"Fredericia", "Middelfart"}, {"Odense", "Nordfyns"}, {"Odense", "Kerteminde"}, {"Nyborg", "Svendborg"},
	{"Slagelse", "Sorø"}, {"Næstved", "Faxe"}, {"Næstved", "Vordingborg"}, {"Lolland", "Guldborgsund"}, {"Roskilde", "Lejre"}, {"Køge", "Solrød"}, {"Greve", "Ishøj"},
	{"København", "Frederiksberg"}, {"København", "Tårnby"}, {"Tårnby", "Dragør"}, {"Gladsaxe", "Herlev"}, {"Lyngby-Taarbæk", "Gentofte"}, {"Hillerød", "Gribskov"},
	{"Helsingør", "Fredensborg"}, {"Ballerup", "Egedal"}, {"Rødovre", "Frederiksberg"}, {"Glostrup", "Albertslund"}, {"Holbæk", "Odsherred"},
}

// southOf and eastOf are pairs in which the first lies clearly south or east of the second.
var (
	southOf = [][2]string{{"Tønder", "Thisted"}, {"Lolland", "Gribskov"}, {"Odense", "Aarhus"}, {"Køge", "Hillerød"}, {"Sønderborg", "Vejle"}, {"Dragør", "Helsingør"}, {"Esbjerg", "Holstebro"}}
	eastOf  = [][2]string{{"København", "Kalundborg"}, {"Odense", "Esbjerg"}, {"Slagelse", "Nyborg"}, {"Norddjurs", "Lemvig"}, {"Bornholm", "Dragør"}, {"Samsø", "Odder"}, {"Læsø", "Hjørring"}, {"Gentofte", "Ballerup"}}
)

// TestMunicipalitiesLieRight holds the grid to the map of Denmark.
func TestMunicipalitiesLieRight(t *testing.T) {
	at := map[string]Area{}
	for _, a := range Municipalities.Areas {
		at[a.Name] = a
	}
	for _, pair := range neighbours {
		a, b := at[pair[0]], at[pair[1]]
		if a.Name == "" || b.Name == "" || math.Hypot(float64(a.Column-b.Column), float64(a.Row-b.Row)) > 2.3 {
			t.Errorf("%+v and %+v are neighbours", a, b)
		}
	}
	for _, pair := range southOf {
		if at[pair[0]].Row <= at[pair[1]].Row {
			t.Errorf("%s lies south of %s", pair[0], pair[1])
		}
	}
	for _, pair := range eastOf {
		if at[pair[0]].Column <= at[pair[1]].Column {
			t.Errorf("%s lies east of %s", pair[0], pair[1])
		}
	}
}

// TestNames: municipalities are found however people write them, and nothing else is.
func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"Aarhus": "Aarhus", "Århus Kommune": "Aarhus", "københavns kommune": "København", "751": "Aarhus", "0101": "København", "Lyngby-Tårbæk": "Lyngby-Taarbæk",
		"Høje Taastrup": "Høje-Taastrup", "Nordfyn": "Nordfyns", "Vesthimmerland": "Vesthimmerlands", "Bornholms Regionskommune": "Bornholm", "Læsø ": "Læsø",
		"A\u030Arhus": "Aarhus", "Hillerød by": "", "": "", "kommune": "", "99": "",
	} {
		got := ""
		if of := Municipalities.Join([]string{name}).Of[0]; of >= 0 {
			got = Municipalities.Areas[of].Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

const districts = `{"type":"FeatureCollection","crs":{"type":"name"},"features":[
 {"type":"Feature","properties":{"id":1,"navn":"Nord","areal":7.5},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
 {"type":"Feature","properties":{"navn":"Syd","id":2,"skole":null},"geometry":{"type":"MultiPolygon","coordinates":[]}},
 {"type":"Feature","properties":{"navn":"Rådhuset","id":3},"geometry":{"type":"Point","coordinates":[0,0]}},
 {"type":"Feature","properties":{"navn":"Ø","id":4},"geometry":{"type":"Polygon","coordinates":[]}}]}`

// TestJoin: rows find their areas by whichever property fits them best.
func TestJoin(t *testing.T) {
	set, err := ReadGeoJSON("d.geojson", []byte("\ufeff"+districts))
	if err != nil {
		t.Fatal(err)
	}
	if got := set.Properties(); !reflect.DeepEqual(got, []string{"areal", "id", "navn"}) {
		t.Errorf("properties are %v", got)
	}
	j := set.Join([]string{"syd", "Vest", "NORD", "Syd", "Rådhuset"})
	if want := []int32{1, -1, 0, 1, -1}; !reflect.DeepEqual(j.Of, want) || j.Property != "navn" {
		t.Errorf("by %s: %v, want %v", j.Property, j.Of, want)
	}
	if want := []int32{2, 3}; !reflect.DeepEqual(j.Rowless, want) || j.Names[2] != "" || j.Names[3] != "Ø" {
		t.Errorf("without rows are %v of %q", j.Rowless, j.Names)
	}
	if j := set.Join([]string{"2", "01"}); !reflect.DeepEqual(j.Of, []int32{1, 0}) || j.Property != "id" {
		t.Errorf("by %s: %v", j.Property, j.Of)
	}
	if j := set.Join(nil); len(j.Of) != 0 || len(j.Rowless) != 4 {
		t.Errorf("no rows: %+v", j)
	}
}

func TestFilesThatAreNoAreas(t *testing.T) {
	many := `{"type":"FeatureCollection","features":[` + strings.Repeat(`{},`, MaxAreas) + `{}]}`
	for text, want := range map[string]error{
		"": ErrNoGeoJSON, "id;navn\n": ErrNoGeoJSON, `{"type":"Topology","features":[]}`: ErrNoGeoJSON, `[]`: ErrNoGeoJSON, districts[:200]: ErrNoGeoJSON,
		`{"type":"FeatureCollection"}`: ErrNoAreas, `{"type":"FeatureCollection","features":[{"properties":null,"geometry":null}]}`: ErrNoAreas,
		`{"type":"FeatureCollection","features":[{"properties":{"navn":"x"},"geometry":{"type":"Point"}}]}`: ErrNoAreas, many: ErrTooMany,
	} {
		if _, err := ReadGeoJSON("f", []byte(text)); !errors.Is(err, want) {
			t.Errorf("%.60s: %v, want %v", text, err, want)
		}
	}
}

func FuzzReadGeoJSON(f *testing.F) {
	f.Add(districts)
	f.Add(`{"type":"FeatureCollection","features":[{"properties":{"":[{}]},"geometry":{"type":"Polygon"}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if set, err := ReadGeoJSON("f", []byte(text)); err == nil {
			if j := set.Join([]string{text, "a"}); len(j.Of) != 2 || len(j.Names) != len(set.Areas) {
				t.Errorf("%+v", j)
			}
		}
	})
}
