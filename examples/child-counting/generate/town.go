package main

// district is a part of the town. Burden is the share of its children, in per
// mille, who live under several strains at once.
type district struct {
	key, name string
	burden    int
}

// house is an institution. Extra is what its own share of strained children is
// above (or below) its district's, in per mille.
type house struct {
	name     string
	district int
	nursery  int // children of 0-2 years
	older    int // children of 3-5 years
	extra    int
}

var districts = []district{
	{"MID", "Midtbyen", 130},
	{"HAV", "Havnekvarteret", 230},
	{"NOR", "Nørremarken", 340},
	{"SKO", "Skovbyen", 50},
	{"LAN", "Landdistriktet", 100},
}

var houses = []house{
	{"Abildgården", 0, 28, 42, 0},
	{"Bakkehuset", 0, 36, 50, -40},
	{"Børnehuset Kvisten", 0, 24, 38, 60},
	{"Domkirkens Børnehave", 0, 0, 44, -60},
	{"Mælkevejen", 0, 42, 60, 20},
	{"Nordstjernen", 0, 30, 36, 0},
	{"Vuggestuen Rosenhaven", 0, 46, 0, 30},
	{"Anemonen", 1, 32, 46, 0},
	{"Fyrtårnet", 1, 44, 60, 60},
	{"Havnens Børnehus", 1, 26, 40, 30},
	{"Kahytten", 1, 0, 38, -70},
	{"Mågen", 1, 22, 30, -30},
	{"Søstjernen", 1, 34, 48, 90},
	{"Birkehuset", 2, 38, 54, 0},
	{"Kernehuset", 2, 30, 42, 60},
	{"Lærkereden", 2, 26, 36, -60},
	{"Regnbuen", 2, 50, 70, 110},
	{"Solsikken", 2, 30, 40, -90},
	{"Vuggestuen Tusindfryd", 2, 48, 0, 0},
	{"Egehuset", 3, 34, 50, 0},
	{"Grantoppen", 3, 28, 40, 0},
	{"Naturbørnehaven Stubben", 3, 0, 46, -30},
	{"Skovtrolden", 3, 36, 54, 20},
	{"Spiren", 3, 24, 32, 40},
	{"Troldehøj", 3, 30, 44, -10},
	{"Hestehaven", 4, 18, 28, 0},
	{"Kornblomsten", 4, 20, 30, 40},
	{"Landsbyhuset Vesterby", 4, 12, 18, 80},
	{"Mosegården", 4, 22, 32, -40},
	{"Svalereden", 4, 16, 26, -20},
}
