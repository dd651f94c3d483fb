package area

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/engine/jsontext"
)

// MaxAreas bounds the areas of a file: more cannot be told apart on a map.
const MaxAreas = 10_000

// The reasons why a file is not read.
var (
	ErrNoGeoJSON = errors.New("no GeoJSON feature collection")
	ErrNoAreas   = errors.New("no areas")
	ErrTooMany   = fmt.Errorf("more than %d areas", MaxAreas)
)

// ReadGeoJSON reads the properties of the areas in a GeoJSON file, a collection of
// features; how they are shaped is for who draws them. Features that are no areas
// (points, lines) keep their place but get no row. The error is one of those above.
func ReadGeoJSON(file string, data []byte) (*Set, error) {
	var read struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	shapes := strings.TrimPrefix(string(data), "\uFEFF")
	err := jsontext.Read(shapes, &read)
	if err != nil || read.Type != "FeatureCollection" {
		return nil, ErrNoGeoJSON
	}
	if len(read.Features) > MaxAreas {
		return nil, ErrTooMany
	}
	s := &Set{File: file, Shapes: shapes, Areas: make([]Area, len(read.Features))}
	at := map[string]int{}
	for i, f := range read.Features {
		if !f.isArea() {
			continue
		}
		for name, value := range f.Properties {
			value := text(value)
			if value == "" {
				continue
			}
			p, ok := at[name]
			if !ok {
				p = len(s.properties)
				at[name] = p
				s.properties = append(s.properties, property{name, make([]string, len(read.Features))})
			}
			s.properties[p].values[i] = value
		}
	}
	slices.SortFunc(s.properties, func(a, b property) int { return strings.Compare(a.name, b.name) })
	if len(s.properties) == 0 {
		return nil, ErrNoAreas
	}
	return s, nil
}

// feature is what is read of a feature.
type feature struct {
	Properties map[string]any `json:"properties"`
	Geometry   struct {
		Type string `json:"type"`
	} `json:"geometry"`
}

// isArea reports whether a feature is an area.
func (f feature) isArea() bool {
	return f.Geometry.Type == "Polygon" || f.Geometry.Type == "MultiPolygon"
}

// text is a value as a text: that of a text or a number, empty for all else.
func text(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return ""
}
