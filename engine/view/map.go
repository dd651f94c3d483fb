package view

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/area"
	"github.com/fordel-lang/fordel/engine/table"
)

// Areas are the areas of the user's own that rows of tables lie in, by the names of
// the tables. Rows of others are municipalities.
type Areas map[string]*area.Set

// Map is where the rows of a map lie and how they are coloured.
type Map struct {
	Limits []float64 // where the classes but the last end, rising: a value that is equal to one is below it
	Set    *area.Set
	area.Joined
}

// classes is how many classes a map has where the rules say no limits.
const classes = 5

// place finds the areas of the rows shown and the limits of the classes.
func (v *View) place(t *task, areas Areas) diag.List {
	set, own := areas[v.Table]
	if !own {
		set = area.Municipalities
	}
	var names []string
	var known []float64
	for _, row := range v.rows {
		names = append(names, nameOf(v.values[1], int(row)))
		if v.values[0].Has(int(row)) {
			known = append(known, v.values[0].Numbers[row])
		}
	}
	v.Map = &Map{Limits: t.limits, Set: set, Joined: set.Join(names)}
	joined, of := v.Map.joined(), named(names)
	if few := !own && joined > 0 && 2*joined < of; few { // numbers that happen to be those of municipalities
		v.Map.Joined = set.Join(nil)
		v.Map.Of = slices.Repeat([]int32{-1}, len(names))
		return diag.List{mapFew(v.Table, joined, of)}
	}
	if t.limits == nil {
		v.Map.Limits = alike(known)
	}
	return v.Map.tell(v.Table, names)
}

// joined is how many rows belong to an area.
func (m *Map) joined() (n int) {
	for _, of := range m.Of {
		if of >= 0 {
			n++
		}
	}
	return n
}

// named is how many of the names say anything.
func named(names []string) (n int) {
	for _, name := range names {
		if name != "" {
			n++
		}
	}
	return n
}

// nameOf is what names the area of a row.
func nameOf(c *table.Column, row int) string {
	switch {
	case !c.Has(row):
		return ""
	case c.Numbers != nil:
		return strconv.FormatFloat(c.Numbers[row], 'f', -1, 64)
	case c.Words == nil:
		return ""
	}
	return c.Word(row)
}

// alike are the limits of classes that hold equally many values, as far as equal
// values allow: each is the highest value of its class.
func alike(values []float64) []float64 {
	values = slices.Sorted(slices.Values(values))
	limits := []float64{}
	for k := 1; k < classes && len(values) > 0; k++ {
		limit := values[(len(values)*k+classes-1)/classes-1]
		if limit < values[len(values)-1] && (len(limits) == 0 || limits[len(limits)-1] < limit) {
			limits = append(limits, limit)
		}
	}
	return limits
}

// tell says which rows and areas do not join.
func (m *Map) tell(tableName string, names []string) diag.List {
	var strays diag.Names
	for row, of := range m.Of {
		if of < 0 && names[row] != "" {
			strays = append(strays, names[row])
		}
	}
	var rowless diag.Names
	for _, i := range m.Rowless {
		if name := m.Names[i]; name != "" {
			rowless = append(rowless, name)
		}
	}
	switch {
	case len(names) == 0:
		return nil
	case len(m.Rowless) == len(m.Names):
		return diag.List{mapNone(m.Set, tableName)}
	}
	var list diag.List
	if twice := m.crowded(); len(twice) > 0 {
		list.Add(mapTwice(twice))
	}
	if len(strays) > 0 {
		list.Add(mapRows(strays, diag.Closest(strays[0], rowless)))
	}
	few := m.Set.File == "" && 2*len(m.Rowless) > len(m.Names) // some municipalities are meant, not the country
	if len(rowless) > 0 && !few {
		list.Add(mapAreas(rowless))
	}
	return list
}

// crowded are the areas that several rows belong to.
func (m *Map) crowded() (names diag.Names) {
	rows := make([]int, len(m.Names))
	for _, of := range m.Of {
		if of >= 0 {
			if rows[of]++; rows[of] == 2 {
				names = append(names, m.Names[of])
			}
		}
	}
	return names
}

func mapTwice(areas diag.Names) diag.Diagnostic {
	return diag.New("map.twice", diag.Warning, "Several rows belong to these areas, which the map shows as the first one says: %s.", "Flere rækker hører til disse områder, som kortet viser efter den første: %s.", areas).
		WithHint("Draw a table with one row for each area, with the sum or the mean of the others.", "Tegn en tabel med én række pr. område, med summen eller gennemsnittet af de andre.")
}

func mapNone(set *area.Set, tableName string) diag.Diagnostic {
	among := diag.Text{EN: "is a municipality", DA: "er en kommune"}
	if set.File != "" {
		among = diag.Format("is among the areas of %s", "er blandt områderne i %s", set.File)
	}
	d := diag.New("map.none", diag.Warning, "No row of `%s` %s, so there is nothing on the map.", "Ingen række i `%s` %s, så der er intet på kortet.", tableName, among)
	if set.File != "" {
		return d.WithHint("What `by` gives, or else the key, must stand in one of the areas' properties: %s.",
			"Det, som `efter` giver, eller ellers nøglen, skal stå i en af områdernes egenskaber: %s.", diag.Names(set.Properties()))
	}
	return withAreas(d, tableName)
}

func withAreas(d diag.Diagnostic, tableName string) diag.Diagnostic {
	return d.WithHint("Put the areas beside the data as `%[1]s.geojson`, or drop that file on the page; or say with `by` what names the municipality.",
		"Læg områderne ved siden af data som `%[1]s.geojson`, eller slip filen på siden; eller sig med `efter`, hvad der benævner kommunen.", tableName)
}

func mapFew(tableName string, joined, of int) diag.Diagnostic {
	return withAreas(diag.New("map.few", diag.Warning, "Only %[2]d of the %[3]d rows of `%[1]s` could be municipalities, by name or number, so nothing is drawn on the map.",
		"Kun %[2]d af de %[3]d rækker i `%[1]s` kan være kommuner efter navn eller nummer, så der tegnes intet på kortet.", tableName, joined, of), tableName)
}

func mapRows(strays diag.Names, meant string) diag.Diagnostic {
	d := diag.New("map.rows", diag.Warning, "Without an area on the map, and so only in the table: %s.", "Uden område på kortet og derfor kun i tabellen: %s.", strays)
	if meant != "" {
		return d.WithHint("Is %s called %s there?", "Hedder %s dér %s?", strays[:1], diag.Names{meant})
	}
	return d.WithHint("Spell them as the areas are spelt.", "Stav dem, som områderne er stavet.")
}

func mapAreas(rowless diag.Names) diag.Diagnostic {
	return diag.New("map.areas", diag.Note, "No row belongs to these areas of the map: %s.", "Ingen række hører til disse områder på kortet: %s.", rowless).
		WithHint("If they should have one, it is missing in the data or has another name there.", "Hvis de skulle have en, mangler den i data eller hedder noget andet dér.")
}
