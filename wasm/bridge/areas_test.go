package bridge

import "testing"

const drawn = `"fordel 1 en\ntable towns {\n  town key\n  n number\n}\nchart map towns.n\n"`
const twoDistricts = `{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"nr":7,"navn":"Nord"},"geometry":{"type":"Polygon","coordinates":[]}},
 {"type":"Feature","properties":{"nr":8,"navn":"Syd"},"geometry":{"type":"Polygon","coordinates":[]}}]}`

// A map's rows lie in the municipalities, or in the areas given, which stay when
// rules are edited and go with the data.
func TestMaps(t *testing.T) {
	b := New()
	view := func() map[string]any {
		t.Helper()
		return ask(t, b, "results", `{"lang": "en"}`)["views"].([]any)[0].(map[string]any)
	}
	ask(t, b, "rules", `{"text": `+drawn+`}`)
	ask(t, b, "data", `{"table": "towns", "file": "towns.csv"}`, []byte("town,n\nAarhus,1\nNord,2\nOdense,3\n")...)
	m := view()
	same(t, m, `[1, 2]`, "map", "limits")
	same(t, m, `0`, "map", "shapes")
	same(t, m, `-1`, "map", "of", 1)
	same(t, m, `"København"`, "map", "areas", 0, "name")
	same(t, ask(t, b, "areas", `{"file": "d.geojson", "lang": "en"}`, []byte(twoDistricts)...), `{"table": "towns", "used": true, "diagnostics": []}`)
	m = view()
	same(t, m, `[-1, 0, -1]`, "map", "of")
	if reader(b).json(t, int(m["map"].(map[string]any)["shapes"].(float64))) == nil {
		t.Error("the shapes are not sent")
	}
	same(t, m, `"Syd"`, "map", "areas", 1, "name")
	ask(t, b, "rules", `{"text": `+drawn[:len(drawn)-1]+`let x = 1\n"}`)
	same(t, view(), `"Syd"`, "map", "areas", 1, "name")
	same(t, ask(t, b, "areas", `{"file": "d.geojson", "lang": "en"}`, []byte("x")...), `"area.format"`, "diagnostics", 0, "code")
	ask(t, b, "clear", `{}`)
	ask(t, b, "data", `{"table": "towns", "file": "towns.csv"}`, []byte("town,n\nAarhus,1\n")...)
	same(t, view(), `0`, "map", "shapes")
}
