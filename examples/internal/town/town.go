// Package town makes up Eksempelkøbing: a Danish municipality that does not
// exist, with districts, day-care institutions and their children. The examples
// that need children or institutions take them from here, so that the same
// houses meet the reader everywhere. All chances are whole numbers per mille and
// no floating point is used: a seed gives the same town on every machine.
package town

// District is a part of the town. Burden is the share of its children, in per
// mille, who live under several strains at once.
type District struct {
	Key, Name string
	Burden    int
}

// House is an institution. Extra is what its own share of strained children is
// above (or below) its district's, in per mille.
type House struct {
	Key, Name string
	District  *District
	Nursery   int // children of 0-2 years
	Older     int // children of 3-5 years
	Extra     int
}

// Children is how many children the house has.
func (h House) Children() int { return h.Nursery + h.Older }

var (
	centre  = &District{"MID", "Midtbyen", 130}
	harbour = &District{"HAV", "Havnekvarteret", 230}
	north   = &District{"NOR", "Nørremarken", 340}
	woods   = &District{"SKO", "Skovbyen", 50}
	country = &District{"LAN", "Landdistriktet", 100}
)

// Districts are the five districts of the town.
func Districts() []*District { return []*District{centre, harbour, north, woods, country} }

// Houses are the 30 institutions of the town, with 2,000 children.
func Houses() []House {
	return []House{
		{"I01", "Abildgården", centre, 28, 42, 0},
		{"I02", "Bakkehuset", centre, 36, 50, -40},
		{"I03", "Børnehuset Kvisten", centre, 24, 38, 60},
		{"I04", "Domkirkens Børnehave", centre, 0, 44, -60},
		{"I05", "Mælkevejen", centre, 42, 60, 20},
		{"I06", "Nordstjernen", centre, 30, 36, 0},
		{"I07", "Vuggestuen Rosenhaven", centre, 46, 0, 30},
		{"I08", "Anemonen", harbour, 32, 46, 0},
		{"I09", "Fyrtårnet", harbour, 44, 60, 60},
		{"I10", "Havnens Børnehus", harbour, 26, 40, 30},
		{"I11", "Kahytten", harbour, 0, 38, -70},
		{"I12", "Mågen", harbour, 22, 30, -30},
		{"I13", "Søstjernen", harbour, 34, 48, 90},
		{"I14", "Birkehuset", north, 38, 54, 0},
		{"I15", "Kernehuset", north, 30, 42, 60},
		{"I16", "Lærkereden", north, 26, 36, -60},
		{"I17", "Regnbuen", north, 50, 70, 110},
		{"I18", "Solsikken", north, 30, 40, -90},
		{"I19", "Vuggestuen Tusindfryd", north, 48, 0, 0},
		{"I20", "Egehuset", woods, 34, 50, 0},
		{"I21", "Grantoppen", woods, 28, 40, 0},
		{"I22", "Naturbørnehaven Stubben", woods, 0, 46, -30},
		{"I23", "Skovtrolden", woods, 36, 54, 20},
		{"I24", "Spiren", woods, 24, 32, 40},
		{"I25", "Troldehøj", woods, 30, 44, -10},
		{"I26", "Hestehaven", country, 18, 28, 0},
		{"I27", "Kornblomsten", country, 20, 30, 40},
		{"I28", "Landsbyhuset Vesterby", country, 12, 18, 80},
		{"I29", "Mosegården", country, 22, 32, -40},
		{"I30", "Svalereden", country, 16, 26, -20},
	}
}

// Few are ten of the institutions, two of each district, for examples where
// the whole town would only be in the way.
func Few() []House {
	all := Houses()
	var few []House
	for _, n := range []int{1, 3, 8, 13, 15, 17, 20, 23, 27, 28} {
		few = append(few, all[n-1])
	}
	return few
}
